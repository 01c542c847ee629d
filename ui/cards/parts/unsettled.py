"""Amounts of which some is not certain: in words, as marks, and as the columns of a table."""

from collections.abc import Callable, Sequence

from analysis.core.parts import Parts
from charts.parts.words import is_open
from i18n import Labels
from ui.cards.parts.leading import leading, who
from ui.cards.parts.number import number
from ui.cards.parts.origins import Origins
from ui.cards.parts.rows import NOTHING, OPEN, REST, Column, Row, amount_column, total
from ui.document.page import Number

Name = Callable[[Row], str]


def may_be_more(text: Labels, parts: Parts[float]) -> str:
    """What words about a certain amount add: the most that there can be, and that some of it is not divided."""
    more = text("words.at_most", most=text.money(parts.amount)) if parts.unconfirmed > OPEN else ""
    return more + with_undivided(text, parts.undivided)


def with_undivided(text: Labels, undivided_wan: float) -> str:
    """What words about an amount add where part of it is not divided."""
    return text("title.with_undivided") if undivided_wan > OPEN else ""


def parts_of(row: Row) -> Parts[float]:
    return Parts(row["certain_wan"], row["undivided_wan"], row["unconfirmed_wan"])


def open_title(text: Labels, listed: Sequence[Row], name: Name, of: Sequence[Row] = ()) -> str:
    """Who is certain of most, where some money only may be of the chosen sources; nothing where all of it is certain.

    Of rows of which some are chosen, of these. ``of`` are all rows, where others stand beside those that have a name.
    """
    if not any(map(is_open, of or listed)):
        return ""
    pool = [row for row in listed if row.get("selected", True)] or [*listed]
    tops = leading(pool, "sure_wan", text.money)
    amount, first = text.money(tops[0]["sure_wan"]), tops[0]
    if len(pool) == 1 and len(listed) > 1:
        key = "title.open.one" if is_open(first) else "title.open.exact"
        return text(key, name=name(first), least=amount, most=text.money(first["amount_wan"]))
    if first["sure_wan"] <= OPEN:
        return text("title.open.none")
    if len(tops) > 1:
        return text("title.open.tied", names=who(text, [name(row) for row in tops], "count.rows"), amount=amount)
    return text("title.open.top", name=name(first), amount=amount)


def open_number(text: Labels, key: str, listed: Sequence[Row], name: Name, href: Callable[[Row], str | None]) -> Number:
    """The same as a headline number."""
    tops = leading(listed, "sure_wan", text.money)
    first = tops[0]
    if first["sure_wan"] <= OPEN:
        return number(key, text("number.open.none"), text("value.blank"), "", text("title.open.none"))
    names = who(text, [name(row) for row in tops], "count.rows")
    most = text("number.open.most", most=text.money(first["amount_wan"])) if is_open(first) else ""
    note = most + with_undivided(text, first["undivided_wan"]) if len(tops) == 1 else text("number.open.tied")
    return number(
        key,
        text("number.open" if len(tops) == 1 else "number.open.several", name=names),
        *text.headline(first["sure_wan"]),
        note,
        href=href(first),
    )


def part_columns(
    text: Labels, listed: Sequence[Row], certain: Sequence[Column] = (), *, origins: Origins, is_beside: bool = False
) -> list[Column]:
    """The columns of amounts: one where all is certain; else what is certain, the other parts, and the most that they make.

    ``certain`` are columns that what is certain is divided into. Where the projects' totals stand beside them (``is_beside``),
    they say that they are of the money in view.
    """
    alone = text("column.in_view" if is_beside else "column.sum" if certain else "column.amount")
    kinds = [kind for kind in ("undivided", "unconfirmed") if any(row[f"{kind}_wan"] > NOTHING for row in listed)]
    if not kinds:
        return [*certain, amount_column(text, "amount_wan", alone, origins.amount)]
    kinds = ["certain", *kinds]  # and what they make together
    parts = [amount_column(text, f"{kind}_wan", text(f"column.{kind}"), origins.part(kind)) for kind in kinds]
    most = text("column.most" if "unconfirmed" in kinds else "column.sum")
    return [*certain, *parts, amount_column(text, "amount_wan", most, origins.amount)]


def with_rest(listed: Sequence[Row], whole: Parts[float], key: str) -> list[Row]:
    """The rows, and what is certain of all of them together but of none by itself, so that what is certain adds up to the whole."""
    left = {f"{kind}_wan": getattr(whole, kind) - total(listed, f"{kind}_wan") for kind in ("certain", "undivided")}
    return [*listed, {key: REST, **left}] if max(left.values()) > NOTHING else [*listed]
