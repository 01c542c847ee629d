"""The calculation that an address asks for, by its words: of money and sizes, of what follows from two of them, of costs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial

from analysis.core.frame import CATEGORIES, REACHES
from analysis.questions.table import largest_first
from analysis.questions.townships import CITY_LEVEL, UNDIVIDED
from analysis.questions.yearly import UNDIVIDED_YEAR, years_of
from models import ProjectFilter
from plan_data.read.excerpts import Place
from ui.cards.compare.sides import sides_of
from ui.cards.parts.card import SCENES_KEPT
from ui.cards.workings.costs import COSTS
from ui.cards.workings.counts import COUNTS
from ui.cards.workings.money import about_words, lines_working, money_working, rows_working, size_working, source_working
from ui.cards.workings.working import Ask, Calculation, Term, Working, a_share, as_term, of_money, operand
from ui.scene.scene import Scene
from ui.scene.state import FUNDING, ROWS
from ui.words.workings import (
    AMOUNT,
    DROPPED,
    EACH,
    HALF,
    LEFT,
    LESS,
    LINES,
    OF_AREA,
    OF_AREAS,
    SHARE,
    SIZE,
    SOURCE,
    SURE,
    TIMES,
    WITHIN,
    township_slice,
    years_slice,
)

_MOST = 200  # terms that are listed


def share_working(scene: Scene, words: Sequence[str]) -> Working:
    """A calculation as a part of all of its kind, in the view without some fields, and without slices.

    ``within``: of one value of a field as a part of all in view.
    """
    of, own = words[0], words[1:]
    part, wide = (picked(scene, own[0]), scene) if of == WITHIN else (scene, _without(scene, of))
    own = own[1:] if of == WITHIN else own
    if own[0] == SOURCE and (of == OF_AREAS or OF_AREA in of.split("-")):
        return _quotient(part, own, wide, [AMOUNT, "amount"])
    whole = [LINES, "all"] if own[0] == AMOUNT and "source" in of.split("-") else _whole_of(own)
    return _quotient(part, own, wide, whole)


def _quotient(part: Scene, own: Sequence[str], wide: Scene, whole: Sequence[str]) -> Working:
    first, second = _term(part, own), _term(wide, whole)
    terms = [as_term(part, own, first), as_term(wide, whole, second)]
    return a_share(part, terms, first.exact / second.exact, first.about)


def _whole_of(words: Sequence[str]) -> list[str]:
    """The words of all of which a calculation is a part."""
    if words[0] == LESS:
        own = [word for word in words[1:] if "-" not in word]
        return [LESS, LINES, SURE] if own[0] == SOURCE and own[-1] == SURE else [LESS, *_whole_of(own)]
    return {AMOUNT: [AMOUNT, SURE if words[1:2] == [SURE] else "amount"], SIZE: [SIZE, *words[1:2], "amount"], ROWS: [ROWS]}.get(
        words[0], [LINES, "all"]
    )


def _without(scene: Scene, fields: str) -> Scene:
    """The view without some fields of its filter: names of ``DROPPED`` joined by "-", or ``all``."""
    every = ProjectFilter.model_fields
    names = every if fields == "all" else [one for name in fields.split("-") for one in DROPPED.get(name, ())]
    return scene.filtered(scene.state.filter.replace(**{name: every[name].default for name in names}))


def _term(scene: Scene, words: Sequence[str]) -> Working:
    return ASKED[words[0]](scene, words[1:])


def left_working(scene: Scene, words: Sequence[str]) -> Working:
    """What is certain of all in view together and of no row of a chart by itself: all of it, less what each row is certain of."""
    field, part = words
    whole, (own, added) = _term(scene, [AMOUNT, part]), _each(scene, field, part)
    return of_money(scene, "difference", [as_term(scene, [AMOUNT, part], whole), *own], whole.exact - added, whole.about)


def half_working(scene: Scene, words: Sequence[str]) -> Working:
    """What the largest projects (their number) are sure of, as a part of what each project in view is sure of, added up."""
    seen, every = scene.seen, scene.frame.project_ids
    largest = every[largest_first(seen, int(words[0]), seen.sure_wan)].tolist()
    own = scene.filtered(scene.state.filter.replace(project=tuple(largest)))
    return _quotient(own, [EACH, "project", SURE], scene, [EACH, "project", SURE])


def each_working(scene: Scene, words: Sequence[str]) -> Working:
    """What each row of a chart is sure of by itself, added up."""
    field, part = words
    terms, exact = _each(scene, field, part)
    return of_money(scene, "sum", terms, exact, about_words(scene, (), scene.text("calculation.part.certain")))


def _each(scene: Scene, field: str, part: str) -> tuple[list[Term], float]:
    """A part of the money of each row of a chart by a field, and all of them together."""
    each = [(one, own, _term(one, own)) for one, sliced in _rows_of(scene, field) for own in [[AMOUNT, part, *sliced]]]
    return [as_term(*worked) for worked in each if worked[-1].exact > 0], sum(worked.exact for *_, worked in each)


def _rows_of(scene: Scene, field: str) -> Iterator[tuple[Scene, list[str]]]:
    """The rows of a chart by a field: the view of each, and the slice of it."""
    if field == "year":
        yield from ((scene, [years_slice([year])]) for year in years_of(scene.question))
    elif field == "township":
        yield from ((scene, [township_slice(code)]) for code in (*scene.townships, CITY_LEVEL, UNDIVIDED))
    else:
        every = {"category": [*CATEGORIES], "reach": [*REACHES], "project": scene.frame.project_ids.tolist()}[field]
        chosen = getattr(scene.state.filter, field) or every
        yield from ((picked(scene, f"{field}-{code}"), []) for code in chosen)


def picked(scene: Scene, word: str) -> Scene:
    """The view with one value of a field alone (``category-funeral``), or without the field, where words of a slice say it."""
    field, _, code = word.partition("-")
    if word == f"year-{UNDIVIDED_YEAR}":  # of the spans those that reach the chosen years
        return scene
    changes: dict[str, object] = {name: ProjectFilter.model_fields[name].default for name in DROPPED[field]}
    if field in ("category", "reach", "project"):
        changes[field] = (code,)
    return scene.filtered(scene.state.filter.replace(**changes))


def _holds(scene: Scene, word: str) -> bool:
    """Whether a view's own filter leaves a value of a field in (``category-funeral``)."""
    (field, _, code), asked = word.partition("-"), scene.state.filter
    if field == "year":
        year = int(code)
        return not year or (asked.from_year or year) <= year <= (asked.to_year or year)
    chosen = getattr(asked, "funding_source" if field == "source" else field)
    return not code or not chosen or code in chosen


