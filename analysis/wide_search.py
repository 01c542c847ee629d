"""Search in a wide plan: what ``analysis.search`` finds, column by column, each different word looked at once.

Nothing is prepared before somebody searches. Pinyin is looked up once for the Chinese characters of each different word:
names that differ in their numbers alone are spelled once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from analysis.arrays import Bools, Ints
from analysis.search import BOUNDARY, category_words, fold, pattern_of, syllables_of
from models import Plan
from wide import CATEGORIES, Coded, ProjectColumns

_ASCII = "[ -~]+"


class WideSearch:
    """The words of a wide plan's projects, by field."""

    def __init__(self, plan: Plan, found: ProjectColumns) -> None:
        """Take the columns; nothing is read yet."""
        self._plan, self._found = plan, found

    def hits(self, text: str) -> Bools:
        """Which projects every word of ``text`` hits (N,). No words hit everything."""
        hit = np.ones(len(self._found.total_wan), dtype=np.bool_)
        for word in fold(text).split():
            hit &= self._hits_word(word)
        return hit

    def _hits_word(self, word: str) -> Bools:
        pattern = pattern_of(word)
        found = np.logical_or.reduce([self._in_field(field, pattern, has_initials) for field, has_initials in self._fields])
        for column, has_initials in ((self._found.name, True), (self._found.project_id, False)):
            found |= self._in_column(column, word, has_initials)
        return np.asarray(found, dtype=np.bool_)

    def _in_field(self, field: Coded, pattern: re.Pattern[str], has_initials: bool) -> Bools:
        hits = [any(pattern.search(part) for part in _texts(word, has_initials)) for word in field.words]
        return np.array(hits, dtype=np.bool_)[field.codes]

    @cached_property
    def _fields(self) -> tuple[tuple[Coded, bool], ...]:
        """The fields with few different words, and whether they are found by their initials too."""
        found = self._found
        names = {township.code: f"{township.name} {township.name_en}" for township in self._plan.townships}
        served = Coded(tuple(" ".join(names[code] for code in word.split()) for word in found.served.words), found.served.codes)
        categories = Coded(tuple(" ".join(category_words(category)) for category in CATEGORIES), found.category)
        return ((found.location, True), (found.implementer, True), (served, True), (categories, True), (found.scope, False))

    def _in_column(self, column: Any, word: str, has_initials: bool) -> Bools:
        """Which words of a long column a word hits: as it stands, and by the spelling of its Chinese characters."""
        texts = pd.Series(self._folded(column))
        if not (word.isascii() and word.isalpha()):
            return np.asarray(texts.str.contains(word, regex=False), dtype=np.bool_)
        hit = np.asarray(texts.str.contains(f"(?:^|[^a-z]){re.escape(word)}", regex=True), dtype=np.bool_)
        skeletons, which = self._skeletons(column)
        spelled = [any(pattern_of(word).search(part) for part in _spelled(one, has_initials)) for one in skeletons]
        return np.asarray(hit | np.array(spelled, dtype=np.bool_)[which], dtype=np.bool_)

    def _folded(self, column: Any) -> Any:
        key = id(column)
        if key not in self._columns:
            joined = "\n".join(column)
            self._columns[key] = column if fold(joined) == joined else pd.array([fold(word) for word in column], dtype="str")
        return self._columns[key]

    def _skeletons(self, column: Any) -> tuple[Sequence[str], Ints]:
        """The different words of a long column without what is not Chinese, and which of them each project has (N,)."""
        key = id(column)
        if key not in self._spelling:
            bare = pd.Series(self._folded(column)).str.replace(_ASCII, " ", regex=True)
            codes, words = pd.factorize(bare)
            self._spelling[key] = [str(word) for word in words], codes.astype(np.intp)
        return self._spelling[key]

    @cached_property
    def _columns(self) -> dict[int, Any]:
        return {}

    @cached_property
    def _spelling(self) -> dict[int, tuple[Sequence[str], Ints]]:
        return {}


def _texts(word: str, has_initials: bool) -> Sequence[str]:
    return (fold(word), *_spelled(fold(word), has_initials))


def _spelled(folded: str, has_initials: bool) -> Sequence[str]:
    syllables = syllables_of(folded)
    spelled = "".join(BOUNDARY + syllable for syllable in syllables)
    return (spelled, "".join(BOUNDARY + syllable[0] for syllable in syllables)) if has_initials else (spelled,)
