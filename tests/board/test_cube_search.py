"""Words in the search field: the browser finds with the cube what Python finds, or leaves the words to it."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from analysis import search
from models import MAX_TEXT, ProjectFilter
from tests.board.test_cube import FRAME, PLAN

NODE = shutil.which("node")
SCRIPT = Path(__file__).with_name("search.mjs")
TEXTS = FRAME.projects["search_text"]
SIGNS = "().*+?[]{}^$\\|/-_,:;'\"<>&%#=~!"
HARD = (
    "gongmu",
    "gong mu",
    "GM",
    "ylfw",
    "an",
    "xiongshi",
    "公墓 建设",
    "ＧＭ",
    "１５",
    "（",
    "｜",
    "〈",
    "…",
    "——",
    "“十四五”",
    "a|b",
    "lv",
    "養老",
)
SERVERS = ("é", "lühe", "ß", "Σ", "İ", "ﬁ", "公墓\u3000建设", "a\u00a0b", "\u200b", "😀", "\x00", "٣", "墓" * (MAX_TEXT + 1))
ROUNDS = 400


def in_javascript(words: Sequence[str]) -> list[tuple[bool, list[bool]]]:
    if NODE is None:
        assert os.environ.get("CI") != "true", "CI needs node for these tests"
        pytest.skip("node is not installed")
    lines = "\n".join(json.dumps(line) for line in (TEXTS.tolist(), *words))
    done = subprocess.run([NODE, SCRIPT], input=lines, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.split("\n") if line]


def some_words(chance: random.Random) -> str:
    """A piece of what is searched, of its spelling, or of anything that a keyboard writes, with capitals and full-width signs."""
    source = chance.choice([*TEXTS, SIGNS * 9]).replace("\n", " ")
    start = chance.randrange(len(source))
    piece = source[start : start + chance.choice((1, 2, 3, 5, 9, 30))].replace("|", chance.choice(("", "", "|", " ")))
    changed = [chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" and chance.random() < 0.1 else sign for sign in piece]
    return "".join(sign.upper() if chance.random() < 0.1 else sign for sign in changed).strip()


def test_the_browser_finds_what_python_finds() -> None:
    chance = random.Random(5)
    asked = [*HARD, *(some_words(chance) for _ in range(ROUNDS))]
    answers, told, wrong = in_javascript(asked), 0, {}
    for words, (is_plain, hits) in zip(asked, answers, strict=True):
        if not is_plain:
            continue
        told += 1
        if hits != search(TEXTS, words).tolist():
            wrong[words] = hits
        assert ProjectFilter.from_query({"text": [words]}, PLAN).text == words, "kept otherwise"
    assert wrong == {}
    assert told > len(asked) * 3 / 4
    assert sum(any(hits) and not all(hits) for _, hits in answers) > len(asked) / 3


def test_words_that_only_python_folds_are_left_to_it() -> None:
    assert [is_plain for is_plain, _ in in_javascript(SERVERS)] == [False] * len(SERVERS)
    assert all(is_plain for is_plain, _ in in_javascript(HARD))
