"""Every condition that a reader can set changes what a page says, or the page says that it does not."""

import re

import pytest

from i18n import load_labels
from tests.pages.reading import PAGES, open_page
from ui import board
from ui.run.answers import document_at
from ui.scene.scene import Screen
from ui.scene.state import CONDITIONS
from ui.words.headings import condition_word

TEXT = load_labels("zh")
LINK = re.compile(r'"/[^"]*"')

SET = {
    "category": "funeral", "township": "532301104", "township_match": "all", "reach": "city_level", "from_year": "2022",
    "to_year": "2023", "funding_source": "other", "construction_type": "expansion", "start_year": "2022", "implementer": "none",
    "project": "funeral-05", "without": "funeral-05", "min_wan": "1000", "max_wan": "3000", "unsettled": "1", "text": "公墓",
    "years": "undivided", "townships": "undivided", "basis": "printed",
}  # fmt: skip
SOME = {"township": "532301101~532301104"}
YEARS = {"from_year": "2021", "to_year": "2022"}
VIEWS: dict[str, tuple[dict[str, str], ...]] = {
    "project": ({"id": "funeral-05"},),
    "compare": tuple({"a": "category=funeral", "b": "reach=all_townships", **more} for more in ({}, SOME)),
    "text": ({}, SOME),
}


def said(page: str, query: dict[str, str]) -> tuple[str, str]:
    """What a page says but for its addresses, and which conditions it says do not act."""
    document = document_at(page, {name: [value] for name, value in query.items()}, Screen("desk", dark=False))
    assert document
    spoken = [document["numbers"], document["blocks"], document["head"]["title"]]
    return LINK.sub('""', board.to_bytes(spoken).decode()), document["head"].get("idle", "")


@pytest.mark.parametrize("page", PAGES)
def test_a_condition_changes_the_page_or_is_named_as_without_effect(page: str) -> None:
    views = VIEWS.get(page, ({}, {**SOME, **YEARS}))
    plain = [said(page, view)[0] for view in views]
    silent = named(said(page, {**views[0], **SET})[1])
    acting = sorted(SET.keys() - silent - {"township_match"})  # which means nothing by itself, and is called what the townships are
    for name in acting if silent else acting[PAGES.index(page) % 3 :: 3]:  # where all act they act alike: page by page others
        for view, before in zip(views, plain, strict=True):
            words, idle = said(page, {**view, name: SET[name]})
            if words != before:  # one view in which it does is enough
                assert name not in named(idle), (page, name)
                break
        else:
            pytest.fail(f"{name} is silent on {page}")
    for view, before in zip(views, plain, strict=True):
        words, idle = said(page, {**view, **{name: SET[name] for name in silent}})
        assert words == before
        assert named(idle) >= silent - {"township_match"}


def named(idle: str) -> set[str]:
    """The conditions that a page says do not act."""
    words = idle.strip("。").split("：")[-1].split("、")
    return {name for name in SET if condition_word(TEXT, name) in words}


def test_every_condition_is_asked() -> None:
    assert SET.keys() == CONDITIONS


def test_the_text_follows_the_filters_only_where_they_say_which_places_are_meant() -> None:
    assert open_page("text", category="funeral")["head"]["idle"] == "本页不受这些条件影响：类别。"
    assert "idle" not in open_page("text", category="funeral", at="rows")["head"]


def test_what_does_not_act_is_named_once_and_the_rest_not() -> None:
    asked = {"category": "funeral", "from_year": "2022", "to_year": "2023", "years": "undivided"}
    head = open_page("project", id="elderly_care-01", **asked)["head"]
    assert head["idle"] == "本页不受这些条件影响：类别、年度。"


def test_an_old_address_with_the_choice_between_two_readings_opens_as_any_other() -> None:
    said_now, plain = (open_page("funding", category="funeral", **more) for more in ({"reading": "range"}, {}))
    assert said_now["blocks"] == plain["blocks"]
    assert not {"idle", "unread"} & said_now["head"].keys()


def test_what_both_sides_of_a_comparison_say_for_themselves_is_named() -> None:
    sides = {"a": "category=funeral", "b": "category=elderly_care&years=undivided"}
    assert open_page("compare", **sides, category="social_welfare")["head"]["idle"] == "本页不受这些条件影响：类别。"
    assert "idle" not in open_page("compare", **sides, years="first_year")["head"]


def test_how_a_chart_of_a_project_came_about_speaks_of_no_filter_that_does_not_act() -> None:
    blocks = open_page("project", id="elderly_care-01", category="funeral")["blocks"]
    said = [one["how"][0] for one in blocks if one["kind"] == "chart"]
    assert [one.endswith("范围：“城乡社区居家养老服务中心建设项目”一行。") for one in said] == [True, True, True]
