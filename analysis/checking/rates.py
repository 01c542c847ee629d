"""Rates that say of what they are by what stands around them: beside the counts of a sentence, and of all townships."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.checking.figures import written
from analysis.checking.outcome import Outcome, Values, agreed, disagreed, words_at
from analysis.checking.wording import BUILDS, GROWTH, LINE_ENDS, TOWNSHIPS_OF, WAN, WHOLE_OF, YUAN, is_of_places, is_rate_unit
from models import Fact, Indicator, Plan, Severity, Stated, Target

_NEAR = 1.0  # parts of a hundred or a thousand by which rounded counts may be off


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
            given = [(part.value or 0.0) / one.value * WHOLE_OF[rate.unit] for one in wholes]
            is_given = any(abs(one - (rate.value or 0.0)) <= _NEAR for one in given)
            yield agreed("ratios", rate.passage) if is_given else _of_nothing(rate, part, wholes)


def _sentences(plan: Plan) -> Iterator[list[Fact]]:
    """The facts with a value, sentence by sentence, in printed order."""
    facts = sorted((one for one in plan.facts if one.value and one.number), key=lambda one: one.passage.start)
    run: list[Fact] = []
    for fact in facts:
        between = plan.source_text[run[-1].passage.end : fact.passage.start] if run else ""
        if run and any(mark in between for mark in LINE_ENDS):
            yield run
            run = []
        run.append(fact)
    yield run


def _is_count(fact: Fact) -> bool:
    return not is_rate_unit(fact.unit) and fact.unit not in (WAN, YUAN)


def _is_open(fact: Fact) -> bool:
    """Whether a fact is a rate of which no record says what it is of."""
    return fact.unit in WHOLE_OF and not fact.part_of and not GROWTH.search(f"{fact.name}{fact.passage.quote}")


def _wholes(facts: Sequence[Fact]) -> Iterator[_Whole]:
    """The counts before a part, and what each that has a share behind it is a share of."""
    for place, fact in enumerate(facts):
        if _is_count(fact):
            yield _Whole(fact.value or 0.0, (fact,))
        elif fact.unit in WHOLE_OF and place and _is_count(facts[place - 1]):
            part = facts[place - 1]
            value = (part.value or 0.0) / (fact.value or 1.0) * WHOLE_OF[fact.unit]
            yield _Whole(value, (part, fact))


def _of_nothing(rate: Fact, part: Fact, wholes: Sequence[_Whole]) -> Outcome:
    facts = dict.fromkeys((part, *(fact for one in wholes for fact in one.facts)))
    sides = [words_at(rate.passage), words_at(*(one.passage for one in facts))]
    values = {"name": rate.name, "stated": f"{written(rate.value or 0.0)}{rate.unit}"}
    records = [rate.fact_id, *(one.fact_id for one in facts)]
    return disagreed("ratios", ["rate", rate.fact_id], Severity.NOTE, values, sides, records, key="rate_of_nothing")


def built_for_townships(plan: Plan) -> Iterator[Outcome]:
    """Each share of the townships that are to have something, against how many of it the text counts as built."""
    built = list(_built(plan))
    for indicator in plan.indicators:
        for target in indicator.targets:
            words = target.passage.quote
            is_share = target.unit in WHOLE_OF and target.value and TOWNSHIPS_OF.search(words)
            nouns = [noun for noun, *_ in built if noun in words] if is_share else []
            if not nouns or not plan.townships:
                continue
            same = [(one, record) for noun, one, record in built if noun == max(nouns, key=len)]
            most, record = max(same, key=lambda each: each[0].value or 0.0)
            needed = math.ceil(round((target.value or 0.0) / WHOLE_OF[target.unit] * len(plan.townships), 6))
            is_enough = (most.value or 0.0) >= needed
            yield (
                agreed("target_bounds", target.passage) if is_enough else _too_few(plan, indicator, target, most, record, needed)
            )


def _built(plan: Plan) -> Iterator[tuple[str, Stated, str]]:
    """What the text counts as built: what it is called, where, and the record that holds it."""
    for figure in plan.printed_figures:
        if figure.value and is_of_places(figure.unit) and BUILDS.search(figure.passage.quote):
            yield figure.noun, figure, figure.figure_id


def _too_few(plan: Plan, indicator: Indicator, target: Target, most: Stated, record: str, needed: int) -> Outcome:
    values: Values = {
        "name": indicator.name, "stated": f"{written(target.value or 0.0)}{target.unit}", "townships": len(plan.townships),
        "needed": needed, "counted": f"{written(most.value or 0.0)}{most.unit}",
    }  # fmt: skip
    sides = [words_at(target.passage), words_at(most.passage)]
    return disagreed(
        "target_bounds", [indicator.indicator_id, "built"], Severity.NOTE, values, sides, [indicator.indicator_id, record],
        key="bounds_built",
    )  # fmt: skip
