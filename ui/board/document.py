"""The parts of a Document: what a page hands to the board. Plain dicts in JSON, typed for the pages.

A Document holds finished words and figures. The board draws it and sends actions back; it knows no plan.
Every ``href`` starts with ``/`` and is relative to the app's base address.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, NotRequired, TypedDict

from ui.board.blocks import (
    Block,
    Params,
    Tag,
)
from ui.board.desk_blocks import DeskBlock


class Action(TypedDict, total=False):
    """What the reader did. ``seq`` rises; exactly one of the other keys is there."""

    seq: int
    set: dict[str, str | int | None]
    toggle: list[str]
    pick: dict[str, str | int]
    drill: bool
    go: str
    clear: bool
    client: dict[str, Any]
    decide: dict[str, str]  # finding, status, note, guard, seen


class Option(TypedDict):
    """One choice of a control. ``code`` None is the default of a single choice; ``dot`` is a colour."""

    code: str | None
    label: str
    on: bool
    note: NotRequired[str | None]
    dot: NotRequired[str | None]


class Control(TypedDict, total=False):
    """One line of the sidebar; which keys count depends on ``kind`` (see ``ui/shell.py``)."""

    kind: Literal["options", "switch", "range", "amounts", "text"]
    param: str
    params: list[str]
    label: str
    value: str
    value_on: str
    on: bool
    multiple: bool
    options: Sequence[Option]
    placeholder: str
    min: int
    max: int
    # "from" and "to" of ranges and amounts cannot be written in this syntax


class MenuItem(TypedDict):
    """One page in the menu."""

    label: str
    href: str
    on: bool
    badge: NotRequired[str | None]


class MenuSection(TypedDict):
    """A titled part of the menu."""

    title: str
    items: Sequence[MenuItem]


class ControlGroup(TypedDict):
    """A titled group of controls."""

    title: str
    controls: Sequence[Control]


class SegmentOption(TypedDict):
    """One field of a segment; ``code`` None is the default. ``title`` says it in full."""

    code: str | None
    label: str
    on: bool
    title: NotRequired[str]


class Segment(TypedDict):
    """A small switch of two or three fields in the sidebar's foot."""

    param: str
    label: str
    options: Sequence[SegmentOption]


class Brand(TypedDict):
    """The name of the whole."""

    title: str
    sub: str


class Side(TypedDict):
    """The sidebar."""

    brand: Brand
    menu: Sequence[MenuSection]
    groups: Sequence[ControlGroup]
    foot: Sequence[Segment]


class Crumb(TypedDict):
    """One step of the path to this page; the last has no ``href``."""

    label: str
    href: str | None


class Word(TypedDict):
    """A run of words; ``strong`` in ink, otherwise secondary. ``dot`` puts a coloured square before it."""

    t: str
    strong: NotRequired[bool]
    dot: NotRequired[str]


class Chip(TypedDict):
    """An active filter and the parameters that a click on it clears. ``title`` is its label in full if that is shortened."""

    label: str
    title: NotRequired[str | None]
    clear: Params


class Button(TypedDict):
    """A button. Besides actions: ``{"copy": "link"}``, ``{"print": True}``, ``{"csv": block}`` and ``{"go": href}``, a link."""

    label: str
    action: Mapping[str, Any]


class Head(TypedDict):
    """The question, the line in words, the chips, the buttons."""

    title: str
    crumbs: NotRequired[Sequence[Crumb]]
    path: NotRequired[Sequence[Crumb]]
    words: Sequence[Word]
    chips: NotRequired[Sequence[Chip]]
    hint: NotRequired[str]
    clear_all: NotRequired[Button | None]
    buttons: NotRequired[Sequence[Button]]


class Number(TypedDict):
    """A headline number. ``href`` is where it comes from, ``note_href`` the finding that its note speaks of."""

    id: str
    label: str
    value: str
    unit: NotRequired[str]
    note: NotRequired[str]
    warn: NotRequired[bool]
    tag: NotRequired[Tag | None]
    tag_label: NotRequired[str | None]
    href: NotRequired[str | None]
    note_href: NotRequired[str | None]


class ClientSeen(TypedDict):
    """What the server took the reader's screen to be when it built the document."""

    size: str
    dark: bool


class Document(TypedDict):
    """Everything on the screen. ``ui`` holds the words of the element itself (``UI_WORDS``)."""

    ack: int
    page: str
    query: Mapping[str, str]  # the view's own parameters: what answers which question
    version: str  # of the data
    decided: str  # the same for the decisions
    filters: Sequence[str]  # the parameters that clearing removes
    lang: str
    theme: str
    size: str
    title: str
    ui: Mapping[str, str]
    side: Side
    head: Head
    numbers: Sequence[Number]
    layout: Literal["grid", "aside", "desk", "reader"]
    blocks: Sequence[Block | DeskBlock]
    foot: str
    client: NotRequired[ClientSeen]


UI_WORDS = (
    "menu", "filters", "close", "all", "search", "none_found", "from", "to", "min", "max", "apply", "chart_menu", "see_data", "csv",
    "png", "svg", "how", "passages", "copied", "copy_failed", "more", "remove", "to_text", "to_desk", "rows_shown", "rows_label",
    "lost", "skip",
)  # fmt: skip
