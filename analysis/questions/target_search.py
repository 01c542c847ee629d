"""Search among the targets of a plan and what had been reached: by words, pinyin and initials."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from analysis.core.search import Fields, search, search_texts
from i18n.labels import LANGUAGES, load_labels
from models import Domain, Fact, Indicator, Plan


def find_indicators(indicators: Sequence[Indicator], words: str) -> tuple[Indicator, ...]:
    """Those that every word hits: in name, scope, domain or the plan's own words; by pinyin and initials too."""
    return tuple(one for one, is_hit in zip(indicators, _hits(map(_of_indicator, indicators), words), strict=True) if is_hit)


def find_facts(facts: Sequence[Fact], words: str) -> tuple[Fact, ...]:
    """The same of what had been reached."""
    return tuple(fact for fact, is_hit in zip(facts, _hits(map(_of_fact, facts), words), strict=True) if is_hit)


def target_fields(plan: Plan) -> list[Fields]:
    """What a search looks at in every target of a plan and in all that had been reached."""
    return [*map(_of_indicator, plan.indicators), *map(_of_fact, plan.facts)]


def _hits(records: Iterable[Fields], words: str) -> Iterable[bool]:
    if not words:  # nothing need be spelled
        return [True for _ in records]
    return [bool(hit) for hit in search(pd.Series(search_texts(records), dtype=object), words)]


def _of_indicator(one: Indicator) -> Fields:
    return _fields(one.domain, [one.name, one.scope], [target.passage.quote for target in one.targets])


def _of_fact(fact: Fact) -> Fields:
    return _fields(fact.domain, [fact.name], [fact.passage.quote])


def _fields(domain: Domain, short: Sequence[str], quotes: Sequence[str]) -> Fields:
    names = [load_labels(language).code("domain", domain) for language in LANGUAGES]
    return Fields([*short, *names], list(dict.fromkeys(quotes)))
