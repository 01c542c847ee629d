"""Search by words, pinyin and initials.

The search text of a project has three lines: its words; their pinyin, each syllable after a ``|``; and the initials of
its short fields, likewise. A word of the query hits the first anywhere, and the others from the start of a syllable on,
so that ``fengshi`` finds 东风市 and ``an`` does not find every 县.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.arrays import Bools
from analysis.spelling import Syllables, spell
from i18n.labels import LANGUAGES, load_labels
from models import Category, Plan

BOUNDARY = "|"


class Fields(NamedTuple):
    """What a search looks at in one record: its short fields are found by their initials too, its long ones are not."""

    short: Sequence[str]
    long: Sequence[str]


def fold(text: str) -> str:
    """Text with full and half width, and upper and lower case, made alike."""
    return unicodedata.normalize("NFKC", text).casefold().replace(BOUNDARY, " ")


def search(texts: pd.Series[str], text: str) -> Bools:
    """Which of the search texts every word of ``text`` hits (N,). No words hit everything."""
    patterns = [pattern_of(word) for word in fold(text).split()]
    if not patterns:
        return np.ones(len(texts), dtype=np.bool_)
    hits = (all(pattern.search(candidate) for pattern in patterns) for candidate in texts)
    return np.fromiter(hits, dtype=np.bool_, count=len(texts))


def project_fields(plan: Plan) -> list[Fields]:
    """What a search looks at in every project of a plan."""
    townships = {township.code: (township.name, township.name_en) for township in plan.townships}
    found = []
    for project in plan.projects:
        served = [name for code in project.townships for name in townships[code]]
        short = [project.name, project.location_text, project.implementer or "", *served, *category_words(project.category)]
        found.append(Fields(short, [project.scope_text, project.project_id]))
    return found


def search_texts(records: Iterable[Fields]) -> list[str]:
    """The search text of each record; what is not yet known of their pinyin is spelled in one go."""
    folded = [Fields([fold(part) for part in short], [fold(part) for part in long]) for short, long in records]
    spelled = spell(part for short, long in folded for part in [*short, *long])
    return [_search_text(fields, spelled) for fields in folded]


def _search_text(folded: Fields, spelled: Mapping[str, Syllables]) -> str:
    short, parts = folded.short, [*folded.short, *folded.long]
    sounds, initials = (by_syllables(spelled[part]) for part in parts), (by_initials(spelled[part]) for part in short)
    return "\n".join((" ".join(parts), " ".join(sounds), " ".join(initials)))


def by_syllables(syllables: Syllables) -> str:
    """Syllables as a search text has them."""
    return "".join(BOUNDARY + syllable for syllable in syllables)


def by_initials(syllables: Syllables) -> str:
    """The initials of syllables as a search text has them."""
    return "".join(BOUNDARY + syllable[0] for syllable in syllables)


@lru_cache(maxsize=256)
def pattern_of(word: str) -> re.Pattern[str]:
    """A word as it stands; a latin one from its start on, or as pinyin or initials from the start of a syllable on."""
    literal = re.escape(word)
    if not (word.isascii() and word.isalpha()):
        return re.compile(literal)
    spelled = re.escape(BOUNDARY) + (re.escape(BOUNDARY) + "?").join(word)
    return re.compile(f"(?<![a-z]){literal}|{spelled}")


def category_words(category: Category) -> list[str]:
    """What a category is called, in every language."""
    key = f"category.{category}"
    catalogues = [load_labels(language) for language in LANGUAGES]
    return [category.replace("_", " "), *(words(key) for words in catalogues if words.has(key))]
