"""Search by words, pinyin and initials.

The search text of a project has three lines: its words; their pinyin, each syllable after a ``|``; and the initials of
its short fields, likewise. A word of the query hits the first anywhere, and the others from the start of a syllable on,
so that ``xiongshi`` finds 楚雄市 and ``an`` does not find every 县.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

import numpy as np
import pandas as pd

from analysis.arrays import Bools
from i18n.labels import LANGUAGES, load_labels
from models import Category, Plan

BOUNDARY = "|"


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


def search_texts(plan: Plan) -> list[str]:
    """The search text of every project of a plan."""
    townships = {township.code: (township.name, township.name_en) for township in plan.townships}
    texts = []
    for project in plan.projects:
        served = [name for code in project.townships for name in townships[code]]
        short = [project.name, project.location_text, project.implementer or "", *served, *category_words(project.category)]
        texts.append(search_text(short, [project.scope_text, project.project_id]))
    return texts


def search_text(short: Iterable[str], long: Iterable[str]) -> str:
    """The search text of some short fields, to be found by their initials too, and of some long ones."""
    short_words, words = [fold(part) for part in short], [fold(part) for part in long]
    spelled = " ".join("".join(BOUNDARY + syllable for syllable in syllables_of(part)) for part in [*short_words, *words])
    initials = " ".join("".join(BOUNDARY + syllable[0] for syllable in syllables_of(part)) for part in short_words)
    return "\n".join((" ".join([*short_words, *words]), spelled, initials))


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


@lru_cache(maxsize=2048)
def syllables_of(text: str) -> tuple[str, ...]:
    """The pinyin of the Chinese characters of a text, without tones; other characters are left out."""
    from pypinyin import lazy_pinyin  # its dictionary takes a moment to load

    return tuple(lazy_pinyin(text, errors="ignore"))
