"""What a stated number cannot be: more than all of a whole, a range the wrong way round, a year of another plan, a step back; and
a target that is hedged in one place (力争, 争取) and flat in another.
"""

from collections.abc import Iterator

from analysis.checking.claims import claim_of
from analysis.checking.figures import written
from analysis.checking.numbers import statements_of
from analysis.checking.outcome import Outcome, Values, again, agreed, disagreed
from analysis.checking.wording import GROWTH, REACH, SHARE, WHOLE_OF, are_comparable
from models import Comparator, Fact, Indicator, Plan, Severity, Stated, Target

_CHECK = "target_bounds"
_UP = (Comparator.AT_LEAST, Comparator.MORE_THAN)


def target_bounds(plan: Plan) -> Iterator[Outcome]:
    """Each target, fact and figure by itself, and each target against the plan's years and its own baselines."""
    seen: set[int] = set()
    for indicator in plan.indicators:
        for place, target in enumerate(indicator.targets, 1):
            seen.add(target.place.start)
            where = [indicator.indicator_id, *again(place)]
            yield _by_itself(target, indicator.name, where)
            yield _year(plan, target, indicator, where)
            for fact in indicator.baselines:
                if target.value is not None and fact.value is not None and are_comparable(target.unit, fact.unit):
                    yield _against(target, fact, indicator, where)
    for one, name, record in statements_of(plan):
        if one.place.start not in seen:
            yield _by_itself(one, name, [record])


def _by_itself(one: Stated, name: str, where: list[str]) -> Outcome:
    if one.value is not None and one.value_high is not None and one.value_high < one.value:
        return _found(one, "range", where, {"name": name, "low": written(one.value), "high": written(one.value_high)})
    whole = WHOLE_OF.get(one.unit)
    words = f"{name}{one.passage.quote}"
    if whole and one.value is not None and one.value > whole and SHARE.search(words) and not GROWTH.search(words):
        return _found(one, "whole", where, {"name": name, "stated": f"{written(one.value)}{one.unit}"})
    return agreed(_CHECK, one.place) if whole or one.value_high is not None else Outcome(_CHECK)


def _year(plan: Plan, target: Target, indicator: Indicator, where: list[str]) -> Outcome:
    if plan.start_year <= target.target_year <= plan.end_year:
        return agreed(_CHECK, target.place)
    years = {"year": target.target_year, "first": plan.start_year, "last": plan.end_year}
    return _found(target, "year", where, {"name": indicator.name, **years}, Severity.WARNING)


def _against(target: Target, fact: Fact, indicator: Indicator, where: list[str]) -> Outcome:
    """Against a baseline: what is to grow does not end below it, what is to shrink not above."""
    value, baseline = target.value or 0.0, fact.value or 0.0
    is_up = target.comparator in _UP or REACH in target.comparator_words
    if not (is_up and value < baseline) and not (target.comparator is Comparator.AT_MOST and value > baseline):
        return agreed(_CHECK, target.place)
    values: Values = {
        "name": indicator.name, "target": f"{written(value)}{target.unit}", "baseline": f"{written(baseline)}{fact.unit}",
    }  # fmt: skip
    sides = [claim_of(fact).side, claim_of(target).side]
    return disagreed(
        _CHECK, [*where, "baseline", fact.fact_id], Severity.WARNING, values, sides, [indicator.indicator_id, fact.fact_id],
        key="bounds_baseline", unit=target.unit, difference=value - baseline,
    )  # fmt: skip


def _found(one: Stated, kind: str, where: list[str], values: Values, severity: Severity = Severity.ERROR) -> Outcome:
    side = claim_of(one).side
    return disagreed(_CHECK, [*where, kind], severity, values, [side], where[:1], key=f"bounds_{kind}", unit=one.unit)


def hedge(plan: Plan) -> Iterator[Outcome]:
    """Each indicator that is stated more than once: whether it is hedged everywhere or nowhere."""
    for indicator in plan.indicators:
        if len(indicator.targets) > 1:
            is_mixed = len({target.is_aspirational for target in indicator.targets}) > 1
            yield _hedged(indicator) if is_mixed else agreed("hedge", indicator.targets[0].passage)


def _hedged(indicator: Indicator) -> Outcome:
    sides = [claim_of(target, target.relative_to).side for target in indicator.targets]
    hedged = next(target for target in indicator.targets if target.is_aspirational)
    values = {"name": indicator.name, "hedged": hedged.comparator_words}
    records = [indicator.indicator_id, *indicator.project_ids]
    return disagreed("hedge", [indicator.indicator_id], Severity.NOTE, values, sides, records)
