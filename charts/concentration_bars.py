"""How concentrated the money is: projects from large to small with the share they reach together."""

from charts.parts.figure import Figure, Record, amount, escape, hover, records
from charts.parts.rows import Measures, Row, fit_margins, money_parts, row_figure
from charts.parts.words import row_amount, row_line, value_text
from charts.theme import Look
from i18n.labels import Labels
from tables import Table

_ROOM = 1.5  # the chart spans both columns: long names stand whole


def concentration_bars(table: Table, *, text: Labels, look: Look, before: Row | None = None, after: Row | None = None) -> Figure:
    """Bars of ``analysis.questions.table.concentration``; customdata is the project_id.

    ``before`` and ``after`` are rows for the projects that have none of their own (``rest_row``).
    """
    size = look.size
    rows = [_row(line, text, look) for line in records(table)]
    rows = [one for one in (before, *rows, after) if one]
    measures = Measures(size.row_bar, size.row_step, size.thin_left, size.right, size.names_above)
    return row_figure("concentration", rows, look, fit_margins(rows, look, measures, room=_ROOM))


def rest_row(code: str, name: str, amount: str, beside: str, *, opens: str, look: Look) -> Row:
    """The row of all that has no row of its own, in finished words without a bar, which would dwarf the others.

    Customdata is ``code``, ``opens`` what the hover label says of a click.
    """
    return Row(code, name, (), value_text(look, amount, beside), hover(escape(name), amount, opens))


def _row(line: Record, text: Labels, look: Look) -> Row:
    name, category = str(line["name"]), str(line["category"])
    added = line["cumulative_share"]
    together = None if added is None else text("chart.cumulative_share", share=text.share(added))
    hovered = hover(
        escape(name),
        row_line(text, line, line["share"]),
        None if added is None else text("chart.hover.rank", rank=int(amount(line, "rank")), share=text.share(added)),
        text.code("category", category),
    )
    dim = not line.get("selected", True)
    value, colour = value_text(look, row_amount(text, line), together, dim=dim), look.theme.colour(category)
    return Row(str(line["project_id"]), name, money_parts(line, colour), value, hovered, dim=dim)
