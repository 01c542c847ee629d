"""One thing said twice with more in one place: clauses that are the same but for words put in, lists but for an item more."""

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from analysis.checking.outcome import Outcome, disagreed, words_at
from analysis.checking.wording import CLAUSE_ENDS, ITEM_SEPARATOR, is_han
from models import Passage, Plan, Severity

_BEGIN, _END = 4, 8  # characters that clauses have in common at both ends
_MOST = 12  # characters put in
_FEWEST = 3  # items of a list
_OTHERS = 2  # rows that have the list without the item
_LONGEST = 100_000
_CLAUSE = re.compile(f"[^{re.escape(CLAUSE_ENDS)}]+")


def words_put_in(plan: Plan) -> Iterator[Outcome]:
    """Clauses of the text that are another one with words put in, which are then two names of one thing."""
    groups: dict[tuple[str, str], dict[str, int]] = {}
    for match in _CLAUSE.finditer(plan.source_text) if len(plan.source_text) <= _LONGEST else ():
        words = match[0].strip()
        if len(words) >= _BEGIN + _END:
            groups.setdefault((words[:_BEGIN], words[-_END:]), {}).setdefault(words, match.start() + match[0].index(words))
    for clauses in groups.values():
        for one, other in combinations(clauses, 2):
            shorter, longer = sorted((one, other), key=len)
            more = _put_in(longer, shorter)
            if 1 < len(more) <= _MOST and all(map(is_han, more)):
                places = [Passage.trusted("", clauses[words], words) for words in (longer, shorter)]
                yield _more("words_put_in", places, more, [])


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


def _more(key: str, places: list[Passage], more: str, records: list[str]) -> Outcome:
    values = {"longer": places[0].quote, "shorter": places[1].quote, "more": more}
    part = f"{zlib.crc32(f'{places[0].quote}{places[1].quote}'.encode()):08x}"
    return disagreed("slips_of_pen", [part], Severity.NOTE, values, [words_at(place) for place in places], records, key=key)
