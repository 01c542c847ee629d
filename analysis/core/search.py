"""Search by words, pinyin and initials.

The search text of a project has three lines: its words; their pinyin, each syllable after a ``|``; and the initials of
its short fields, likewise. A word of the query hits the first anywhere, and the others from the start of a syllable on,
so that ``fengshi`` finds 东风市 and ``an`` does not find every 县.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.core.arrays import Bools
from analysis.core.spelling import spell
from i18n.labels import LANGUAGES, load_labels
from models import Category, Plan, Project

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
        is_latin = word.isascii() and word.isalpha()
        found = texts.str.contains(_spelled_pattern(word) if is_latin else word, regex=is_latin)
        hits &= found.to_numpy(dtype=np.bool_)
    return hits


def project_fields(plan: Plan) -> list[Fields]:
    """What a search looks at in every project of a plan."""
    townships = {township.code: (township.name, township.name_en) for township in plan.townships}
    found = []
    for project in plan.projects:
        served = [name for code in project.townships for name in townships[code]]
        short = [project.name, project.location_text, project.implementer or "", *served, *category_words(project.category)]
        amounts = " ".join(_amounts(project))
        found.append(Fields(short, [project.scope_text, project.project_id, plan.names_en.get(project.project_id, ""), amounts]))
    return found


def _amounts(project: Project) -> Iterator[str]:
    """A project's total and the amounts of its funding as tables write them in every language."""
    wan = dict.fromkeys([project.total_investment_wan, *(line.amount_wan for line in project.funding)])
    for language in LANGUAGES:
        yield from map(load_labels(language).amount, wan)


def search_texts(records: Iterable[Fields]) -> list[str]:
    """The search text of each record; what is not yet known of their pinyin is spelled in one go."""
    alike = _Folded()
    folded = [Fields([alike[part] for part in short], [alike[part] for part in long]) for short, long in records]
    spelled = spell(part for short, long in folded for part in [*short, *long])
    sounds = {part: "".join(BOUNDARY + syllable for syllable in syllables) for part, syllables in spelled.items()}
    initials = {part: "".join(BOUNDARY + syllable[0] for syllable in syllables) for part, syllables in spelled.items()}
    return [_search_text(fields, sounds, initials) for fields in folded]


def _search_text(folded: Fields, sounds: Mapping[str, str], initials: Mapping[str, str]) -> str:
    short, parts = folded.short, [*folded.short, *folded.long]
    lines = parts, [sounds[part] for part in parts], [initials[part] for part in short]
    return "\n".join(map(" ".join, lines))


def _spelled_pattern(word: str) -> str:
    """A latin word from its start on, or as pinyin or initials from the start of a syllable on.

    Without looking behind, which the engine that searches thousands of texts at once (RE2) cannot.
    """
    return f"(?:^|[^a-z]){word}|{_BOUNDARY}{f'{_BOUNDARY}?'.join(word)}"


@cache
def category_words(category: Category) -> list[str]:
    """What a category is called, in every language."""
    key = f"category.{category}"
    catalogues = [load_labels(language) for language in LANGUAGES]
    return [category.replace("_", " "), *(words(key) for words in catalogues if words.has(key))]
