"""Widths of text, rounding and colours: the browser finds the same ones as Python, to the last bit where something hangs on it."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
from pathlib import Path
from typing import Any
from unicodedata import category, east_asian_width

import pytest

from charts import DARK, LIGHT
from charts.measure import broken, fitted, text_width, wrapped
from charts.theme import contrast, mixed, text_on, translucent
from i18n import LANGUAGES, load_labels
from plan_data import load_plan

NODE = shutil.which("node")
SCRIPT = Path(__file__).with_name("measure.mjs")


def in_javascript(cases: list[tuple[Any, ...]]) -> list[Any]:
    if NODE is None:
        assert os.environ.get("CI") != "true", "CI needs node for these tests"
        pytest.skip("node is not installed")
    asked = "\n".join(json.dumps(case) for case in cases)
    done = subprocess.run([NODE, SCRIPT], input=asked, capture_output=True, text=True, encoding="utf-8", timeout=120, check=True)
    return [json.loads(line) for line in done.stdout.split("\n") if line]


def some_texts(chance: random.Random) -> list[str]:
    """Every word of the catalogues, every name of the plan, and letters, signs and tags at random."""
    words = [word for language in LANGUAGES for word in load_labels(language).words.values()]
    names = [project.name for project in load_plan().projects]
    letters = "aiWmÉ .,%→—“”·…()（）《》，。、、\u2009\u3000\xa0😀𠀀ǅΩß<b></b>城乡社区养老"
    return [*words, *names, *("".join(chance.choices(letters, k=chance.randint(0, 30))) for _ in range(500)), "", " ", "a\u2028 b "]


def test_text_is_as_wide_and_breaks_where_it_does_in_python() -> None:
    chance = random.Random(7)
    asked = [(text, chance.choice([20, 60, 88, 144, 204, 300.5]), chance.choice([12, 14, 30])) for text in some_texts(chance)]
    answers = in_javascript([("measured", *case) for case in asked])
    for (text, width, font), answer in zip(asked, answers, strict=True):
        lines = [wrapped(text, width, font, count) for count in (2, 3)]
        assert answer == [text_width(text, font), fitted(text, width, font), *lines, broken(text, width, font)], (text, width)


def test_wide_characters_are_those_of_unicode() -> None:
    """Symbols aside, some of which became wide in later editions of the standard."""
    known = [chr(code) for code in range(0x30000) if category(chr(code)) not in ("Cn", "Cs", "So")]
    (answer,) = in_javascript([("wide", "".join(known))])
    wrong = [hex(ord(one)) for one, wide in zip(known, answer, strict=True) if (wide == "1") != (east_asian_width(one) in "WF")]
    assert wrong == []


def test_numbers_are_rounded_as_python_rounds_them() -> None:
    chance = random.Random(8)
    quarters = [chance.randint(-4000, 4000) / 4 for _ in range(400)]
    values = [*quarters, *(chance.uniform(-500, 500) for _ in range(400)), 0.15, 0.35, 2.675, 0.05, 1e-9, 0.5, -0.5, 1.5]
    cases = [(value, digits) for value in values for digits in (0, 1, 2, 3)]
    assert in_javascript([("round", *case) for case in cases]) == [round(*case) for case in cases]
    pairs = [
        (chance.choice([1.0, 0.3, -7.5, 12.6, chance.uniform(-900, 900)]), chance.choice([0.1, 0.3, 3.0, 88.0])) for _ in range(400)
    ]
    assert in_javascript([("floor", *pair) for pair in pairs]) == [one // other for one, other in pairs]


def test_colours_are_mixed_and_written_on_as_python_does() -> None:
    themes = [LIGHT, DARK]
    colours = [
        colour for theme in themes for colour in (*theme.categories.values(), *theme.sources.values(), theme.ink, theme.ground)
    ]
    pairs = [(one, other) for one in colours for other in colours]
    assert in_javascript([("contrast", *pair) for pair in pairs]) == pytest.approx([contrast(*pair) for pair in pairs])
    parts = [(*pair, part) for pair in pairs for part in (0.25, 0.28, 0.45, 0.5, 0.85)]
    assert in_javascript([("mixed", *part) for part in parts]) == [mixed(*part) for part in parts]
    plain = [{"ground": theme.ground, "ink": theme.ink} for theme in themes]
    asked = [("textOn", colour, theme) for colour in colours for theme in plain]
    assert in_javascript(asked) == [text_on(colour, theme) for colour in colours for theme in themes]
    assert in_javascript([("translucent", one, 0.28) for one in colours]) == [translucent(one, 0.28) for one in colours]
