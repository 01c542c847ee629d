"""Handouts: which views one has the answers of, worked out one by one between those of readers."""

import re
import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, cast
from urllib.parse import parse_qsl

import orjson

from exports.handout import COLOUR, SINGLE, BoardFiles, Handout, Step, key_of, opened_in
from exports.job import Job, Report
from models import Plan
from ui.board.assets import handout_files
from ui.document.page import Document
from ui.run.answers import document_at, seconds_at_rest
from ui.run.plan_in_use import shared_plan
from ui.scene.pages import PAGE_OF_ONE
from ui.scene.scene import TEXT, Screen

_STORY = "story"
_ALWAYS = (TEXT, "checks")  # pages that every handout has: where numbers lead
_LEADS = (*_ALWAYS, *PAGE_OF_ONE, "targets", "compare", "unit_costs", "projects")  # pages that links open at something of theirs
_LIKED, _PASSING = ("lang", "unit"), ("lang", "unit", "theme", "drill", "trail")
_LINK = re.compile(r'"/([a-z_]+\?[^"\\]*)"')
_MOST = 6_000  # answers
_BUSY = 0.3  # seconds since somebody asked, within which readers go first
Query = Mapping[str, str]
View = tuple[str, Query]


def handout(job: Job) -> bytes:
    """A handout of the views of some documents: of a story, of its steps."""
    steps = _steps(job)
    pages = [*dict.fromkeys((*(step.page for step in steps), *_ALWAYS))]
    likings = {name: value for name, value in job.documents[0]["query"].items() if name in _LIKED}
    choices = list(single_choices(job.documents[0], shared_plan()[0]))
    sample = [(page, {**query, **likings}) for query in ({}, *choices[::8]) for page in pages]
    colours = colours_of(_told(sample, job.report))
    made = Handout(pages, steps, job.text, colours)
    todo = _Views(pages, likings)
    todo.add(((page, {}) for page in pages), follows=True)
    todo.add((step.page, step.query) for step in steps)
    todo.add((page, choice) for choice in choices for page in pages)
    restricted = [step for step in steps if not step.query.keys() <= opened_in(step.page, step.query).keys()]
    todo.add((page, step.query) for step in restricted for page in pages)
    todo.add((step.page, {**step.query, **choice}) for step in restricted for choice in choices)  # a click adds to its conditions
    for done, (document, query) in enumerate(todo.answered()):
        job.report(done, done + len(todo))
        made.add(document, query, looks_of(document, colours))
    return made.made(BoardFiles(*handout_files()))


def _steps(job: Job) -> list[Step]:
    """The views that a file is made for; of a story's steps also their titles, what they show, and if asked for their notes."""
    told = [one for one in job.documents if one["page"] != _STORY]
    queries = [{name: value for name, value in one["query"].items() if name not in _PASSING} for one in told]
    if not job.is_story:
        return [Step(one["page"], query) for one, query in zip(told, queries, strict=True)]
    shows = [next((str(block.get("id", "")) for block in one["blocks"]), "numbers") for one in told]
    notes = ["\n".join(point["t"] for point in one["points"]) if job.has_notes else "" for one in told]
    return [
        Step(one["page"], query, one["head"]["title"], show, note)
        for one, query, show, note in zip(told, queries, shows, notes, strict=True)
    ]


def single_choices(opening: Document, plan: Plan) -> Iterator[Query]:
    """Every single click on a category, a township, a source, a year and a project."""
    for control in (each for group in opening["side"]["groups"] for each in group["controls"]):
        if control["kind"] == "options" and (field := control["param"]) in SINGLE:
            yield from ({field: str(option["code"]), "drill": field} for option in control["options"])
    yield from ({"from_year": str(year), "to_year": str(year), "drill": "year"} for year in plan.years)
    yield from ({"project": project.project_id, "drill": "project"} for project in plan.projects)


