"""In English no words are left in Chinese but names and quotes that have their meaning beside them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from i18n import LANGUAGES, load_labels
from tests.cases import cases
from tests.pages.reading import PAGES, open_page
from tests.real import real_plan
from ui.run.plan_in_use import shared_plan

PLAN = real_plan()
TERMS = (Path(__file__).parents[2] / "docs" / "TERMS.md").read_text(encoding="utf-8").lower()
ONE_THING = [
    ("legend.unconfirmed", "source.unconfirmed", "number.unconfirmed", "chart.hover.is_unconfirmed", "value.unsettled"),
    ("legend.undivided", "chart.undivided", "chart.group.undivided", "choice.years.undivided", "choice.townships.undivided"),
    ("column.spread", "capacity.shared"),
    ("legend.own",),
    ("legend.shared",),
]
HAN = re.compile("[一-鿿]")
# What is printed stands in these: the text itself, its quotes and cells, the title, the cell 建设内容, and files.
PRINTED = {
    "parts",
    "plantext",
    "annex",
    "quote",
    "excerpt",
    "table",
    "data",
    "csv",
    "source",
    "plan",
    "name",
    "alt",
    "ui",
    "how",
    "path",
}
CODES = {
    "href",
    "id",
    "code",
    "customdata",
    "query",
    "action",
    "pick",
    "set",
    "value_on",
    "ids",
    "parents",
    "hovertemplate",
    "node",
}
VIEWS = [
    *((page, {}) for page in PAGES if page not in ("project", "text", "compare")),
    ("compare", {"a": "township=532301104", "b": "without=funeral-05"}),
    ("townships", {"township": "532301101"}),
    ("overview", {"project": "funeral-05"}),
    ("overview", {"category": "funeral"}),
    ("overview", {"text": "zzz", "without": "funeral-05"}),
    ("structure", {"tree": "icicle"}),
    ("projects", {"columns": "place~location~implementer"}),
    *(("unit_costs", {"kind": kind}) for kind in ("facilities", "floor_area", "graves")),
    *(("targets", {"indicator": one.indicator_id}) for one in PLAN.indicators[:40:13]),
]


def unmeant(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Strings with Chinese in them and nothing beside them that says what they mean, by the field that they stand in."""
    if key in PRINTED or key in CODES:
        return
    if isinstance(value, dict):
        yield from (
            one
            for name, item in value.items()
            if not (value.get("gloss") and name in ("t", "label"))
            for one in unmeant(item, name)
        )
    elif isinstance(value, list):
        yield from (one for item in value for one in unmeant(item, key))
    elif isinstance(value, str) and HAN.search(value) and value != "中" and PLAN.title not in value:
        yield key, value


@cases(("page", "query"), VIEWS)
def test_a_page_has_no_words_that_are_left_in_chinese(page: str, query: dict[str, str]) -> None:
    assert [one for one in unmeant(open_page(page, lang="en", **query)) if not is_quoted(one[1])] == []


def test_a_project_has_none_but_its_name_and_what_it_builds() -> None:
    for project in [one.project_id for one in PLAN.projects]:
        found, own = open_page("project", lang="en", id=project), PLAN.by_id[project]
        assert {value for _, value in unmeant(found) if not is_quoted(value)} <= {f"{own.name}. ", own.scope_text}


def test_findings_say_what_their_words_mean() -> None:
    one_of_each = {one.check: one.finding_id for one in shared_plan()[2].findings}.values()
    pages = [open_page("checks", lang="en", finding=finding) for finding in one_of_each]
    assert {value for page in pages for _, value in unmeant(page) if not is_quoted(value)} == set()


@cases("language", LANGUAGES)
@cases("keys", ONE_THING)
def test_a_thing_has_one_name_in_legends_numbers_and_tables(language: str, keys: tuple[str, ...]) -> None:
    named = {load_labels(language)(key).lower() for key in keys}
    assert len(named) == 1
    assert named.pop() in TERMS


def is_quoted(words: str) -> bool:
    """Whether all that is Chinese has its meaning in brackets after it, or is a single character that is told of."""
    for name, meaning in PLAN.glosses.items():
        words = words.replace(f"{name} ({meaning})", "")
    return not HAN.search(re.sub("“.”", "", words))
