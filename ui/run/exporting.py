"""Views as files: the documents that readers get, handed to ``exports`` in a thread of its own, and left when nobody waits.

``export?form=…&pages=…&block=…`` and the view's own parameters: a file of the pages, or of one block of the only page; with
``steps``, a story as the board keeps it, of its steps. With
``live=1`` its progress first: lines of JSON (``{"done": 3, "of": 10}``), the last of which has the file's ``name`` and ``size``
and is followed by the file.
"""

import json
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from queue import SimpleQueue
from typing import cast
from urllib.parse import parse_qs, quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from exports.job import Job, Report
from i18n import MoneyUnit, load_labels
from plan_data.read.problems import PlanProblems
from ui.cards.projects.table import register_block
from ui.document.charts import SubtitlePart
from ui.document.page import Block, Document, Head, Point
from ui.run.answers import answer_at
from ui.run.handing_out import handout
from ui.run.long_lists import LISTINGS
from ui.run.own_requests import NOT_KEPT, asked_in
from ui.run.plan_in_use import shared_plan
from ui.run.reader import scene_of
from ui.scene.pages import PAGES
from ui.scene.scene import Scene, Screen
from ui.scene.state import ViewState

_LIKED = ("lang", "unit", "theme")  # how a reader likes it: of a story for all steps
_OFFICE = "application/vnd.openxmlformats-officedocument"
_NO_NAME = str.maketrans(dict.fromkeys('\\/:*?"<>|\r\n\t', " "))
_CHECKS, _REGISTER, _STORY = "checks", "register", "story"
_MOST_PAGES, _MOST_STEPS, _LONGEST_NAME = 16, 60, 80
Values = Mapping[str, list[str]]


class Left(Exception):
    """Nobody waits for the file any more."""


@dataclass(frozen=True)
class Form:
    """A kind of file: what makes it, its media type, its name's ending if that is another, the screen whose charts it
    shows, and whether it has all rows of long lists.
    """

    make: Callable[[Job], bytes]
    media_type: str
    ending: str = ""
    screen: str = "desk"
    is_whole: bool = False


def _by(module: str, maker: str) -> Callable[[Job], bytes]:
    """What makes a kind of file: loaded by who asks for one."""

    def make(job: Job) -> bytes:
        made: bytes = getattr(import_module(f"exports.{module}"), maker)(job)
        return made

    return make


FORMS = {
    "pptx": Form(_by("slides", "deck"), f"{_OFFICE}.presentationml.presentation", screen="present"),
    "docx": Form(_by("briefing", "briefing"), f"{_OFFICE}.wordprocessingml.document"),
    "brief": Form(_by("briefing", "one_page"), f"{_OFFICE}.wordprocessingml.document", "docx"),
    "xlsx": Form(_by("workbook", "workbook"), f"{_OFFICE}.spreadsheetml.sheet", is_whole=True),
    "csv": Form(_by("csv_zip", "csv_zip"), "application/zip", "zip", is_whole=True),
    "html": Form(handout, "text/html"),
}


@dataclass(frozen=True)
class Part:
    """A page at an address, or of it one ``block`` or its ``numbers`` alone; a step of a story may have a title and a note."""

    page: str
    query: Values
    block: str = ""
    title: str = ""
    note: str = ""
    is_step: bool = False


@dataclass(frozen=True)
class Wanted:
    """What is to be exported: a form, its parts, and the parameters of the language and the unit."""

    form: str
    parts: tuple[Part, ...]
    query: Values
    has_notes: bool = False


@dataclass(frozen=True)
class File:
    """A file and what it is called."""

    name: str
    body: bytes


def export_routes() -> list[Route]:
    return [Route("/export", _export)]


