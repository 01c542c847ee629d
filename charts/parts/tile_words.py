"""The name of a narrow tile on one line or two, broken between words, Chinese characters or the syllables of pinyin."""

import re

from charts.parts.measure import broken, fitted, text_width

_BETWEEN = re.compile(r"(?<=[aeiouüng])(?=[bpmfdtnlgkhjqxrzcsyw]h?[aeiouü])")


def on_lines(name: str, room: float, font: float, most: int) -> list[str]:
    """The name on one line, on two if there may be so many and it fits these, else its beginning."""
    if most > 1 and text_width(name, font) > room:
        lines = broken(name, room, font) if " " in name or not name.isascii() else _hyphened(name, room, font)
        if len(lines) == most and all(text_width(line, font) <= room for line in lines):
            return lines
    return [fitted(name, room, font)]


def _hyphened(name: str, room: float, font: float) -> list[str]:
    """A word in two parts, the first as long as fits with its hyphen."""
    places = [found.start() for found in _BETWEEN.finditer(name) if text_width(name[: found.start()] + "-", font) <= room]
    return [name[: places[-1]] + "-", name[places[-1] :]] if places else [name]
