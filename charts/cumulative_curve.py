"""How the money adds up over the years: a line with its value at each year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from charts.columns import Slots, base_line, column_figure, foot, head, margins, right_margin
from charts.figure import Figure, Record, amount, hover, note, records, top_of
from charts.theme import Look
from charts.words import money_line, part_line, share_line, value_text
from i18n.labels import Labels

if TYPE_CHECKING:
    import pandas as pd

_EDGE = 0.33


def cumulative_curve(
    frame: pd.DataFrame, *, text: Labels, look: Look, before: pd.DataFrame | None = None, from_policy: bool = False
) -> Figure:
    """The curve of ``analysis.cumulative``; customdata is the year. ``before`` is the same without a filter.

    ``from_policy`` hatches the ground under the line: where it rises is then a policy's doing, not the plan's.
    """
    rows, ghosts = records(frame), records(before) if before is not None else []
    height, edges = look.size.year_height, margins(look)
    top = top_of([amount(row, "cumulative_wan") for row in [*rows, *ghosts]]) * 1.04
    x = list(range(len(rows)))
    place = Slots(tuple(x), -_EDGE, max(len(rows) - 1, 0) + 0.12, height - edges["top"] - edges["bottom"], top)
    last = rows[-1] if rows else {}
    end = value_text(look, text.amount(amount(last, "cumulative_wan")), text.share(amount(last, "share")))
    figure = column_figure(look, height, place, right_margin(look, [end]))
    figure["data"] = [_ghost(ghosts, look), _line(rows, text, look, from_policy)]
    for index, row in enumerate(rows):
        label = f"<b>{text.amount(amount(row, 'cumulative_wan'))}</b>"
        figure["layout"]["annotations"].append(foot(look, index, str(row["year"])))
        if row is last:
            value = note(look, end, x=index, y=amount(row, "cumulative_wan"), xshift=look.size.gap + 2)
        else:
            value = head(look, index, amount(row, "cumulative_wan"), label) | {"yshift": look.size.font * 0.5 + 8}
        figure["layout"]["annotations"].append(value)
    if rows:
        figure["layout"]["shapes"].append(base_line(look, place, end=place.end))
    return figure


def _line(rows: list[Record], text: Labels, look: Look, from_policy: bool) -> dict[str, Any]:
    theme = look.theme
    shade = {"shape": "/", "size": 6, "solidity": 0.14, "fgcolor": theme.strong_line, "bgcolor": theme.ground}
    return {
        "type": "scatter", "mode": "lines+markers", "uid": "cumulative", "name": "cumulative", "showlegend": False,
        "x": list(range(len(rows))), "y": [amount(row, "cumulative_wan") for row in rows], "cliponaxis": False,
        "line": {"color": theme.ink, "width": 2},
        "marker": {"color": theme.ink, "size": 8, "line": {"color": theme.ground, "width": 2}},
        "fill": "tozeroy" if from_policy else "none", "fillcolor": theme.ground, "fillpattern": shade,
        "customdata": [str(row["year"]) for row in rows], "hoveron": "points",
        "hovertemplate": [_hover(row, text) for row in rows],
    }  # fmt: skip


def _ghost(rows: list[Record], look: Look) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "lines", "uid": "cumulative-before", "name": "cumulative-before", "showlegend": False,
        "x": list(range(len(rows))), "y": [amount(row, "cumulative_wan") for row in rows], "hoverinfo": "skip",
        "line": {"color": look.theme.strong_line, "width": 2},
    }  # fmt: skip


def _hover(row: Record, text: Labels) -> str:
    return hover(
        text("chart.hover.until", year=row["year"]),
        share_line(text, amount(row, "cumulative_wan"), amount(row, "share")),
        part_line(text, "this_year", amount(row, "amount_wan")) or money_line(text, 0, "chart.hover.this_year"),
    )
