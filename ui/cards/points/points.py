"""要点: what a page says, in sentences that can be read out: the titles of its charts, its headline numbers, and what disagrees.

No fact is worded here a second time: a chart's sentence is its title as it is said (``i18n.said``), and what its numbers or another
method add to that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from urllib.parse import parse_qs

from i18n import LANGUAGES, Labels
from i18n.said import aloud
from ui.cards.numbers.largest import without_largest
from ui.cards.parts.origins import by_other_method
from ui.cards.townships.townships import tile_title
from ui.cards.years.years import year_title
from ui.document.charts import Chart
from ui.document.desk import Findings
from ui.document.page import Block, Number, Point
from ui.scene.pages import PAGE_OF_ONE
from ui.scene.scene import Scene

_MOST, _LEAST, _OF_FINDINGS = 6, 3, 4
_COUNTED = "projects"  # how many they are the first sentence says
_CHARTS = 4
_FIGURE = re.compile(r"\d[\d,.]*\d%?|\d%?")
_WHOLE = {"100.0%", "0.0%"}  # which different things can be


def points(scene: Scene, subject: str, numbers: Sequence[Number], blocks: Sequence[Block]) -> list[Point]:
    """Three to six sentences, as far as the page says so much; each once. ``subject`` is what they are about."""
    charts = [one for block in blocks if block["kind"] == "chart" and (one := _of_chart(scene, block))]
    findings = [one for block in blocks if block["kind"] == "findings" for one in _of_findings(scene, block)]
    told = [number for number in numbers if number["id"] != _COUNTED]
    first = [point for number in told[:1] for point in _whole(scene, subject, number)]
    found = _with_news(_each_once([*first, *findings]), charts[:_CHARTS])
    rest = [_of_number(scene, number) for number in told[1:] if _has_value(scene.text, number)]
    least = _LEAST if charts else _MOST
    return _with_news(found, rest)[: min(max(least, len(found)), _MOST)]


def _with_news(found: Sequence[Point], others: Sequence[Point]) -> list[Point]:
    """And those of the others of which not every figure stands in one sentence before: who reads it out says nothing twice."""
    kept = [*found]
    for point in others:
        figures = {*_FIGURE.findall(point["t"])}
        is_said = bool(figures) and not figures & _WHOLE and any(figures <= {*_FIGURE.findall(one["t"])} for one in kept)
        if "more" in point or not is_said:
            kept.append(point)
    return _each_once(kept)


def _each_once(found: Sequence[Point]) -> list[Point]:
    return [*{point["t"]: point for point in reversed(found)}.values()][::-1]


def _whole(scene: Scene, subject: str, number: Number) -> Iterator[Point]:
    """What it is all about with its amount; and apart from it, what disputes that."""
    is_disputed = number["warn"] and number.get("note_href")
    said: Number = {**number, "note": "", "note_href": None} if is_disputed else number
    is_of_all = number["id"] == "total" and scene.page not in PAGE_OF_ONE and "other" not in number
    yield _of_number(scene, said, aloud(subject) if is_of_all else "")
    if is_disputed:
        href, gap = str(number["note_href"]), scene.text("point.gap", said=_within(scene.text, aloud(number["note"])))
        yield {"t": _sentence(scene.text, gap), "href": href, "source": _source(scene.text, href), "warn": True}


def _of_number(scene: Scene, number: Number, subject: str = "") -> Point:
    """A headline number as a sentence: one of its own, or the one of all numbers."""
    text, href = scene.text, number["href"] or scene.href()
    own = f"point.number.{number['id']}"
    key, (label, unit) = (
        "point.two" if "other" in number else own if text.has(own) else "point.number",
        _label_and_unit(text, number),
    )
    value, unit = aloud(number["value"]), _spaced(text, unit)
    said = text(key, label=aloud(label), value=value, other=number.get("other", ""), unit=unit)
    said = text("point.subject", subject=subject.rstrip(), said=said) if subject else said
    beside = f"point.note.{number['id']}"
    note = text(beside if text.has(beside) else "point.note", note=_within(text, aloud(number["note"]))) if number["note"] else ""
    return {"t": _sentence(text, said + note), "about": number["id"], "href": href, "source": _source(text, href)}


def _label_and_unit(text: Labels, number: Number) -> tuple[str, str]:
    """The label and the unit of a number; of two that share one, it stands in the label."""
    for unit in (text.words["unit.yi"], text.words["unit.wan"]):
        label = number["label"].removesuffix(text("compare.in_unit", label="", unit=unit))
        if label != number["label"]:
            return label, unit
    return number["label"], number["unit"]


def _has_value(text: Labels, number: Number) -> bool:
    return number["value"] not in (text("value.blank"), text("value.missing"))


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
        yield {
            "t": _sentence(scene.text, aloud(item["sentence"])),
            "about": block["id"],
            "href": item["href"],
            "source": _source(scene.text, item["href"]),
            "warn": True,
        }


# --- what is more to be said of a chart -----------------------------------------------------------


def _other(scene: Scene, title: str, field: str, said: Callable[[Scene], str]) -> str:
    """What a title says by the first other method, where that is something else."""
    other = by_other_method(scene, field)
    words, method = said(other), scene.text(f"words.{field}.{getattr(other.state.policy, field)}")
    return "" if words == title else scene.text("point.by", method=method, said=aloud(words))


def _years(scene: Scene, title: str) -> str:
    return _other(scene, title, "years", year_title)


def _townships(scene: Scene, title: str) -> str:
    return _other(scene, title, "townships", tile_title)


_MORE: Mapping[str, Callable[[Scene, str], str]] = {
    "by_category": lambda scene, _: without_largest(scene),
    "by_year": _years,
    "township_tiles": _townships,
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


def _spaced(text: Labels, unit: str) -> str:
    return text("point.unit", unit=unit) if unit else ""


def _source(text: Labels, href: str) -> str:
    """What an address shows: the annex's amounts, the text, or a page of the dashboard."""
    page, _, query = href.partition("?")
    if page != "/text":
        return text("point.source.page", page=text(f"page.{page.lstrip('/') or 'overview'}"))
    at = parse_qs(query).get("at", [""])[0]
    return text(f"point.source.{at if at in ('rows', 'funding') else 'working' if '.' in at else 'text'}")
