"""Amounts and shares in words: the browser writes them as Python does, halves and the last bits of floats included."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from charts.words import amount_range, exact_amount, money_line, share_line, share_range
from i18n import LANGUAGES, Labels, MoneyUnit, load_labels

NODE = shutil.which("node")
SCRIPT = Path(__file__).with_name("cube_format.mjs")


def some_amounts(chance: random.Random) -> list[float]:
    """Whole amounts, halves, tenths of halves, limits of units, and all of these with a last bit too many or too few."""
    parts = [chance.randint(0, 400_000) / chance.choice([1, 2, 3, 4, 5, 16, 20, 60, 200]) for _ in range(200)]
    known = [0, 0.05, 0.5, 0.95, 12.95, 13.05, 999.5, 9_999.5, 9_999.95, 10_000, 12.25, 12.75, 50.0, 125.0, *parts]
    return [wan for one in known for wan in (one, one * (1 + 1e-15), one * (1 - 1e-15), one + 1e-12)]


def in_words(text: Labels, wan: float, other: float) -> list[object]:
    return [
        text.amount(wan),
        text.exact(wan),
        list(text.headline(wan)),
        text.money(wan),
        text.beside(wan, other),
        text.share(wan / 1000),
        exact_amount(text, wan),
        amount_range(text, wan, other),
        share_range(text, wan / 1000, other / 1000),
        share_line(text, wan, other / 1000),
        money_line(text, wan),
        text.listed([text.amount(None), text.years(2021, 2025), text.years(2021, 2021)]),
    ]


def test_the_browser_writes_amounts_as_python_does() -> None:
    if NODE is None:
        assert os.environ.get("CI") != "true", "CI needs node for these tests"
        pytest.skip("node is not installed")
    amounts = some_amounts(random.Random(5))
    pairs = list(zip(amounts, [*amounts[1:], 0.0], strict=True))
    lines, expected = [], []
    for text in [load_labels(lang, unit) for lang in LANGUAGES for unit in MoneyUnit]:
        lines += [[text.language, dict(text.words), text.unit], *pairs]
        expected += [in_words(text, *pair) for pair in pairs]
    asked = "\n".join(json.dumps(line) for line in lines)
    done = subprocess.run([NODE, SCRIPT], input=asked, capture_output=True, text=True, encoding="utf-8", timeout=120, check=True)
    assert [json.loads(line) for line in done.stdout.splitlines()] == expected


def test_halves_are_rounded_away_from_zero_whatever_the_last_bits() -> None:
    text = load_labels("zh")
    assert [text.amount(wan) for wan in (2.5, 2.5 - 1e-12, 3.5 + 1e-12, -2.5)] == ["3", "3", "4", "-3"]
    assert [text.share(part) for part in (0.1225, 0.12249999999999998, 0.00049)] == ["12.3%", "12.3%", "0.0%"]
    assert [text.exact(wan) for wan in (13.05, 13.049, 12.95)] == ["13.1", "13", "13"]
    assert text.headline(10_000 - 1e-10) == text.headline(10_000)