def file_of(wanted: Wanted, report: Report) -> File:
    """The file that was asked for. Raises ``PlanProblems`` for a broken folder, and ``Left`` if ``report`` does."""
    form, plan = FORMS[wanted.form], shared_plan()[0]
    state, documents = ViewState.from_query(wanted.query, plan), list[Document]()
    for part in wanted.parts:
        report(0, len(wanted.parts))
        documents.append(_document(part, form))
    checks, is_story = _document(Part(_CHECKS, wanted.query), form), wanted.parts[0].is_step
    documents = _each_its_own(documents) if is_story else documents
    words = load_labels(state.lang, MoneyUnit(state.unit), plan)
    body = form.make(Job(documents, words, report, checks, is_story, wanted.has_notes))
    first, names = documents[0], [plan.name_in(state.lang)]
    if len(documents) == 1:
        names = [str(block.get("title", "")) for block in first["blocks"]] if wanted.parts[0].block else [first["name"]]
    name = " ".join((names or [""])[0].translate(_NO_NAME).split())[:_LONGEST_NAME] or wanted.form
    own = f"export.name.{wanted.form}"  # of a form that would have another's
    return File(f"{words(own, name=name) if words.has(own) else name}.{form.ending or wanted.form}", body)


def _document(part: Part, form: Form) -> Document:
    """A page as readers get it, in light; of one of which a block is asked for, that."""
    found = answer_at(part.page, part.query, Screen(form.screen, dark=False, is_paper=True), may_write=False).document
    document = cast("Document", json.loads(found or b"{}"))
    blocks = [block for block in document["blocks"] if part.block in ("", block.get("id"))]
    if part.block == _REGISTER:
        blocks = [register_block(_scene(part, form))]
    if form.is_whole:
        blocks = [_whole(block, part, form) for block in blocks]
    has_numbers = not blocks if part.is_step else not part.block
    if not has_numbers:
        blocks = [_with_disputes(block, document) for block in blocks]
    own: Document = {**document, "blocks": blocks, "numbers": document["numbers"] if has_numbers else []}
    return _told_as(own, part) if part.is_step else own


def _each_its_own(steps: Sequence[Document]) -> list[Document]:
    """The steps of a story with what each says first of what it shows, and not what one before it has said."""
    found, before = list[Document](), set[str]()
    for step in steps:
        shown = {block.get("id") for block in step["blocks"]}
        fresh = [point for point in step["points"] if point["t"] not in before] or step["points"]
        own: Document = {**step, "points": sorted(fresh, key=lambda point: bool(shown) and point.get("about") not in shown)}
        found.append(own)
        before |= {point["t"] for point in step["points"]}
    return found


def _with_disputes(block: Block, document: Document) -> Block:
    """A chart without its page's headline numbers says itself what in them disagrees."""
    if block["kind"] != "chart":
        return block
    warns: list[SubtitlePart] = [{"warn": number["note"]} for number in document["numbers"] if number["warn"]]
    return {**block, "subtitle": [*block["subtitle"], *warns]}


def _told_as(document: Document, part: Part) -> Document:
    """A step of a story with its own title, of numbers by default what can be said of them, and its own note if it has one."""
    about = {"about": part.block} if document["blocks"] else {}
    said = [point["t"] for point in document["points"] if point.get("about") == part.block] or [
        point["t"] for point in document["points"]
    ]
    own = [str(block["title"]) for block in document["blocks"] if block["kind"] == "chart"]
    title = part.title or [*own, *said, document["head"]["title"]][0].removesuffix(load_labels(document["lang"])("export.stop"))
    note = cast("Point", {"t": part.note, "href": "", "source": "", **about})
    points = [note] if part.note else document["points"]
    titled = [cast("Block", {**block, "title": part.title}) if part.title else block for block in document["blocks"]]
    head: Head = {**document["head"], "title": title}
    return {**document, "name": title, "head": head, "blocks": titled, "points": points}


def _whole(block: Block, part: Part, form: Form) -> Block:
    """A block with all rows of a list of which documents hold the first, or none."""
    listing = LISTINGS.get(str(block.get("id")))
    if listing is None:
        return block
    if block["kind"] == "table" and listing.rows and block.get("count", 0) > len(block["rows"]):
        return {**block, "rows": listing.rows(_scene(part, form), 0, block["count"])}
    if block.get("file") and "data" in block:
        scene = _scene(part, form)
        rows = listing.fields(scene, 0, listing.count(scene))
        return cast("Block", {**block, "data": {"columns": listing.columns(scene), "rows": rows}})
    return block


