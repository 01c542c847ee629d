"""What is said of targets: what projects come to, how far that is from a target, and how many targets are of a sort."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from analysis.checking.figures import written
from analysis.questions.targets import Assessment, assess, assessed, stated_together
from models import Passage, Project
from ui.cards.targets.targets import is_among, of_domains, sorts_href
from ui.cards.workings.working import Term, Working, as_term
from ui.scene.scene import Scene
from ui.scene.state import AMONG
from ui.words.measures import scaled, stated_words, unit_beside
from ui.words.workings import ADDED, BEYOND, REACH, TARGETS

_SORTS: Mapping[str, Callable[[Assessment], bool]] = {
    "every": lambda _: True,
    "measured": lambda one: one.is_measured,
    "others": lambda one: not one.is_measured,
    "same": lambda one: one.is_measured and one.is_same_number,
    "unserved": lambda one: not one.indicator.project_ids,
}


def _of(scene: Scene, indicator_id: str) -> Assessment:
    return assess(scene.plan, next(one for one in scene.plan.indicators if one.indicator_id == indicator_id))


def reach_working(scene: Scene, words: Sequence[str]) -> Working:
    """What the projects of a target are to build of what it counts."""
    one = _of(scene, words[0])
    if one.capacity is None:
        raise ValueError(words)
    unit = one.capacity.unit
    parts = [(part.project, part.value, tuple(quantity.passage for quantity in part.quantities)) for part in one.capacity.parts]
    return _sum(scene, parts, one.capacity.value, unit, one.indicator.name)


def added_working(scene: Scene, words: Sequence[str]) -> Working:
    """What the projects of a target state of a kind, where that is not held against it."""
    one = _of(scene, words[0])
    found = next(parts for kind, parts in stated_together(one.projects).items() if kind == words[1])
    parts = [(part.project, part.value, tuple(quantity.passage for quantity in part.quantities)) for part in found]
    units = {quantity.unit for part in found for quantity in part.quantities}
    whole = sum(part.value for part in found)
    return _sum(scene, parts, whole, units.pop() if len(units) == 1 else "", scene.text.code("kind", words[1]))


def _sum(scene: Scene, parts: Sequence[tuple[Project, float, tuple[Passage, ...]]], whole: float, unit: str, about: str) -> Working:
    terms = [_term(scene, *part, unit) for part in parts]
    value = scaled(scene.text, whole, unit)
    return Working("sum", terms, written(value), unit_beside(scene.text, written(value), unit), about, whole)


def _term(scene: Scene, project: Project, value: float, places: tuple[Passage, ...], unit: str) -> Term:
    said, named = written(scaled(scene.text, value, unit)), project.field_passages.get("name")
    colour = scene.look.theme.categories[project.category]
    own = places or ((named,) if named else (project.total_cell,))
    return Term(project.name, said, unit_beside(scene.text, said, unit), own, dot=colour)


def beyond_working(scene: Scene, words: Sequence[str]) -> Working:
    """How far what the projects come to is from a statement of the target: the larger less the smaller."""
    one = _of(scene, words[0])
    target, reach = one.indicator.targets[int(words[1])], reach_working(scene, words[:1])
    value = target.value if reach.exact < (target.value or 0) else target.value_high or target.value or 0.0
    stated = Term(
        stated_words(scene.text, target, target.relative_to),
        written(scaled(scene.text, value or 0.0, target.unit)),
        unit_beside(scene.text, "1", target.unit),
        (target.place,),
    )
    built = as_term(scene, [REACH, words[0]], reach)
    exact = reach.exact - (value or 0.0)
    terms = [built, stated] if exact >= 0 else [stated, built]
    return Working("difference", terms, written(scaled(scene.text, abs(exact), target.unit)), reach.unit, one.indicator.name, exact)


def sort_working(scene: Scene, words: Sequence[str]) -> Working:
    """The targets of a sort, one by one: of those listed, of the ``plan``; with ``part`` as a part of all."""
    among = assessed(scene.frame) if "plan" in words else of_domains(scene)
    every = [one for one in among if one.indicator.targets]
    found = [one for one in every if _is_of(scene, one, words[0])]
    text, unit = scene.text, scene.text("targets.unit")
    terms = [Term(one.indicator.name, "1", "", (one.indicator.targets[0].passage,)) for one in found]
    is_some = words[0] == "every" and len(every) < len(scene.plan.indicators)
    about = text("targets.sort.listed" if is_some else f"targets.sort.{words[0]}")
    if "part" not in words:
        return Working("count", terms, f"{len(terms)}", unit, about, float(len(terms)))
    own, whole = (
        replace(as_term(scene, [], sort_working(scene, [sort])), href=sorts_href(scene, sort)) for sort in (words[0], "every")
    )
    exact = len(found) / len(every)
    return Working("quotient", [own, whole], text.share(exact), "", about, exact)


def _is_of(scene: Scene, one: Assessment, sort: str) -> bool:
    return is_among(scene, one, sort) if sort in AMONG else _SORTS[sort](one)


OF_TARGETS: Mapping[str, Callable[[Scene, Sequence[str]], Working]] = {
    REACH: reach_working,
    ADDED: added_working,
    BEYOND: beyond_working,
    TARGETS: sort_working,
}
