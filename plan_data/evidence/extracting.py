"""What the text states besides the annex: ``python3 -m plan_data.evidence [folder] [--check]``.

Writes ``indicators.csv``, ``facts.csv`` and ``printed_figures.csv`` from the text and ``evidence_map.csv``: the map says
which clause is what, every value is read from the text. A clause that reads otherwise than when it was reviewed is named
with both texts; its value is read all the same. With ``--check`` it writes nothing and names the first cells that are not
what the text yields. It exits with 1 if it had anything to name.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from models import Comparator, Measure
from plan_data.evidence.clauses import EvidenceError, Located, locate, read_map
from plan_data.evidence.rereading import sentence_of, unlike_clauses
from plan_data.evidence.tables import FACTS, INDICATORS, PRINTED_FIGURES, MapRow
from plan_data.extract import Line, Lines, lines_of, run
from plan_data.read.files import read_source
from plan_data.read.heading import HeadingError, read_heading
from plan_data.read.numbers import NumberKind, find_numbers, plain_number
from plan_data.read.sections import Sections

_MONEY, _WAN = (Measure.INVESTMENT, Measure.FUNDING), "万元"  # the unit that the annex's head prints for its cells
_STRIVES = re.compile(r"力争|争取(?=达)")
_BEFORE = re.compile(
    r"(?P<least>不低于|不少于|至少(?=[\u4e00-\u9fff]{0,3}$)|≥)|(?P<most>不超过|不高于|≤)|(?P<more>>|高于)|(?P<reach>达到|达)"
)
_BEFORE_ENDS = re.compile(r"(?:不低于|不少于|≥|>|不超过|不高于|≤|高于|达到|达|达全州|至少[\u4e00-\u9fff]{0,3})$")
_AFTER = re.compile(r"(?P<least>以上)|(?P<most>以内|以下)")


def extract_evidence(folder: Path) -> dict[str, Lines]:
    """The lines of each file, header first. Raises ``OSError`` and ``ValueError`` where the map cannot be read."""
    return lines_of_map(read_source(folder), read_map(folder))


@lru_cache(maxsize=2)  # as ``locate``
def lines_of_map(text: str, rows: tuple[MapRow, ...]) -> dict[str, Lines]:
    """What the rows of a map yield at their places, by file; those that state nothing any more are left out."""
    found = [one for one in locate(text, rows).located if one.is_usable]
    place, named = _Place(text), _named(rows)
    indicators = _of("indicator", found)
    return {
        INDICATORS.file: lines_of(INDICATORS, _indicators(place, indicators, named)),
        FACTS.file: lines_of(FACTS, _facts(place, _of("fact", found))),
        PRINTED_FIGURES.file: lines_of(PRINTED_FIGURES, _figures(place, _of("printed_figure", found), indicators)),
    }


def _named(rows: Sequence[MapRow]) -> dict[str | None, MapRow]:
    """By indicator, the row of the map that describes it."""
    described = [row for row in rows if row.role == "indicator" and row.name]
    counts = Counter(row.record_id for row in described)
    for indicator_id in dict.fromkeys(row.record_id for row in rows if row.role == "indicator"):
        if counts[indicator_id] != 1:
            raise EvidenceError(f"indicator {indicator_id} has {counts[indicator_id]} rows with a name, expected one")
    return {row.record_id: row for row in described}


class _Place:
    """The text with its sections, its numbers and its last year."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sections = Sections(text)
        self.end_year = read_heading(text).end_year
        self.years = [number for number in find_numbers(text) if number.kind is NumberKind.DATE]

    def stated(self, found: Located) -> Line:
        """The columns that all three files share."""
        number, row, text = found.number, found.row, self.text
        start, unit_end = (number.start, number.unit_end) if number else (found.end, found.end)
        value, value_high = (number.value, number.value_high) if number else (None, None)
        binding = read_binding(
            text[found.start : start], text[unit_end : found.end],
            is_range=bool(number and number.value_high), is_relative=row.relative_to is not None,
        )  # fmt: skip
        return {
            "section": self.sections.at(start).name, "quote": found.quote, "quote_start": found.start,
            "number_text": text[start:unit_end] or None, "number_start": number.start if number else None,
            "value": plain_number(value), "value_high": plain_number(value_high),
            "unit": (number.unit if number else None) or None, "comparator": binding.comparator.value,
            "comparator_words": binding.words or None, "is_aspirational": _flag(binding.is_aspirational),
            "is_approximate": _flag(bool(number and number.is_approximate)),
        }  # fmt: skip

    def year(self, found: Located) -> int:
        """The year by which a target is to be reached: the year its clause prints, else the plan's last."""
        printed = [int(year.value) for year in self.years if found.start <= year.start < found.end]
        return printed[-1] if printed else self.end_year


