"""How much of each group's money comes from one source: certain share solid, the range above it hatched."""

from charts.parts.figure import Figure, Record, amount, hover, records
from charts.parts.rows import CERTAIN, UNCONFIRMED, Measures, Part, Row, fit_margins, row_figure
from charts.parts.words import money_line, share_range, value_text
from charts.theme import Look
from i18n.labels import Labels
from tables import Table


def dependence_bars(frame: Table, *, text: Labels, look: Look, source: str) -> Figure:
    """Bars of ``analysis.questions.sources.dependence`` of categories, on an axis to 100%; customdata is the category code."""
    size = look.size
    rows = [_row(line, text, look, source) for line in records(frame)]
    measures = fit_margins(rows, look, Measures(size.bar, size.step, size.left, size.right, size.names_above))
    return row_figure("dependence", rows, look, measures, axis_end=1)


def _row(line: Record, text: Labels, look: Look, source: str) -> Row:
    code, colour = str(line["group"]), look.theme.colour(source)
    least, most = amount(line, "least_share"), amount(line, "most_share")
    extent = share_range(text, least, most)
    name = text.code("category", code)
    hovered = hover(
        name,
        text("chart.hover.of_source", source=text.code("source", source), share=extent),
        money_line(text, amount(line, "total_wan"), "chart.hover.funding"),
    )
    dim = not line.get("selected", True)
    parts = (Part(CERTAIN, least, colour), Part(UNCONFIRMED, max(most - least, 0), colour))
    return Row(code, name, parts, value_text(look, extent, dim=dim), hovered, dim=dim)
