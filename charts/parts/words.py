"""The words that several charts share: names of codes, lines of hover labels, values beside bars."""

from collections.abc import Mapping
from typing import Any

from charts.parts.figure import NOTHING, amount
from charts.theme import Look
from i18n.labels import Labels

_OPEN = 0.5


def code_name(text: Labels, code: str, names: Mapping[str, str] | None = None) -> str:
    """The name of any code a chart groups by: given names first, then categories, sources, the code itself."""
    if names and code in names:
        return names[code]
    for group in ("category", "source", "chart.group"):
        if text.has(f"{group}.{code}"):
            return text.code(group, code)
    return code


def money_line(text: Labels, wan: float, key: str = "chart.hover.amount") -> str:
    """An exact amount with its unit."""
    return text(key, amount=text.amount(wan), unit=text.unit_word)


def share_line(text: Labels, wan: float, share: float | None) -> str:
    """An exact amount with its unit and its share of the chart's total."""
    if share is None:
        return money_line(text, wan)
    return text("chart.hover.amount_share", amount=text.amount(wan), unit=text.unit_word, share=text.share(share))


def count_line(text: Labels, projects: float) -> str:
    """How many projects stand behind a mark."""
    return text("chart.hover.projects", count=int(projects))


def part_line(text: Labels, key: str, wan: float) -> str | None:
    """A line about one part of an amount, or nothing where the part is 0."""
    return money_line(text, wan, f"chart.hover.{key}") if wan > NOTHING else None


def before_line(text: Labels, before_wan: float, now_wan: float) -> str | None:
    """What the amount was before the filter, where that differs."""
    return part_line(text, "before", before_wan) if before_wan > now_wan + _OPEN + NOTHING else None


def row_line(text: Labels, row: Mapping[str, Any], share: float | None) -> str:
    """What a row has in view with its share; where some only may be of the chosen sources, the range of it."""
    if is_open(row):
        return text("chart.hover.range", range=row_amount(text, row), unit=text.unit_word)
    return share_line(text, amount(row, "amount_wan"), share)


def is_open(row: Mapping[str, Any]) -> bool:
    """Whether some of a row's money only may be of the chosen sources."""
    return amount(row, "unconfirmed_wan") > NOTHING


def value_text(look: Look, value: str, beside: str | None = None, *, dim: bool = False) -> str:
    """A value in bold ink with its share or range in regular secondary beside it."""
    theme = look.theme
    bold = f'<b><span style="color:{theme.secondary if dim else theme.ink}">{value}</span></b>'
    return f'{bold}  <span style="color:{theme.secondary}">{beside}</span>' if beside else bold


def amount_range(text: Labels, least: float, most: float) -> str:
    """An amount, or the range it may have, without the unit."""
    if text.amount(least) == text.amount(most):
        return text.amount(least)
    return text("chart.range", least=text.amount(least), most=text.amount(most))


def on_two_lines(words: str, text: Labels) -> str:
    """A range on two lines, for places as narrow as a column; anything else as it is."""
    dash = text("chart.range", least="", most="").strip()
    return words.replace(dash, f"{dash}<br>") if dash else words


def row_amount(text: Labels, row: Mapping[str, Any]) -> str:
    """What a row has in view, or the range of it where some only may be of the chosen sources; and the sum of its parts, where
    these are more.
    """
    most, parts = amount(row, "amount_wan"), amount(row, "funding_wan")
    words = amount_range(text, most - amount(row, "unconfirmed_wan"), most)
    return f"{words} <span>≠ {text.amount(parts)}</span>" if parts > most + NOTHING else words


def sign_code(code: str) -> str:
    """What the sign of disagreement in a mark's words is called: the board finds it in them."""
    return f"{code}|ne"


def share_beside(text: Labels, row: Mapping[str, Any]) -> str | None:
    """A row's share as it stands beside its amount; nothing where no one knows it."""
    return None if row["share"] is None else text.share(row["share"])


def share_range(text: Labels, least: float, most: float) -> str:
    """A share, or the range it may have."""
    if text.share(least) == text.share(most):
        return text.share(least)
    return text("chart.range", least=text.share(least), most=text.share(most))
