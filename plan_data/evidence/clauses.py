"""The reviewed map from clauses to records, and where each clause and its number stand in the text.

A clause is bound to its place: the section, and the how-manieth clause there that reads like it but for its numbers. What
stands elsewhere and reads alike never takes its place; where the words at the place are others now, that is said.
"""

import csv
import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache
from io import StringIO
from itertools import groupby
from pathlib import Path

from pydantic import ValidationError

from models import PRINTED_DIGITS
from plan_data.evidence.tables import MapRow
from plan_data.read import files
from plan_data.read.numbers import Number, find_numbers
from plan_data.read.problems import PlanProblem, shown
from plan_data.read.rules import Rule
from plan_data.read.sections import Sections
from plan_data.read.validation import rule_of

_OPEN, _CLOSE, _ANY = "【】\0"
_RUN = rf"(?:{PRINTED_DIGITS}[余多]?[百千]?[万亿]?|[〇零一二三四五六七八九十百千两双万亿]+)"
_NUMBER = re.compile(rf"{_RUN}(?:[—\-－–~～至]{_RUN})?")
_STOP, _PAUSE = re.compile("[。;；\n]"), re.compile("[。;；,，\n]")
_NEAR = 3  # letters
# Beside a clause they bind what it states: they belong to it, whatever the map was reviewed with.
_BINDS_BEFORE = re.compile(r"(?:不低于|不少于|不超过|不高于|至少|最多|约|近|超过|力争|争取)\Z")
_BINDS_AFTER = re.compile("以上|以下|以内|左右|上下")
_LEAST_ALIKE = 0.5  # how much of a clause has to be left for its place to be known
_Span = tuple[int, int]


class EvidenceError(ValueError):
    """The map cannot be read: which row, and what was expected; as a ``problem`` where it is one of the file."""

    def __init__(self, said: str | PlanProblem) -> None:
        super().__init__(str(said))
        self.problem = said if isinstance(said, PlanProblem) else None


@dataclass(frozen=True)
class Located:
    """A row of the map at its place in the text; ``number`` is ``None`` where the clause gives none that can be read."""

    line: int  # of the map's file, the header is line 1
    section: str
    row: MapRow
    quote: str
    start: int
    number: Number | None

    @property
    def end(self) -> int:
        return self.start + len(self.quote)

    @property
    def reads_otherwise(self) -> bool:
        """Whether the words at the place are not those that the map was reviewed with."""
        return self.quote != bare(self.row.quote)

    @property
    def is_elsewhere(self) -> bool:
        """Whether the place is under a heading that reads otherwise now."""
        return self.section != self.row.section

    @property
    def is_usable(self) -> bool:
        """Whether it states what the map says that it states: a number where the map marks one."""
        return self.number is not None or (_OPEN not in self.row.quote and (self.row.relative_to or "") in self.quote)


@dataclass(frozen=True)
class Placed:
    """All rows of a map: those that have a place in the text, and those whose place is gone."""

    located: tuple[Located, ...]
    gone: tuple[tuple[int, MapRow], ...]


def bare(quote: str) -> str:
    """A clause of the map without the marks around its number."""
    return quote.replace(_OPEN, "").replace(_CLOSE, "")


def read_map(folder: Path) -> tuple[MapRow, ...]:
    """The rows of a folder's map; none if the folder has no map. Raises ``EvidenceError`` and ``OSError``."""
    path = folder / files.EVIDENCE_MAP
    if not path.exists():
        return ()
    return _rows(files.content_of(path))


