"""Where the chapters and the boxes say the same of a project as its row, and where they print another total."""

import re

from analysis.checking.mentions import figures_outside_annex
from models import Comparator, Finding, Measure, Passage, Plan, PrintedFigure, Project, Quantity, Side
from ui.scene.scene import Scene
from ui.words.origins import about, disputes

_BOX = 4
_SAME = 1e-9


def agreements(plan: Plan, project: Project) -> list[PrintedFigure]:
    """The figures outside the annex about a project alone that are its total or one of its quantities."""
    return [
        figure
        for figure in _alone(plan, project)
        if _is_total(figure, project) or any(_is(figure, quantity) for quantity in project.quantities)
    ]


def agreements_of(plan: Plan, project: Project, quantity: Quantity) -> list[PrintedFigure]:
    return [figure for figure in _alone(plan, project) if _is(figure, quantity)]


def _alone(plan: Plan, project: Project) -> list[PrintedFigure]:
    return [figure for figure in figures_outside_annex(plan) if figure.project_ids == (project.project_id,)]


def _is_total(figure: PrintedFigure, project: Project) -> bool:
    return figure.measure is Measure.INVESTMENT and _equal(figure, project.total_investment_wan)


def _is(figure: PrintedFigure, quantity: Quantity) -> bool:
    noun = figure.record_noun or quantity.noun
    return figure.measure.value == quantity.kind.value and noun == quantity.noun and _equal(figure, quantity.value)


def _equal(figure: PrintedFigure, value: float) -> bool:
    return figure.comparator is Comparator.EQUAL and figure.value is not None and abs(figure.value - value) < _SAME


# --- what disagrees ------------------------------------------------------------------------------


def other_value(scene: Scene, project: Project, place: Passage, value: float) -> tuple[Finding, Side] | None:
    """The first open finding in which another place prints another number than a cell of the row, and what it prints."""
    for finding in about(disputes(scene, project), place):
        alone = [side for side in finding.sides if len(side.numbers) == 1]
        if any(side.value == value and side.numbers[0].meets(place) for side in alone):
            for side in alone:
                if side.value not in (None, value) and not side.numbers[0].meets(project.source):
                    return finding, side
    return None


def place_words(scene: Scene, passage: Passage) -> str:
    """A place in few words: its chapter, or its box."""
    text, sections = scene.text, scene.evidence.of_plan.sections
    section = sections.at(passage.start)
    chapters = [one for one in sections.all if one.level == 0 and one.title and one.start <= passage.start]
    label = section.label if section.level == _BOX or not chapters else chapters[-1].label
    if text.language == "zh":
        return label
    number = re.search("[0-9]+", label)
    return text("place.box", number=number[0]) if number else text("place.chapter", number=len(chapters))