class _Views:
    """Views that are to be answered, each once, and what links of those that are followed lead to."""

    def __init__(self, pages: Sequence[str], likings: Query) -> None:
        self._pages, self._likings = {*pages, *PAGE_OF_ONE}, likings
        self._waiting: deque[tuple[View, bool]] = deque()
        self._known: set[tuple[str, str]] = set()

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, views: Iterable[View], *, follows: bool = False) -> None:
        """More views; of those that ``follows`` is said of, what they lead to as well."""
        for page, query in views:
            name = (page, key_of(query))
            if page in self._pages and name not in self._known and len(self._known) < _MOST:
                self._known.add(name)
                self._waiting.append(((page, query), follows))

    def answered(self) -> Iterator[tuple[Document, Query]]:
        """Their documents; readers who ask meanwhile go first."""
        while self._waiting:
            (page, query), follows = self._waiting.popleft()
            began = time.perf_counter()
            document = _document(page, {**query, **self._likings})
            if document is not None:
                more = (
                    page != TEXT and "drill" not in query
                )  # of a single choice a calculation is there, but not those of its terms
                self.add(_leads(document, is_opening=not query, follows=follows), follows=more)
                yield document, query
            if seconds_at_rest() < _BUSY:
                time.sleep(time.perf_counter() - began)


def _document(page: str, query: Query, size: str = "desk", *, dark: bool = False) -> Document | None:
    """A page with the words of a file: what is printed of it asks for no hand either."""
    return document_at(page, {name: [value] for name, value in query.items()}, Screen(size, dark, is_paper=True))


def _told(views: Sequence[View], report: Report) -> Iterator[View]:
    """Views one by one, of which somebody who waits hears: who leaves is noticed."""
    for view in views:
        report(0, len(views))
        yield view


def colours_of(views: Iterable[View]) -> dict[str, str]:
    """The colours of the dark theme by those of the light one, where there is one for each."""
    found: dict[str, set[str]] = {}
    for page, query in views:
        light, dark = (COLOUR.findall(orjson.dumps(_document(page, query, dark=dark)).decode()) for dark in (False, True))
        for one, other in zip(light, dark, strict=False):
            found.setdefault(one, set()).add(other)
    return {light: others.pop() for light, others in sorted(found.items()) if len(others) == 1}


def looks_of(document: Document, colours: Mapping[str, str]) -> dict[str, Document]:
    """The same on a phone where it has charts, and in the dark where a colour does not say which it is there."""
    if all(block["kind"] != "chart" for block in document["blocks"]):
        return {}
    is_plain = all(colour in colours for colour in COLOUR.findall(orjson.dumps(document["blocks"]).decode()))
    wanted = {"phone": ("phone", False), **({} if is_plain else {"dark": ("desk", True), "phone dark": ("phone", True)})}
    found = {look: _document(document["page"], document["query"], size, dark=dark) for look, (size, dark) in wanted.items()}
    return {look: other for look, other in found.items() if other is not None}


def _leads(document: Document, *, is_opening: bool, follows: bool) -> Iterator[View]:
    """What a document leads to: all of it, or of a view of one choice its headline numbers and sentences."""
    beside = [block for block in document["blocks"] if block.get("area") == "aside"]  # of the text: the rest is its opening's
    more = document if is_opening or document["page"] != TEXT else beside
    said = [document["numbers"], document["points"], more if follows else None]
    for href in dict.fromkeys(_LINK.findall(orjson.dumps(said).decode())):
        path, query, opened = _led_to(href)
        if path in _LEADS and (opened or "at" in query or (is_opening and query)):
            yield path, opened or query
    if is_opening:
        yield from ((TEXT, {"at": place}) for place in _marks(document))
        yield from ((document["page"], choice) for choice in _own_choices(document))


@lru_cache(maxsize=32_768)
def _led_to(href: str) -> tuple[str, Query, Query]:
    """The page of a link, what it asks for, and what it opens."""
    path, _, search = href.partition("?")
    query = {name: value for name, value in parse_qsl(search) if name not in _PASSING}
    return path, query, opened_in(path, query)


def _own_choices(document: Document) -> Iterator[Query]:
    """What a page lets choose by itself: a kind of quantity, a domain of targets."""
    for block in cast("list[dict[str, Any]]", document["blocks"]):
        for param, options in ((block.get("param"), block.get("options")), ("domain", block.get("domains"))):
            yield from ({param: option["code"]} for option in options or () if param and option["code"])


def _marks(document: Document) -> Iterator[str]:
    """The places that the plan's text opens at a click."""
    for block in cast("list[dict[str, Any]]", document["blocks"]):
        if block["kind"] == "plantext":
            yield from (f"{start}-{end}" for start, end in block["marks"])
        if block["kind"] == "toc":
            yield from (f"{item[3]}-{item[4]}" for item in block["items"])
