"""What words about an amount add where part of it is not confirmed or not divided."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.core.view import view
from i18n import Labels
from ui.cards.parts.columns import Column, amount_column
from ui.cards.parts.rows import NOTHING, OPEN, Row, total
from ui.scene.scene import Scene


def unsettled_words_of_rows(text: Labels, listed: Sequence[Row]) -> str:
    """What a title adds where part of the money it speaks of is not confirmed or not divided; nothing where none is."""
    return unsettled_words(text, total(listed, "unconfirmed_wan"), total(listed, "undivided_wan"))


def unsettled_words_of_view(scene: Scene, *, is_divided: bool = False) -> str:
    """What a title about all money in view adds for the parts of it that are not confirmed or not divided.

    ``is_divided``: the title itself says what is not divided.
    """
    seen = view(*scene.arguments)
    undivided = 0.0 if is_divided else float(seen.cell_undivided.sum())
    return unsettled_words(scene.text, float(seen.cell_unconfirmed.sum()), undivided)


def unsettled_words(text: Labels, unconfirmed_wan: float, undivided_wan: float) -> str:
    """What words about an amount add for the parts of it that are not confirmed or not divided."""
    kinds = [kind for kind, wan in (("unconfirmed", unconfirmed_wan), ("undivided", undivided_wan)) if wan > OPEN]
    return text(f"title.with_{'_'.join(kinds)}") if kinds else ""


def open_label(text: Labels, label: str, row: Row) -> str:
    """A mark in words with what of its amount is not confirmed, and the range that this leaves."""
    if row["unconfirmed_wan"] <= NOTHING:
        return label
    least, most = text.exact(row["least_wan"]), text.exact(row["most_wan"])
    key = "mark.with_open_exact" if least == most else "mark.with_open"
    return text(key, mark=label, open=text.exact(row["unconfirmed_wan"]), least=least, most=most)


def open_columns(text: Labels, listed: Sequence[Row]) -> list[Column]:
    """The columns of what is not confirmed and of the range that this leaves, where there is any."""
    if all(row["unconfirmed_wan"] <= NOTHING for row in listed):
        return []
    return [
        amount_column(text, "unconfirmed_wan", text("source.unconfirmed")),
        amount_column(text, "least_wan", text("column.least")),
        amount_column(text, "most_wan", text("column.most")),
    ]
