"""How wide the columns of a table are: as their widest cell where there is room, else so that no number and no word is broken."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from charts.parts.measure import text_width
from exports.grids import Grid

_WORD = re.compile(r"[^\W\u3000-\u9fff]+")
_CHINESE = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
_LETTER = re.compile(r"[^\W\d_]")
_SEAM = re.compile(r"[\u4e00-\u9fff](?=[\dA-Za-z/])|[\dA-Za-z%/](?=[\u4e00-\u9fff])")
_IN_CASE = 1.25  # how much wider Latin letters and figures are where a machine has another face
LETTERS = (9, 4)  # of Chinese that stand on a line at least: if there is room, and else


@dataclass(frozen=True)
class Columns:
    """The columns of a grid, the pt beside their words, how much wider these may be than measured, and whether some are bold."""

    grid: Grid
    pad: float
    wider: float = 1.0
    is_bold: bool = False

    def widest(self, size: float) -> list[float]:
        """What each column takes where every cell stands on one line."""
        return [self._wide(cells, size) for cells in self._cells]

    def least(self, size: float, letters: int) -> list[float]:
        """What each column takes where neither numbers nor Latin words are broken, nor Chinese after a few letters."""
        found = []
        for cells in self._cells:
            whole = {words for words in cells if not _LETTER.search(words)} | {
                word for words in cells for word in _WORD.findall(words)
            }
            some = letters if any(_CHINESE.search(words) for words in cells) else letters / 2
            found.append(max(self._wide(sorted(whole), size), min(some * size + self.pad, self._wide(cells, size))))
        return found

    def readable(self, sizes: Sequence[float], room: float) -> float:
        """The first of some sizes at which no word is broken; the last if there is none."""
        found = (size for letters in LETTERS for size in sizes if sum(self.least(size, letters)) <= room)
        return next(found, sizes[-1])

    def shared(self, size: float, room: float) -> list[float]:
        """So wide that they fill the room: what is over goes to all alike, or to those that need more than the least."""
        wide = self.widest(size)
        if sum(wide) <= room:
            return [one + (room - sum(wide)) / len(wide) for one in wide]
        many, few = (self.least(size, letters) for letters in LETTERS)
        least = many if sum(many) <= room else few
        if sum(least) > room:
            return [one * room / sum(least) for one in least]
        over = [max(own - needed, 0) for own, needed in zip(wide, least, strict=True)]
        spare, wanted = max(room - sum(least), 0), sum(over) or 1
        return [needed + spare * more / wanted for needed, more in zip(least, over, strict=True)]

    @property
    def _cells(self) -> list[list[str]]:
        return [[name, *(row[at].words for row in self.grid.all_rows)] for at, name in enumerate(self.grid.columns)]

    def _wide(self, said: Sequence[str], size: float) -> float:
        return (
            max((width_in_case(f"<b>{words}</b>" if self.is_bold else words, size) for words in said), default=0) * self.wider
            + self.pad
        )


def air_in(words: str) -> float:
    """How much air, by the size of the type, offices put between Chinese letters and Latin ones or figures."""
    return len(_SEAM.findall(words)) * 0.2


def width_in_case(words: str, size: float) -> float:
    """The width of words in the widest face that a machine may put in place of one that it does not have.

    Chinese letters are as wide in all.
    """
    return text_width(words, size) + text_width(_CHINESE.sub("", words), size) * (_IN_CASE - 1)
