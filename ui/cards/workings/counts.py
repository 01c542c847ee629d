"""Parts of what is counted: each count leads to the list of what it counts."""

from collections.abc import Callable, Mapping, Sequence

from analysis.questions.capacity import planned
from analysis.questions.inputs import by_project, parted
from models import Passage, QuantityKind
from ui.cards.costs.cost_columns import cost_count
from ui.cards.workings.money import about_words, slice_of
from ui.cards.workings.working import Term, Working
from ui.scene.scene import Scene
from ui.scene.state import FILTERS
from ui.words.workings import AGREED, CHECKED, COUNT, PART

_WHOLE = 1 - 1e-9
_LONGEST = 40  # letters of a passage that names it


def part_working(scene: Scene, words: Sequence[str]) -> Working:
    """A count as a part of another: of projects (``projects``, ``size.beds``), of numbers of the text (``text``)."""
    text = scene.text
    if words[0] == "text":
        numbers = scene.evidence.of_plan.coverage
        held = sum(bool(one.holders) for one in numbers)
        terms = [_counted(text(f"text.number.{key}"), count, scene.page_href("text", shown=shown))
                 for key, count, shown in (("held", held, "held"), ("all", len(numbers), "all"))]  # fmt: skip
        return _part(scene, terms, held, len(numbers), terms[0].label)
    every = len(scene.plan.projects)
    if words[0] == "size":
        kind = QuantityKind(words[1])
        count, href = cost_count(scene, kind), scene.page_href("unit_costs", kind=kind.value)
    else:
        count, href = scene.seen.count, scene.page_href("projects")
    of_all = scene.page_href("projects", **dict.fromkeys((*FILTERS, "drill", "basis")))
    whole = _counted(text("calculation.everything"), every, of_all)
    about = about_words(scene, ())
    return _part(scene, [_counted(about, count, href), whole], count, every, about)


def count_working(scene: Scene, words: Sequence[str]) -> Working:
    """The projects of a slice of the view: ``all``, or a part of them (``parted``); after it the kind that they state."""
    part, *rest = words
    kind = QuantityKind(rest.pop(0)) if rest and rest[0] in {*QuantityKind} else None
    seen, sliced = scene.seen, slice_of(rest)
    is_in = by_project(seen, "either") * sliced.weights(seen) > 0
    if kind:
        is_in &= planned(scene.frame, kind) > 0
    if part in ("single", "spread"):
        is_in &= parted(seen, part)
    elif part != "all":
        is_own = parted(seen, "own") & ((by_project(seen, "inside") >= _WHOLE) if kind else True)
        is_in &= is_own if part == "own" else ~is_own
    projects = [scene.plan.projects[row] for row in is_in.nonzero()[0].tolist()]
    terms = [Term(one.name, "1", "", (one.field_passages.get("name", one.total_cell),)) for one in projects]
    return Working("count", terms, f"{len(terms):,}", scene.text("unit.projects"), about_words(scene, rest), float(len(terms)))


def checked_working(scene: Scene, words: Sequence[str]) -> Working:
    """Where a check compared something."""
    return _places(scene, words[0], scene.evidence.of_plan.review.tallies[words[0]].places)


def agreed_working(scene: Scene, words: Sequence[str]) -> Working:
    """Where what a check compared agrees."""
    return _places(scene, words[0], scene.evidence.of_plan.review.tallies[words[0]].agreeing)


def _places(scene: Scene, check: str, places: Sequence[Passage]) -> Working:
    terms = [Term(" ".join(place.quote.split())[:_LONGEST], "1", "", (place,)) for place in places]
    return Working("count", terms, f"{len(terms):,}", "", scene.text(f"check.{check}"), float(len(terms)))


def _counted(label: str, count: int, href: str) -> Term:
    return Term(label, f"{count:,}", "", href=href)


def _part(scene: Scene, terms: Sequence[Term], count: int, every: int, about: str) -> Working:
    exact = count / (every or 1)
    return Working("quotient", terms, scene.text.share(exact), "", about, exact)


COUNTS: Mapping[str, Callable[[Scene, Sequence[str]], Working]] = {
    PART: part_working,
    COUNT: count_working,
    CHECKED: checked_working,
    AGREED: agreed_working,
}
