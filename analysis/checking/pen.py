"""The same thing said twice: a character apart, with words put in, or as a list with an item more."""

import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from analysis.checking.numbers import statements_of
from analysis.checking.outcome import Outcome, disagreed, words_at
from analysis.checking.wording import CLAUSE_ENDS, FIVE, ITEM_SEPARATOR, LITTLE_WORDS, LOST_FIVE, is_han
from models import Passage, Plan, Severity

_AROUND = 5  # characters on each side that are the same
_SHOWN = 40
_LONGEST = 100_000  # characters: every ten of them are held in memory
_MOST_FOUND = 50  # findings: a text with more is not a text with slips
_BEGIN, _END = 4, 8  # characters that clauses have in common at both ends
_MOST_PUT_IN = 12  # characters put in
_FEWEST = 3  # items of a list
_OTHERS = 2  # rows that have the list without the item
_CLAUSE = re.compile(f"[^{re.escape(CLAUSE_ENDS)}]+")


def slips_of_pen(plan: Plan) -> Iterator[Outcome]:
    """Every place of the text that reads like another but for one inserted character, or two that stand the other way round."""
    text = plan.source_text
    for number, match in enumerate(LOST_FIVE.finditer(text), 1):
        whole = text.find(f"{match[0]}{FIVE}{text[match.end() : match.end() + 2]}")
        if match[0][-1] != FIVE and whole >= 0:
            part = "period" if number == 1 else f"period-{number}"
            yield _apart(plan, whole + len(match[0]), match.end(), 1, part)
    if len(text) <= _LONGEST:
        yield from (_apart(plan, at, there, size) for at, there, size in _again_otherwise(text))


@lru_cache(maxsize=1)  # what is changed in a plan is mostly not its text
def _again_otherwise(text: str) -> tuple[tuple[int, int, int], ...]:
    """Where a character stands, where the words around it stand otherwise, and how many characters that is."""
    found, seen = list[tuple[int, int, int]](), set[str]()
    begins = [text[at : at + _AROUND - 1] for at in range(len(text))]
    counts = Counter(begins)
    again = [counts[begin] > 1 for begin in begins]  # whether what begins here begins elsewhere too
    windows = {text[at : at + 2 * _AROUND]: at for at in range(len(text) - 2 * _AROUND, -1, -1) if again[at]}
    around = zip(again, again[_AROUND + 1 :], again[1:], again[_AROUND + 2 :], strict=False)
    for at, (before, after, nearer, further) in enumerate(around, _AROUND):
        if not ((before and after) or (nearer and further)):
            continue
        for size, words in _read_otherwise(text, at):
            there = windows.get(words)
            if there is not None and words not in seen and "\n" not in words:
                seen |= {words, text[at - _AROUND + size - 1 : at + _AROUND + size - 1]}
                found.append((at, there + _AROUND, size))
        if len(seen) >= _MOST_FOUND:
            break
    return tuple(found)


def _read_otherwise(text: str, at: int) -> Iterator[tuple[int, str]]:
    """The words around a character without it, and with the next one before it: how many characters that is, and the words."""
    one, other = text[at], text[at + 1]
    if is_han(one) and one not in LITTLE_WORDS:
        yield 1, text[at - _AROUND : at] + text[at + 1 : at + 1 + _AROUND]
        if is_han(other) and one != other:
            yield 2, f"{text[at - _AROUND + 1 : at]}{other}{one}{text[at + 2 : at + 1 + _AROUND]}"


def _apart(plan: Plan, at: int, there: int, size: int, part: str = "") -> Outcome:
    text = plan.source_text
    longer, shorter = (Passage.trusted("", *_window(text, place)) for place in (at, there))
    sides = [words_at(longer), words_at(shorter)]
    values = {"longer": longer.quote, "shorter": shorter.quote, "character": text[at : at + size]}
    records = [name for place in (at, there) for name in _records(plan, place)]
    part = part or f"{zlib.crc32(text[at - _AROUND : at + _AROUND].encode()):08x}"
    return disagreed("slips_of_pen", [part], Severity.NOTE, values, sides, records)


