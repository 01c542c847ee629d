"""What is planned of one kind by category: whole projects solid, a policy's share of projects hatched."""

from collections.abc import Mapping, Sequence

from charts.parts.figure import Figure, Record, amount, escape, hover, records
from charts.parts.rows import CERTAIN, POLICY, UNDIVIDED, Measures, Part, Row, fit_margins, row_figure
from charts.parts.words import count_line, money_line, part_line, value_text
from charts.theme import Look
from i18n.labels import Labels
from tables import Table


def capacity_bars(table: Table, *, text: Labels, look: Look, within: Mapping[str, Sequence[str]] | None = None) -> Figure:
    """Bars of ``analysis.questions.capacity.capacity_by_category``; customdata is the category code.

    ``text`` writes amounts in the kind's unit; ``within`` (category to lines) says what the amount is made of.
    """
    size = look.size
    rows = [_row(line, text, look, (within or {}).get(str(line["category"]), ())) for line in records(table)]
    bar, step = (size.bar, size.step) if size.names_above else (round(size.bar * 4 / 3), round(size.step * 1.6))
    measures = Measures(bar, step, size.left, size.right, size.names_above)
    return row_figure("capacity", rows, look, fit_margins(rows, look, measures))


def _row(line: Record, text: Labels, look: Look, within: Sequence[str]) -> Row:
    code = str(line["category"])
    colour, dim = look.theme.colour(code), not line["selected"]
    own, shared, undivided = (amount(line, name) for name in ("own", "shared", "undivided"))
    parts = (Part(CERTAIN, own, colour), Part(POLICY, shared, colour), Part(UNDIVIDED, undivided, colour))
    whole, before = own + shared + undivided, amount(line, "before")
    hovered = hover(
        text.code("category", code),
        money_line(text, whole),
        count_line(text, amount(line, "projects")),
        *[escape(one) for one in within],
        part_line(text, "spread", shared),
        part_line(text, "undivided", undivided),
        part_line(text, "before", before) if before > whole + 0.05 else None,
    )
    return Row(code, text.code("category", code), parts, value_text(look, text.amount(whole), dim=dim), hovered, before, dim)
