"""A way to break every rule: what to change in a copy of the real plan's folder."""

import json
import os
from collections.abc import Callable
from typing import Any

from plan_data.read.loading import MOST_PROJECTS
from plan_data.read.rules import Rule
from tests.plan_data.conftest import Folder

Change = Callable[[Folder], None]


def cell(file: str, row: int, column: str, value: str) -> Change:
    """One cell changed."""
    return lambda folder: folder.set(f"{file}.csv", row, column, value)


def content(name: str, replace: Callable[[bytes], bytes]) -> Change:
    """A file's bytes changed."""
    return lambda folder: (folder.path / name).write_bytes(replace((folder.path / name).read_bytes())) and None


def descriptor(**values: Any) -> Change:
    """The descriptor with some entries changed; ``None`` takes one away."""

    def change(folder: Folder) -> None:
        path = folder.path / "datapackage.json"
        described = {**json.loads(path.read_text(encoding="utf-8")), **values}
        path.write_text(json.dumps({name: value for name, value in described.items() if value is not None}), encoding="utf-8")

    return change


def lines(file: str, change: Callable[[list[list[str]]], list[list[str]]]) -> Change:
    """A table's lines changed, header first."""
    return lambda folder: folder.write(f"{file}.csv", change(folder.lines(f"{file}.csv")))


def confirmed(*corrections: tuple[str, str, str, str]) -> Change:
    """Confirmed corrections added: project, field, printed, used."""

    def change(folder: Folder) -> None:
        for correction in corrections:
            folder.add("corrections.csv", *correction, "来自决算", "confirmed", "2024-01-31")

    return change


def every_township(folder: Folder) -> None:
    """A project that serves all townships and is called one that serves one."""
    codes = [line[0] for line in folder.lines("townships.csv")[1:]]
    folder.set("projects.csv", 6, "townships", " ".join(codes))
    folder.set("projects.csv", 6, "reach", "single_township")


def amount_again(folder: Folder) -> None:
    """An amount that stands where the one before it stands."""
    funding = folder.lines("funding.csv")
    folder.set("funding.csv", 4, "amount_start", funding[2][funding[0].index("amount_start")])


def late_start(folder: Folder) -> None:
    """A row that starts after its number."""
    projects = folder.lines("projects.csv")
    folder.set("projects.csv", 6, "row_start", projects[5][projects[0].index("name_start")])


def without_funding(folder: Folder) -> None:
    """A correction for a project that has no funding."""
    lines("funding", lambda rows: [row for row in rows if row[0] != "funeral-10"])(folder)
    confirmed(("funeral-10", "funding-1", "1", "other"))(folder)


def extra_column(rows: list[list[str]]) -> list[list[str]]:
    """The lines of a table with a column that no table has."""
    return [[*rows[0], "remark"], *([*row, ""] for row in rows[1:])]


