"""A whole and its parts: facts that are parts of a fact, phases of a whole, and what follows 其中 in a row's scope."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from analysis.checking.figures import sum_of, written
from analysis.checking.numbers import Number, each_row
from analysis.checking.outcome import Outcome, agreed, disagreed, projects_part
from analysis.checking.wording import OF_WHICH, SENTENCE_END, are_comparable, is_rate_unit, phase_of
from models import Fact, Plan, Project, Provenance, Severity, Side

_CHECK = "sentence_parts"
_FEWEST = 3  # numbers in a row: a whole and two parts


def parts_of_facts(plan: Plan) -> Iterator[Outcome]:
    """Facts against the facts that are parts of them: several parts make the whole, one alone does not exceed it."""
    for whole in plan.facts:
        parts = [fact for fact in plan.facts if fact.part_of == whole.fact_id and not is_rate_unit(fact.unit)]
        numbers = [_of_fact(fact) for fact in parts if fact.value is not None and are_comparable(fact.unit, whole.unit)]
        if numbers and whole.value is not None:
            yield _compared(_of_fact(whole), numbers, [whole.fact_id], Severity.ERROR)


def parts_of_scopes(plan: Plan) -> Iterator[Outcome]:
    """Within each row: phases against the whole that precedes them, and what follows 其中 against what it is part of."""
    for project, numbers in each_row(plan, _FEWEST):
        found_parts = [(whole, parts, Severity.ERROR) for whole, parts in _phases(numbers)]
        found_parts += [(whole, parts, Severity.WARNING) for whole, parts in _of_which(plan, project, numbers)]
        for place, (whole, parts, severity) in enumerate(found_parts, 1):
            yield _compared(whole, parts, [projects_part([project.project_id]), str(place)], severity, project)


def _phases(numbers: Sequence[Number]) -> Iterator[tuple[Number, list[Number]]]:
    """Runs 一期, 二期, … of one unit, each with the nearest number before it that has this unit and is no phase."""
    run: list[Number] = []
    for place, number in enumerate(numbers):
        phase = phase_of(number.noun)
        if phase == 1:
            run = [number]
            continue
        continues = run and phase == len(run) + 1 and number.unit == run[0].unit
        run = [*run, number] if continues else []
        is_last = place + 1 == len(numbers) or phase_of(numbers[place + 1].noun) != len(run) + 1
        if len(run) > 1 and is_last:
            wholes = [one for one in numbers[:place] if one.place.start < run[0].place.start]
            whole = next((one for one in reversed(wholes) if one.unit == run[0].unit and not phase_of(one.noun)), None)
            if whole:
                yield whole, run


def _of_which(plan: Plan, project: Project, numbers: Sequence[Number]) -> Iterator[tuple[Number, list[Number]]]:
    """What precedes each 其中, and the numbers of the same unit that follow it in the sentence, if there are several."""
    text, start = plan.source_text, project.source.start
    while (place := text.find(OF_WHICH, start, project.source.end)) >= 0:
        end = text.find(SENTENCE_END, place, project.source.end)
        start = place + len(OF_WHICH)
        before = [number for number in numbers if number.place.end <= place]
        if not before or SENTENCE_END in text[before[-1].place.end : place]:
            continue
        whole = before[-1]
        after = [number for number in numbers if place < number.place.start < (end if end >= 0 else project.source.end)]
        parts = [number for number in after if number.unit == whole.unit]
        if len(parts) > 1:
            yield whole, parts


def _of_fact(fact: Fact) -> Number:
    return Number(fact.value or 0.0, fact.unit, fact.name, fact.place, fact.passage, fact.fact_id)


def _compared(
    whole: Number, parts: Sequence[Number], where: Iterable[str], if_less: Severity, project: Project | None = None
) -> Outcome:  # fmt: skip
    """The parts against the whole; ``if_less`` says how much it weighs that they do not make it."""
    total = round(sum(part.value for part in parts), 6)
    if total == whole.value or (len(parts) == 1 and total < whole.value):
        return agreed(_CHECK, whole.place)
    return _unlike(whole, parts, total, where, Severity.ERROR if total > whole.value else if_less, project)


def _unlike(
    whole: Number, parts: Sequence[Number], total: float, where: Iterable[str], severity: Severity, project: Project | None
) -> Outcome:  # fmt: skip
    computed = Side(
        origin=Provenance.COMPUTED, value=total, unit=whole.unit, passages=tuple(part.passage for part in parts),
        numbers=tuple(part.place for part in parts), records=tuple(Counter(part.record for part in parts)),
    )  # fmt: skip
    equation = sum_of([part.value for part in parts], total)
    values = {"whole": whole.noun, "total": f"{written(whole.value)}{whole.unit}", "equation": equation}
    records = [*([project.project_id] if project else []), whole.record, *(part.record for part in parts)]
    return disagreed(
        _CHECK, where, severity, values, [whole.side, computed], records, unit=whole.unit, difference=total - whole.value
    )
