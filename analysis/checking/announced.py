"""What a chapter of works says in words is built, without a number, against the rows: places that none of them speaks of."""

import zlib
from collections.abc import Iterator, Mapping

from analysis.checking.outcome import Outcome, agreed, disagreed, words_at
from analysis.checking.wording import AND, ANNOUNCED, HEADING, OF, SOME_PLACE, WORKS, bare_name, facility_type, without_brackets
from models import Passage, Plan, Severity

_CHECK = "no_row"
_PIECE = 2  # characters by which what a place is for is found in a row's words
_SHORTEST = 2 * _PIECE


def announced(plan: Plan) -> Iterator[Outcome]:
    """Each place that the text under a heading of works builds: whether some row speaks of all that it is for."""
    seen, rows = set[str](), _words_of_rows(plan)
    for heading, start, line in _works(plan) if rows else ():
        for match in ANNOUNCED.finditer(line):
            group = match.lastindex or 1
            for name in (item.rpartition(OF)[2] for item in AND.split(without_brackets(match[group]))):
                kind = facility_type(name) or (SOME_PLACE if name.endswith(SOME_PLACE) else None)
                core = bare_name(name).removesuffix(kind) if kind else ""
                if kind is None or len(core) < _SHORTEST or name in seen:
                    continue
                seen.add(name)
                place = Passage.trusted("", start + match.start(), match[0])
                if any(_speaks_of(words, core, kind) for words in rows):
                    yield agreed(_CHECK, place)
                else:
                    values, part = {"name": name, "section": heading}, f"named_{zlib.crc32(name.encode()):08x}"
                    yield disagreed(_CHECK, [part], Severity.NOTE, values, [words_at(place)], key="no_row_named")


def _works(plan: Plan) -> Iterator[tuple[str, int, str]]:
    """The lines under headings of works, outside of the rows: the heading, where the line starts, and the line."""
    first, last = plan.annex_start, max((row.source.end for row in plan.projects), default=0)
    heading, start = "", 0
    for line in plan.source_text.splitlines(keepends=True):
        if named := HEADING.match(line):
            heading = named[1].strip() if WORKS.search(named[1].strip()) else ""
        elif heading and not first <= start < last:
            yield heading, start, line
        start += len(line)


def _words_of_rows(plan: Plan) -> list[str]:
    """What is said of each row: its name, its scope, and the lines of the text that count something of it."""
    words: Mapping[str, list[str]] = {row.project_id: [row.name, row.scope_text] for row in plan.projects}
    text, lines = plan.source_text, dict[int, str]()
    for figure in plan.figures_outside_annex:
        start = text.rfind("\n", 0, figure.passage.start) + 1
        line = lines.setdefault(start, text[start : text.find("\n", figure.passage.end)])
        for name in figure.project_ids:
            words.get(name, []).append(line)
    return ["\n".join(dict.fromkeys(one)) for one in words.values()]


def _speaks_of(words: str, core: str, kind: str) -> bool:
    """Whether some words hold the kind of place and all of what it is for, piece by piece from the end."""
    return kind in words and all(core[at - _PIECE : at] in words for at in range(len(core), _PIECE - 1, -_PIECE))
