"""One project's money over its years, as a policy spreads it: hatched, for the plan gives no yearly split."""

from collections.abc import Sequence
from typing import Any

from charts.parts.figure import Bar, Figure, bars, hover, some, top_of
from charts.parts.rows import UNDIVIDED, doubt_marker
from charts.parts.words import money_line
from charts.parts.year_axis import Slots, base_line, column_figure, foot, head, margins
from charts.theme import Look, policy_hatch
from charts.year_columns import UNDIVIDED_YEAR, year_code, year_name
from i18n.labels import Labels
from tables import Table

_HALF = 0.41


def span_columns(table: Table, *, text: Labels, look: Look, colour: str) -> Figure:
    """Columns of ``analysis.questions.yearly.project_by_year``; customdata is the year, ``undivided`` for year 0."""
    shown, values = table["year"], table["amount_wan"]
    height, edges = round(look.size.font * 9.8), margins(look)
    plot = height - edges["top"] - edges["bottom"]
    place = Slots(tuple(range(len(shown))), -_HALF, max(len(shown) - 1, 0) + _HALF, plot, top_of(values))
    figure = column_figure(look, height, place, 0)
    columns = [
        Bar(0, some(value), x, 2 * _HALF, year_code(year), hover(year_name(year, text), money_line(text, value)))
        for x, (year, value) in enumerate(zip(shown, values, strict=True))
    ]
    figure["data"] = [bars("span", columns, _marker(shown, look, colour), is_upright=True)]
    for x, (year, value) in enumerate(zip(shown, values, strict=True)):
        figure["layout"]["annotations"].append(foot(look, x, year_name(year, text) if year == UNDIVIDED_YEAR else str(year)))
        if value:
            figure["layout"]["annotations"].append(head(look, x, value, text.exact(value)))
    if shown:
        figure["layout"]["shapes"].append(base_line(look, place, end=place.end))
    return figure


def _marker(years: Sequence[int], look: Look, colour: str) -> dict[str, Any]:
    if UNDIVIDED_YEAR in years:
        return doubt_marker(UNDIVIDED, look)
    return {"color": colour, "line": {"width": 0}, "pattern": policy_hatch(look, colour)}
