"""Investment by funding source: confirmed bars with the unconfirmed part apart, or each source with its range."""

from __future__ import annotations

from charts.parts.figure import NOTHING, Figure, Record, amount, hover, records
from charts.parts.rows import CERTAIN, UNCONFIRMED, UNDIVIDED, Measures, Part, Row, fit_margins, row_figure
from charts.parts.words import amount_range, before_line, count_line, money_line, part_line, share_line, value_text
from charts.theme import Look
from i18n.labels import Labels
from models import FundingReading
from tables import Table


def source_bars(frame: Table, *, text: Labels, look: Look, reading: FundingReading = FundingReading.CONFIRMED) -> Figure:
    """Bars of ``analysis.questions.sources.by_funding_source``; customdata is the source code, ``unconfirmed`` for 列别待核.

    Reading ``range``: solid to the least, hatched to the most that each source can have; the unconfirmed part is then in
    these bars already, and its own bar recedes.
    """
    size = look.size
    lines = records(frame)
    funding = sum(amount(line, "amount_wan") for line in lines)
    rows = [_row(line, text, look, reading, funding) for line in lines]
    measures = Measures(size.thin_bar, size.thin_step, size.thin_left, size.right)
    return row_figure("source", rows, look, fit_margins(rows, look, measures))


def _row(line: Record, text: Labels, look: Look, reading: FundingReading, funding: float) -> Row:
    code = str(line["source"])
    whole, least, most = (amount(line, name) for name in ("amount_wan", "least_wan", "most_wan"))
    by_range = reading is FundingReading.RANGE
    ranged = by_range and code != UNCONFIRMED and most - whole > NOTHING
    colour, dim = look.theme.colour(code), not line["selected"] or (by_range and code == UNCONFIRMED)
    parts: tuple[Part, ...]
    if code == UNCONFIRMED:
        parts = (Part(UNCONFIRMED, whole, colour),)
    elif ranged:
        parts = (Part(CERTAIN, least, colour), Part(UNCONFIRMED, most - least, colour))
    else:
        undivided = min(amount(line, "undivided_wan"), whole)
        parts = (Part(CERTAIN, whole - undivided, colour), Part(UNDIVIDED, undivided, colour))
    if ranged:
        beside = text.share(least / funding) if text.amount(least) == text.amount(most) else None
        value = value_text(look, amount_range(text, least, most), beside, dim=dim)
    elif by_range and code == UNCONFIRMED and whole > NOTHING:
        value = value_text(look, text.amount(whole), text("chart.in_range"), dim=dim)
    else:
        value = value_text(look, text.amount(whole), text.share(amount(line, "share")), dim=dim)
    hovered = _hover(line, text, ranged)
    return Row(code, text.code("source", code), parts, value, hovered, amount(line, "before_wan"), dim)


def _hover(line: Record, text: Labels, ranged: bool) -> str:
    whole, least, most = (amount(line, name) for name in ("amount_wan", "least_wan", "most_wan"))
    extent = text("chart.hover.range", range=amount_range(text, least, most), unit=text.unit_word)
    return hover(
        text.code("source", str(line["source"])),
        money_line(text, whole, "chart.hover.confirmed") if ranged else share_line(text, whole, amount(line, "share")),
        part_line(text, "undivided", amount(line, "undivided_wan")),
        extent
        if most - least > NOTHING and line["source"] != UNCONFIRMED
        else money_line(text, least, "chart.hover.by_totals")
        if ranged
        else None,
        count_line(text, amount(line, "projects")),
        before_line(text, amount(line, "before_wan"), whole),
    )
