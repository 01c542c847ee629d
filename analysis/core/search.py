"""Search by words, pinyin and initials.

The search text of a project has three lines: its words; their pinyin, each syllable after a ``|``; and the initials of
its short fields, likewise. A word of the query hits the first anywhere, and the others from the start of a syllable on,
so that ``fengshi`` finds 东风市 and ``an`` does not find every 县.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.core.arrays import Bools
from analysis.core.spelling import spell
from i18n.labels import LANGUAGES, load_labels
from models import Category, Plan

BOUNDARY = "|"
_BOUNDARY = re.escape(BOUNDARY)
_COMMA = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


class Fields(NamedTuple):
    """What a search looks at in one record: its short fields are found by their initials too, its long ones are not."""

    short: Sequence[str]
    long: Sequence[str]


def fold(text: str) -> str:
    """Text with full and half width, and upper and lower case, made alike; numbers without commas between their thousands."""
    return _COMMA.sub("", unicodedata.normalize("NFKC", text).casefold().replace(BOUNDARY, " "))


class _Folded(dict[str, str]):
    """Texts folded, each once."""

    def __missing__(self, text: str) -> str:
        return self.setdefault(text, fold(text))


def search(texts: pd.Series[str], text: str) -> Bools:
    """Which of the search texts every word of ``text`` hits (N,). No words hit everything."""
    hits = np.ones(len(texts), dtype=np.bool_)
    for word in fold(text).split():
        is_latin = word.isascii() and word.isalpha()  # then from its start on, or as pinyin or initials from that of a syllable
        # Without looking behind, which the engine that searches thousands of texts at once (RE2) cannot.
        spelled = f"(?:^|[^a-z]){word}|{_BOUNDARY}{f'{_BOUNDARY}?'.join(word)}"
        found = texts.str.contains(spelled if is_latin else word, regex=is_latin)
        hits &= found.to_numpy(dtype=np.bool_)
    return hits


def project_fields(plan: Plan) -> list[Fields]:
    """What a search looks at in every project of a plan."""
    townships = {township.code: (township.name, township.name_en) for township in plan.townships}
    found, catalogues = [], [load_labels(language) for language in LANGUAGES]
    for project in plan.projects:
        served = [name for code in project.townships for name in townships[code]]
        short = [project.name, project.location_text, project.implementer or "", *served, *category_words(project.category)]
        wan = dict.fromkeys([project.total_investment_wan, *(line.amount_wan for line in project.funding)])
        amounts = " ".join(amount for words in catalogues for amount in map(words.amount, wan))  # as tables write them
        found.append(Fields(short, [project.scope_text, project.project_id, plan.names_en.get(project.project_id, ""), amounts]))
    return found


def search_texts(records: Iterable[Fields]) -> list[str]:
    """The search text of each record; what is not yet known of their pinyin is spelled in one go."""
    alike = _Folded()
    folded = [Fields([alike[part] for part in short], [alike[part] for part in long]) for short, long in records]
    spelled = spell(part for short, long in folded for part in [*short, *long])
    sounds = {part: "".join(BOUNDARY + syllable for syllable in syllables) for part, syllables in spelled.items()}
    initials = {part: "".join(BOUNDARY + syllable[0] for syllable in syllables) for part, syllables in spelled.items()}
    found = []
    for short, long in folded:
        parts = [*short, *long]
        lines = parts, [sounds[part] for part in parts], [initials[part] for part in short]
        found.append("\n".join(map(" ".join, lines)))
    return found


@cache
def category_words(category: Category) -> list[str]:
    """What a category is called, in every language."""
    key = f"category.{category}"
    catalogues = [load_labels(language) for language in LANGUAGES]
    return [category.replace("_", " "), *(words(key) for words in catalogues if words.has(key))]
