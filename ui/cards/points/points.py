"""要点: what a page says, in sentences that can be read out: the titles of its charts, its headline numbers, and what disagrees.

No fact is worded here a second time: a chart's sentence is its title as it is said (``i18n.said``), and what its numbers or another
method add to that.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from i18n import LANGUAGES, Labels
from i18n.said import aloud
from ui.cards.compare.sides import side_name
from ui.cards.numbers.parts import without_largest
from ui.cards.parts.origins import by_other_method
from ui.cards.townships.townships import tile_title
from ui.cards.years.years import year_title
from ui.document.charts import Chart
from ui.document.desk import Findings
from ui.document.page import Block, Number, Point
from ui.scene.pages import PAGE_OF_ONE
from ui.scene.scene import Scene
from ui.words.filters import subject

_MOST, _LEAST, _OF_FINDINGS = 6, 3, 4
_OF_ALL = ("total", "capacity")  # of what is in view
_COUNTED = "projects"  # how many they are the first sentence says
_CHARTS = 4
_FIGURE = re.compile(r"\d[\d,.]*\d%?|\d%?")
_WHOLE = {"100.0%", "0.0%"}  # which different things can be
_BESIDE = {"by_source": "funding_source", "concentration": "project"}  # charts that speak of all, whatever is chosen in this field
_OF_SEVERAL = {  # what several projects share
    *("by_category", "tree", "concentration", "gantt", "dependence", "shares_category"),
    *("half", "largest", "peak_year", "single", "spread", "top_township", "own"),
}
_OF_SOURCES = {"by_source", "dependence", "shares_category", "shares_project"}  # nothing, where one gives all to one category
_NONE = re.compile(r"0(\.0+)?")


def points(scene: Scene, numbers: Sequence[Number], blocks: Sequence[Block]) -> list[Point]:
    """Three to six sentences, as far as the page says so much; each once."""
    selected = scene.seen.count
    beside = {one for one, field in _BESIDE.items() if getattr(scene.state.filter, field)}
    untold = beside | _OF_SEVERAL if selected == 1 else beside
    drawn = [block for block in blocks if block["kind"] == "chart"]
    charts = [one for block in drawn if block["id"] not in untold and (one := _of_chart(scene, block))]
    if any(one.get("about") == "flow" and "%" not in one["t"] for one in charts):
        charts = [one for one in charts if one.get("about") not in _OF_SOURCES]
    findings = [one for block in blocks if block["kind"] == "findings" for one in _of_findings(scene, block)]
    blank = (scene.text("value.blank"), scene.text("value.missing"))
    asked = [number for number in numbers if number["id"] not in {_COUNTED, *untold} and number["value"] not in blank]
    told = [number for i, number in enumerate(asked) if i == 0 or _says_something(scene.text, number)]
    news = _News(
        {scene.called(str(row[0])) for block in drawn for row in block["data"]["rows"] if row},
        {f"{selected:,}", f"{len(scene.townships)}", f"{len(scene.state.filter.category)}"},
    )
    first = [point for number in told[:1] for point in _whole(scene, number, selected)]
    found = news.added(_each_once([*first, *findings]), ((one, one["t"]) for one in charts[:_CHARTS]))
    rest = [(_of_number(scene, number), number["value"]) for number in told[1:]]
    of_shares = ((point, value if value.endswith("%") else point["t"]) for point, value in rest)  # of a share that itself
    least = _LEAST if charts else _MOST
    return news.added(found, of_shares)[: min(max(least, len(found)), _MOST)]


@dataclass(frozen=True)
class _News:
    """What a sentence says that none has said before: a figure, of something that has a name.

    ``names`` are those of the rows that charts show; ``known`` are figures that say nothing new, as how many projects there are.
    """

    names: set[str]
    known: set[str]

    def added(self, found: Sequence[Point], others: Iterable[tuple[Point, str]]) -> list[Point]:
        """The sentences, and the others that say more, each with the words whose figures count."""
        kept = [*found]
        for point, figured in others:
            if "more" in point or not self._is_said(kept, point["t"], figured):
                kept.append(point)
        return _each_once(kept)

    def _is_said(self, kept: Sequence[Point], words: str, figured: str) -> bool:
        figures = {*_FIGURE.findall(figured)} - self.known
        first = kept[0]["t"] if kept else ""
        named = [name for name in self.names if name in words and name not in first]
        before = [one["t"] for one in kept if all(name in one["t"] for name in named)]
        return bool(figures) and not figures & _WHOLE and any(figures <= {*_FIGURE.findall(one)} for one in before)


def _each_once(found: Sequence[Point]) -> list[Point]:
    return [*{point["t"]: point for point in reversed(found)}.values()][::-1]


def _whole(scene: Scene, number: Number, selected: int) -> Iterator[Point]:
    """What it is all about with its amount; and apart from it, what disputes that."""
    is_disputed = number["warn"] and number.get("note_href")
    said: Number = {**number, "note": "", "note_href": None} if is_disputed else number
    is_of_all = number["id"] in _OF_ALL and scene.page not in PAGE_OF_ONE
    yield _of_number(scene, said, aloud(subject(scene, selected)).rstrip() if is_of_all else "")
    if is_disputed:
        href, gap = str(number["note_href"]), scene.text("point.gap", said=_within(scene.text, aloud(number["note"])))
        yield {"t": _sentence(scene.text, gap), "href": href, "source": _source(scene.text, href), "warn": True}


def _of_number(scene: Scene, number: Number, about: str = "") -> Point:
    """A headline number as a sentence: one of its own, the one of all numbers, or with what it is ``about``."""
    text, href = scene.text, number["href"] or scene.href()
    own = f"point.number.{number['id']}"
    if number["value"] == "0" and text.has(f"{own}.none"):
        return {"t": _sentence(text, text(f"{own}.none")), "about": number["id"], "href": href, "source": _source(text, href)}
    label, unit = _label_and_unit(text, number)
    key, sides = own, {"a": "", "b": ""}
    if "other" in number:
        key = "point.of_two" if about else "point.two"
        sides = {letter: aloud(side_name(scene, asked or "")) for letter, asked in (("a", scene.state.a), ("b", scene.state.b))}
    elif about:
        key = "point.of_all" if number["id"] == "total" else "point.of_all.same" if label == unit else "point.of_all.capacity"
    spaced = text("point.unit", unit=unit) if unit else ""
    values = {"value": aloud(number["value"]), "other": number.get("other", ""), "unit": spaced, **sides}
    said = text(key if text.has(key) else "point.number", label=label, subject=about, **values)
    beside = f"point.note.{number['id']}"
    note = text(beside if text.has(beside) else "point.note", note=_within(text, aloud(number["note"]))) if number["note"] else ""
    return {"t": _sentence(text, said + note), "about": number["id"], "href": href, "source": _source(text, href)}


def _label_and_unit(text: Labels, number: Number) -> tuple[str, str]:
    """The label of a number as it is said, and its unit; of two that share one, it stands in the label."""
    units = (unit for unit in (text.words["unit.yi"], text.words["unit.wan"]) if number["label"].endswith(unit))
    return aloud(number["label"]), number["unit"] or (next(units, "") if "other" in number else "")


def _says_something(text: Labels, number: Number) -> bool:
    """Not of nothing, where that has no words of its own, nor of a majority that is one, whose share its own sentence says."""
    is_nothing = _NONE.fullmatch(number["value"]) and "other" not in number and not text.has(f"point.number.{number['id']}.none")
    is_one = (number["id"], number["value"]) in (("half", "1"), ("largest", "100.0%"), ("top_source", "100.0%"))
    return not is_nothing and not is_one


def _of_chart(scene: Scene, chart: Chart) -> Point | None:
    """A chart's title, and what is more to be said of it; nothing where it shows nothing."""
    text, title = scene.text, chart["title"]
    if not chart["marks"] or title == text("title.nothing"):
        return None
    lead, add = f"point.of.{chart['id']}", _MORE.get(chart["id"])
    more = add(scene, title) if add else ""
    said = _sentence(text, text(lead, said=aloud(title)) if text.has(lead) else aloud(title))
    href = chart["passages"][0]["href"] if chart["passages"] else scene.href()
    found: Point = {"t": said, "about": chart["id"], "href": href, "source": _source(text, href)}
    if not more:
        return found
    added = _sentence(text, aloud(more))
    return {**found, "t": said + text("point.separator") + added, "more": added}


