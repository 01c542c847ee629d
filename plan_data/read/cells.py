"""The text as cells: what stands on its lines, and where."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORDS = re.compile(r"\S(?:[^\r\n]*\S)?")


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
    return [Cell(words[0], words.start()) for words in _WORDS.finditer(text)]
