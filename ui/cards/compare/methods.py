"""One view by every method at once: a row for each basis and each way to allocate money, pale where it is as by the view's own."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from analysis.questions.headline import headline
from analysis.questions.townships import UNDIVIDED
from analysis.questions.yearly import UNDIVIDED_YEAR
from ui.cards.compare.sides import Side, side_name
from ui.cards.numbers.parts import shown_wan
from ui.cards.parts.amounts import category_rows, township_rows, year_rows
from ui.cards.parts.leading import most_money
from ui.cards.parts.rows import OPEN, Row, sums_by
from ui.cards.projects.columns import Align, with_unit
from ui.document.tables import Cell, CellLook, Column, Table
from ui.document.tables import Row as TableRow
from ui.scene.scene import Scene
from ui.scene.state import METHODS, WHOLE, ViewState
from ui.words.headings import compare_href
from ui.words.workings import ALL_PLACES, ALL_YEARS, amount_href, list_href, together, total_href, township_slice, years_slice

_Said = tuple[str, str | None]  # a number in words, and where it comes from
_COLUMNS = ("projects", "amount", "category", "year", "township", "no_year", "no_township")
_NUMBERS = ("projects", "amount", "no_year", "no_township")


def methods_tables(scene: Scene, sides: tuple[Side, Side] | None) -> list[Table]:
    """A table for each side; where a side is still to be chosen, of the other one, or of the whole plan."""
    if sides:
        return [methods_table(scene, side.scene, f"methods_{side.letter.lower()}", f"{side.letter} {side.name}") for side in sides]
    said = scene.state.a or scene.state.b or WHOLE
    own = replace(scene, state=scene.state.with_side("" if said == WHOLE else said, scene.plan))
    return [methods_table(scene, own, "methods", side_name(scene, own.state.as_side))]


def methods_table(scene: Scene, of: Scene, key: str, name: str) -> Table:
    """What a view says by its own method and by each that differs from it in one thing; a click puts the two side by side."""
    text, own = scene.text, _said(of)
    others = [(code, words, _said(replace(of, state=state))) for code, words, state in _others(of)]
    apart = sum(any(said[at][0] != own[at][0] for *_, said in others) for at in range(len(own)))
    title = text("compare.methods.title" if apart else "compare.methods.same", view=name, apart=apart, all=len(own))
    first: TableRow = {"id": "own", "cells": [text("compare.methods.own"), *map(_cell, own)]}
    return {
        "kind": "table",
        "id": key,
        "span": 2,
        "title": title,
        "note": text("compare.methods.note", unit=text.unit_word),
        "columns": _columns(scene),
        "rows": [first, *(_row(scene, of, code, words, own, said) for code, words, said in others)],
    }


def _columns(scene: Scene) -> list[Column]:
    heads = [scene.text(f"compare.methods.{column}") for column in ("method", *_COLUMNS)]
    sides: list[Align] = ["l", *("r" if column in _NUMBERS else "l" for column in _COLUMNS)]
    units = ["", *(scene.text.unit_word if column in _NUMBERS[1:] else "" for column in _COLUMNS)]
    return [with_unit({"label": label, "align": side}, unit) for label, side, unit in zip(heads, sides, units, strict=True)]


def _cell(said: _Said, *, is_usual: bool = False) -> Cell:
    """A number that leads to where it comes from; pale where it is as by the view's own method."""
    cell: CellLook = {"t": said[0], "href": said[1]}
    return {**cell, "dim": True} if is_usual else cell


def _row(scene: Scene, of: Scene, code: str, words: str, own: Sequence[_Said], said: Sequence[_Said]) -> TableRow:
    cells = [_cell(one, is_usual=one[0] == usual[0]) for one, usual in zip(said, own, strict=True)]
    a, b = of.state.as_side, of.state.with_side(code, scene.plan).as_side
    return {"id": code, "href": compare_href(scene, a=a, b=b), "cells": [words, *cells]}


def _others(of: Scene) -> Iterator[tuple[str, str, ViewState]]:
    """The methods that differ from a view's own in one thing: as an address has it, in words, and the view by it."""
    state = of.state
    used = {"years": state.policy.years, "townships": state.policy.townships, "basis": state.basis}
    for field, codes in METHODS.items():
        for code in codes:
            if code != used[field]:
                words = of.text(f"words.{field}.{code}")
                yield f"{field}={code}", words[:1].upper() + words[1:], state.with_side(f"{field}={code}", of.plan)


def _said(of: Scene) -> list[_Said]:
    """The headline numbers of a view, as they are shown; what leads is of the money that the amount counts."""
    text, facts = of.text, headline(of.question)
    dated, everywhere = year_rows(of), township_rows(of)
    counted = _counted(of, everywhere)
    categories, sums = _counted(of, category_rows(of)), sums_by(dated, "year")
    by_year = sums_by(_counted(of, [row for row in dated if row["selected"]]), "year")
    years = [{"code": str(year), "amount_wan": wan} for year, wan in sorted(by_year.items()) if year != UNDIVIDED_YEAR]
    kinds = [{"code": text.code("category.short", row["category"]), **row} for row in categories if row["selected"]]
    places = [
        {"code": of.township_name(row["township"]), **row} for row in counted if row["township"] in of.townships and row["selected"]
    ]
    left = sum(row["amount_wan"] for row in everywhere if row["township"] == UNDIVIDED)
    amounts = (shown_wan(of, facts), float(sums.get(UNDIVIDED_YEAR, 0.0)), left)
    whole, no_year, no_place = (text.amount(wan) if wan > OPEN else text("value.blank") for wan in amounts)
    sure = "certain" if of.state.filter.selects_money else "amount"
    return [
        (f"{facts.projects:,}", list_href(of)),
        (whole, total_href(of)),
        _most(of, kinds, lambda row: amount_href(of, sure, category=row["category"])),
        _most(of, years, lambda row: amount_href(of, sure, years_slice([int(row["code"])]), **ALL_YEARS)),
        _most(of, places, lambda row: amount_href(of, sure, township_slice(row["township"]), **ALL_PLACES)),
        (no_year, amount_href(of, "amount", years_slice([UNDIVIDED_YEAR]), **ALL_YEARS) if amounts[1] > OPEN else None),
        (no_place, amount_href(of, "amount", township_slice(UNDIVIDED), **ALL_PLACES) if left > OPEN else None),
    ]


def _counted(of: Scene, listed: Sequence[Row]) -> list[Row]:
    """The rows with what of their money the amount counts (``shown_wan``): of chosen money what is certain."""
    if not of.state.filter.selects_money:
        return [*listed]
    return [{**row, "amount_wan": row["certain_wan"]} for row in listed]


def _most(of: Scene, listed: Sequence[Row], href: Callable[[Row], str]) -> _Said:
    """Which row has most, and how much; of equals all are led to."""
    text, whole = of.text, sum(row["amount_wan"] for row in listed)
    if whole <= OPEN:
        return text("value.blank"), None
    tops = most_money(text, listed, whole)
    name = tops[0]["code"] if len(tops) == 1 else text("compare.methods.equal", count=len(tops))
    words = text("compare.methods.most", name=name, amount=text.amount(tops[0]["amount_wan"]))
    return words, together(href(row) for row in tops)