def sides_working(scene: Scene, words: Sequence[str], op: str) -> Working:
    """What one side of a comparison has more than the other, the larger less the smaller; or how many times as much."""
    sides = sides_of(scene)
    if sides is None:
        raise ValueError(words)
    chosen = [*sides]
    if "-" in words[0]:
        pick, words = words[0], words[1:]
        chosen = [replace(side, scene=picked(side.scene, pick)) for side in sides if _holds(side.scene, pick)]
    worked = sorted(((side, _term(side.scene, words)) for side in chosen), key=lambda each: -each[1].exact)
    terms = [replace(as_term(side.scene, words, each), label=f"{side.letter} {each.about}") for side, each in worked]
    text, one = scene.text, worked[0][1]
    if len(worked) == 1:  # the other side leaves it out
        return replace(one, op="sum", terms=terms)
    other = worked[1][1]
    if op == "quotient":
        exact = one.exact / other.exact
        return Working("quotient", terms, f"{exact:.1f}", text("unit.times"), one.about, exact)
    exact, unit = one.exact - other.exact, one.unit
    result = text.exact(exact) if unit == text.unit_word else f"{exact:,.10g}"
    if one.op == "quotient":  # shares
        points = float(text.share(one.exact).rstrip("%")) - float(text.share(other.exact).rstrip("%"))
        result, unit = f"{points:.1f}", text("desk.points")
    return Working("difference", terms, result, unit, one.about, exact)


ASKED: Mapping[str, Ask] = {
    ROWS: rows_working,
    FUNDING: lambda scene, _: lines_working(scene, ["all"]),  # of the chosen sources; of all where none is chosen
    AMOUNT: money_working,
    LINES: lines_working,
    SOURCE: source_working,
    SIZE: size_working,
    SHARE: share_working,
    LESS: partial(sides_working, op="difference"),
    TIMES: partial(sides_working, op="quotient"),
    LEFT: left_working,
    EACH: each_working,
    HALF: half_working,
    **COSTS,
    **COUNTS,
}


@lru_cache(maxsize=SCENES_KEPT)
def asked(scene: Scene) -> tuple[Working, ...]:
    """The calculations that the address asks for and that can be worked out."""
    found = (_asked(scene, place.split(".")) for place in scene.state.at)
    return tuple(one for one in found if one)


def _asked(scene: Scene, words: Sequence[str]) -> Working | None:
    try:
        return ASKED[words[0]](scene, words[1:]) if words[0] in ASKED else None
    except (ValueError, KeyError, IndexError, ZeroDivisionError):
        return None


def calculation_blocks(scene: Scene) -> list[Calculation]:
    """The calculations asked for, beside the text."""
    return [_block(scene, one, at) for at, one in enumerate(asked(scene))]


def _block(scene: Scene, worked: Working, at: int) -> Calculation:
    """A calculation beside the text; of very many terms the first, the largest."""
    text, left = scene.text, len(worked.terms) - _MOST
    return {
        "kind": "calculation",
        "id": f"calculation-{at}" if at else "calculation",
        "area": "aside",
        "title": text("calculation.title"),
        "about": worked.about,
        "op": worked.op,
        "how": text(f"calculation.{worked.op}", count=len(worked.terms)),
        "operands": [operand(scene, term) for term in worked.terms[:_MOST]],
        "more": text("calculation.more", count=left) if left > 0 else "",
        "result": worked.result,
        "unit": worked.unit,
        "clear": {"label": text("text.clear"), "set": {"at": None}},
    }


def places_asked(scene: Scene) -> list[Place]:
    """The places in the address, each once; what is no place of this text is left out."""
    found: dict[Place, None] = {}
    for words in scene.state.at:
        found.update(dict.fromkeys(_meant(scene, words)))
    return list(found)


def _meant(scene: Scene, words: str) -> Iterator[Place]:
    if not words[0].isdigit():
        found = (place for one in asked(scene) for term in one.terms for place in term.places)
        yield from ((place.start, place.end) for place in sorted(found, key=lambda place: place.start))
        return
    start, end = (int(position) for position in words.split("-"))
    if start < end <= len(scene.plan.source_text):
        yield start, end
