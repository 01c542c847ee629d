"""How concentrated the money is: projects from large to small with the share they reach together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from charts.figure import Figure, Record, amount, hover, records
from charts.rows import CERTAIN, Measures, Part, Row, fit_margins, row_figure
from charts.theme import Look
from charts.words import category_name, share_line, value_text
from i18n.labels import Labels

if TYPE_CHECKING:
    import pandas as pd


def concentration_bars(frame: pd.DataFrame, *, text: Labels, look: Look, limit: int | None = None) -> Figure:
    """Bars of ``analysis.concentration``, the first ``limit`` if given; customdata is the project_id."""
    size = look.size
    rows = [_row(line, text, look) for line in records(frame)[:limit]]
    measures = Measures(size.row_bar, size.row_step, size.thin_left, size.right, size.names_above)
    return row_figure("concentration", rows, look, fit_margins(rows, look, measures))


def _row(line: Record, text: Labels, look: Look) -> Row:
    name, category = str(line["name"]), str(line["category"])
    wan, share = amount(line, "amount_wan"), amount(line, "share")
    together = text("chart.cumulative_share", share=text.share(amount(line, "cumulative_share")))
    hovered = hover(
        name,
        share_line(text, wan, share),
        text("chart.hover.rank", rank=int(amount(line, "rank")), share=text.share(amount(line, "cumulative_share"))),
        category_name(text, category),
    )
    dim = not line.get("selected", True)
    value = value_text(look, text.amount(wan), together, dim=dim)
    parts = (Part(CERTAIN, wan, look.theme.colour(category)),)
    return Row(str(line["project_id"]), name, parts, value, hovered, dim=dim)
