"""A handout: one web page that needs no server and no network, with the board and the answers to single clicks in it.

The answers are the documents of the screen, without what a file cannot do: a control that it has no answer for is not drawn.
See docs/adr/0025-a-handout-answers-from-differences.md.
"""

import base64
import gzip
import hashlib
import json
import lzma
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from string import Template
from typing import Any, cast
from urllib.parse import urlencode

import orjson

from exports.differences import Parts, Related, difference
from i18n import Labels
from ui.document.page import Block, Button, Document, Head
from ui.document.side import Control, MenuSection, OptionsControl, Side

MOST_BYTES = 2_000_000
LOOKS = ("phone", "dark", "phone dark")
COLOUR = re.compile(r"#[0-9A-F]{6}\b|rgba\([\d.,]+\)")
SINGLE = ("category", "township", "funding_source")  # the controls of which one is chosen
_LIKED = ("lang", "unit", "theme")  # how a reader likes it: of a file the same everywhere, or the reader's own
_PASSING = (*_LIKED, "drill", "trail")  # what no answer depends on, but for its way there
_LASTING = ("years", "townships", "basis", *_LIKED)  # besides the filters, what links of a view keep
_OPENED = {"project": "id", "checks": "finding", "targets": "indicator", "text": "at"}
_PLACES = re.compile(r"[\d~-]+")
_WORDS = ("export", "story")  # of the element's own words those of what needs a server
_SIZE_AT = slice(5, 13)  # in the header of a stream
_LZMA = [{"id": lzma.FILTER_LZMA1, "preset": 6, "nice_len": 128, "dict_size": 1 << 24, "lc": 3, "lp": 0, "pb": 0}]
_PAGE = Template(
    """<!doctype html>
<html lang="$lang">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src $scripts; style-src $styles; img-src data: blob:; worker-src blob:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$title</title>
<body>
<noscript>$no_script</noscript>
<p id="opening" data-failed="$failed">$opening</p>
$packs
<script>$begin</script>
"""  # noqa: E501 - a policy is one line
)


@dataclass(frozen=True)
class BoardFiles:
    """The board: what unpacks it, its script, its styles, and Plotly."""

    begin: str
    script: str
    styles: str
    plotly: str


@dataclass(frozen=True)
class Step:
    """A view that the file is made for, and of a story what it is called, shows and says; with the first one the file opens."""

    page: str
    query: Mapping[str, str]
    title: str = ""
    show: str = ""
    note: str = ""

    @property
    def href(self) -> str:
        """The address of the view."""
        return f"/{'' if self.page == 'overview' else self.page}{'?' if self.query else ''}{urlencode(self.query)}"


def key_of(query: Mapping[str, str]) -> str:
    """What an answer is kept by: its view's parameters without those that it does not depend on."""
    return "&".join(f"{name}={value}" for name, value in sorted(query.items()) if name not in _PASSING)


def opened_in(page: str, query: Mapping[str, str]) -> dict[str, str]:
    """What a view opens whatever else it says: a project, a finding, a target, places of the text."""
    name = _OPENED.get(page, "")
    value = query.get(name, "")
    return {name: value} if value and (name != "at" or _PLACES.fullmatch(value)) else {}


def as_told(document: Document, pages: Collection[str], steps: Sequence[Step], text: Labels) -> Document:
    """A document without what a file cannot do."""
    head = document["head"]
    buttons: list[Button] = [
        {"label": one["label"], "action": one["action"]}
        for one in head["buttons"]
        if one["action"].get("show") == "points" or one["action"].get("go", "").startswith("/project?")
    ]
    hint = text("handout.hint") if head["hint"] else ""
    changed: Head = {**head, "buttons": buttons, "hint": hint}
    return {
        **document,
        "plan": "",
        "ui": {name: words for name, words in document["ui"].items() if name not in _WORDS},
        "side": _side(document["side"], pages, steps, text),
        "head": changed,
        "blocks": [_block(block) for block in document["blocks"] if block["kind"] != "search"],
    }