FIRST = "grassroots_community-01"
BREAKS: dict[Rule, Change] = {
    Rule.FILE: lambda folder: (folder.path / "townships.csv").unlink(),
    Rule.FILE_SIZE: lambda folder: os.truncate(folder.path / "funding.csv", 1 << 30),
    Rule.ENCODING: content("funding.csv", lambda old: old.replace(b"funeral-09,1", "殡葬,1".encode("gb18030"))),
    Rule.NOT_READ: lines("funding", lambda rows: [*rows, *[["x"]] * 5_001]),
    Rule.UTF8: content("funding.csv", lambda old: old.replace(b"funeral-09,1", b"funeral-\xff9,1")),
    Rule.SAME_TEXT: content("source.txt", lambda old: b"x" + old),
    Rule.JSON: content("datapackage.json", lambda _: b"{"),
    Rule.JSON_SIZE: content("datapackage.json", lambda _: b"[" * 100_000),
    Rule.JSON_OBJECT: content("datapackage.json", lambda _: b"[]"),
    Rule.CSV: content("funding.csv", lambda old: old + b'"open'),
    Rule.HEADER: content("townships.csv", lambda _: b""),
    Rule.COLUMN: lines("funding", lambda rows: [row[:-1] for row in rows]),
    Rule.COLUMN_ONCE: lines("funding", lambda rows: [[*row, row[0]] for row in rows]),
    Rule.KNOWN_COLUMN: lines("projects", extra_column),
    Rule.CELLS: lines("projects", lambda rows: [*rows[:-1], rows[-1][:-3]]),
    Rule.SOME_ROW: lines("projects", lambda rows: rows[:1]),
    Rule.MOST_ROWS: lines("projects", lambda rows: [*rows[:1], *rows[1:2] * (MOST_PROJECTS + 1)]),
    Rule.ONCE: cell("townships", 4, "code", "532301102"),
    Rule.GIVEN: descriptor(title=None),
    Rule.NOT_EMPTY: cell("projects", 3, "location_text", ""),
    Rule.LONG_ENOUGH: cell("townships", 4, "name", "镇"),
    Rule.TEXT: descriptor(title=5),
    Rule.PATTERN: cell("townships", 4, "code", "12"),
    Rule.ONE_OF: cell("projects", 3, "category", "sport"),
    Rule.WHOLE_NUMBER: cell("funding", 4, "position", "x"),
    Rule.WHOLE_WAN: cell("projects", 3, "total_investment_wan", "三千"),
    Rule.DECIMAL: cell("indicators", 3, "value", "1e3"),
    Rule.INTEGER: descriptor(start_year="soon"),
    Rule.NUMBER: cell("townships", 2, "latitude", "north"),
    Rule.AT_LEAST: cell("projects", 3, "start_year", "1848"),
    Rule.AT_MOST: cell("projects", 3, "end_year", "9999"),
    Rule.DATE: descriptor(issued_on="last spring"),
    Rule.END_YEAR: descriptor(end_year=2020),
    Rule.PROJECT_ID: cell("projects", 3, "project_id", "elderly_care-77"),
    Rule.AS_TEXT: cell("projects", 3, "construction_type", "expansion"),
    Rule.REFERENCE: cell("projects", 7, "townships", "999999999"),
    Rule.IMPLEMENTER_START: cell("projects", 6, "implementer_start", ""),
    Rule.TOWNSHIP_ONCE: cell("projects", 6, "townships", "532301105 532301105"),
    Rule.REACH: cell("projects", 6, "reach", "city_level"),
    Rule.REACHES: every_township,
    Rule.NEXT_POSITION: cell("funding", 4, "position", "4"),
    Rule.AMOUNT_ORDER: amount_again,
    Rule.TOTAL_ONCE: cell("printed_totals", 3, "stands_for", "unexplained"),
    Rule.ROW_END: cell("projects", 6, "row_end", "10"),
    Rule.WORDS: cell("projects", 6, "name", "东华镇康养大镇"),
    Rule.IN_ROW: late_start,
    Rule.IN_PROJECT_ROW: cell("funding", 8, "amount_start", "5"),
    Rule.TOGETHER: cell("indicators", 3, "value", ""),
    Rule.NUMBER_STATED: cell("indicators", 2, "comparator", "equal"),
    Rule.READS_AS_NUMBER: cell("indicators", 3, "number_text", "很多"),
    Rule.IN_QUOTE: cell("facts", 3, "number_start", "5"),
    Rule.RANGE: cell("indicators", 3, "comparator", "between"),
    Rule.NEXT_STATEMENT: cell("indicators", 3, "position", "2"),
    Rule.AS_FIRST: cell("indicators", 8, "name", "别的"),
    Rule.SOURCE_OF_FUNDING: cell("printed_figures", 5, "funding_source", "other"),
    Rule.FIGURE_ID: cell("printed_figures", 5, "figure_id", "figure-1"),
    Rule.NO_FUNDING: without_funding,
    Rule.PRINTED: confirmed((FIRST, "funding-3", "2961", "county_city")),
    Rule.POSSIBLE: confirmed((FIRST, "funding-1", "2220", "other")),
    Rule.CONFIRMED_ONCE: confirmed(*[("elderly_care-05", "funding-3", "1800", used) for used in ("other", "county_city")]),
    Rule.POSSIBLE_TOGETHER: confirmed((FIRST, "funding-2", "740", "county_city"), (FIRST, "funding-3", "2960", "county_city")),
}
