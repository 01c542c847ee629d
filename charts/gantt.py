"""All projects over the years: spans hatched, for the plan gives no yearly split; one-year projects solid."""

from collections.abc import Mapping, Sequence
from typing import Any

from charts.parts.figure import Bar, Figure, Record, amount, axis, bars, escape, hover, layout, line, note, records
from charts.parts.measure import text_width
from charts.parts.receding import receded
from charts.parts.rows import CERTAIN, POLICY, Measures, name_note, part_marker, reach
from charts.parts.words import is_open, money_line, part_line, row_amount, row_line
from charts.theme import Look
from i18n.labels import Labels
from tables import Table

_INSET = 0.04


def gantt(
    frame: Table, *, text: Labels, look: Look, years: Sequence[int] = (), outside: Mapping[int, str] | None = None
) -> Figure:  # fmt: skip
    """A row per project of ``analysis.questions.table.timeline``, in its order; customdata is the project_id.

    A row without a category stands for several projects.
    ``years`` keep the years in place when the rows do not reach them; by default those of the rows. ``outside`` names those
    of them that stand for all before or after the plan's: bars end there.
    """
    rows = records(frame)
    first = years[0] if years else min((row["start_year"] for row in rows), default=0)
    last = years[-1] if years else max((row["end_year"] for row in rows), default=first)
    rows = [row | {"from": max(row["start_year"], first), "to": min(row["end_year"], last)} for row in rows]
    amounts = [row_amount(text, row) for row in rows]
    measures = _measures(rows, amounts, look)
    height = measures.height(len(rows)) + 4
    frame_ = layout(look, height, left=measures.left, right=measures.right, xaxis=axis(first, last + 1), yaxis=axis(height, 0))
    frame_["shapes"] = _hairlines(look, measures, first, last, height)
    frame_["annotations"] = _years(look, first, last, outside or {}) + _row_notes(rows, amounts, look, measures)
    hovers = [_hover(row, text) for row in rows]
    marks = [(row["to"] + 1 - _INSET, str(row["project_id"]), words) for row, words in zip(rows, hovers, strict=True)]
    data = [reach("gantt", marks, measures, (first, last + 1))]
    data += [_spans(kind, rows, hovers, look, measures) for kind in (POLICY, CERTAIN)]
    return {"data": data, "layout": frame_}


def _measures(rows: list[Record], amounts: list[str], look: Look) -> Measures:
    size = look.size
    names = max((text_width(str(row["name"]), size.font) for row in rows), default=0)
    right = max((text_width(f"<b>{one}</b>", size.font) for one in amounts), default=0) + size.gap * 2
    left = 0 if size.names_above else min(names + 16 * size.unit, size.name_limit * 1.6)
    return Measures(size.row_bar, size.row_step, left, right, size.names_above, top=size.font * 2)


def _spans(kind: str, rows: list[Record], hovers: list[str], look: Look, measures: Measures) -> dict[str, Any]:
    """The bars of one-year projects (solid) or of spans (hatched)."""
    chosen = [(index, row) for index, row in enumerate(rows) if bool(row["is_single_year"]) == (kind == CERTAIN)]
    colours = [look.theme.colour(str(row["category"])) for _, row in chosen]
    dim = [not row["selected"] for _, row in chosen]
    spans = [(row["from"] + _INSET, row["to"] + 1 - row["from"] - 2 * _INSET) for _, row in chosen]
    shown = [
        Bar(*span, measures.middle(index), measures.bar, str(row["project_id"]), hovers[index])
        for span, (index, row) in zip(spans, chosen, strict=True)
    ]
    return bars(f"gantt-{kind}", shown, receded(part_marker(kind, colours, look, measures), dim, look))


def _hairlines(look: Look, measures: Measures, first: int, last: int, height: float) -> list[dict[str, Any]]:
    """Hairlines between the years, under the marks."""
    place: dict[str, Any] = {"xref": "x", "yref": "y", "y0": measures.top - 2, "y1": height}
    return [line(look.theme.line, x0=year, x1=year, **place) | {"layer": "below"} for year in range(first, last + 2)]


def _years(look: Look, first: int, last: int, outside: Mapping[int, str]) -> list[dict[str, Any]]:
    """The years above the rows; a click on one of the plan's is a click on it."""
    place: dict[str, Any] = {"y": look.size.font * 0.8, "xanchor": "center", "color": look.theme.secondary}
    return [
        note(look, outside.get(year, str(year)), x=year + 0.5, name=str(year), **place) for year in range(first, last + 1) if first
    ]


def _row_notes(rows: list[Record], amounts: list[str], look: Look, measures: Measures) -> list[dict[str, Any]]:
    notes = []
    for index, (row, words) in enumerate(zip(rows, amounts, strict=True)):
        colour = look.theme.ink if row["selected"] else look.theme.secondary
        place = {"xref": "paper", "x": 1, "xshift": measures.right, "xanchor": "right", "y": measures.middle(index)}
        notes += [name_note(index, str(row["name"]), look, measures, colour), note(look, f"<b>{words}</b>", color=colour, **place)]
    return notes


def _hover(row: Record, text: Labels) -> str:
    whole, now = amount(row, "total_investment_wan"), amount(row, "amount_wan")
    in_view = part_line(text, "in_view", now) if text.amount(now) != text.amount(whole) else None
    return hover(
        escape(str(row["name"])),
        text.years(row["start_year"], row["end_year"]),
        money_line(text, whole, "chart.hover.total"),
        row_line(text, row, row.get("share")) if is_open(row) else in_view,
        text.code("category", str(row["category"])) if row["category"] else None,
    )
