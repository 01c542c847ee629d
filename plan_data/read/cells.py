"""The text as cells: what stands on its lines, and where."""

import re
from dataclasses import dataclass

from models import PRINTED_DIGITS, plain_digits

_PRINTED = re.compile(PRINTED_DIGITS)
_WORDS = re.compile(r"\S(?:[^\r\n]*\S)?")


@dataclass(frozen=True, slots=True)
class Cell:
    """Words of the text and the position of their first character."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def printed_as(text: str, start: int, value: str) -> str:
    """A cell's words as they are printed: of a number its digits in whatever form (14,000), else the words themselves."""
    printed = None if text.startswith(value, start) else _PRINTED.match(text, start)
    return printed[0] if printed and plain_digits(printed[0]) == value else value


def cells_of(text: str) -> list[Cell]:
    """The lines of a text that are not blank, without the blanks around them."""
    return [Cell(words[0], words.start()) for words in _WORDS.finditer(text)]
