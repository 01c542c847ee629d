"""Whether a title stands on one line above its chart: where it does not, it says less, and no chart below it moves."""

from __future__ import annotations

from charts import Look
from charts.parts.measure import text_width

_FONTS = {"desk": 15, "wide": 17}  # px of a title; on a phone, one column wide, lines may be two
_MENU = 36  # px at the title's end
_AIR = 16  # px between Chinese and figures


def fits_one_line(look: Look, title: str) -> bool:
    """Whether the title of a chart one column wide takes one line."""
    font = _FONTS.get(look.size.name)
    return font is None or text_width(f"<b>{title}</b>", font) <= look.size.width - _MENU - _AIR