def _records(plan: Plan, place: int) -> Iterator[str]:
    """The ids of the rows and of the records of statements that a place lies in."""
    yield from (row.project_id for row in plan.projects if row.source.start <= place < row.source.end)
    yield from (name for one, _, name in statements_of(plan) if one.passage.start <= place < one.passage.end)


def _window(text: str, place: int) -> tuple[int, str]:
    """The clause around a place, or as much of it as is to be shown."""
    start = max(place - _SHOWN, *(text.rfind(mark, 0, place) + 1 for mark in CLAUSE_ENDS))
    ends = [end for mark in CLAUSE_ENDS if (end := text.find(mark, place)) >= 0]
    return start, text[start : min(place + _SHOWN, *ends, len(text))]


def words_put_in(plan: Plan) -> Iterator[Outcome]:
    """Clauses of the text that are another one with words put in, which are then two names of one thing."""
    for longer, shorter, more in _again_with_more(plan.source_text) if len(plan.source_text) <= _LONGEST else ():
        yield _more("words_put_in", [longer, shorter], more)


@lru_cache(maxsize=1)  # as ``_again_otherwise``
def _again_with_more(text: str) -> tuple[tuple[Passage, Passage, str], ...]:
    """Clauses, shorter ones that they hold, and what was put in."""
    groups, found = dict[tuple[str, str], dict[str, int]](), list[tuple[Passage, Passage, str]]()
    for match in _CLAUSE.finditer(text):
        words = match[0].strip()
        if len(words) >= _BEGIN + _END:
            groups.setdefault((words[:_BEGIN], words[-_END:]), {}).setdefault(words, match.start() + match[0].index(words))
    for clauses in groups.values():
        for one, other in combinations(clauses, 2):
            shorter, longer = sorted((one, other), key=len)
            more = _put_in(longer, shorter)
            if 1 < len(more) <= _MOST_PUT_IN and all(map(is_han, more)):
                whole, part = (Passage.trusted("", clauses[words], words) for words in (longer, shorter))
                found.append((whole, part, more))
    return tuple(found)


def _put_in(longer: str, shorter: str) -> str:
    """What stands in the longer of two clauses besides the shorter, if it is in one piece between their common ends."""
    size = len(longer) - len(shorter)
    begin = next((at for at, (one, other) in enumerate(zip(longer, shorter, strict=False)) if one != other), len(shorter))
    return longer[begin : begin + size] if begin >= _BEGIN and longer[begin + size :] == shorter[begin:] else ""


def item_more(plan: Plan) -> Iterator[Outcome]:
    """Lists in the scopes of rows that have one item more, in their midst, than the same list in other rows."""
    lists = [
        (row, match, tuple(parts))
        for row in plan.projects
        for match in _CLAUSE.finditer(row.scope_text)
        if len(parts := match[0].split(ITEM_SEPARATOR)) >= _FEWEST
    ]
    counts = Counter(items for *_, items in lists)
    for row, match, items in lists:
        scope = row.passage_of("scope_text")
        for place in range(1, len(items) - 1):
            rest = items[:place] + items[place + 1 :]
            if counts[rest] >= _OTHERS and scope.quote == row.scope_text:
                other, there, _ = next(one for one in lists if one[2] == rest)
                cell = other.passage_of("scope_text")
                places = [
                    Passage.trusted(scope.section, scope.start + match.start(), match[0]),
                    Passage.trusted(cell.section, cell.start + there.start(), there[0]),
                ]
                yield _more("item_more", places, items[place], [row.project_id, other.project_id])


def _more(key: str, places: list[Passage], more: str, records: Sequence[str] = ()) -> Outcome:
    values = {"longer": places[0].quote, "shorter": places[1].quote, "more": more}
    part = f"{zlib.crc32(f'{places[0].quote}{places[1].quote}'.encode()):08x}"
    return disagreed("slips_of_pen", [part], Severity.NOTE, values, [words_at(place) for place in places], records, key=key)
