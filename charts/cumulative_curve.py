"""How the money adds up over the years: a line with its value at each year."""

from collections.abc import Mapping
from typing import Any

from charts.parts.figure import NOTHING, Figure, Record, amount, hover, is_too_small, note, records, say_scale, top_of
from charts.parts.measure import text_width
from charts.parts.words import on_two_lines, row_amount, row_line, value_text
from charts.parts.year_axis import Slots, base_line, column_figure, foot, head, margins, right_margin
from charts.theme import Look
from charts.year_columns import UNDIVIDED_YEAR, year_code
from i18n.labels import Labels
from tables import Table

_EDGE = 0.33


def cumulative_curve(
    frame: Table, *, text: Labels, look: Look, from_policy: bool = False, outside: Mapping[int, str] | None = None
) -> Figure:
    """The curve of ``analysis.questions.yearly.cumulative``; customdata is the year as text, ``undivided`` for year 0.

    ``outside`` names the years that stand for all before or after the plan's.
    ``from_policy`` hatches the ground under the line: where it rises is then a policy's doing, not the plan's.
    """
    rows = [row | {"name": (outside or {}).get(row["year"])} for row in records(frame)]
    height, edges = look.size.year_height, margins(look)
    is_small = is_too_small(*([amount(row, name) for row in rows] for name in ("cumulative_wan", "before_wan")))
    rows = [row | {"before_wan": 0} for row in rows] if is_small else rows
    top = top_of([amount(row, name) for row in rows for name in ("cumulative_wan", "before_wan")]) * 1.04
    place = Slots(tuple(range(len(rows))), -_EDGE, max(len(rows) - 1, 0) + 0.12, height - edges["top"] - edges["bottom"], top)
    last = rows[-1] if rows else {}
    end = value_text(look, row_amount(text, _added(last)))
    figure = column_figure(look, height, place, right_margin(look, [end]))
    first = text_width(f"<b>{row_amount(text, _added(rows[0]))}</b>", look.size.font) if rows else 0
    slot = (look.size.width - figure["layout"]["margin"]["r"]) / (place.end - place.start)
    figure["layout"]["margin"]["l"] = round(max(first + 2 - _EDGE * slot, 0))
    figure["data"] = [_before(rows, look), _line(rows, text, look, from_policy), _sure(rows, look), _last_step(rows, look)]
    figure["layout"]["annotations"] = [
        one for index, row in enumerate(rows) for one in _labels(index, row, end if row is last else "", text, look)
    ]
    if rows:
        figure["layout"]["shapes"].append(base_line(look, place, end=place.end))
    say_scale(figure, enlarged=is_small, before=bool(figure["data"][0]["x"]))
    return figure


def _added(row: Record) -> Record:
    """A row with what has added up instead of its own amount."""
    most = amount(row, "cumulative_wan")
    return row | {"amount_wan": most, "unconfirmed_wan": most - amount(row, "sure_wan")}


def _sure(rows: list[Record], look: Look) -> dict[str, Any]:
    """A dotted line under the curve: what of it is confirmed, where the chosen sources leave some open."""
    is_open = any(amount(row, "unconfirmed_wan") > NOTHING for row in rows)
    stroke = {"color": look.theme.secondary, "width": 1.5, "dash": "dot"}
    return _plain_line("cumulative-sure", rows if is_open else [], "sure_wan", stroke)


def _labels(index: int, row: Record, end: str, text: Labels, look: Look) -> list[dict[str, Any]]:
    """The year under a point, and its value: above the line, or for the last one beside it."""
    value, code = amount(row, "cumulative_wan"), year_code(row["year"])
    words = text("chart.undivided") if row["year"] == UNDIVIDED_YEAR else row["name"] or str(row["year"])
    under = foot(look, index, words, name=code)
    if end:
        return [under, note(look, end, x=index, y=value, xshift=look.size.gap + 2, name=code)]
    said = f"<b>{on_two_lines(row_amount(text, _added(row)), text)}</b>"
    above = head(look, index, value, said, dim=not row.get("selected", True), name=code, halo=True)
    return [under, above | {"xanchor": "right", "xshift": 6, "yshift": above["yshift"] + 5}]


def _line(rows: list[Record], text: Labels, look: Look, from_policy: bool) -> dict[str, Any]:
    theme = look.theme
    shade = {"shape": "/", "size": 6, "solidity": 0.14, "fgcolor": theme.strong_line, "bgcolor": theme.ground}
    colours = [theme.ink if row.get("selected", True) else theme.secondary for row in rows]
    return {
        "type": "scatter", "mode": "lines+markers", "uid": "cumulative", "name": "cumulative", "showlegend": False,
        "x": list(range(len(rows))), "y": [amount(row, "cumulative_wan") for row in rows], "cliponaxis": False,
        "line": {"color": theme.ink, "width": 2},
        "marker": {"color": colours, "size": 8, "line": {"color": theme.ground, "width": 2}},
        "fill": "tozeroy" if from_policy else "none", "fillcolor": theme.ground, "fillpattern": shade,
        "customdata": [year_code(row["year"]) for row in rows], "hoveron": "points",
        "hovertemplate": [_hover(row, text) for row in rows],
    }  # fmt: skip


def _before(rows: list[Record], look: Look) -> dict[str, Any]:
    """The curve before the filter, where it differs."""
    differs = any(amount(row, "before_wan") > amount(row, "cumulative_wan") + 0.5 + NOTHING for row in rows)
    return _plain_line("cumulative-before", rows if differs else [], "before_wan", {"color": look.theme.context, "width": 2})


def _last_step(rows: list[Record], look: Look) -> dict[str, Any]:
    """A ground-coloured dash over the step to the undivided part, which has no year."""
    step = rows[-2:] if rows and rows[-1]["year"] == UNDIVIDED_YEAR else []
    dash = {"color": look.theme.ground, "width": 2.4, "dash": "4px,4px"}
    trace = _plain_line("cumulative-undivided", step, "cumulative_wan", dash)
    return trace | {"x": list(range(len(rows) - len(step), len(rows)))}


def _plain_line(uid: str, rows: list[Record], name: str, stroke: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "lines", "uid": uid, "name": uid, "showlegend": False, "cliponaxis": False,
        "x": list(range(len(rows))), "y": [amount(row, name) for row in rows], "hoverinfo": "skip", "line": stroke,
    }  # fmt: skip


def _hover(row: Record, text: Labels) -> str:
    return hover(
        text("chart.undivided") if row["year"] == UNDIVIDED_YEAR else row["name"] or text("chart.hover.until", year=row["year"]),
        row_line(text, _added(row), row["share"]),
        text("chart.hover.this_year", amount=row_amount(text, row), unit=text.unit_word),
    )