@lru_cache(maxsize=2)  # who loads a plan asks for the same several times
def _rows(content: bytes) -> tuple[MapRow, ...]:
    lines = csv.DictReader(StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
    return tuple(_row(number, line) for number, line in enumerate(lines, 2))


@lru_cache(maxsize=2)  # the same is asked for by all that reads a folder, and when it is read again
def locate(text: str, rows: tuple[MapRow, ...]) -> Placed:
    """Every row at its place."""
    by_start = {number.start: number for number in find_numbers(text)}
    spans = _spans(text)
    found: dict[int, Located] = {}
    lines = list(enumerate(rows, 2))
    names = _names(rows, spans)
    for place, row in _placed(text, lines, spans, names):
        found[place[0]] = _located(place[0], row, text, place[1], by_start, names[row.section])
    gone = tuple((line, row) for line, row in lines if line not in found)
    return Placed(tuple(found[line] for line, _ in lines if line in found), gone)


def _names(rows: Sequence[MapRow], spans: Mapping[str, Sequence[_Span]]) -> Mapping[str, str]:
    """By the map's sections, how the text calls them: one that is not there is the one that is called most like it."""
    others = spans.keys() - {row.section for row in rows}
    return {
        section: section if section in spans else next(iter(get_close_matches(section, others, 1, _LEAST_ALIKE)), "")
        for section in {row.section for row in rows}
    }


def _placed(
    text: str, lines: Sequence[tuple[int, MapRow]], spans: Mapping[str, Sequence[_Span]], names: Mapping[str, str]
) -> Iterator[tuple[tuple[int, _Span], MapRow]]:
    """The rows of each shape in each section, with the places there that read so, and where these are too few the nearest."""
    shapes = _Shapes(text)
    groups = {key: list(alike) for key, alike in groupby(sorted(lines, key=_of_shape), key=_of_shape)}
    exact = {
        (section, shape): [place for span in spans.get(names[section], ()) for place in shapes.places(shape, span)]
        for section, shape in groups
    }
    for (section, shape), alike in groups.items():
        places, wanted = exact[section, shape], max(row.occurrence for _, row in alike)
        if len(places) < wanted:
            others = [place for key, found in exact.items() if key[0] == section and key[1] not in shape for place in found]
            quotes = {bare(row.quote) for _, row in alike}
            near = _nearest(text, spans.get(names[section], ()), [*places, *others], quotes, wanted - len(places))
            places = sorted([*places, *near])
        yield from (((line, places[row.occurrence - 1]), row) for line, row in alike if row.occurrence <= len(places))


def _row(number: int, line: dict[str, str]) -> MapRow:
    try:
        row = MapRow.model_validate({column: cell or None for column, cell in line.items()})
    except ValidationError as error:
        fault = error.errors()[0]
        field, value = str(fault["loc"][0]), shown(fault["input"])
        raise EvidenceError(PlanProblem(files.EVIDENCE_MAP, number, field, value, *rule_of(fault))) from error
    if _OPEN in row.quote and not row.quote.partition(_OPEN)[2].partition(_CLOSE)[1]:
        unlike = {"message": "an opening bracket and a closing one"}
        raise EvidenceError(PlanProblem(files.EVIDENCE_MAP, number, "quote", shown(row.quote), Rule.OTHERWISE, unlike))
    return row


def _of_shape(line: tuple[int, MapRow]) -> tuple[str, str]:
    return line[1].section, _NUMBER.sub(_ANY, bare(line[1].quote))


class _Shapes:
    """The text with every number as one and the same sign, and where each of its characters stands in the text."""

    def __init__(self, text: str) -> None:
        self.text, words, starts, position = text, list[str](), list[int](), 0
        self._ends: dict[int, int] = {}
        for match in _NUMBER.finditer(text):
            words += text[position : match.start()], _ANY
            starts += range(position, match.start() + 1)
            position = self._ends[match.start()] = match.end()
        self._words, self._starts = "".join([*words, text[position:]]), [*starts, *range(position, len(text) + 1)]

    def places(self, shape: str, span: _Span) -> Iterator[_Span]:
        """Where words of a shape stand, without overlaps."""
        start, end = (bisect_left(self._starts, place) for place in span)
        while (start := self._words.find(shape, start, end)) >= 0:
            after = start + len(shape)
            yield self._starts[start], self._end(after)
            start = after

    def _end(self, after: int) -> int:
        """Where the words before a sign end in the text."""
        return self._starts[after - 1] + 1 if self._words[after - 1] != _ANY else self._ends[self._starts[after - 1]]


def _spans(text: str) -> Mapping[str, Sequence[_Span]]:
    """Where each section stands, without those within it."""
    sections = Sections(text).all
    spans: dict[str, list[_Span]] = {}
    for section, end in zip(sections, [*(one.start for one in sections[1:]), len(text)], strict=True):
        spans.setdefault(section.name, []).append((section.start, end))
    return spans


def _nearest(text: str, spans: Sequence[_Span], taken: Sequence[_Span], quotes: Collection[str], wanted: int) -> list[_Span]:
    """The places in a section that come nearest to some clauses, where no other clause stands."""
    places: list[_Span] = []
    while len(places) < wanted:
        near = max((one for quote in quotes for one in _alike(text, spans, [*taken, *places], quote)), default=None)
        if near is None or near[0] < _LEAST_ALIKE:
            break
        places.append((near[1], near[2]))
    return places


def _alike(text: str, spans: Sequence[_Span], taken: Sequence[_Span], quote: str) -> Iterator[tuple[float, int, int]]:
    """In each stretch that no clause of the kind takes, the words that have the most in common with a clause."""
    for start, end in _free(spans, taken):
        matcher = SequenceMatcher(None, quote, text[start:end], autojunk=False)
        blocks = [block for block in matcher.get_matching_blocks() if block.size > 1]
        longest = max(blocks, key=lambda block: block.size, default=None)
        if longest:
            reach = range(longest.b - longest.a - 3, longest.b - longest.a + len(quote) + 3)
            near = [block for block in blocks if block.b in reach and block.b + block.size - 1 in reach]
            first, last = near[0], near[-1]
            begin = max(start, start + first.b - first.a)
            if not _PAUSE.search(quote[: first.a]):  # it begins where a pause ends, if one is near
                pauses = [pause.end() for pause in _PAUSE.finditer(text, max(start, begin - _NEAR), start + first.b)]
                begin = pauses[-1] if pauses else begin
            stop = (_STOP if _PAUSE.search(quote, last.a + last.size) else _PAUSE).search(text, start + last.b + last.size, end)
            until = min(stop.start() if stop else end, start + last.b + len(quote) - last.a)
            yield sum(block.size for block in near) / len(quote), begin, until


def _free(spans: Sequence[_Span], taken: Sequence[_Span]) -> Iterator[_Span]:
    for start, end in spans:
        for left, right in sorted(place for place in taken if start <= place[0] < end):
            yield start, left
            start = right
        yield start, end


def _located(line: int, row: MapRow, text: str, place: _Span, by_start: Mapping[int, Number], section: str) -> Located:
    """A row at its place, with the number that stands where the map marks one."""
    start, end = place
    before = row.quote.partition(_OPEN)[0]
    number = None
    if _OPEN in row.quote:
        count = len(_NUMBER.findall(before))
        marked = [match.start() for match in _NUMBER.finditer(text, start, end)]
        number = by_start.get(marked[count]) if count < len(marked) else None
    if number and number.unit_end > end:
        end = number.unit_end
    head, tail = _BINDS_BEFORE.search(text, max(start - _NEAR, 0), start), _BINDS_AFTER.match(text, end)
    start, end = head.start() if head else start, tail.end() if tail else end
    return Located(line, section, row, text[start:end], start, number)
