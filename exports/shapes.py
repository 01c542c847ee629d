"""What a drawing is made of: areas, lines and words, in px."""

import html
import re
from dataclasses import dataclass

from exports.plots import Fill

Point = tuple[float, float]
_PIECE = re.compile(r"<(/?)(b|span)(?: style=\"color:(#[0-9A-Fa-f]{6})\")?[^>]*>|([^<]+)|<[^>]*>")


@dataclass(frozen=True)
class Run:
    """Words of one look."""

    text: str
    colour: str
    is_bold: bool
    scale: float = 1  # of the size of its line


@dataclass(frozen=True)
class Area:
    """A filled outline; ``says`` is what it stands for. ``opacity`` below 1 lets what lies under it through."""

    points: tuple[Point, ...]
    fill: Fill
    says: str
    opacity: float = 1
    is_round: bool = False


@dataclass(frozen=True)
class Line:
    """A line through points."""

    points: tuple[Point, ...]
    colour: str
    width: float
    dash: str = ""


@dataclass(frozen=True)
class Words:
    """Lines of words in a box that is as large as they are measured; on a ground of their own, if they have one."""

    left: float
    top: float
    width: float
    height: float
    lines: tuple[tuple[Run, ...], ...]
    size: float
    anchor: str = "left"
    ground: str = ""


Mark = Area | Line | Words


@dataclass(frozen=True)
class Drawing:
    """Marks on a ground of so many px; whether it says the same when it is drawn wider and not higher."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    is_elastic: bool = False


def rectangle(x0: float, y0: float, x1: float, y1: float) -> tuple[Point, ...]:
    """The corners of a rectangle."""
    return (x0, y0), (x1, y0), (x1, y1), (x0, y1)


def runs(line: str, colour: str) -> tuple[Run, ...]:
    """A line of a figure's words in its looks: bold and coloured as its markup says."""
    found, bold, colours = list[Run](), 0, [colour]
    for closes, tag, own, words in _PIECE.findall(line):
        if words:
            found.append(Run(html.unescape(words), colours[-1], bold > 0))
        elif tag == "b":
            bold += -1 if closes else 1
        elif tag == "span":
            colours = colours[:-1] or [colour] if closes else [*colours, own or colours[-1]]
    return tuple(found)
