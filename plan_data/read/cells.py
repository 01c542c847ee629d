"""The text as cells: what stands on its lines, and where."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE = re.compile(r"[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Cell:
    """Words of the text and the position of their first character."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """The position after the last character."""
        return self.start + len(self.text)


def cells_of(text: str) -> list[Cell]:
    """The lines of a text that are not blank, without the blanks around them."""
    cells = []
    for line in _LINE.finditer(text):
        words = line.group().strip()
        if words:
            cells.append(Cell(words, line.start() + line.group().index(words)))
    return cells
