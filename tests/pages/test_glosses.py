"""In English the plan's names keep their Chinese, and what they mean stands beside them; in Chinese nothing is added."""

import json

from tests.cases import cases
from tests.pages.reading import PAGES, block, open_page
from tests.pages.wide_plan import Client, opened
from tests.real import real_plan

PLAN = real_plan()
OURS = "our translation"


def test_every_project_target_and_fact_has_a_name_in_english_of_its_own() -> None:
    names = {
        **PLAN.names_by_id,
        **{one.indicator_id: one.name for one in PLAN.indicators},
        **{one.fact_id: one.name for one in PLAN.facts},
    }
    assert PLAN.names_en.keys() == names.keys()
    assert all(english.isascii() or set(english) <= set(map(chr, range(128))) | set("“”’") for english in PLAN.names_en.values())


def test_names_stand_in_tables_lists_and_targets() -> None:
    rows = block(open_page("projects", lang="en"), "projects")["rows"]
    assert {row["cells"][0]["t"]: row["cells"][0]["gloss"] for row in rows} == {
        one.name: PLAN.glosses[one.name] for one in PLAN.projects
    }
    listed = block(open_page("townships", lang="en", township="532301104"), "township_own")["items"]
    assert listed[0]["gloss"] == PLAN.glosses[listed[0]["label"]]
    targets = open_page("targets", lang="en")
    shown = [row for one in targets["blocks"] if one["kind"] == "targets" for group in one["groups"] for row in group["rows"]]
    assert len(shown) == len(PLAN.indicators) + len(PLAN.facts)
    assert all(row["gloss"] == PLAN.glosses[row["name"]] for row in shown)


def test_a_project_is_headed_by_what_its_name_means_with_the_name_as_printed_under_it() -> None:
    printed = PLAN.by_id["funeral-05"].name
    head = open_page("project", lang="en", id="funeral-05")["head"]
    assert (head["title"], head["words"][0]["t"]) == (PLAN.glosses[printed], f"{printed}. ")
    head = open_page("project", id="funeral-05")["head"]
    assert head["title"] == printed
    assert printed not in "".join(word["t"] for word in head["words"])


@cases(("page", "chart"), [("unit_costs", "unit_costs"), ("years", "gantt"), ("structure", "tree"), ("funding", "flow")])
def test_hovers_say_the_name_as_printed_under_what_it_means(page: str, chart: str) -> None:
    told = json.dumps(block(open_page(page, lang="en"), chart)["figure"]["data"], ensure_ascii=False)
    named = {PLAN.glosses[one.name]: one.name for one in PLAN.projects}
    meant = next(one for one in named if f"<b>{one}</b>" in told)
    assert f"<b>{meant}</b><br>{named[meant]}" in told


def test_files_have_a_column_of_it() -> None:
    data = block(open_page("years", lang="en"), "gantt")["data"]
    place = next(place for place, label in enumerate(data["columns"]) if OURS in label)
    assert all(row[place] == PLAN.glosses[row[place - 1]] for row in data["rows"])
    data = block(open_page("targets", lang="en"), "targets")["data"]
    assert any(OURS in label for label in data["columns"])


def test_search_finds_it() -> None:
    assert [row["id"] for row in block(open_page("projects", text="columbarium"), "projects")["rows"]] == ["funeral-06"]
    groups = block(open_page("targets", find="uplands"), "targets")["groups"]
    assert [row["id"] for group in groups for row in group["rows"]] == ["crematories"]


@cases("page", PAGES)
def test_it_is_marked_as_ours_once_and_only_where_it_is_used(page: str) -> None:
    english, chinese = (open_page(page, lang=lang, id="funeral-05") for lang in ("en", "zh"))
    assert english["foot"].count(OURS) == 1
    assert "gloss" not in json.dumps(chinese["blocks"]).replace('"gloss": ""', "")
    assert chinese["foot"].endswith("。")
    assert "译名" not in chinese["foot"]


def test_a_plan_without_names_in_english_shows_none(client: Client) -> None:
    shown = opened(client, "overview", lang="en")
    assert '"gloss": "' not in json.dumps(shown["blocks"]).replace('"gloss": ""', "")
    assert OURS not in json.dumps(shown)
