"""One target that is hedged in one place (力争, 争取) and flat in another."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.checking.claims import claim_of
from analysis.checking.outcome import Outcome, agreed, disagreed
from models import Indicator, Plan, Severity


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