def _side(side: Side, pages: Collection[str], steps: Sequence[Step], text: Labels) -> Side:
    """The pages that are in the file, the controls of which one thing is chosen, and light or dark."""
    menu: list[MenuSection] = [
        {**section, "items": [item for item in section["items"] if _page_of(item["href"]) in pages]} for section in side["menu"]
    ]
    told = [f"{n}  {step.title}" if step.title else "" for n, step in enumerate(steps, start=1)]
    if items := [
        {"label": label, "href": step.href, "on": False, "badge": None} for label, step in zip(told, steps, strict=True) if label
    ]:
        menu.append(cast("MenuSection", {"title": text("page.story"), "items": items}))
    groups = [{**group, "controls": [one for each in group["controls"] for one in _single(each, text)]} for group in side["groups"]]
    return {
        **side,
        "menu": [section for section in menu if section["items"]],
        "groups": cast("Any", [group for group in groups if group["controls"]]),
        "foot": [segment for segment in side["foot"] if segment["param"] == "theme"],
    }


def _page_of(href: str) -> str:
    return href.removeprefix("/").partition("?")[0] or "overview"


def _single(control: Control, text: Labels) -> Iterable[OptionsControl]:
    """A control of which one thing is chosen: a list, or the years."""
    everything = {"label": text("ui.all"), "on": not control["on"]}
    if control["kind"] == "options" and control["param"] in SINGLE:
        preset = {**everything, "set": {control["param"]: None}}
        yield cast("OptionsControl", {**control, "multiple": False, "presets": [preset], "match": None})
    if control["kind"] == "range":
        one = (control["from"], control["to"]) if control["on"] else None
        years = [
            {"label": str(year), "set": dict.fromkeys(control["params"], year), "on": one == (year, year)}
            for year in range(control["min"], control["max"] + 1)
        ]
        presets = [{**everything, "set": dict.fromkeys(control["params"])}, *years]
        common = {"kind": "options", "param": "year", "multiple": False, "options": [], "presets": presets}
        yield cast("OptionsControl", {**common, "label": control["label"], "value": control["value"], "on": control["on"]})


def _block(block: Block) -> Block:
    """A block without what asks a server: other orders of a table, its columns, all of a long list, another form of a chart."""
    own = {name: value for name, value in block.items() if name not in ("choose", "order", "file", "count")}
    if block["kind"] == "chart":
        own["switch"] = None
    if block["kind"] == "table":
        own["columns"] = [{name: value for name, value in column.items() if name != "sort"} for column in block["columns"]]
    return cast("Block", own)


def _dressed(said: Mapping[str, Any]) -> dict[str, Any]:
    """What is said otherwise on another screen: charts, and the sentences that take their titles."""
    return {"blocks": said["blocks"], "points": said["points"]}


