"""The parts of a Document: what a page hands to the board. Plain dicts in JSON, typed for the pages.

A Document holds finished words and figures. The board draws it and sends actions back; it knows no plan.
Every ``href`` starts with ``/`` and is relative to the app's base address.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, NotRequired, TypedDict

Tag = Literal["printed", "computed", "inferred"]
Hatch = Literal["solid", "policy", "unconfirmed", "undivided"]
Params = Mapping[str, str | int | None]


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


class Option(TypedDict):
    """One choice of a control. ``code`` None is the default of a single choice; ``dot`` is a colour."""

    code: str | None
    label: str
    on: bool
    note: NotRequired[str | None]
    dot: NotRequired[str | None]


class Control(TypedDict, total=False):
    """One line of the sidebar; which keys count depends on ``kind`` (see the functions below)."""

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
    # "from" and "to" of ranges and amounts cannot be written in this syntax; see range_control


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
    """An active filter and the parameters that a click on it clears."""

    label: str
    clear: Params


class Button(TypedDict):
    """A button. Besides actions: ``{"copy": "link"}``, ``{"print": True}`` and ``{"go": href}``, which is drawn as a link."""

    label: str
    action: Mapping[str, Any]


class Head(TypedDict):
    """The question, the line in words, the chips, the buttons."""

    title: str
    crumbs: NotRequired[Sequence[Crumb]]
    words: Sequence[Word]
    chips: NotRequired[Sequence[Chip]]
    hint: NotRequired[str]
    clear_all: NotRequired[Button | None]
    buttons: NotRequired[Sequence[Button]]


class Number(TypedDict):
    """A headline number."""

    id: str
    label: str
    value: str
    unit: NotRequired[str]
    note: NotRequired[str]
    warn: NotRequired[bool]
    tag: NotRequired[Tag | None]
    tag_label: NotRequired[str | None]
    href: NotRequired[str | None]


class SubtitlePart(TypedDict, total=False):
    """Words, words that disagree, or a swatch with its words."""

    t: str
    warn: str
    swatch: Hatch
    colour: str


class Mark(TypedDict):
    """What a click on the points with this customdata does; ``label`` is what a screen reader says."""

    id: str
    label: str
    pick: Params
    on: NotRequired[bool]
    href: NotRequired[str | None]


class DataTable(TypedDict):
    """The numbers behind a chart."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str | int | float | None]]


class Link(TypedDict):
    """Words that lead to a page."""

    label: str
    href: str


class ChartSwitch(TypedDict):
    """A switch beside a chart's subtitle; ``set`` are the parameters that a click sets."""

    label: str
    on: bool
    set: Params


class Chart(TypedDict):
    """A chart block: a figure with its finding, its marks and what stands behind it."""

    kind: Literal["chart"]
    id: str
    area: Literal["main", "aside"]
    span: int
    title: str
    subtitle: Sequence[SubtitlePart]
    alt: str
    figure: Mapping[str, Any]
    marks: Sequence[Mark]
    data: DataTable | None
    how: Sequence[str]
    passages: Sequence[Link]
    switch: ChartSwitch | None


class Cell(TypedDict, total=False):
    """A table cell with a look: ``hatch`` for unconfirmed, ``dim`` for blanks, ``warn`` for disagreement."""

    t: str
    dot: str
    hatch: bool
    dim: bool
    href: str
    warn: bool


class Column(TypedDict):
    """A table column. ``sort`` is the value of the parameter ``sort`` that a click on the header sets."""

    label: str
    align: NotRequired[Literal["l", "r"]]
    tag: NotRequired[Tag | None]
    tag_label: NotRequired[str | None]
    sort: NotRequired[str | None]
    sorted: NotRequired[Literal["asc", "desc"] | None]


class Row(TypedDict):
    """A table row; a click on it goes to ``href``."""

    cells: Sequence[str | Cell]
    href: NotRequired[str | None]
    on: NotRequired[bool]


class Table(TypedDict):
    """A table block. ``phone`` are the columns of the phone's list: name, value. ``more`` has ``{n}`` for what is left."""

    kind: Literal["table"]
    id: str
    area: NotRequired[Literal["main", "aside"]]
    span: int
    title: str
    note: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    sum: NotRequired[Sequence[str | Cell] | None]
    phone: NotRequired[Sequence[int]]
    more: NotRequired[Mapping[str, str]]


class Fact(TypedDict):
    """A name and what the plan gives for it."""

    label: str
    value: str
    tag: NotRequired[Tag | None]
    tag_label: NotRequired[str | None]
    href: NotRequired[str | None]


