"""A target drawn on one line: the range that meets it, what binds it, its baseline, and what the projects are to build.

Places are shares of the line, from 0 to 1; the board draws them at any width.
"""

import math
from collections.abc import Iterator

from analysis.questions.targets import Assessment, bounds
from models import Comparator, Fact, Indicator, Target
from ui.document.targets import Bullet
from ui.document.targets import BulletMark as Mark
from ui.scene.scene import Scene
from ui.words.measures import measured

_WHOLE = {"%": 100.0}
_ROOM = 1.25  # how far the line goes on beyond the largest number


def bullet(scene: Scene, assessment: Assessment, alt: str = "", *, warn: bool = False) -> Bullet | None:
    """The line of one target, its values in red if they disagree; ``None`` for a relative one, which names no number."""
    end = _end(assessment)
    if end is None:
        return None
    stated = _statements(scene, assessment, end, warn=warn)
    return {"alt": alt, "marks": [*_bars(scene, assessment, end), *stated, *_baselines(scene, assessment.indicator, end)]}


def drawn_baselines(indicator: Indicator) -> tuple[Fact, ...]:
    """The baselines that stand on the same line: numbers in the target's own unit."""
    return tuple(fact for fact in indicator.baselines if fact.value is not None and fact.unit == _unit(indicator))


def _unit(indicator: Indicator) -> str:
    return next((target.unit for target in indicator.targets if target.value is not None), "")


def _end(assessment: Assessment) -> float | None:
    """Where the line ends: at 100 for percentages, else beyond the largest number on it."""
    indicator = assessment.indicator
    stated = [value for target in indicator.targets for value in (target.value, target.value_high) if value is not None]
    if not stated:
        return None
    others = [fact.value for fact in drawn_baselines(indicator) if fact.value is not None]
    capacity = [assessment.capacity.value] if assessment.capacity else []
    largest = max([*stated, *others, *capacity])
    whole = _WHOLE.get(_unit(indicator))
    return whole if whole and largest <= whole else largest * _ROOM or 1.0


def _bars(scene: Scene, assessment: Assessment, end: float) -> Iterator[Mark]:
    """What each project adds, one after the other, in the colour of its category."""
    start, unit = 0.0, assessment.capacity.unit if assessment.capacity else ""
    for part in assessment.capacity.parts if assessment.capacity else ():
        colour, label = scene.look.theme.categories[part.project.category], measured(scene.text, part.value, unit)
        yield {"m": "bar", "from": start / end, "to": (start + part.value) / end, "colour": colour, "label": label}
        start += part.value


def _statements(scene: Scene, assessment: Assessment, end: float, *, warn: bool) -> Iterator[Mark]:
    """Every different statement of the target, the hedge of any of the same kept."""
    drawn: dict[tuple[Comparator, float | None, float | None], list[Target]] = {}
    for target in assessment.indicator.targets:
        drawn.setdefault((target.comparator, target.value, target.value_high), []).append(target)
    for (comparator, *_), targets in drawn.items():
        if targets[0].value is not None:
            is_hedged = all(target.is_aspirational for target in targets)
            is_open = comparator is Comparator.MORE_THAN
            for mark in _of_statement(scene, targets[0], end):
                yield _looking(mark, is_hedged=is_hedged, is_open=is_open, warn=warn)


def _of_statement(scene: Scene, target: Target, end: float) -> Iterator[Mark]:
    low, high = bounds(target)
    if low < high:
        yield {"m": "band", "from": max(low, 0) / end, "to": min(high, end) / end}
    for edge in sorted({low, high}):
        if math.isfinite(edge):
            yield {"m": "edge", "at": edge / end, "label": measured(scene.text, edge, target.unit)}


def _looking(mark: Mark, *, is_hedged: bool, is_open: bool, warn: bool) -> Mark:
    """A mark with its look, of which only what applies is said."""
    if is_hedged:
        mark["soft"] = True
    if is_open:
        mark["open"] = True
    if warn:
        mark["warn"] = True
    return mark


def _baselines(scene: Scene, indicator: Indicator, end: float) -> Iterator[Mark]:
    for fact in drawn_baselines(indicator):
        if fact.value is not None:
            yield {"m": "base", "at": min(fact.value / end, 1), "label": measured(scene.text, fact.value, fact.unit)}
