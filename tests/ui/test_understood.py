"""Addresses as people pass them on: what can be read is read, and what cannot is told."""

import json
from urllib.parse import parse_qs, urlencode

import pytest

from tests.cases import cases
from tests.real import real_plan
from ui.run.answers import answer_at
from ui.scene.scene import Screen
from ui.scene.state import ViewState
from ui.scene.understood import read_wan, said_of, understood, without_ending

PLAN = real_plan()


def read(query: str) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """The view that a query means, as an address, and what of it was not understood."""
    said, unread = understood(parse_qs(query), PLAN)
    return ViewState.from_query(said, PLAN).to_query(), said_of(unread)


@cases(
    ("name", "value"),
    [
        ("category", "funeral"), ("township", "532301101~532301102"), ("project", "funeral-05"), ("max_wan", "5000"),
        ("years", "undivided"), ("basis", "printed"), ("lang", "en"), ("sort", "-name"),
        ("indicator", PLAN.indicators[0].indicator_id),
    ],
)  # fmt: skip
def test_punctuation_after_an_address_is_dropped(name: str, value: str) -> None:
    assert name in read(urlencode({name: value}))[0] or name == "sort"
    for end in (*"。，、；）》”.,;)", "）。", "”，"):
        assert read(urlencode({name: value + end})) == (read(urlencode({name: value}))[0], []), end
        assert without_ending("years" + end) == "years"


def test_a_code_that_ends_so_itself_is_kept() -> None:
    for code in PLAN.implementer_codes:
        assert read(urlencode({"implementer": code})) == ({"implementer": code}, [])


@cases(
    ("words", "wan"),
    [
        ("5000", 5000), ("５０００", 5000), ("5,000", 5000), ("1,234,567", 1_234_567), (" 5 000 ", 5000),
        ("1亿", 10_000), ("1.5亿元", 15_000),
        ("1万", 1), ("300万元", 300), ("20000元", 2), ("2 million yuan", 200), ("1bn", 100_000), ("0", 0),
        ("", None), ("abc", None), ("-3", None), ("1e9", None), ("5000—1000", None), ("5,00", None), ("1,5", None),
        ("9" * 12, None),
    ],
)  # fmt: skip
def test_amounts_are_read_as_people_write_them(words: str, wan: int | None) -> None:
    assert read_wan(words) == wan


def test_limits_between_two_whole_amounts_mean_the_same_projects() -> None:
    assert read("min_wan=120.5&max_wan=1亿")[0] == {"min_wan": "121", "max_wan": "10000"}
    assert read("max_wan=120.5")[0] == {"max_wan": "120"}


@cases(
    ("query", "unread"),
    [
        ("category=funeral~fun", [("category", "fun")]),
        ("township=1&township=2", [("township", "1"), ("township", "2")]),
        ("from_year=x&to_year=2023", [("from_year", "x")]),
        ("from_year=2030", [("from_year", "2030")]),
        ("from_year=2024&to_year=2022", [("from_year", "2024—2022")]),
        ("min_wan=5000&max_wan=1000", [("min_wan", "5000—1000")]),
        ("min_wan=5000—1000", [("min_wan", "5000—1000")]),
        ("min_wan=lots&max_wan=9", [("min_wan", "lots")]),
        ("years=weekly&basis=none", [("years", "weekly"), ("basis", "none")]),
        ("category=" + "~".join("abcdefgh"), [("category", code) for code in "abcde"]),
        ("category=" + "x" * 90, [("category", "x" * 23 + "…")]),
        ("category=%00%E2%80%AE", []),
        ("utm_source=chat&from=timeline&text=zzz&from_year=2021&to_year=2025", []),
        ("embed=true&isappinstalled=0&find=?&at=x", []),
        ("min=1亿&foo=bar&year=2022&from=2022", [("min", "1亿"), ("foo", "bar"), ("year", "2022"), ("from", "2022")]),
        (
            "kind=x&domain=funeral~y&sort=-&tree=oak&lang=fr",
            [("kind", "x"), ("domain", "y"), ("lang", "fr"), ("tree", "oak"), ("sort", "-")],
        ),
        ("unsettled=yes&township_match=some", [("township_match", "some"), ("unsettled", "yes")]),
        ("a=xyz&b=all", [("a", "xyz")]),
        ("a=category%3Dfun%26min_wan%3D1亿&b=foo%3Dbar", [("a.category", "fun"), ("b.foo", "bar")]),
        ("a=category%3Dfuneral。&b=all）", []),
    ],
)
def test_what_says_nothing_is_told(query: str, unread: list[tuple[str, str]]) -> None:
    assert read(query)[1] == unread


def test_a_side_of_a_comparison_is_read_as_an_address_is() -> None:
    assert read("a=min_wan%3D1亿%26category%3Dfun&b=max_wan%3D120.5。")[0] == {"a": "min_wan=10000", "b": "max_wan=120"}


@pytest.mark.parametrize(("asked", "lang"), [("nopage", "zh"), ("funding/nowhere", "en")])
def test_an_address_of_no_page_is_told_where_the_first_page_answers_it(asked: str, lang: str) -> None:
    document = json.loads(answer_at(asked, {"lang": [lang], "category": ["fun"]}, Screen("desk", dark=False)).document or b"{}")
    assert document["page"] == "overview"
    assert all(f"“{value}”" in document["head"]["unread"] for value in (asked, "fun"))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_says_it_in_one_line_and_only_then(lang: str) -> None:
    def head(**query: str) -> dict[str, str]:
        answer = answer_at(
            "overview", {name: [value] for name, value in {"lang": lang, **query}.items()}, Screen("desk", dark=False)
        )
        return json.loads(answer.document or b"{}")["head"]

    every = {"category": "fun", "from_year": "x", "min_wan": "?", "implementer": "-", "years": "weekly"}
    said = head(**every)["unread"]
    assert all(f"“{value}”" in said for value in every.values())
    assert "\n" not in said
    assert all(f"“{value}”" in head(a=value, b="foo=bar")["unread"] for value in ("xyz", "bar"))
    assert "unread" not in head(category="funeral", text="zzz")
    assert "unread" not in head()
