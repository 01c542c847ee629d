"""Who has most, judged on what is shown: rows whose figures read the same are equal."""

from collections.abc import Callable, Sequence

from i18n import Labels
from ui.cards.parts.rows import Row, ranked, total

NAMED = 3  # equals that are named; more are counted
Written = Callable[[float], str]


def with_share(text: Labels, whole: float) -> Written:
    """An amount as it is shown with its share of the whole beside it."""
    return lambda wan: f"{text.amount(wan)} {text.share(wan / (whole or 1))}"


def leading(listed: Sequence[Row], column: str, written: Written) -> list[Row]:
    """The first rows by a column: those whose figure reads like the largest."""
    ordered = ranked(listed, column)
    first = written(ordered[0][column]) if ordered else ""
    return [row for row in ordered if written(row[column]) == first]


def most_money(text: Labels, listed: Sequence[Row], whole: float | None = None) -> list[Row]:
    """The first rows by money, as it is shown with its share of the whole, by default of all these rows."""
    return leading(listed, "amount_wan", with_share(text, total(listed, "amount_wan") if whole is None else whole))


def larger(listed: Sequence[Row], column: str, written: Written, than: float) -> list[Row]:
    """The rows with more than an amount, and more as it is shown, the largest first."""
    words = written(than)
    return [row for row in ranked(listed, column) if row[column] > than and written(row[column]) != words]


def who(text: Labels, names: Sequence[str], key: str) -> str:
    """Equals by name, or by ``key`` how many they are."""
    return text.listed(list(names)) if len(names) <= NAMED else text(key, count=len(names))
