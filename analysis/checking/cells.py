"""The right kind of cell: bodies where a place is asked for, places where a body is, and units of the list called otherwise."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence

from analysis.checking.outcome import Outcome, again, agreed, cells_of, column_of, disagreed, words_at
from analysis.checking.wording import BODY, ITEM_SEPARATOR, LINE_ENDS, PLACE, RANKS, REFORM, REMARK, REMARKS_RANK
from models import Passage, Plan, Project, Severity, Township

_BARE = 2  # characters of a name without its rank


def wrong_cell(plan: Plan) -> Iterator[Outcome]:
    """The cells of places and of bodies, where some rows give the one and some the other; and remarks among the bodies."""
    located = [row for row in plan.projects if row.location_text]
    led = [row for row in plan.projects if row.implementer]
    yield from _kinds(located, "location_text", BODY.search)
    names = {one.name for one in plan.townships}
    yield from _kinds(led, "implementer", lambda words: _is_place(names, words))
    for row in led:
        if REMARK.search(row.implementer or ""):
            sides, values = [cells_of(row, "implementer")], {"name": row.name, "words": row.implementer or ""}
            where = ["remark", row.project_id]
            yield disagreed("wrong_cell", where, Severity.NOTE, values, sides, key="wrong_cell_remark")


def row_place(plan: Plan) -> Iterator[Outcome]:
    """The townships that a row's name, scope and body speak of against those of its place."""
    names = {one.name: one.code for one in plan.townships}
    for row in plan.projects:
        words = f"{row.name}\n{row.scope_text}\n{row.implementer or ''}"
        spoken = [name for name in names if name in words] if row.townships else []
        strange = [name for name in spoken if names[name] not in row.townships]
        if strange:
            values = {"name": row.name, "place": row.location_text, "words": ITEM_SEPARATOR.join(strange)}
            said = {"name": row.name, "scope_text": row.scope_text, "implementer": row.implementer or ""}
            fields = [field for field, words in said.items() if any(name in words for name in strange)]
            sides = [cells_of(row, field) for field in ("location_text", *fields)]
            yield disagreed("row_place", [row.project_id], Severity.WARNING, values, sides)
        elif spoken:
            yield agreed("row_place", row.passage_of("location_text"))


def unit_rank(plan: Plan) -> Iterator[Outcome]:
    """Every township that the text names with its rank (镇, 乡, 街道) against the list, but where its rank is to change."""
    ranks = {one.name: next((rank for rank in RANKS if one.name.endswith(rank)), "") for one in plan.townships}
    listed = {one.name.removesuffix(ranks[one.name]): one for one in plan.townships if ranks[one.name] and len(one.name) > _BARE}
    if not listed:
        return
    pattern = re.compile(rf"({'|'.join(map(re.escape, listed))})({'|'.join(RANKS)}){REMARKS_RANK}")
    used: Counter[str] = Counter()
    for match in pattern.finditer(plan.source_text):
        township = listed[match[1]]
        if match[0] == township.name:
            yield agreed("unit_rank", Passage.trusted("", match.start(), match[0]))
        elif not REFORM.search(_line(plan.source_text, match.start())):
            used[township.code] += 1
            yield _of_other_rank(plan, match, township, used[township.code])


def _of_other_rank(plan: Plan, match: re.Match[str], township: Township, number: int) -> Outcome:
    side = words_at(Passage.trusted("", match.start(), match[0]))
    records = [row.project_id for row in plan.projects if row.source.start <= match.start() < row.source.end]
    values, parts = {"words": match[0], "name": township.name}, [f"t{township.code}", *again(number)]
    return disagreed("unit_rank", parts, Severity.WARNING, values, [side], records)


def _line(text: str, start: int) -> str:
    first = max(text.rfind(mark, 0, start) for mark in LINE_ENDS)
    last = min((place for mark in LINE_ENDS if (place := text.find(mark, start)) >= 0), default=len(text))
    return text[first + 1 : last]


def _kinds(rows: Sequence[Project], field: str, is_odd: Callable[[str], object]) -> Iterator[Outcome]:
    """Rows whose cell is of another kind than the column, where most rows' is not."""
    odd = [row for row in rows if is_odd(getattr(row, field))]
    names = {row.project_id for row in odd}
    right = [row for row in rows if row.project_id not in names]
    if not odd or not right:
        if rows:
            yield agreed("wrong_cell", *(row.passage_of(field) for row in rows))
        return
    sides = [column_of(odd, field), cells_of(right[0], field)]
    shown = dict.fromkeys(item for row in odd for item in getattr(row, field).split(ITEM_SEPARATOR))
    values = {"rows": len(odd), "words": ITEM_SEPARATOR.join(shown), "right": getattr(right[0], field)}
    cells = sides[0].passages
    yield disagreed(
        "wrong_cell", [field], Severity.NOTE, values, sides, [], key=f"wrong_cell_{field}",
        alike=[*(row.passage_of(field) for row in right), *cells[1:]], odd=cells[:1],
    )  # fmt: skip


def _is_place(names: Collection[str], words: str) -> bool:
    return all(item in names or PLACE.fullmatch(item) for item in words.split(ITEM_SEPARATOR))