def _of(role: str, found: Sequence[Located]) -> list[Located]:
    return [one for one in found if one.row.role == role]


def _indicators(place: _Place, found: list[Located], named: Mapping[str | None, MapRow]) -> Iterator[Line]:
    """Statements by indicator: indicators in the order of their first statement, statements in printed order."""
    by_id: dict[str, list[Located]] = {}
    for one in sorted(found, key=_position):
        by_id.setdefault(_id(one), []).append(one)
    for indicator_id, statements in by_id.items():
        row = named[indicator_id]
        for position, one in enumerate(statements, 1):
            yield {
                **place.stated(one), "indicator_id": indicator_id, "position": position, "name": row.name,
                "domain": row.domain, "scope": row.scope, "project_ids": row.project_ids, "baselines": row.baselines,
                "relative_to": one.row.relative_to, "target_year": place.year(one),
            }  # fmt: skip


def _facts(place: _Place, found: list[Located]) -> Iterator[Line]:
    for one in sorted(found, key=_position):
        row = one.row
        yield {**place.stated(one), "fact_id": _id(one), "name": row.name, "domain": row.domain, "part_of": row.part_of}


def _figures(place: _Place, found: list[Located], targets: list[Located]) -> Iterator[Line]:
    indicators = {one.number.start: one.row.record_id for one in targets if one.number}
    for one in sorted(found, key=_position):
        row = one.row
        start = _position(one)
        stated = place.stated(one)
        unit = stated["unit"] or (_WAN if row.measure in _MONEY else None)
        yield {
            **stated, "unit": unit, "figure_id": f"figure-{start}", "measure": row.measure, "noun": row.noun,
            "project_ids": row.project_ids, "record_noun": row.record_noun, "funding_source": row.funding_source,
            "indicator_id": indicators.get(start),
        }  # fmt: skip


def _position(one: Located) -> int:
    return one.number.start if one.number else one.start


def _id(one: Located) -> str:
    if one.row.record_id is None:
        raise EvidenceError(f"a {one.row.role} without an id: {one.quote!r}")
    return one.row.record_id


def _flag(is_so: bool) -> str:
    return "true" if is_so else "false"


def main(arguments: list[str] | None = None) -> int:
    """The command. 0: written, or nothing differs; 1: something differs; 2: the map does not fit the text."""
    faults = (OSError, EvidenceError, HeadingError, UnicodeDecodeError)
    return run("python3 -m plan_data.evidence", __doc__, extract_evidence, faults, arguments, changes)


def changes(folder: Path) -> Iterator[str]:
    """Every clause of the map that reads otherwise now, as sentences."""
    text = read_source(folder)
    return (sentence_of(one) for one in unlike_clauses(text, locate(text, read_map(folder))))


@dataclass(frozen=True, slots=True)
class Binding:
    """How a clause binds its number, and the words that do it, as printed."""

    comparator: Comparator
    words: str
    is_aspirational: bool


def read_binding(before: str, after: str, *, is_range: bool, is_relative: bool) -> Binding:
    """The binding of a number from its clause: the words before it, and the words after it and its unit.

    A relative clause has its whole text in ``before``.
    """
    strives = _STRIVES.search(before)
    bound = _bound_before(before, is_relative)
    tail = _AFTER.match(after)
    words = [strives[0] if strives else "", bound[0] if bound else ""]
    if strives and bound and strives.end() == bound.start():
        words = [f"{strives[0]}{bound[0]}"]
    shown = "…".join(word for word in [*words, tail[0] if tail else ""] if word)
    return Binding(_comparator(bound, tail, is_range, is_relative), shown, strives is not None)


def _bound_before(before: str, is_relative: bool) -> re.Match[str] | None:
    """The binding words that lead up to the number; in a relative clause the last ones."""
    found = list(_BEFORE.finditer(before))
    if not found or is_relative:
        return found[-1] if found else None
    return found[-1] if _BEFORE_ENDS.search(before) else None


def _comparator(bound: re.Match[str] | None, tail: re.Match[str] | None, is_range: bool, is_relative: bool) -> Comparator:
    if is_relative or is_range:
        return Comparator.RELATIVE if is_relative else Comparator.BETWEEN
    for match in (tail, bound):
        if match and match.lastgroup in _COMPARATORS:
            return _COMPARATORS[match.lastgroup]
    return Comparator.EQUAL


_COMPARATORS = {"least": Comparator.AT_LEAST, "most": Comparator.AT_MOST, "more": Comparator.MORE_THAN}
