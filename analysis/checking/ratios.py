"""Ratios, shares and rates that can be worked out again: 1:3:6 against the quantities it names, a share against part and whole;
and rates that say of what they are by what stands around them: beside the counts of a sentence, and of all townships.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from analysis.checking import wording
from analysis.checking.figures import written
from analysis.checking.numbers import Number, of_fact, of_quantity, worked_out
from analysis.checking.outcome import Outcome, Values, again, agreed, disagreed, projects_part, words_at
from models import Fact, Indicator, Measure, Plan, PrintedFigure, Provenance, Severity, Side, Target

_SEPARATOR = ":"
_DECIMALS = re.compile(r"\.([0-9]+)")
_NEAR = 1.0  # parts of a hundred or a thousand by which rounded counts may be off


def ratios(plan: Plan) -> Iterator[Outcome]:
    """Each ratio of several numbers against the quantities that these stand for."""
    of_ratios = [figure for figure in plan.printed_figures if figure.measure is Measure.RATIO and len(figure.project_ids) == 1]
    used: Counter[str] = Counter()
    for _, group in groupby(of_ratios, key=lambda figure: (figure.project_ids, figure.passage.start)):
        figures = list(group)
        project = plan.by_id.get(figures[0].project_ids[0])
        of_noun = {one.noun: of_quantity(project, one) for one in reversed(project.quantities)} if project else {}
        known = [of_noun[one.record_noun] for one in figures if one.record_noun in of_noun and of_noun[one.record_noun].value > 0]
        if project and len(figures) > 1 and len(known) == len(figures) and any(figure.value for figure in figures):
            used[project.project_id] += 1
            yield _compared(figures, known, used[project.project_id])


def _compared(figures: Sequence[PrintedFigure], quantities: Sequence[Number], number: int) -> Outcome:
    pairs = zip(quantities, figures, strict=True)
    units = [round(quantity.value / figure.value, 6) if figure.value else 0.0 for quantity, figure in pairs]
    unit, _ = Counter(unit for unit in units if unit).most_common(1)[0]
    odd = next((place for place, one in enumerate(units) if one != unit), None)
    if odd is None:
        return agreed("ratios", figures[0].passage)
    value, project = round(quantities[odd].value / unit, 6), quantities[0].record
    stated = Side(
        origin=Provenance.PRINTED, value=figures[odd].value, passages=(figures[0].passage,),
        numbers=tuple(figure.number for figure in figures if figure.number),
    )  # fmt: skip
    values = {
        "stated": _SEPARATOR.join(written(figure.value or 0) for figure in figures), "noun": figures[odd].noun,
        "recorded": _SEPARATOR.join(written(quantity.value) for quantity in quantities),
    }  # fmt: skip
    return disagreed(
        "ratios", [projects_part([project]), *again(number)], Severity.ERROR, values, [stated, worked_out(value, "", quantities)],
        [project, *(figure.figure_id for figure in figures)], key="ratio", measure=Measure.RATIO,
        difference=value - (figures[odd].value or 0),
    )  # fmt: skip


def shares(plan: Plan) -> Iterator[Outcome]:
    """Each share of a fact, given as such, against the part before it and the whole: 51,258 of 80,000 are 64.1%."""
    facts = {fact.fact_id: fact for fact in plan.facts}
    for share in plan.facts:
        whole = facts.get(share.part_of or "")
        part = _part_before(plan.facts, share, whole) if whole and share.unit in wording.WHOLE_OF else None
        if whole and part and whole.value and part.value is not None and share.value is not None:
            value = part.value / whole.value * wording.WHOLE_OF[share.unit]
            printed = _DECIMALS.search(share.place.quote)
            decimals = len(printed[1]) if printed else 0
            is_near = abs(value - share.value) <= 0.5 * 10**-decimals + 1e-9
            yield agreed("ratios", share.passage) if is_near else _wrong_share(share, part, whole, round(value, decimals + 1))


def _part_before(facts: Sequence[Fact], share: Fact, whole: Fact) -> Fact | None:
    """The last part of the same whole before a share: what the share is the share of."""
    before = [fact for fact in facts if fact.part_of == share.part_of and fact.passage.start < share.passage.start]
    parts = [fact for fact in before if not wording.is_rate_unit(fact.unit)]
    return parts[-1] if parts and wording.are_comparable(parts[-1].unit, whole.unit) else None


def _wrong_share(share: Fact, part: Fact, whole: Fact, value: float) -> Outcome:
    sides = [of_fact(share).side, worked_out(value, share.unit, [of_fact(part), of_fact(whole)])]
    values = {
        "name": share.name, "stated": f"{written(share.value or 0)}{share.unit}",
        "equation": f"{written(part.value or 0)}/{written(whole.value or 0)}={written(value)}{share.unit}",
    }  # fmt: skip
    return disagreed(
        "ratios", ["share", share.fact_id], Severity.ERROR, values, sides, key="share", measure=Measure.RATE, unit=share.unit,
        difference=value - (share.value or 0),
    )  # fmt: skip


@dataclass(frozen=True)
class _Whole:
    """What a count may be a part of, and the facts that give it."""

    value: float
    facts: tuple[Fact, ...]


def rates(plan: Plan) -> Iterator[Outcome]:
    """Each rate right behind a count, in a sentence that gives a whole by a count and its share: whether one of them gives it."""
    for sentence in _sentences(plan):
        for place in range(3, len(sentence)):
            part, rate = sentence[place - 1], sentence[place]
            wholes = [one for one in _wholes(sentence[: place - 1]) if one.value > (part.value or 0.0)]
            if not _is_open(rate) or not _is_count(part) or not any(len(one.facts) > 1 for one in wholes):
                continue
            given = [(part.value or 0.0) / one.value * wording.WHOLE_OF[rate.unit] for one in wholes]
            is_given = any(abs(one - (rate.value or 0.0)) <= _NEAR for one in given)
            yield agreed("ratios", rate.passage) if is_given else _of_nothing(rate, part, wholes)


def _sentences(plan: Plan) -> Iterator[list[Fact]]:
    """The facts with a value, sentence by sentence, in printed order."""
    facts = sorted((one for one in plan.facts if one.value and one.number), key=lambda one: one.passage.start)
    run: list[Fact] = []
    for fact in facts:
        between = plan.source_text[run[-1].passage.end : fact.passage.start] if run else ""
        if run and any(mark in between for mark in wording.LINE_ENDS):
            yield run
            run = []
        run.append(fact)
    yield run


def _is_count(fact: Fact) -> bool:
    return not wording.is_rate_unit(fact.unit) and fact.unit not in (wording.WAN, wording.YUAN)


def _is_open(fact: Fact) -> bool:
    """Whether a fact is a rate of which no record says what it is of."""
    return fact.unit in wording.WHOLE_OF and not fact.part_of and not wording.GROWTH.search(f"{fact.name}{fact.passage.quote}")


def _wholes(facts: Sequence[Fact]) -> Iterator[_Whole]:
    """The counts before a part, and what each that has a share behind it is a share of."""
    for place, fact in enumerate(facts):
        if _is_count(fact):
            yield _Whole(fact.value or 0.0, (fact,))
        elif fact.unit in wording.WHOLE_OF and place and _is_count(facts[place - 1]):
            part = facts[place - 1]
            value = (part.value or 0.0) / (fact.value or 1.0) * wording.WHOLE_OF[fact.unit]
            yield _Whole(value, (part, fact))


def _of_nothing(rate: Fact, part: Fact, wholes: Sequence[_Whole]) -> Outcome:
    facts = dict.fromkeys((part, *(fact for one in wholes for fact in one.facts)))
    sides = [words_at(rate.passage), words_at(*(one.passage for one in facts))]
    values = {"name": rate.name, "stated": f"{written(rate.value or 0.0)}{rate.unit}"}
    records = [rate.fact_id, *(one.fact_id for one in facts)]
    return disagreed("ratios", ["rate", rate.fact_id], Severity.NOTE, values, sides, records, key="rate_of_nothing")


def built_for_townships(plan: Plan) -> Iterator[Outcome]:
    """Each share of the townships that are to have something, against how many of it the text counts as built."""
    built = [
        one
        for one in plan.printed_figures
        if one.value and wording.is_of_places(one.unit) and wording.BUILDS.search(one.passage.quote)
    ]
    for indicator in plan.indicators:
        for target in indicator.targets:
            words = target.passage.quote
            is_share = target.unit in wording.WHOLE_OF and target.value and wording.TOWNSHIPS_OF.search(words)
            nouns = [one.noun for one in built if one.noun in words] if is_share else []
            if not nouns or not plan.townships:
                continue
            most = max((one for one in built if one.noun == max(nouns, key=len)), key=lambda one: one.value or 0.0)
            needed = math.ceil(round((target.value or 0.0) / wording.WHOLE_OF[target.unit] * len(plan.townships), 6))
            is_enough = (most.value or 0.0) >= needed
            yield agreed("target_bounds", target.passage) if is_enough else _too_few(plan, indicator, target, most, needed)


def _too_few(plan: Plan, indicator: Indicator, target: Target, most: PrintedFigure, needed: int) -> Outcome:
    values: Values = {
        "name": indicator.name, "stated": f"{written(target.value or 0.0)}{target.unit}", "townships": len(plan.townships),
        "needed": needed, "counted": f"{written(most.value or 0.0)}{most.unit}",
    }  # fmt: skip
    sides = [words_at(target.passage), words_at(most.passage)]
    return disagreed(
        "target_bounds", [indicator.indicator_id, "built"], Severity.NOTE, values, sides, [indicator.indicator_id, most.figure_id],
        key="bounds_built",
    )  # fmt: skip
