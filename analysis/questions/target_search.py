"""Search among the targets of a plan and what had been reached: by words, pinyin and initials."""

from collections.abc import Iterable, Sequence

import pandas as pd

from analysis.core.search import Fields, search, search_texts
from i18n.labels import LANGUAGES, load_labels
from models import Domain, Fact, Indicator, Plan


def find_indicators(plan: Plan, indicators: Sequence[Indicator], words: str) -> tuple[Indicator, ...]:
    """Those that every word hits: in name, scope, domain or the plan's own words; by pinyin and initials too."""
    fields = (_of_indicator(plan, one) for one in indicators)
    return tuple(one for one, is_hit in zip(indicators, _hits(fields, words), strict=True) if is_hit)


def find_facts(plan: Plan, words: str) -> tuple[Fact, ...]:
    """The same of what had been reached."""
    fields = (_of_fact(plan, fact) for fact in plan.facts)
    return tuple(fact for fact, is_hit in zip(plan.facts, _hits(fields, words), strict=True) if is_hit)


def target_fields(plan: Plan) -> list[Fields]:
    """What a search looks at in every target of a plan and in all that had been reached."""
    return [*(_of_indicator(plan, one) for one in plan.indicators), *(_of_fact(plan, fact) for fact in plan.facts)]


def _hits(records: Iterable[Fields], words: str) -> Iterable[bool]:
    if not words:  # nothing need be spelled
        return [True for _ in records]
    return [bool(hit) for hit in search(pd.Series(search_texts(records), dtype=object), words)]


def _of_indicator(plan: Plan, one: Indicator) -> Fields:
    english = plan.names_en.get(one.indicator_id, "")
    return _fields(one.domain, [one.name, one.scope], [*(target.passage.quote for target in one.targets), english])


def _of_fact(plan: Plan, fact: Fact) -> Fields:
    return _fields(fact.domain, [fact.name], [fact.passage.quote, plan.names_en.get(fact.fact_id, "")])


def _fields(domain: Domain, short: Sequence[str], quotes: Sequence[str]) -> Fields:
    names = [load_labels(language).code("domain", domain) for language in LANGUAGES]
    return Fields([*short, *names], list(dict.fromkeys(quotes)))
