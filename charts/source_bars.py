"""Investment by funding source: solid to the least that each can have, hatched from there to the most."""

from collections.abc import Mapping
from typing import Any

from charts.parts.figure import NOTHING, Figure, Record, amount, hover, records
from charts.parts.rows import UNCONFIRMED, Measures, Part, Row, fit_margins, money_parts, row_figure
from charts.parts.words import before_line, count_line, money_line, part_line, row_amount, row_line, share_range, value_text
from charts.theme import Look
from i18n.labels import Labels
from tables import Table


def source_bars(frame: Table, *, text: Labels, look: Look) -> Figure:
    """Bars of ``analysis.questions.sources.by_funding_source``; customdata is the source code, ``unconfirmed`` for what no

    source is sure of: it may be of any whose bar is hatched.
    """
    size = look.size
    lines = records(frame)
    funding = sum(amount(line, "sure_wan") for line in lines)
    rows = [_row(line, text, look, funding) for line in lines]
    measures = Measures(size.thin_bar, size.thin_step, size.thin_left, size.right)
    return row_figure("source", rows, look, fit_margins(rows, look, measures))


def _row(line: Record, text: Labels, look: Look, funding: float) -> Row:
    code, dim = str(line["source"]), not line["selected"]
    colour = look.theme.colour(code)
    whole = Part(UNCONFIRMED, amount(line, "sure_wan"), colour)
    parts = (whole,) if code == UNCONFIRMED else money_parts(line, colour)
    value = value_text(look, row_amount(text, line), range_share(text, line, funding), dim=dim)
    return Row(code, source_name(text, code), parts, value, _hover(line, text), amount(line, "before_wan"), dim)


def source_name(text: Labels, code: str) -> str:
    """A source, or what no source is sure of, in words."""
    return text("source.open") if code == UNCONFIRMED else text.code("source", code)


def range_share(text: Labels, line: Mapping[str, Any], funding: float) -> str:
    """What a source has as a share of all funding, or the range of it."""
    return share_range(text, *(amount(line, name) / (funding or 1) for name in ("sure_wan", "amount_wan")))


def _hover(line: Record, text: Labels) -> str:
    code, confirmed = str(line["source"]), amount(line, "confirmed_wan")
    has_more, key = amount(line, "amount_wan") - confirmed > NOTHING, "confirmed"
    if code == UNCONFIRMED:
        has_more, key = True, "unconfirmed"
    return hover(
        source_name(text, code),
        row_line(text, line, line["share"]),
        part_line(text, "undivided", amount(line, "undivided_wan")),
        money_line(text, confirmed, f"chart.hover.{key}") if has_more else None,
        count_line(text, amount(line, "projects")),
        before_line(text, amount(line, "before_wan"), amount(line, "amount_wan")),
    )
