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
from analysis.search import by_initials, by_syllables, category_words, fold, pattern_of
from analysis.spelling import Syllables, spell
from models import Plan
from wide import CATEGORIES, Coded, ProjectColumns

Texts = tuple[str, ...]
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
        pattern, found = pattern_of(word), self._found
        hit = self._in_column(found.name, word, has_initials=True) | self._in_column(found.project_id, word, has_initials=False)
        for texts, codes in self._fields:
            hit |= _hit(texts, pattern)[codes]
        return hit

    @cached_property
    def _words(self) -> tuple[tuple[Coded, bool], ...]:
        """The fields with few different words, folded, and whether they are found by their initials too."""
        found = self._found
        names = {township.code: f"{township.name} {township.name_en}" for township in self._plan.townships}
        served = Coded(tuple(" ".join(names[code] for code in word.split()) for word in found.served.words), found.served.codes)
        categories = Coded(tuple(" ".join(category_words(category)) for category in CATEGORIES), found.category)
        fields = ((found.location, True), (found.implementer, True), (served, True), (categories, True), (found.scope, False))
        return tuple((Coded(tuple(map(fold, field.words)), field.codes), has_initials) for field, has_initials in fields)

    @cached_property
    def _fields(self) -> Sequence[tuple[Sequence[Texts], Ints]]:
        """By field: the texts in which each of its words is found, and which word each project has (N,)."""
        spelled = spell(word for field, _ in self._words for word in field.words)
        return [([(word, *_sounds(spelled[word], has)) for word in field.words], field.codes) for field, has in self._words]

    def _in_column(self, column: Any, word: str, *, has_initials: bool) -> Bools:
        """Which words of a long column a word hits: as it stands, and by the spelling of its Chinese characters."""
        texts = pd.Series(self._folded(column))
        if not (word.isascii() and word.isalpha()):
            return np.asarray(texts.str.contains(word, regex=False), dtype=np.bool_)
        hit = np.asarray(texts.str.contains(f"(?:^|[^a-z]){re.escape(word)}", regex=True), dtype=np.bool_)
        sounds, which = self._sounds_of(column, has_initials)
        return np.asarray(hit | _hit(sounds, pattern_of(word))[which], dtype=np.bool_)

    def _folded(self, column: Any) -> Any:
        key = id(column)
        if key not in self._columns:
            joined = "\n".join(column)
            self._columns[key] = column if fold(joined) == joined else pd.array([fold(word) for word in column], dtype="str")
        return self._columns[key]

    def _sounds_of(self, column: Any, has_initials: bool) -> tuple[Sequence[Texts], Ints]:
        """How the different words of a long column without what is not Chinese are spelled, and which each project has (N,)."""
        key = id(column)
        if key not in self._spelling:
            bare = pd.Series(self._folded(column)).str.replace(_ASCII, " ", regex=True)
            codes, found = pd.factorize(bare)
            words = [str(word) for word in found]
            wanted_next = [word for field, _ in self._words for word in field.words]
            spelled = spell([*words, *wanted_next])
            self._spelling[key] = [_sounds(spelled[word], has_initials) for word in words], codes.astype(np.intp)
        return self._spelling[key]

    @cached_property
    def _columns(self) -> dict[int, Any]:
        return {}

    @cached_property
    def _spelling(self) -> dict[int, tuple[Sequence[Texts], Ints]]:
        return {}


def _hit(texts: Sequence[Texts], pattern: re.Pattern[str]) -> Bools:
    """Whether any text of each word is hit (W,)."""
    return np.array([any(pattern.search(text) for text in each) for each in texts], dtype=np.bool_)


def _sounds(syllables: Syllables, has_initials: bool) -> Texts:
    return (by_syllables(syllables), by_initials(syllables)) if has_initials else (by_syllables(syllables),)