class Facts(TypedDict):
    """A list of facts."""

    kind: Literal["facts"]
    id: str
    area: NotRequired[Literal["main", "aside"]]
    span: NotRequired[int]
    title: str
    items: Sequence[Fact]


class QuotePart(TypedDict, total=False):
    """Words of the plan: ``hl`` on the highlighter's ground, ``mark`` in red, ``cell`` after a cell's border."""

    t: str
    hl: bool
    mark: bool
    cell: bool


class Quote(TypedDict):
    """A passage of the plan and where it stands."""

    kind: Literal["quote"]
    id: str
    area: NotRequired[Literal["main", "aside"]]
    span: NotRequired[int]
    title: str
    where: str
    parts: Sequence[QuotePart]


class ListItem(TypedDict):
    """One line of a list."""

    label: str
    value: NotRequired[str]
    note: NotRequired[str]
    href: NotRequired[str | None]
    dot: NotRequired[str | None]


class ListBlock(TypedDict):
    """A list of lines that may lead somewhere."""

    kind: Literal["list"]
    id: str
    area: NotRequired[Literal["main", "aside"]]
    span: NotRequired[int]
    title: str
    note: NotRequired[str]
    items: Sequence[ListItem]


class Note(TypedDict):
    """Paragraphs; ``warn`` puts the ≠ sign before the first."""

    kind: Literal["note"]
    id: NotRequired[str]
    area: NotRequired[Literal["main", "aside"]]
    span: NotRequired[int]
    text: Sequence[str]
    warn: NotRequired[bool]


class Offer(TypedDict):
    """A filter that may have emptied the page, and what clears it."""

    label: str
    clear: Params


class Empty(TypedDict):
    """What stands in place of charts when nothing is left."""

    kind: Literal["empty"]
    text: str
    offers: Sequence[Offer]


Block = Chart | Table | Facts | Quote | ListBlock | Note | Empty


class ClientSeen(TypedDict):
    """What the server took the reader's screen to be when it built the document."""

    size: str
    dark: bool


class Document(TypedDict):
    """Everything on the screen. ``ui`` holds the words of the element itself (``UI_WORDS``)."""

    ack: int
    page: str
    lang: str
    theme: str
    size: str
    title: str
    ui: Mapping[str, str]
    side: Side
    head: Head
    numbers: Sequence[Number]
    layout: Literal["grid", "aside"]
    blocks: Sequence[Block]
    foot: str
    client: NotRequired[ClientSeen]


UI_WORDS = (
    "menu", "filters", "close", "all", "search", "none_found", "from", "to", "min", "max", "apply", "chart_menu", "see_data", "csv",
    "png", "svg", "how", "passages", "copied", "copy_failed", "marks", "more", "lost", "main", "sorted_asc", "sorted_desc",
)  # fmt: skip


def range_control(params: tuple[str, str], label: str, value: str, *, bounds: tuple[int, int], chosen: tuple[int, int], on: bool) -> Control:
    """A choice of first and last year. ``bounds`` are the plan's, ``chosen`` the filter's."""
    control: dict[str, Any] = {"kind": "range", "params": list(params), "label": label, "value": value, "on": on}
    control |= {"min": bounds[0], "max": bounds[1], "from": chosen[0], "to": chosen[1]}
    return control  # type: ignore[return-value]


def amounts_control(params: tuple[str, str], label: str, value: str, *, chosen: tuple[int | None, int | None], on: bool) -> Control:
    """A choice of least and most 万元; None is no limit."""
    control: dict[str, Any] = {"kind": "amounts", "params": list(params), "label": label, "value": value, "on": on}
    control |= {"from": chosen[0], "to": chosen[1]}
    return control  # type: ignore[return-value]


def options_control(param: str, label: str, value: str, options: Sequence[Option], *, multiple: bool, on: bool) -> Control:
    """A choice of one or several codes."""
    return {"kind": "options", "param": param, "label": label, "value": value, "options": options, "multiple": multiple, "on": on}


def switch_control(param: str, label: str, value_on: str, *, on: bool) -> Control:
    """A switch that adds ``value_on`` to a parameter or takes it out."""
    return {"kind": "switch", "param": param, "label": label, "value_on": value_on, "on": on}


def text_control(param: str, label: str, value: str, placeholder: str) -> Control:
    """A search field."""
    return {"kind": "text", "param": param, "label": label, "value": value, "placeholder": placeholder, "on": bool(value)}
