"""A handout: one web page that needs no server and no network, with the board and the answers to single clicks in it.

The answers are the documents of the screen, without what a file cannot do: a control that it has no answer for is not drawn.
See docs/adr/0025-a-handout-answers-from-differences.md.
"""

from __future__ import annotations

import base64
import hashlib
import json
import lzma
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from string import Template
from typing import Any, cast
from urllib.parse import urlencode

from exports.differences import Parts, difference, related
from i18n import Labels
from ui.document.page import Block, Button, Document, Head
from ui.document.side import Control, MenuSection, OptionsControl, Side

MOST_BYTES = 2_000_000
SINGLE = ("category", "township", "funding_source")  # the controls of which one is chosen
_LIKED = ("lang", "unit", "theme")  # how a reader likes it: of a file the same everywhere, or the reader's own
_PASSING = (*_LIKED, "drill", "trail")  # what no answer depends on, but for its way there
_LASTING = ("years", "townships", "basis", *_LIKED)  # besides the filters, what links of a view keep
_OPENED = {"project": "id", "checks": "finding", "targets": "indicator", "text": "at"}
_PLACES = re.compile(r"[\d~-]+")
_WORDS = ("export", "story")  # of the element's own words those of what needs a server
_SIZE_AT = slice(5, 13)  # in the header of a stream
_LZMA = [{"id": lzma.FILTER_LZMA1, "preset": 6, "dict_size": 1 << 24, "lc": 3, "lp": 0, "pb": 0}]
_PAGE = Template(
    """<!doctype html>
<html lang="$lang">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src $scripts; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'">
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
    """A step of a story: what it is called and the address of its view."""

    title: str
    href: str


def key_of(query: Mapping[str, str]) -> str:
    """What an answer is kept by: its view's parameters without those that it does not depend on."""
    return "&".join(f"{name}={value}" for name, value in sorted(query.items()) if name not in _PASSING)


def href_of(page: str, query: Mapping[str, str]) -> str:
    """The address of a view."""
    return f"/{'' if page == 'overview' else page}{'?' if query else ''}{urlencode(query)}"


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
    if steps:
        items = [{"label": step.title, "href": step.href, "on": False, "badge": str(n + 1)} for n, step in enumerate(steps)]
        menu.append(cast("MenuSection", {"title": text("page.story"), "items": items}))
    groups = [{**group, "controls": [one for each in group["controls"] for one in _single(each, text)]} for group in side["groups"]]
    return {
        **side,
        "menu": [section for section in menu if section["items"]],
        "groups": cast("Any", [group for group in groups if group["controls"]]),
        "foot": [],
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
    """A block without what asks a server: other orders of a table, its columns, all of a long list."""
    own = {name: value for name, value in block.items() if name not in ("choose", "order", "file", "count")}
    if block["kind"] == "table":
        own["columns"] = [{name: value for name, value in column.items() if name != "sort"} for column in block["columns"]]
    return cast("Block", own)


class Handout:
    """The file as it grows: documents are added as they are worked out, and only what sets them apart is kept."""

    def __init__(self, pages: Collection[str], steps: Sequence[Step], text: Labels) -> None:
        """Of some pages, and of a story's steps where it is of one."""
        self._pages, self._steps, self._text = pages, steps, text
        self._parts = Parts()
        self._openings: dict[str, Any] = {}
        self._answers: dict[tuple[str, str], str | int] = {}
        self._title = ""

    def add(self, document: Document, asked: Mapping[str, str]) -> None:
        """A page's answer to what is asked; the first of a page is its opening, from which the others differ."""
        page = document["page"]
        told = as_told(document, self._pages, self._steps, self._text)
        said = related(told, self._own(document))
        first: Any = next(iter(self._openings.values()), {})
        before = self._openings.get(page, first)
        if page not in self._openings:
            self._openings[page] = said
            self._title = self._title or told["title"]
        self._answers[page, key_of(asked)] = self._parts.take(difference(before, said) or {})

    @staticmethod
    def _own(document: Document) -> dict[str, str]:
        """The parameters of a view that its links have as well: not what its page opens."""
        names = (*document["filters"], *_LASTING)
        return {name: value for name, value in document["query"].items() if name in names}

    def made(self, board: BoardFiles) -> bytes:
        """The file; where it would be too large, without the answers that were added last."""
        keys = list(self._answers)
        made = self._page(board, self._said(keys))
        while len(made) > MOST_BYTES and len(keys) > len(self._openings):
            keys = keys[: max(len(keys) * 3 // 4, len(self._openings))]
            made = self._page(board, self._said(keys))
        return made

    def _said(self, keys: Sequence[tuple[str, str]]) -> str:
        parts, written = self._parts.written(*(self._answers[key] for key in keys))
        by_page: dict[str, list[str]] = {page: [] for page in self._openings}
        for (page, key), said in zip(keys, written, strict=True):
            by_page[page].append(f"{_json(key)}:{said}")
        pages = ",".join(f"{_json(page)}:{{{','.join(each)}}}" for page, each in by_page.items())
        return f'{{"parts":{parts},"pages":{{{pages}}}}}'

    def _page(self, board: BoardFiles, answers: str) -> bytes:
        text, packs = self._text, {"board": _json([board.styles, board.script]), "answers": answers, "plotly": board.plotly}
        held = "\n".join(f'<script type="text/plain" id="{name}">{_packed(words)}</script>' for name, words in packs.items())
        words = {name: escape(text(f"handout.{name}")) for name in ("opening", "failed", "no_script")}
        scripts = " ".join(_named(script) for script in (board.begin, board.script, board.plotly))
        title, lang = escape(self._title), text.language
        return _PAGE.substitute(words, lang=lang, title=title, scripts=scripts, packs=held, begin=board.begin).encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _packed(words: str) -> str:
    """Words as LZMA, with their size in the header, as base64."""
    raw = words.encode()
    packed = bytearray(lzma.compress(raw, format=lzma.FORMAT_ALONE, filters=_LZMA))
    packed[_SIZE_AT] = len(raw).to_bytes(8, "little")
    return base64.b64encode(bytes(packed)).decode()


def _named(script: str) -> str:
    """What a policy calls an inline script by."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
