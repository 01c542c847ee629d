"""In which units a language counts money: the plan prints 万元; Chinese says 万元 and 亿元, English million and billion."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MoneyScale:
    """Two units of money as so many 万元, and the decimals of tables: those of the small unit keep every whole 万元.

    ``headline_digits`` are the decimals of the large unit in headline numbers and sentences; ``trims`` leaves out zeros
    that say nothing there.
    """

    small_wan: int
    small_digits: int
    large_wan: int
    large_digits: int
    headline_digits: int
    trims: bool


_SCALES = {
    "zh": MoneyScale(small_wan=1, small_digits=0, large_wan=10_000, large_digits=2, headline_digits=2, trims=False),
    "en": MoneyScale(small_wan=100, small_digits=2, large_wan=100_000, large_digits=3, headline_digits=2, trims=True),
}


def money_scale(language: str) -> MoneyScale:
    """The units of a language. Raises ``KeyError`` for a language without words."""
    return _SCALES[language]


def trimmed(number: str) -> str:
    """A number without the zeros after its point that say nothing: 210 for 210.00."""
    return number.rstrip("0").rstrip(".") if "." in number else number