class Handout:
    """The file as it grows: documents are added as they are worked out, and only what sets them apart is kept."""

    def __init__(self, pages: Collection[str], steps: Sequence[Step], text: Labels, colours: Mapping[str, str]) -> None:
        """Of some pages, for the views of ``steps``; ``colours`` are the dark theme's by the light one's."""
        self._pages, self._steps, self._text, self._colours = pages, steps, text, colours
        self._parts, self._related = Parts(), Related()
        self._openings: dict[str, Any] = {}
        self._answers: dict[tuple[str, str], str | int] = {}
        self._looks: dict[str, dict[tuple[str, str], str | int]] = {look: {} for look in LOOKS}
        self._title = ""

    def add(self, document: Document, asked: Mapping[str, str], others: Mapping[str, Document]) -> None:
        """A page's answer to what is asked; the first of a page is its opening, from which the others differ.

        ``others`` are the same answer in other ``LOOKS``, where it differs by more than its colours.
        """
        page, own = document["page"], self._own(document)
        said = self._related.of(self._told(document), own)
        first: Any = next(iter(self._openings.values()), {})
        before = self._openings.get(page, first)
        if page not in self._openings:
            self._openings[page] = said
            self._title = self._title or document["title"]
        key = page, key_of(asked)
        self._answers[key] = self._parts.take(difference(before, said) or {})
        dressed = {
            "desk": _dressed(said),
            **{look: self._related.of(_dressed(self._told(other)), own) for look, other in others.items()},
        }
        for look in others:
            like = dressed["phone" if look == "phone dark" else "desk"]
            found = difference(like if look == "phone" else self._dark(like), dressed[look])
            if found is not None:
                self._looks[look][key] = self._parts.take(found)

    def _told(self, document: Document) -> Any:
        return as_told(document, self._pages, self._steps, self._text)

    def _dark(self, said: Any) -> Any:
        return orjson.loads(COLOUR.sub(lambda found: self._colours.get(found[0], found[0]), orjson.dumps(said).decode()))

    @staticmethod
    def _own(document: Document) -> dict[str, str]:
        """The parameters of a view that its links have as well: not what its page opens."""
        names = (*document["filters"], *_LASTING)
        return {name: value for name, value in document["query"].items() if name in names}

    def made(self, board: BoardFiles) -> bytes:
        """The file; where it would be too large, without the answers that were added last."""
        keys = list(self._answers)
        made = self._page(board, keys)
        while len(made) > MOST_BYTES and len(keys) > len(self._openings):
            keys = keys[: max(len(keys) * 3 // 4, len(self._openings))]
            made = self._page(board, keys)
        return made

    def _said(self, keys: Sequence[tuple[str, str]]) -> str:
        kept = {"pages": self._answers, **self._looks}
        places = [(name, key) for name, answers in kept.items() for key in keys if key in answers]
        parts, written = self._parts.written(*(kept[name][key] for name, key in places))
        found: dict[str, dict[str, dict[str, str]]] = {name: {page: {} for page, _ in keys} for name in kept}
        for (name, (page, key)), said in zip(places, written, strict=True):
            found[name][page][key] = said
        own = {name: _object({page: _object(said) for page, said in pages.items()}) for name, pages in found.items()}
        told = [{name: getattr(step, name) for name in ("href", "title", "show", "note")} for step in self._steps]
        steps = _json([{name: value for name, value in one.items() if value} for one in told])
        return _object({"steps": steps, "colours": _json(self._colours), "parts": parts, **own})

    def _page(self, board: BoardFiles, keys: Sequence[tuple[str, str]]) -> bytes:
        """What is shown first has a pack of its own: the page stands before all the others are unpacked."""
        text, own = self._text, _packed_board(board)
        opening = [keys[0], *((step.page, key_of(step.query)) for step in self._steps[:1])]
        first = [key for key in dict.fromkeys(opening) if key in self._answers]
        packs = {"board": own[0], "first": _zipped(self._said(first)), "answers": _packed(self._said(keys)), "plotly": own[1]}
        held = "\n".join(f'<script type="text/plain" id="{name}">{pack}</script>' for name, pack in packs.items())
        words = {name: escape(text(f"handout.{name}")) for name in ("opening", "failed", "no_script")}
        scripts, styles = _named(board.begin, board.script, board.plotly), _named("", board.styles)
        title, lang = escape(self._title), text.language
        return _PAGE.substitute(
            words, lang=lang, title=title, scripts=scripts, styles=styles, packs=held, begin=board.begin
        ).encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _object(values: Mapping[str, str]) -> str:
    return f"{{{','.join(f'{_json(name)}:{value}' for name, value in values.items())}}}"


@lru_cache(maxsize=1)
def _packed_board(board: BoardFiles) -> tuple[str, str]:
    """The board and Plotly, the same in every handout."""
    return _zipped(_json([board.styles, board.script])), _zipped(board.plotly)


def _zipped(words: str) -> str:
    """Words as every browser unpacks them by itself, and at once, as base64."""
    return base64.b64encode(gzip.compress(words.encode(), 9, mtime=0)).decode()


def _packed(words: str) -> str:
    """Words as LZMA, with their size in the header, as base64."""
    raw = words.encode()
    packed = bytearray(lzma.compress(raw, format=lzma.FORMAT_ALONE, filters=_LZMA))
    packed[_SIZE_AT] = len(raw).to_bytes(8, "little")
    return base64.b64encode(bytes(packed)).decode()


def _named(*contents: str) -> str:
    """What a policy calls inline scripts or styles by; nothing is a style that is filled rule by rule."""
    return " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(one.encode()).digest()).decode()}'" for one in contents)
