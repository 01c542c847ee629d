"""What is counted, with what it counts one by one; and of targets what projects come to, and how far that is from them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from analysis.questions.capacity import planned
from analysis.questions.inputs import by_project, parted
from analysis.questions.targets import Assessment, Contribution, assess, assessed, stated_together
from models import QuantityKind
from ui.cards.costs.kinds import cost_count
from ui.cards.targets.targets import is_among, of_domains, sorts_href
from ui.cards.workings.money import about_words, slice_of
from ui.cards.workings.working import Ask, Term, Working, a_count, a_share, as_term, project_term
from ui.scene.scene import Scene
from ui.scene.state import AMONG, FILTERS
from ui.words.measures import number_words, stated_words, unit_beside
from ui.words.workings import ADDED, AGREED, BEYOND, CHECKED, COUNT, PART, REACH, TARGETS

_WHOLE = 1 - 1e-9
_LONGEST = 40  # letters of a passage that names it
_SORTS: Mapping[str, Callable[[Assessment], bool]] = {
    "every": lambda _: True,
    "measured": lambda one: one.is_measured,
    "others": lambda one: not one.is_measured,
    "same": lambda one: one.is_measured and one.is_same_number,
    "unserved": lambda one: not one.indicator.project_ids,
}


def part_working(scene: Scene, words: Sequence[str]) -> Working:
    """A count as a part of another: of projects (``projects``, ``size.beds``), of numbers of the text (``text``)."""
    text = scene.text
    if words[0] == "text":
        numbers = scene.evidence.of_plan.coverage
        held = sum(bool(one.holders) for one in numbers)
        terms = [_counted(text(f"text.number.{key}"), count, scene.page_href("text", shown=shown))
                 for key, count, shown in (("held", held, "held"), ("all", len(numbers), "all"))]  # fmt: skip
        return a_share(scene, terms, held / (len(numbers) or 1), terms[0].label)
    every = len(scene.plan.projects)
    if words[0] == "size":
        kind = QuantityKind(words[1])
        count, href = cost_count(scene, kind), scene.page_href("unit_costs", kind=kind.value)
    else:
        count, href = scene.seen.count, scene.page_href("projects")
    of_all = scene.page_href("projects", **dict.fromkeys((*FILTERS, "drill", "basis")))
    whole = _counted(text("calculation.everything"), every, of_all)
    about = about_words(scene, ())
    return a_share(scene, [_counted(about, count, href), whole], count / (every or 1), about)


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
    return a_count(terms, scene.text("unit.projects"), about_words(scene, rest))


def checked_working(scene: Scene, words: Sequence[str], *, is_agreed: bool = False) -> Working:
    """Where a check compared something; or where that agrees."""
    tally = scene.evidence.of_plan.review.tallies[words[0]]
    places = tally.agreeing if is_agreed else tally.places
    terms = [Term(" ".join(place.quote.split())[:_LONGEST], "1", "", (place,)) for place in places]
    return a_count(terms, "", scene.text(f"check.{words[0]}"))


def _counted(label: str, count: int, href: str) -> Term:
    return Term(label, f"{count:,}", "", href=href)


# --- targets -------------------------------------------------------------------------------------


def _of(scene: Scene, indicator_id: str) -> Assessment:
    return assess(scene.plan, next(one for one in scene.plan.indicators if one.indicator_id == indicator_id))


def reach_working(scene: Scene, words: Sequence[str]) -> Working:
    """What the projects of a target are to build of what it counts."""
    one = _of(scene, words[0])
    if one.capacity is None:
        raise ValueError(words)
    return _sum(scene, one.capacity.parts, one.capacity.value, one.capacity.unit, one.indicator.name)


def added_working(scene: Scene, words: Sequence[str]) -> Working:
    """What the projects of a target state of a kind, where that is not held against it."""
    found = next(parts for kind, parts in stated_together(_of(scene, words[0]).projects).items() if kind == words[1])
    units = {quantity.unit for part in found for quantity in part.quantities}
    unit = units.pop() if len(units) == 1 else ""
    return _sum(scene, found, sum(part.value for part in found), unit, scene.text.code("kind", words[1]))


def _sum(scene: Scene, parts: Sequence[Contribution], whole: float, unit: str, about: str) -> Working:
    return Working("sum", [_term(scene, part, unit) for part in parts], *_in_unit(scene, whole, unit), about, whole)


def _in_unit(scene: Scene, value: float, unit: str) -> tuple[str, str]:
    """A number in the reader's unit, and that unit."""
    said = number_words(scene.text, value, unit)
    return said, unit_beside(scene.text, said, unit)


def _term(scene: Scene, part: Contribution, unit: str) -> Term:
    project, places = part.project, tuple(quantity.passage for quantity in part.quantities)
    name = project.field_passages.get("name", project.total_cell)
    return project_term(scene, project, *_in_unit(scene, part.value, unit), places or (name,))


def beyond_working(scene: Scene, words: Sequence[str]) -> Working:
    """How far what the projects come to is from a statement of the target: the larger less the smaller."""
    one = _of(scene, words[0])
    target, reach = one.indicator.targets[int(words[1])], reach_working(scene, words[:1])
    value = target.value if reach.exact < (target.value or 0) else target.value_high or target.value or 0.0
    said, unit = number_words(scene.text, value or 0.0, target.unit), unit_beside(scene.text, "1", target.unit)
    stated = Term(stated_words(scene.text, target, target.relative_to), said, unit, (target.place,))
    built = as_term(scene, [REACH, words[0]], reach)
    exact = reach.exact - (value or 0.0)
    terms = [built, stated] if exact >= 0 else [stated, built]
    return Working("difference", terms, number_words(scene.text, abs(exact), target.unit), reach.unit, one.indicator.name, exact)


def sort_working(scene: Scene, words: Sequence[str]) -> Working:
    """The targets of a sort, one by one: of those listed, of the ``plan``; with ``part`` as a part of all."""
    among = assessed(scene.frame) if "plan" in words else of_domains(scene)
    every = [one for one in among if one.indicator.targets]
    found = [one for one in every if (is_among(scene, one, words[0]) if words[0] in AMONG else _SORTS[words[0]](one))]
    text, unit = scene.text, scene.text("targets.unit")
    terms = [Term(one.indicator.name, "1", "", (one.indicator.targets[0].passage,)) for one in found]
    is_some = words[0] == "every" and len(every) < len(scene.plan.indicators)
    about = text("targets.sort.listed" if is_some else f"targets.sort.{words[0]}")
    if "part" not in words:
        return a_count(terms, unit, about)
    own, whole = (
        replace(as_term(scene, [], sort_working(scene, [sort])), href=sorts_href(scene, sort)) for sort in (words[0], "every")
    )
    return a_share(scene, [own, whole], len(found) / len(every), about)


COUNTS: Mapping[str, Ask] = {
    PART: part_working,
    COUNT: count_working,
    CHECKED: checked_working,
    AGREED: partial(checked_working, is_agreed=True),
    REACH: reach_working,
    ADDED: added_working,
    BEYOND: beyond_working,
    TARGETS: sort_working,
}
