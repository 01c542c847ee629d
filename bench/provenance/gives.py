"""What an address gives: the numbers in the words that it highlights and their sum, what a calculation comes to when it is
worked out again from its own inputs, how many a list has. Nothing here asks the code that made the link.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from math import prod
from pathlib import Path
from statistics import median
from types import CodeType
from typing import Any, cast
from urllib.parse import parse_qs, parse_qsl, urlsplit

import orjson

from bench.provenance.shown import Document, Reader, Shown
from models import Plan
from plan_data.read.numbers import find_numbers
from ui import board
from ui.cards.workings.asked import calculation_blocks, places_asked
from ui.run import page
from ui.run.reader import scene_of
from ui.scene.pages import PAGES
from ui.scene.scene import Scene, Screen

_SPAN = re.compile(r"([0-9]+)-([0-9]+)")
_CLOSE = 1e-6
_YUAN = 10_000
_POINTS = "个百分点"
_FIELDS = ("category", "township", "project", "without", "funding_source", "reach", "implementer", "start_year")
_PLACES = re.compile(r"at=[0-9]+-")
OPS: Mapping[str, Callable[[Sequence[float]], float]] = {
    "sum": sum,
    "difference": lambda parts: parts[0] - sum(parts[1:]),
    "quotient": lambda parts: parts[0] / prod(parts[1:]),
    "product": prod,
    "median": median,
    "least": min,
    "most": max,
    "count": lambda parts: float(len(parts)),
}


@cache
def _script(path: Path) -> CodeType:
    return compile(path.read_bytes(), str(path), "exec")


def _scene(href: str) -> Scene:
    parts = urlsplit(href)
    return scene_of(parts.path.strip("/") or "overview", parse_qs(parts.query), Screen("desk", dark=False))


def _said(href: str) -> Document:
    scene = _scene(href)
    page.enter(scene)
    exec(_script(PAGES[scene.page]), {"__name__": "__main__"})
    return page.shown()


@dataclass(frozen=True)
class Given:
    """A number that an address gives; whether it counts something, and whether one has to go on from there to find it."""

    value: float
    is_count: bool = False
    is_below: bool = False


def fits(shown: Shown, given: Given) -> bool:
    """Whether a number as it is written is what is given: in its unit, as far as its decimals go."""
    scales = {"%": (100.0, 1.0), "‰": (1000.0, 1.0), "亿元": (1e-4, 1.0), "亿": (1e-4, 1.0)}.get(shown.unit, (1.0,))
    room = 0.5 * 10.0**-shown.digits + _CLOSE
    value = abs(shown.value)
    return any(abs(value - abs(given.value) * scale) <= room for scale in scales)


class Addresses:
    """What addresses give, each asked once."""

    def __init__(self, plan: Plan, reader: Reader) -> None:
        self._plan, self._reader = plan, reader
        self._known: dict[tuple[str, bool], list[Given]] = {}
        self._documents: dict[str, Document] = {}

    def gives(self, href: str | None, deep: int = 0) -> list[Given]:
        """The numbers that one is led to; from a page on, only to places and calculations."""
        if not href:
            return []
        key = href, deep > 0
        if key not in self._known:
            self._known[key] = []  # what leads to itself gives nothing
            self._known[key] = list(self._found(href, deep))
        return self._known[key]

    def document(self, href: str) -> Document:
        """The document at an address, as the board gets it."""
        if href not in self._documents:
            self._documents[href] = orjson.loads(board.to_bytes(cast(board.Document, _said(href))))
        return self._documents[href]

    def _found(self, href: str, deep: int) -> Iterator[Given]:
        parts = urlsplit(href)
        name, query = parts.path.strip("/") or "overview", dict(parse_qsl(parts.query))
        yield from chosen(query)
        if name == "text" and "at" in query:
            yield from self._places(href, query["at"], deep)
        elif name in _LISTS:
            yield from (Given(count, is_count=True) for count in _LISTS[name](self.document(href)))
        if deep == 0 and name in ("project", "checks", "targets"):
            yield from self._on_page(href, deep)
        if name == "checks":
            yield from self._apart(self.document(href), deep)

    def _places(self, href: str, at: str, deep: int) -> Iterator[Given]:
        spans = [_SPAN.fullmatch(place) for place in at.split("~")]
        if all(spans):
            yield from self._read([(int(span[1]), int(span[2])) for span in spans if span])
            return
        yield from self._read([(int(span[1]), int(span[2])) for span in spans if span])
        scene = _scene(href)  # of the page what it says beside the text and what it highlights: the rest leads nowhere
        worked = calculation_blocks(scene)
        if worked:
            for block in worked:
                yield from self._of_calculation(block, deep)
            yield Given(float(len(worked)), is_count=True)
        else:
            yield from self._read(places_asked(scene))

    def _of_calculation(self, block: Document, deep: int) -> Iterator[Given]:
        """What it comes to if it is right; and further down what goes in, what that comes from, and how many went in."""
        for value in self.worked_out(block, deep):
            yield Given(value)
            yield Given(float(len(block["operands"])), is_count=True)
            for one in block["operands"]:
                yield Given(self._input(one, deep) or 0.0)
                if "at=" in (one["href"] or "") and not _PLACES.search(one["href"]):
                    yield from (replace(given, is_below=True) for given in self.gives(one["href"], deep + 1))

    def _read(self, places: Sequence[Sequence[int]]) -> Iterator[Given]:
        """Each number at some places, all of them together, and how many places there are."""
        words = [self._plan.source_text[start:end] for start, end in places]
        found = [one for each in words for one in find_numbers(each)]
        ends = [float(value) for one in found for value in (one.value, one.value_high) if value is not None]
        plain = [float(one.replace(",", "")) for each in words for one in re.findall(r"[0-9][0-9,]*(?:\.[0-9]+)?", each)]
        yield from (Given(value) for value in dict.fromkeys([*ends, *plain]))
        if len(places) > 1:
            yield Given(float(sum(one.value for one in found)))
        if places:
            yield Given(float(len(places)), is_count=True)

    def worked_out(self, block: Document, deep: int = 0) -> Iterator[float]:
        """What a calculation comes to, if each of its inputs is what it leads to and they come to what it says."""
        values = [self._input(one, deep) for one in block["operands"]]
        if not values and block["op"] == "sum" and block["result"] == "0":
            yield 0.0  # of nothing
        if any(value is None for value in values) or not values:
            return
        units = [one["unit"] for one in block["operands"]]
        if block["unit"] == _POINTS:  # of two shares as they are written
            values = [round(100 * (value or 0.0) + _CLOSE, 1) for value in values]
        factor = _YUAN if units[0].startswith("万元") and block["unit"].startswith("元") else 1
        result = OPS[block["op"]]([value for value in values if value is not None]) * factor
        said = [
            Shown("", "", words, unit or block["unit"], None, is_own=True) for words, unit in self._reader.numbers(block["result"])
        ]
        if said and fits(said[0], Given(result)):
            yield result

    def _input(self, one: Document, deep: int) -> float | None:
        """The exact value of an input."""
        words, part = one.get("of") or one["value"], one.get("part")
        said = [Shown("", "", number, unit or one["unit"], None, is_own=True) for number, unit in self._reader.numbers(words)][:1]
        if not said or (part and not part["href"]):
            return None
        whole = next((abs(given.value) for given in self.gives(one["href"], deep + 1) if fits(said[0], given)), None)
        if whole is None:
            return None
        return whole * float(Fraction(part["label"].removeprefix("× "))) if part else whole

    def _on_page(self, href: str, deep: int) -> Iterator[Given]:
        """The numbers of a page that lead somewhere themselves: of a project, a finding, a target."""
        for block in self.document(href)["blocks"]:
            if block["kind"] == "sides":
                yield from self.gives(block["title_href"], deep + 1)
                yield from (given for side in block["sides"] for given in self.gives(side["href"], deep + 1) if given.is_count)
            if block["kind"] == "decision" and block["open"]:
                yield from self.gives(block["open"]["href"], deep + 1)
        for shown in self._reader.shown(self.document(href)):
            if shown.is_own and shown.href and not shown.block.startswith("findings") and shown.href != href:
                yield from (given for given in self.gives(shown.href, deep + 1) if fits(shown, given))

    def _apart(self, document: Document, deep: int) -> Iterator[Given]:
        """By how much the sides of a finding are apart, each being what it leads to."""
        found = list[float]()
        for block in document["blocks"]:
            for side in block["sides"] if block["kind"] == "sides" else []:
                shown = self._reader.own("", "", side["value"], side["href"], side["unit"])
                found += [given.value for one in shown for given in self.gives(side["href"], deep + 1) if fits(one, given)][:1]
        yield from (Given(one - other) for one in found for other in found if one > other)


def chosen(query: Mapping[str, str]) -> Iterator[Given]:
    """How many values of a field a view is limited to: they stand beside it."""
    yield from (Given(float(len(query[field].split("~"))), is_count=True) for field in _FIELDS if field in query)


def _rows(block_id: str) -> Callable[[Document], Iterable[float]]:
    return lambda document: [float(len(block["rows"])) for block in document["blocks"] if block.get("id") == block_id]


def _listed(document: Document) -> Iterator[float]:
    """How many targets are listed, in all and by domain."""
    for block in document["blocks"]:
        if block["kind"] == "targets":
            counts = [float(len(group["rows"])) for group in block["groups"]]
            yield from (*counts, sum(counts))


def _marked(document: Document) -> Iterator[float]:
    """How many numbers of the text are marked, by the reason why they have no record, and the rarest reasons together."""
    yield from (float(len(block["marks"])) for block in document["blocks"] if block["kind"] == "plantext")
    for block in document["blocks"]:
        if block["kind"] == "records":
            counts = sorted((float(len(group["lines"])) for group in block["groups"]), reverse=True)
            yield from (*counts, *(sum(counts[place:]) for place in range(1, len(counts))))


def _on_desk(document: Document) -> Iterator[float]:
    """How many findings are listed."""
    for block in document["blocks"]:
        if block["kind"] == "findings":
            yield float(sum(len(group["items"]) for group in block["groups"]))


_LISTS: Mapping[str, Callable[[Document], Iterable[Any]]] = {
    "projects": _rows("projects"),
    "unit_costs": _rows("unit_cost_table"),
    "targets": _listed,
    "text": _marked,
    "checks": _on_desk,
}
