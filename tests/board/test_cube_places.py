"""The charts of years and townships in the browser: the same figures as Python's, under random views, words, looks and places."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from analysis.cube import cube
from charts import SIZES, Look, Size, tile_map, township_bars, year_columns
from charts.theme import THEMES, Theme
from i18n import LANGUAGES, Labels, MoneyUnit, load_labels
from tests.analysis.frames import by_township, by_year
from tests.board.test_cube import FRAME, PLAN, differences, some_query
from ui.state import ViewState

NODE = shutil.which("node")
SCRIPT = Path(__file__).with_name("places.mjs")
ROUNDS = 120
STRANGE = ("<b>&%{x}</b>", "a village with a name too long for any tile", "e\u0301\u2014\u201d😀")

Tiles = dict[str, tuple[int, int, str]]


@dataclass(frozen=True)
class Case:
    """A view and how it is drawn."""

    state: ViewState
    text: Labels
    look: Look
    tiles: Tiles

    @property
    def category(self) -> str | None:
        chosen = self.state.filter.category
        return chosen[0].value if len(chosen) == 1 else None

    def asked(self) -> list[Any]:
        how = {
            "lang": self.text.language, "unit": self.text.unit, "theme": self.look.theme.name, "size": asdict(self.look.size),
            "tiles": self.tiles, "category": self.category,
        }  # fmt: skip
        return [self.state.to_query(), how]

    def in_python(self) -> dict[str, Any]:
        ask = (FRAME, self.state.filter, self.state.policy, self.state.basis)
        towns, names = by_township(*ask), {code: name for code, (_, _, name) in self.tiles.items()}
        figures = {
            "years": year_columns(by_year(*ask), text=self.text, look=self.look),
            "tiles": tile_map(towns, text=self.text, look=self.look, tiles=self.tiles, category=self.category),
            "bars": township_bars(towns, text=self.text, look=self.look, names=names, category=self.category),
        }
        return json.loads(json.dumps(figures))


def some_case(chance: random.Random) -> Case:
    query = {name: [value] for name, value in some_query(chance, PLAN).items()}
    language = chance.choice(LANGUAGES)
    look = Look(chance.choice([*THEMES.values()]), some_size(chance))
    return Case(
        ViewState.from_query(query, PLAN), load_labels(language, chance.choice([*MoneyUnit])), look, some_tiles(chance, language)
    )


def some_size(chance: random.Random) -> Size:
    """A screen class; sometimes with larger tiles, as beside ranked bars."""
    size = chance.choice([*SIZES.values()])
    return size if chance.random() < 0.7 else replace(size, tile=108, square=60)


def some_tiles(chance: random.Random, language: str) -> Tiles:
    """The plan's own places and names, or places of another county, with names that no one expects."""
    towns = PLAN.townships
    own = {one.code: (one.tile_row, one.tile_column, one.name if language == "zh" else one.name_en) for one in towns}
    if chance.random() < 0.6:
        return own
    columns = chance.randint(3, 7)
    free = [(row, column) for row in range(1, 7) for column in range(1, columns + 1)]
    places = zip(chance.sample(free, len(towns)), own.items(), strict=True)
    return {code: (*place, chance.choice([*STRANGE, name])) for place, (code, (_, _, name)) in places}


def plain(theme: Theme) -> dict[str, Any]:
    """A theme as the browser gets it."""
    return vars(theme) | {"categories": dict(theme.categories), "sources": dict(theme.sources)}


def in_javascript(cases: list[Case]) -> list[dict[str, Any]]:
    if NODE is None:
        assert os.environ.get("CI") != "true", "CI needs node for these tests"
        pytest.skip("node is not installed")
    words = {language: dict(load_labels(language).words) for language in LANGUAGES}
    given = {"cube": cube(FRAME), "words": words, "themes": {name: plain(theme) for name, theme in THEMES.items()}}
    lines = "\n".join(json.dumps(one) for one in [given, *(case.asked() for case in cases)])
    done = subprocess.run([NODE, SCRIPT], input=lines, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.split("\n") if line]


@pytest.mark.slow
def test_years_and_townships_are_drawn_as_in_python() -> None:
    chance = random.Random(11)
    cases = [some_case(chance) for _ in range(ROUNDS)]
    wrong = {}
    for case, answer in zip(cases, in_javascript(cases), strict=True):
        found = differences(case.in_python(), answer)
        if found:
            wrong[f"{case.look.size.name} {json.dumps(case.state.to_query(), ensure_ascii=False)}"] = found[:4]
    assert wrong == {}


def test_the_cases_are_of_every_kind() -> None:
    chance = random.Random(11)
    figures = [some_case(chance).in_python() for _ in range(100)]
    shapes = json.dumps(figures)
    assert "tiles-undivided" in shapes
    assert "xaxis9" in shapes  # a map of seven columns with both boxes
    assert "&amp;%&#123;x}" in shapes
    assert any(len(one["years"]["layout"]["shapes"]) > 2 for one in figures)
    assert any(trace["uid"] == "year-unconfirmed" and any(trace["y"]) for one in figures for trace in one["years"]["data"])
