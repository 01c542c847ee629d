"""Where a place of the text stands: chapter, section, paragraph, box, or row of the annex.

Headings are lines: 第一章, 第一节, 一、, (一), 专栏1:. The annex's rows are sections of their own, by category and number.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from plan_data.read.annex import AnnexError, Cell, cells_of, read_annex

_NUMERAL = "[一二三四五六七八九十]+"
_LEVELS = (
    re.compile(rf"(?P<label>第{_NUMERAL}章)[ \u3000]*(?P<title>.+)"),
    re.compile(rf"(?P<label>第{_NUMERAL}节)[ \u3000]*(?P<title>.+)"),
    re.compile(rf"(?P<label>{_NUMERAL}、)(?P<title>.+)"),
    re.compile(rf"(?P<label>\({_NUMERAL}\))(?P<title>[^。]+)"),
)
_BOX = re.compile(r"(?P<label>专栏[0-9]+)[:：][ \u3000]*(?P<title>.+)")
_FOREWORD = re.compile(r"前[ \u3000]*言")
_TOTAL_LABEL = "总合计"
_HEAD, _ANNEX_NOTE = "题头", "说明"
_DEEPEST = len(_LEVELS)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the text with its own heading: where it starts, and its name with the names of what it stands in."""

    name: str  # 第三章 第二节 三、(二)深化医养结合工作
    label: str  # (二)
    title: str  # 深化医养结合工作
    level: int  # 0 chapter, 1 section, 2 一、, 3 (一), 4 box or row of the annex
    start: int


class Sections:
    """The sections of a text in their order."""

    def __init__(self, text: str) -> None:
        self.all = _sections(text)
        self._starts = [section.start for section in self.all]

    def at(self, position: int) -> Section:
        """The innermost section that a position stands in."""
        return self.all[bisect_right(self._starts, position) - 1]


@lru_cache(maxsize=2)  # a plan that is loaded asks for the same text several times
def _sections(text: str) -> tuple[Section, ...]:
    return tuple(_all(text))


def _all(text: str) -> Iterator[Section]:
    yield Section(_HEAD, _HEAD, "", 0, 0)
    annex_start = text.rfind("附件:") if "附件:" in text else len(text)
    yield from _headings([cell for cell in cells_of(text) if cell.start < annex_start])
    if annex_start < len(text):
        yield from _annex(text, annex_start)


def _headings(cells: list[Cell]) -> Iterator[Section]:
    above: list[tuple[str, str]] = []  # label and title of each level so far
    for cell in cells:
        found = _level(cell.text)
        if found is None:
            continue
        level, label, title = found
        if level == _DEEPEST:
            yield Section(_name([*above[:2], (f"{label} ", title)]), label, title, level, cell.start)
            continue
        above = [*above[:level], *[("", "")] * (level - len(above)), (label, title)]
        yield Section(_name(above), label, title, level, cell.start)


def _level(line: str) -> tuple[int, str, str] | None:
    if _FOREWORD.fullmatch(line):
        return 0, "前言", ""
    box = _BOX.fullmatch(line)
    if box:
        return _DEEPEST, box["label"], box["title"]
    for level, pattern in enumerate(_LEVELS):
        match = pattern.match(line)
        if match:
            return level, match["label"], match["title"].strip()
    return None


def _name(above: list[tuple[str, str]]) -> str:
    """All labels, and the title of the last: 第三章 第二节 三、(二)深化医养结合工作."""
    words = [f"{label} " if level < 2 else label for level, (label, _) in enumerate(above)]
    return ("".join(words) + above[-1][1]).strip()


def _annex(text: str, start: int) -> Iterator[Section]:
    yield Section("附件", "附件", "", 0, start)
    try:
        annex = read_annex(text)
    except AnnexError:
        return
    category = ""
    for row in annex.rows:
        if row.heading.text != category:
            category = row.heading.text
            yield Section(f"{annex.name} {category}", category, "", 1, row.heading.start)
        yield Section(f"{annex.name} {category} {row.number.text}", row.number.text, row.name.text, _DEEPEST, row.number.start)
    if annex.total_row:
        first, last = annex.total_row[0], annex.total_row[-1]
        yield Section(f"{annex.name} {_TOTAL_LABEL}", _TOTAL_LABEL, "", 1, first.start)
        yield Section(f"{annex.name} {_ANNEX_NOTE}", _ANNEX_NOTE, "", 1, last.end)
