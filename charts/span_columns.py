"""One project's money over its years, as a policy spreads it: hatched, or solid where it is one year only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from charts.columns import Slots, base_line, column_figure, foot, head, margins
from charts.figure import Figure, hover, top_of
from charts.theme import Look, policy_hatch
from charts.words import exact_amount, money_line
from i18n.labels import Labels

_HALF = 0.41


def span_columns(
    amounts: Mapping[int, float], *, text: Labels, look: Look, colour: str, years: Sequence[int] | None = None
) -> Figure:
    """Columns of year to 万元 for one project; customdata is the year. ``years`` are all that are shown."""
    shown = list(years) if years is not None else sorted(amounts)
    values = [float(amounts.get(year, 0)) for year in shown]
    height = round(look.size.font * 9.8)
    edges = margins(look)
    top = top_of(values)
    place = Slots(tuple(range(len(shown))), -_HALF, max(len(shown) - 1, 0) + _HALF, height - edges["top"] - edges["bottom"], top)
    figure = column_figure(look, height, place, 0)
    spans = sum(value > 0 for value in values) > 1
    marker = {"color": colour, "line": {"width": 0}} | ({"pattern": policy_hatch(look, colour)} if spans else {})
    labels = [exact_amount(text, value) for value in values]
    figure["data"] = [{
        "type": "bar", "orientation": "v", "uid": "span", "name": "span", "showlegend": False, "marker": marker,
        "x": list(place.middles), "y": [value or None for value in values], "width": [2 * _HALF] * len(shown),
        "customdata": [str(year) for year in shown],
        "hovertemplate": [hover(text("chart.year", year=year), money_line(text, value))
                          for year, value in zip(shown, values, strict=True)],
    }]  # fmt: skip
    for year, x, value, label in zip(shown, place.middles, values, labels, strict=True):
        figure["layout"]["annotations"].append(foot(look, x, str(year)))
        if value:
            figure["layout"]["annotations"].append(head(look, x, value, label))
    if shown:
        figure["layout"]["shapes"].append(base_line(look, place, end=place.end))
    return figure
