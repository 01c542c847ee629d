"""The calculation that an address asks for, by its words: of money and sizes, of what follows from two of them, of costs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from models import Passage, ProjectFilter
from ui.cards.compare.sides import sides_of
from ui.cards.parts.card import SCENES_KEPT
from ui.cards.workings.costs import COSTS
from ui.cards.workings.counts import COUNTS
from ui.cards.workings.money import funding_working, lines_working, money_working, rows_working, size_working, source_working
from ui.cards.workings.targets import OF_TARGETS
from ui.cards.workings.working import Working, as_term, operand
from ui.document.calculation import Calculation
from ui.scene.scene import Scene
from ui.scene.state import FUNDING, ROWS
from ui.words.workings import AMOUNT, DROPPED, LESS, LINES, OF_AREAS, SHARE, SIZE, SOURCE, TIMES, WITHIN

_MOST = 200  # terms that are listed
_POINTS = "calculation.points"
Ask = Callable[[Scene, Sequence[str]], Working]


def share_working(scene: Scene, words: Sequence[str]) -> Working:
    """A calculation as a part of all of its kind, in the view without some fields, and without slices.

    ``within``: of one value of a field as a part of all in view.
    """
    of, own = words[0], words[1:]
    part, wide = (picked(scene, own[0]), scene) if of == WITHIN else (scene, _without(scene, of))
    own = own[1:] if of == WITHIN else own
    if own[0] == SOURCE and of == OF_AREAS:
        return _quotient(part, own, wide, [AMOUNT, "amount"])
    whole = [LINES, "all"] if own[0] == AMOUNT and "source" in of.split("-") else _whole_of(own)
    return _quotient(part, own, wide, whole)


def _quotient(part: Scene, own: Sequence[str], wide: Scene, whole: Sequence[str]) -> Working:
    first, second = _term(part, own), _term(wide, whole)
    exact = first.exact / second.exact
    terms = [as_term(part, own, first), as_term(wide, whole, second)]
    return Working("quotient", terms, part.text.share(exact), "", first.about, exact)


def _whole_of(words: Sequence[str]) -> list[str]:
    """The words of all of which a calculation is a part."""
    if words[0] == LESS:
        return [LESS, *_whole_of([word for word in words[1:] if "-" not in word])]
    return {AMOUNT: [AMOUNT, "amount"], SIZE: [SIZE, *words[1:2], "amount"], ROWS: [ROWS]}.get(words[0], [LINES, "all"])


def _without(scene: Scene, fields: str) -> Scene:
    """The view without some fields of its filter: names of ``DROPPED`` joined by "-", or ``all``."""
    every = ProjectFilter.model_fields
    names = every if fields == "all" else [one for name in fields.split("-") for one in DROPPED.get(name, ())]
    wide = scene.state.filter.replace(**{name: every[name].default for name in names})
    return replace(scene, state=scene.state.model_copy(update={"filter": wide}))


def _term(scene: Scene, words: Sequence[str]) -> Working:
    return ASKED[words[0]](scene, words[1:])


def less_working(scene: Scene, words: Sequence[str]) -> Working:
    """What one side of a comparison has more than the other: the larger less the smaller."""
    return _of_sides(scene, words, "difference")


def times_working(scene: Scene, words: Sequence[str]) -> Working:
    """How many times as much one side of a comparison has as the other."""
    return _of_sides(scene, words, "quotient")


def picked(scene: Scene, word: str) -> Scene:
    """The view with one value of a field alone (``category-funeral``), or without the field, where words of a slice say it."""
    field, _, code = word.partition("-")
    changes: dict[str, object] = {name: ProjectFilter.model_fields[name].default for name in DROPPED[field]}
    if field in ("category", "reach", "project"):
        changes[field] = (code,)
    return replace(scene, state=scene.state.model_copy(update={"filter": scene.state.filter.replace(**changes)}))


def _of_sides(scene: Scene, words: Sequence[str], op: str) -> Working:
    sides = sides_of(scene)
    if sides is None:
        raise ValueError(words)
    if "-" in words[0]:
        pick, words = words[0], words[1:]
        sides = (replace(sides[0], scene=picked(sides[0].scene, pick)), replace(sides[1], scene=picked(sides[1].scene, pick)))
    worked = [(side, _term(side.scene, words)) for side in sides]
    (a, one), (b, other) = sorted(worked, key=lambda each: -each[1].exact)
    terms = [
        replace(as_term(side.scene, words, each), label=f"{side.letter} {each.about}") for side, each in ((a, one), (b, other))
    ]
    text, is_share = scene.text, one.op == "quotient"
    if op == "quotient":
        exact = one.exact / other.exact
        return Working("quotient", terms, f"{exact:.1f}", text("unit.times"), one.about, exact)
    exact = one.exact - other.exact
    if is_share:
        points = float(text.share(one.exact).rstrip("%")) - float(text.share(other.exact).rstrip("%"))
        return Working("difference", terms, f"{points:.1f}", text("desk.points"), one.about, exact)
    return Working(
        "difference", terms, text.exact(exact) if one.unit == text.unit_word else f"{exact:,.10g}", one.unit, one.about, exact
    )


ASKED: Mapping[str, Ask] = {
    ROWS: rows_working,
    FUNDING: funding_working,
    AMOUNT: money_working,
    LINES: lines_working,
    SOURCE: source_working,
    SIZE: size_working,
    SHARE: share_working,
    LESS: less_working,
    TIMES: times_working,
    **COSTS,
    **COUNTS,
    **OF_TARGETS,
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


def places_of(worked: Sequence[Working]) -> list[Passage]:
    """The places at which the terms stand, in printed order."""
    return sorted((place for one in worked for term in one.terms for place in term.places), key=lambda place: place.start)


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
