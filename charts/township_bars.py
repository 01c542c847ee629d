"""Investment by township, ranked: what is a township's own solid, what is shared out to it hatched."""

from collections.abc import Mapping

from charts.parts.figure import NOTHING, Figure, Record, amount, escape, hover, records
from charts.parts.rows import CERTAIN, POLICY, UNCONFIRMED, UNDIVIDED, Measures, Part, Row, fit_margins, row_figure
from charts.parts.words import before_line, code_name, count_line, part_line, row_amount, row_line, share_beside, value_text
from charts.theme import Look
from i18n.labels import Labels
from tables import Table

GROUPS = ("city_level", "undivided")
_MONEY_WAN = ("own_wan", "shared_wan", "undivided_wan", "unconfirmed_wan")


def township_bars(frame: Table, *, text: Labels, look: Look, names: Mapping[str, str], category: str | None = None) -> Figure:
    """Bars of ``analysis.questions.townships.by_township``, ranked as in the whole plan; customdata is the township or group code.

    ``names`` maps township codes to names; ``category`` gives the bars that category's colour instead of ink.
    """
    size = look.size
    colour = look.theme.colour(category) if category else look.theme.ink
    rows = [_row(line, text, look, names, colour) for line in sorted(records(frame), key=_rank)]
    measures = Measures(size.row_bar, size.row_step if not size.names_above else 40, size.thin_left, size.right)
    return row_figure("township", rows, look, fit_margins(rows, look, measures))


def township_parts(line: Record, colour: str) -> tuple[Part, ...]:
    """Own, shared and unconfirmed money of a row of ``by_township``; city-level money is not shared out."""
    own, shared, undivided, unconfirmed = (amount(line, name) for name in _MONEY_WAN)
    if line["township"] in GROUPS:
        return Part(UNDIVIDED, own + shared + undivided, colour), Part(UNCONFIRMED, unconfirmed, colour)
    return (
        Part(CERTAIN, own, colour), Part(POLICY, shared, colour),
        Part(UNDIVIDED, undivided, colour), Part(UNCONFIRMED, unconfirmed, colour),
    )  # fmt: skip


def township_total(line: Record) -> float:
    """All money of a row of ``analysis.questions.townships.by_township``, in 万元."""
    return amount(line, "amount_wan")


def township_hover(line: Record, text: Labels, names: Mapping[str, str]) -> str:
    """The hover text of a township: its money, share and projects, own and shared apart."""
    total = township_total(line)
    divided = line["township"] not in GROUPS
    return hover(
        escape(code_name(text, str(line["township"]), names)),
        row_line(text, line, line["share"]),
        _counted(text, "own", line) if divided else None,
        _counted(text, "shared", line) if divided else None,
        None if divided else count_line(text, amount(line, "own_projects") + amount(line, "shared_projects")),
        part_line(text, "undivided", amount(line, "undivided_wan")),
        before_line(text, amount(line, "before_wan"), total),
    )


def _counted(text: Labels, kind: str, line: Record) -> str | None:
    count = int(amount(line, f"{kind}_projects"))
    if not count:
        return None
    if amount(line, f"{kind}_wan") <= NOTHING:
        return text(f"chart.hover.{kind}_count", count=count)
    return text(f"chart.hover.{kind}", amount=text.amount(amount(line, f"{kind}_wan")), unit=text.unit_word, count=count)


def _rank(line: Record) -> tuple[int, float]:
    """From large to small before any filter, so that no bar moves under one; groups of no township last.

    Rounded, so that the last bits of floats decide nothing.
    """
    code = line["township"]
    return GROUPS.index(code) + 1 if code in GROUPS else 0, -round(amount(line, "before_wan"), 6)


def _row(line: Record, text: Labels, look: Look, names: Mapping[str, str], colour: str) -> Row:
    code = str(line["township"])
    parts, dim = township_parts(line, colour), not line["selected"]
    value = value_text(look, row_amount(text, line), share_beside(text, line), dim=dim)
    before = amount(line, "before_wan")
    return Row(code, code_name(text, code, names), parts, value, township_hover(line, text, names), before, dim)