def _of_findings(scene: Scene, block: Findings) -> Iterator[Point]:
    """The first findings of the list, the open one first."""
    items = [item for group in block["groups"] for item in group["items"]]
    for item in sorted(items, key=lambda one: not one["on"])[:_OF_FINDINGS]:
        said, href = _sentence(scene.text, aloud(item["sentence"])), item["href"]
        yield {"t": said, "about": block["id"], "href": href, "source": _source(scene.text, href), "warn": True}


# --- what is more to be said of a chart -----------------------------------------------------------


def _other(scene: Scene, title: str, field: str, said: Callable[[Scene], str]) -> str:
    """What a title says by the first other method, where that is something else."""
    other = by_other_method(scene, field)
    words, method = said(other), scene.text(f"words.{field}.{getattr(other.state.policy, field)}")
    first = aloud(words).split(scene.text("point.clause"))[0]
    return "" if first in aloud(title) else scene.text("point.by", method=method, said=first)


_MORE: Mapping[str, Callable[[Scene, str], str]] = {
    "by_category": lambda scene, _: without_largest(scene),
    "by_year": partial(_other, field="years", said=year_title),
    "township_tiles": partial(_other, field="townships", said=tile_title),
}


# --- words ----------------------------------------------------------------------------------------


def _sentence(text: Labels, words: str) -> str:
    """Words with what begins and what ends a sentence."""
    said = words[:1].upper() + words[1:].rstrip()
    return said if said.endswith(tuple(text("point.ends").split())) else said + text("point.stop")


def _within(text: Labels, note: str) -> str:
    """A note within a sentence: without its first capital, where the language has such."""
    is_word = text.language != LANGUAGES[0] and note[:1].isupper() and note[1:2].islower()
    return note[:1].lower() + note[1:] if is_word else note


def _source(text: Labels, href: str) -> str:
    """What an address shows: the annex's amounts, the text, or a page of the dashboard."""
    page, _, query = href.partition("?")
    if page != "/text":
        return text("point.source.page", page=text(f"page.{page.lstrip('/') or 'overview'}"))
    at = next((pair.removeprefix("at=") for pair in query.split("&") if pair.startswith("at=")), "")
    return text(f"point.source.{at if at in ('rows', 'funding') else 'working' if '.' in at else 'text'}")
