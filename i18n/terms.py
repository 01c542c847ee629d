"""What the catalogues say of a plan without knowing it: ``<term>`` in a text stands for words that follow from the plan's data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from models import FIRST_SOURCE, FundingSource, Plan

_TERM = re.compile(r"<([a-z_]+)>")
_SIGNS = re.compile(r"(\{[^}]*\}|<[a-z_]+>)")


@dataclass(frozen=True)
class Terms:
    """What words depend on: the plan's years, the source that it stresses, columns whose name was lost, words of its own."""

    years: tuple[int, int] | None
    stressed: FundingSource
    inferred: tuple[FundingSource, ...]
    own: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, plan: Plan | None, language: str) -> Terms:
        """The terms of a plan in a language, or of any plan."""
        if plan is None:
            return cls(None, FIRST_SOURCE, (), ())
        own = tuple(sorted(plan.words.get(language, {}).items(), key=lambda pair: (-len(pair[0]), pair)))
        return cls((plan.start_year, plan.end_year), plan.stressed_source, plan.inferred_sources, own)

    def filled_in(self, catalogue: Mapping[str, str]) -> dict[str, str]:
        """A catalogue with the plan's own words and with every term filled in. Raises ``KeyError`` for an unknown term."""
        own = dict(self.own)
        words = {key: own.get(key) or self._in_own_words(text) for key, text in catalogue.items()}
        for source in self.inferred:
            words[f"source.{source}"] = words["source.inferred"].format(name=words[f"source.{source}"])
        said = self._said(words)
        return {key: _TERM.sub(lambda found: said[found[1]], text) if "<" in text else text for key, text in words.items()}

    def _in_own_words(self, text: str) -> str:
        if not self.own:
            return text
        own = dict(self.own)
        ours = re.compile("|".join(map(re.escape, own)))
        parts = _SIGNS.split(text)  # placeholders and terms stand at the odd places
        return "".join(part if place % 2 else ours.sub(lambda found: own[found[0]], part) for place, part in enumerate(parts))

    def _said(self, words: Mapping[str, str]) -> dict[str, str]:
        period, before = self._periods(words)
        return {
            "period": period,
            "before": before,
            "year_before": str(self.years[0] - 1) if self.years else words["period.before"],
            "columns": _numeral(words, "numeral", len(FundingSource)),
            "stressed": words[f"source.within.{self.stressed}"],
            "inferred_columns": "".join(self._lost(words, source) for source in self.inferred),
        }

    def _periods(self, words: Mapping[str, str]) -> tuple[str, str]:
        """The years of the plan, and as many before them, by the names that they have."""
        if self.years is None:
            return words["period.this"], words["period.before"]
        start, end = self.years
        return _period(words, start, end), _period(words, start - (end - start + 1), start - 1)

    def _lost(self, words: Mapping[str, str], source: FundingSource) -> str:
        place = _numeral(words, "ordinal", list(FundingSource).index(source) + 1)
        return words["how.columns.inferred"].format(place=place, name=words[f"source.within.{source}"])


def _period(words: Mapping[str, str], start: int, end: int) -> str:
    named = words.get(f"period.{start}_{end}")
    return named or words["period.years"].format(start=start, end=end)


def _numeral(words: Mapping[str, str], kind: str, number: int) -> str:
    return words.get(f"{kind}.{number}", str(number))
