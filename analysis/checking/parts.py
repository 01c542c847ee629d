"""A whole and its parts: facts that are parts of a fact, phases of a whole, what follows 其中 in a row's scope; and sentences
that count what they list: A、B、C等六项, A、B、C“三个…”, A、B、C实现三个100%, “三个…”即A、B、C.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from analysis.checking import wording
from analysis.checking.figures import sum_of, written
from analysis.checking.numbers import Number, each_row, of_fact, stated_numbers, worked_out
from analysis.checking.outcome import Outcome, Values, again, agreed, disagreed, projects_part
from models import Plan, Project, Provenance, Severity, Side

_CHECK = "sentence_parts"
_FEWEST = 3  # numbers in a row: a whole and two parts; items of a list: two may be two verbs, or two names of one thing


def parts_of_facts(plan: Plan) -> Iterator[Outcome]:
    """Facts against the facts that are parts of them: several parts make the whole, one alone does not exceed it."""
    for whole in plan.facts:
        parts = [fact for fact in plan.facts if fact.part_of == whole.fact_id and not wording.is_rate_unit(fact.unit)]
        numbers = [of_fact(fact) for fact in parts if fact.value is not None and wording.are_comparable(fact.unit, whole.unit)]
        if numbers and whole.value is not None:
            yield _compared(of_fact(whole), numbers, [whole.fact_id], Severity.ERROR)


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
        phase = wording.phase_of(number.noun)
        if phase == 1:
            run = [number]
            continue
        continues = run and phase == len(run) + 1 and number.unit == run[0].unit
        run = [*run, number] if continues else []
        is_last = place + 1 == len(numbers) or wording.phase_of(numbers[place + 1].noun) != len(run) + 1
        if len(run) > 1 and is_last:
            wholes = [one for one in numbers[:place] if one.place.start < run[0].place.start]
            whole = next((one for one in reversed(wholes) if one.unit == run[0].unit and not wording.phase_of(one.noun)), None)
            if whole:
                yield whole, run


def _of_which(plan: Plan, project: Project, numbers: Sequence[Number]) -> Iterator[tuple[Number, list[Number]]]:
    """What precedes each 其中, and the numbers of the same unit that follow it in the sentence, if there are several."""
    text, start = plan.source_text, project.source.start
    while (place := text.find(wording.OF_WHICH, start, project.source.end)) >= 0:
        end = text.find(wording.SENTENCE_END, place, project.source.end)
        start = place + len(wording.OF_WHICH)
        before = [number for number in numbers if number.place.end <= place]
        if not before or wording.SENTENCE_END in text[before[-1].place.end : place]:
            continue
        whole = before[-1]
        after = [number for number in numbers if place < number.place.start < (end if end >= 0 else project.source.end)]
        parts = [number for number in after if number.unit == whole.unit]
        if len(parts) > 1:
            yield whole, parts


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
    equation = sum_of([part.value for part in parts], total)
    values = {"whole": whole.noun, "total": f"{written(whole.value)}{whole.unit}", "equation": equation}
    records = [*([project.project_id] if project else []), whole.record, *(part.record for part in parts)]
    sides = [whole.side, worked_out(total, whole.unit, parts)]
    return disagreed(_CHECK, where, severity, values, sides, records, unit=whole.unit, difference=total - whole.value)


def enumerations(plan: Plan) -> Iterator[Outcome]:
    """Each number of the text that counts the items of its own sentence."""
    used: Counter[str] = Counter()
    for number in stated_numbers(plan):
        listed = _listed(number)
        if listed is None:
            continue
        count, may_be_more = listed
        if number.value == count or (may_be_more and number.value > count):
            yield agreed(_CHECK, number.place)
            continue
        used[number.record] += 1
        values: Values = {"noun": number.noun, "stated": f"{written(number.value)}{number.unit}", "count": count}
        computed = Side(origin=Provenance.COMPUTED, value=count, unit=number.unit, passages=(number.passage,))
        yield disagreed(
            _CHECK, ["listed", number.record, *again(used[number.record])], Severity.ERROR, values, [number.side, computed],
            key="listed_items", unit=number.unit, difference=count - number.value,
        )  # fmt: skip


def _listed(number: Number) -> tuple[int, bool] | None:
    """How many items the sentence of a number lists, and whether it may have left out some."""
    quote, start = number.passage.quote, number.place.start - number.passage.start
    before, after = quote[:start], quote[start + len(number.place.quote) :]
    is_quoted = bool(wording.IN_QUOTES_BEFORE.search(before))
    if is_quoted and (named := wording.THAT_IS.match(after)):
        return _counted(named[1], 1, may_be_more=bool(wording.SOME_NAMED.search(named[1])))
    follows = wording.FOLLOWS.match(after)
    if follows and (found := _counted(follows[1], may_be_more=bool(wording.SOME_NAMED.search(follows[1])))):
        return found
    if wording.SOME_NAMED.search(before):
        return _counted(before, may_be_more=True)
    if is_quoted and wording.IN_QUOTES_AFTER.match(after):
        return _counted(wording.IN_QUOTES_BEFORE.sub("", before), may_be_more=False)
    return _counted(before, may_be_more=False) if wording.RATES_AFTER.match(after) else None


def _counted(words: str, fewest: int = _FEWEST, *, may_be_more: bool) -> tuple[int, bool] | None:
    count = len(wording.items_of(words))
    return (count, may_be_more) if count >= fewest else None