def _scene(part: Part, form: Form) -> Scene:
    return scene_of(part.page, part.query, Screen(form.screen, dark=False, is_paper=True), may_write=False)


def _asked(request: Request) -> tuple[Wanted, bool] | None:
    query, own = asked_in(request, "form", "pages", "block", "live", "page", "steps", "notes", "size", "dark", "theme")
    parts = _steps(own["steps"], query) if own["steps"] else _pages(own, query)
    if own["form"] not in FORMS or not parts:
        return None
    return Wanted(own["form"], parts, query, own["notes"] == "1"), own["live"] == "1"


def _pages(own: Mapping[str, str], query: Values) -> tuple[Part, ...]:
    """Pages of one view, or one block of a page; a story's has nothing of its own: its steps are sent."""
    asked = dict.fromkeys((own["pages"] or own["page"]).split("~"))
    pages = [page for page in asked if page in PAGES and page != _STORY][:_MOST_PAGES]
    return tuple(Part(page, query, own["block"] if len(pages) == 1 else "") for page in pages)


def _steps(said: str, query: Values) -> tuple[Part, ...]:
    """The steps of a story as the board keeps them, in the language and the unit asked for; none of what is no story."""
    try:
        steps = [
            Part(one["page"], _shown_as(one["query"], query), one["show"], one["title"] or "", one["note"] or "", is_step=True)
            for one in json.loads(said)
        ]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return ()
    fields = [field for step in steps for field in (step.page, step.block, step.title, step.note)]
    are_steps = all(isinstance(field, str) for field in fields) and all(step.page in PAGES for step in steps)
    return tuple(steps[:_MOST_STEPS]) if are_steps else ()


def _shown_as(words: str, query: Values) -> Values:
    own = {name: values for name, values in parse_qs(words).items() if name not in _LIKED}
    return {**own, **{name: values for name, values in query.items() if name in _LIKED}}


def _export(request: Request) -> Response:
    asked = _asked(request)
    if asked is None:
        words = load_labels(request.query_params.get("lang", ""))("refused.export")
        return PlainTextResponse(words, status_code=400, headers=NOT_KEPT)
    wanted, is_live = asked
    if is_live:
        return StreamingResponse(_told(wanted), headers=NOT_KEPT, media_type="application/octet-stream")
    try:
        found = file_of(wanted, lambda _done, _of: None)
    except PlanProblems:
        return Response(status_code=503, headers=NOT_KEPT)
    headers = {**NOT_KEPT, "Content-Disposition": f"attachment; filename*=UTF-8''{quote(found.name)}"}
    return Response(found.body, headers=headers, media_type=FORMS[wanted.form].media_type)


def _told(wanted: Wanted) -> Iterator[bytes]:
    """Progress, then the file. Closed before its end, as when the reader goes, it stops what makes the file."""
    news, left = SimpleQueue[tuple[int, int] | File | None](), threading.Event()

    def report(done: int, of: int) -> None:
        if left.is_set():
            raise Left
        news.put((done, of))

    def make() -> None:
        found = None
        try:
            found = file_of(wanted, report)
        finally:
            news.put(found)

    threading.Thread(target=_quietly, args=(make,), name="export", daemon=True).start()
    try:
        while isinstance(one := news.get(), tuple):
            yield _line({"done": one[0], "of": one[1]})
        if one is None:
            yield _line({"failed": True})
        else:
            yield _line({"name": one.name, "size": len(one.body), "type": FORMS[wanted.form].media_type})
            yield one.body
    finally:
        left.set()


def _quietly(make: Callable[[], None]) -> None:
    """Run, without a word where nobody waits or the plan cannot be read: the page says that itself."""
    try:
        make()
    except (Left, PlanProblems):
        return


def _line(words: Mapping[str, object]) -> bytes:
    return json.dumps(words, ensure_ascii=False).encode() + b"\n"
