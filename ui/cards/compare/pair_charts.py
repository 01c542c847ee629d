"""The charts of a comparison: where their amounts come from, how their rows are called, and where their numbers lead."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from analysis.core.frame import REACHES
from analysis.core.parts import columns_of
from analysis.questions.parts_of_views import Parts, category_parts, groups_of_reaches, reach_parts, source_parts, year_parts
from analysis.questions.townships import CITY_LEVEL, UNDIVIDED
from analysis.questions.yearly import UNDIVIDED_YEAR
from ui.cards.parts.amounts import category_rows, source_rows, township_rows, year_rows
from ui.cards.parts.rows import REST, Row, rows
from ui.cards.townships.townships import place_name
from ui.cards.years.years import year_name
from ui.scene.scene import Scene
from ui.words.filters import called
from ui.words.workings import AMOUNT, DROPPED, LEFT, LESS, SOURCE, SURE, sides_href, township_slice, working_href, years_slice

_UNDIVIDED = str(UNDIVIDED_YEAR)
_GROUPS = (_UNDIVIDED, CITY_LEVEL, UNDIVIDED)  # rows of what is not divided at all


def _year_name(scene: Scene, code: str) -> str:
    name = year_name(scene, int(code))
    return scene.text("compare.year", year=code) if name == code else name


@dataclass(frozen=True)
class PairChart:
    """One of the charts: where its amounts come from, by which column, and how its rows are called."""

    id: str
    amounts: Callable[[Scene], Sequence[Row]]
    column: str
    name: Callable[[Scene, str], str]
    fields: tuple[str, ...]
    parts: Callable[[Scene], Parts]
    words: Callable[[str, str], tuple[str, ...]] = lambda _, part: (AMOUNT, part)

    def row_href(self, side: Scene, part: str, row: Row) -> str:
        code = str(row["code"])
        if code == REST:
            return working_href(side, LEFT, self.column, part)
        if part == "undivided" and code in _GROUPS:
            part = SURE
        changes: dict[str, object] = {} if code == _UNDIVIDED else dict.fromkeys(DROPPED[self.column])
        if self.column in ("category", "reach"):
            changes[self.column] = code
        return working_href(side, *self.words(code, part), **changes)

    def apart_href(self, scene: Scene, code: str) -> str:
        """Where comes from by how much the sides are apart in a row."""
        if code == REST:
            return sides_href(scene, LESS, LEFT, self.column, SURE)
        return sides_href(scene, LESS, f"{self.column}-{code}", *self.words(code, SURE))


@lru_cache(maxsize=2)
def _reach_rows(scene: Scene) -> Sequence[Row]:
    """The money in view by how many townships its projects serve."""
    seen = scene.seen
    parts, codes = seen.parts_of(groups_of_reaches(scene.frame)), [str(one) for one in REACHES]
    return rows({"reach": codes, **columns_of(parts, seen.whole), "selected": [True] * len(codes)})


def _township_parts(scene: Scene) -> Parts:
    """What of a township's money is shared out to it; the city's own is not divided."""
    listed = [(row, row["township"] in scene.townships) for row in township_rows(scene)]
    return {
        str(row["township"]): {
            "policy": row["shared_wan"] * is_place,
            "undivided": row["undivided_wan"] if is_place else row["sure_wan"],
            "unconfirmed": row["unconfirmed_wan"],
        }
        for row, is_place in listed
    }


def _asked(parts: Callable[..., Parts]) -> Callable[[Scene], Parts]:
    return lambda scene: parts(scene.question)


def _year_words(code: str, part: str) -> tuple[str, ...]:
    return AMOUNT, part, years_slice([int(code)])


CHARTS = (
    PairChart("pairs_category", category_rows, "category", called("category"), ("category",), _asked(category_parts)),
    PairChart(
        "pairs_source",
        source_rows,
        "source",
        called("source"),
        ("funding_source",),
        _asked(source_parts),
        lambda code, part: (SOURCE, code, part),
    ),
    PairChart("pairs_year", year_rows, "year", _year_name, ("from_year", "to_year"), _asked(year_parts), _year_words),
    PairChart("pairs_reach", _reach_rows, "reach", called("reach"), ("reach",), _asked(reach_parts)),
    PairChart(
        "pairs_township",
        township_rows,
        "township",
        place_name,
        ("township",),
        _township_parts,
        lambda code, part: (AMOUNT, "shared" if part == "policy" else part, township_slice(code)),
    ),
)
