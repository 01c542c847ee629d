"""What the peer shows for a question: the same aggregates, figures and words that the app's page is made of, and no more.

The app's cards are asked for their figure, title and marks. What else stands around a chart there (the table behind it,
its passages, how it came about) is not worked out, because the peer does not show it.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from analysis.questions.table import project_table
from bench import clicks
from models import FundingSource
from tables import rows_of
from ui.cards.category.category import category_card
from ui.cards.funding.sources import source_card
from ui.cards.numbers.by_page import overview_numbers, township_numbers
from ui.cards.townships.townships import tile_card, township_bar_card
from ui.cards.years.years import year_card
from ui.run.reader import scene_of
from ui.scene.scene import Scene, Screen

ROWS = 50
FIELDS = ("category", "township", "from_year", "to_year", "funding_source", "text")
MANY = ("category", "township", "funding_source")
CARDS: Mapping[str, Mapping[str, Callable[[Scene], Any]]] = {
    "overview": {"by_category": category_card, "by_source": source_card, "by_year": year_card, "township_tiles": tile_card},
    "townships": {"township_tiles": lambda scene: tile_card(scene, large=True), "township_bars": township_bar_card},
}
NUMBERS = {"overview": overview_numbers, "townships": township_numbers}
_SEPARATOR = "~"
_KEPT = 128  # views, as many as the app keeps
Query = dict[str, str]
Widths = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Shown:
    """One view: figures, titles and marks (code to what a click picks) by chart, headline numbers, rows of the table."""

    figures: Mapping[str, Any]
    titles: Mapping[str, str]
    marks: Mapping[str, Mapping[str, Mapping[str, str]]]
    numbers: Sequence[tuple[str, str, str]]
    rows: Sequence[Mapping[str, str]]


def shown(page: str, query: Mapping[str, str], widths: Widths) -> Shown:
    """The view of a page for a query; the last ones asked for are kept, as the app keeps them."""
    return _shown(page, tuple(sorted(query.items())), widths)


@lru_cache(maxsize=_KEPT)
def _shown(page: str, query: tuple[tuple[str, str], ...], widths: Widths) -> Shown:
    scene = scene_of(page, {name: [value] for name, value in query}, Screen("desk", False))
    cards = {name: card(scene) for name, card in CARDS[page].items()}
    return Shown(
        figures={name: fitted(card.figure, dict(widths).get(f"{page}-{name}")) for name, card in cards.items()},
        titles={name: card.title for name, card in cards.items()},
        marks={name: {mark.code: mark.pick for mark in card.marks} for name, card in cards.items()},
        numbers=[(item["label"], item["value"] + item["unit"], item["note"]) for item in NUMBERS[page](scene)],
        rows=_rows(scene),
    )


def query_of(values: Mapping[str, Any]) -> Query:
    """The query that the values of the filters' controls mean; codes of those that take several are joined."""
    words = {name: _SEPARATOR.join(value) if isinstance(value, list) else str(value or "") for name, value in values.items()}
    return {name: word.strip() for name, word in words.items() if word.strip()}


def values_of(query: Mapping[str, str]) -> dict[str, Any]:
    """The values of the controls for a query: the reverse of ``query_of``."""
    return {name: query.get(name, "").split(_SEPARATOR) if query.get(name) else [] for name in MANY} | {
        name: query.get(name) for name in FIELDS if name not in MANY
    }


def picked(query: Mapping[str, str], marks: Mapping[str, Mapping[str, str]], click: Mapping[str, Any] | None) -> Query:
    """The query after a click on a mark, as Dash reports it; a part without a mark of its own counts as its whole."""
    for point in (click or {}).get("points", ()):
        data = point.get("customdata")
        code = str(data[0] if isinstance(data, list) and data else data)
        mark = marks.get(code) or marks.get(code.split("|", maxsplit=1)[0])
        if mark:
            after = clicks.picked(query, mark)
            return {name: after[name] for name in FIELDS if name in after}
    return dict(query)


def fitted(figure: Mapping[str, Any], width: int | None) -> dict[str, Any]:
    """A figure at a width in px as the app's board draws it: no dragging, and axes that count pixels at their true length."""
    layout = {**figure["layout"], "dragmode": False, "hovermode": figure["layout"].get("hovermode", "closest")}
    if width is None:
        return {"data": figure["data"], "layout": layout}
    layout |= {"width": width, "autosize": False}
    for name in [name for name in layout if re.fullmatch(r"[xy]axis\d*", name)]:
        layout[name] = {**layout[name], "fixedrange": True}
    for name, side in layout.get("meta", {}).get("pixel_axes", {}).items():
        length = _axis_length(layout, name, width)
        layout[name] |= {"autorange": False, "range": [-length, 0] if side == "end" else [0, length]}
    return {"data": figure["data"], "layout": layout}


def _axis_length(layout: Mapping[str, Any], name: str, width: int) -> float:
    margin = {"l": 80, "r": 80, "t": 100, "b": 80, **layout.get("margin", {})}
    low, high = layout[name].get("domain", (0, 1))
    whole = width - margin["l"] - margin["r"] if name.startswith("x") else layout.get("height", 240) - margin["t"] - margin["b"]
    return max(1.0, float(whole * (high - low)))


def columns(scene: Scene) -> dict[str, str]:
    """The columns of the table: key and header."""
    text = scene.text
    return {
        "name": text("column.project"),
        "category": text("field.category"),
        "type": text("field.construction_type"),
        "years": text("column.years"),
        "total": text("column.total"),
        "in_view": text("column.in_view"),
        "share": text("column.share"),
        **{source.value: text.code("source.short", source) for source in FundingSource},
        "unconfirmed": text("source.short.unconfirmed"),
    }


def _rows(scene: Scene) -> list[dict[str, str]]:
    text, blank = scene.text, scene.text("value.blank")
    rows = rows_of(project_table(scene.question, sort=scene.state.sort, limit=ROWS))
    return [
        {
            "name": row["name"],
            "category": text.code("category.short", row["category"]),
            "type": text.code("construction_type", row["construction_type"]),
            "years": text.years(row["start_year"], row["end_year"]),
            "total": text.amount(row["total_investment_wan"]),
            "in_view": text.exact(row["amount_wan"]),
            "share": text.share(row["share"]),
            **{
                name: blank if row[name] is None else text.amount(row[name])
                for name in (*(source.value for source in FundingSource), "unconfirmed")
            },
        }
        for row in rows
    ]
