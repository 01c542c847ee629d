"""How many of the numbers that pages show are linked, and how many of the links give them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from urllib.parse import urlencode

from bench.provenance.gives import Addresses, Given, chosen, fits
from bench.provenance.shown import Document, Reader, Shown
from bench.provenance.views import View
from models import Plan
from plan_data.read.loading import load_plan

_SHARE_AT_END = re.compile(r"([0-9.]+)%$")
_WIDE = ("numbers", "head")  # of the whole page


class Kept:
    """What is given, asked as far as it is looked for and kept."""

    def __init__(self, rest: Iterator[Given]) -> None:
        self._rest, self._known = rest, dict[Given, None]()

    def __iter__(self) -> Iterator[Given]:
        yield from [*self._known]
        for one in self._rest:
            if one not in self._known:
                self._known[one] = None
                yield one


@dataclass
class Tally:
    """The numbers of a page: shown, linked and right, those of their own and those told; and those that are not right."""

    shown: Counter[bool] = field(default_factory=Counter)
    linked: Counter[bool] = field(default_factory=Counter)
    right: Counter[bool] = field(default_factory=Counter)
    wrong: Counter[tuple[str, str, bool]] = field(default_factory=Counter)
    samples: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(self, shown: Shown, href: str, *, is_linked: bool, is_right: bool) -> None:
        """Count a number."""
        own = shown.is_own
        self.shown[own] += 1
        self.linked[own] += is_linked
        self.right[own] += is_right
        if not is_right:
            self.wrong[shown.block, shown.field, own] += 1
            self.samples.setdefault(
                (shown.block, shown.field), f"{shown.words}{shown.unit} in {shown.within!r:.60} -> {shown.href!s:.120} @ {href}"
            )

    def add_all(self, other: Tally) -> None:
        """Count the numbers of another."""
        for name in ("shown", "linked", "right", "wrong"):
            getattr(self, name).update(getattr(other, name))
        self.samples = {**other.samples, **self.samples}

    @property
    def share(self) -> float:
        """The part of all numbers that is right."""
        return self.right.total() / (self.shown.total() or 1)

    def share_of(self, *, own: bool) -> float:
        """The part of those of their own, or of those told, that is right."""
        return self.right[own] / (self.shown[own] or 1)


def measure(views: Iterable[View], plan: Plan | None = None) -> Mapping[str, Tally]:
    """The tallies of pages over some views."""
    walk, found = Walker(plan or load_plan()), defaultdict[str, Tally](Tally)
    for view in views:
        found[view[0]].add_all(walk.tally(view)[1])
    return found


class Walker:
    """From view to view; what addresses give is known from one to the next."""

    def __init__(self, plan: Plan) -> None:
        self._reader = Reader(names_of(plan))
        self._addresses = Addresses(plan, self._reader)

    def tally(self, view: View) -> tuple[str, Tally]:
        """The address and the tally of a view."""
        page, query = view
        href, tally = f"/{page}?{urlencode(query)}", Tally()
        _read(self._addresses, self._reader, self._addresses.document(href), href, tally)
        return href, tally


def _read(addresses: Addresses, reader: Reader, document: Document, href: str, tally: Tally) -> None:
    every = list(reader.shown(document))
    given = {block: Kept(_given(addresses, every, document, block)) for block in dict.fromkeys(one.block for one in every)}
    calculated = _calculated(addresses, document)
    for one in every:
        if one.href == "#calculation":
            tally.add(one, href, is_linked=True, is_right=calculated)
            continue
        own = addresses.gives(one.href)
        is_right = any(fits(one, each) for each in own if not (one.is_own and each.is_below))
        if not one.is_own and not is_right:
            near = given[one.block] if one.field in ("mark", "drawn") else chain(chosen(document["query"]), *given.values())
            is_right = any(fits(one, each) for each in near)
        tally.add(one, href, is_linked=bool(one.href) or (not one.is_own and is_right), is_right=is_right)


def _calculated(addresses: Addresses, document: Document) -> bool:
    return all(list(addresses.worked_out(block)) for block in document["blocks"] if block["kind"] == "calculation")


def _given(addresses: Addresses, every: list[Shown], document: Document, block: str) -> Iterator[Given]:
    """What the numbers of a block that are right are exactly, and what its other links give."""
    for one in every:
        if one.block == block and one.href and one.href != "#calculation":
            found = addresses.gives(one.href)
            if not one.is_own or any(fits(one, each) for each in found):
                yield from found
    for found in document["blocks"]:
        if found.get("id") == block or block == "head":
            yield from _counted(found)
        if found.get("id") == block:
            links = [
                *(link["href"] for link in found.get("links", [])),
                (found.get("open") or {}).get("href") if isinstance(found.get("open"), dict) else None,
                found.get("title_href"),
            ]
            links += [link["href"] for link in found.get("passages", []) if isinstance(link, dict)]
            links += [mark["source"] for mark in found.get("marks", []) if isinstance(mark, dict) and mark.get("source")]
            yield from (each for href in links for each in addresses.gives(href))


def _counted(block: Document) -> Iterator[Given]:
    """How many rows the table behind a chart, or a table, has, and how many hold something or nothing in a column."""
    rows = block.get("data", {}).get("rows") or ([row["cells"] for row in block["rows"]] if block["kind"] == "table" else [])
    if block["kind"] == "plantext":  # what is on the page: its letters, what is lit, what is found
        words = sum(len("".join(cell[1].split())) for part in block["parts"] for cell in _cells(part))
        yield from (Given(float(count), is_count=True) for count in (words, len(block["at"]), len(block["hits"])))
    if block["kind"] == "records":
        yield Given(float(sum(len(group["lines"]) for group in block["groups"])), is_count=True)
    if block["kind"] == "findings":
        items = [item for group in block["groups"] for item in group["items"]]
        sums = [sum(float(row[column]["t"].replace(",", "")) for row in block["tally"]["rows"]) for column in (1, 2)]
        yield from (Given(one, is_count=True) for one in sums)
        yield from (Given(float(len(some)), is_count=True) for some in (items, [one for one in items if one["difference"]]))
    marks = block["marks"] if block["kind"] == "chart" else []
    shares = [one[1] for mark in marks if (one := _SHARE_AT_END.search(mark["label"]))]
    yield Given(sum(map(float, shares)) / 100)  # what the shares add up to that are written beside the marks
    items = block.get("items", []) if block["kind"] == "list" else []
    yield Given(float(len(rows) or len(items)), is_count=True)
    yield from (Given(float(len(row) - 1), is_count=True) for row in rows[:1])  # what a row says of what it names
    for column in zip(*rows, strict=False):
        words = [one["t"] if isinstance(one, dict) else str(one) for one in column]
        if all(re.fullmatch(r"[0-9.]+%", one) for one in words):  # what they add up to as they are rounded
            yield Given(sum(float(one.rstrip("%")) for one in words) / 100)
        nothing = sum(one in ("0", "0.0%", "—", "") for one in words)
        yield from (Given(float(nothing), is_count=True), Given(float(len(words) - nothing), is_count=True))
        yield from (Given(float(count), is_count=True) for count in set(Counter(words).values()))


def _cells(part: object) -> Iterator[list[str]]:
    """The cells of a part of the text: where each stands and its words."""
    if isinstance(part, dict):
        for inner in part.values():
            yield from _cells(inner)
    elif isinstance(part, list) and len(part) > 1 and isinstance(part[0], str) and isinstance(part[-1], (str, int)):
        yield part[1:3]
    elif isinstance(part, list) and len(part) == 2 and isinstance(part[0], int):
        yield part
    elif isinstance(part, list):
        for inner in part:
            yield from _cells(inner)


def names_of(plan: Plan) -> list[str]:
    """The plan's own words in which digits are no numbers of ours."""
    words = [plan.title, *(project.name for project in plan.projects), *(one.name for one in plan.indicators)]
    words += [one.scope for one in plan.indicators] + [one.name for one in plan.facts]
    words += [one.implementer or "" for one in plan.projects]
    return [one for one in words if one]
