"""The blocks of a Document: charts, tables and what stands between them. See ``document.py``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, NotRequired, TypedDict

Tag = Literal["printed", "computed", "inferred"]
Hatch = Literal["solid", "policy", "unconfirmed", "undivided", "ghost", "dashed"]
Area = Literal["list", "main", "aside"]
Params = Mapping[str, str | int | None]


class SubtitlePart(TypedDict, total=False):
    """Words, words that disagree (``href``: the finding), or a swatch with its words."""

    t: str
    warn: str
    href: str | None
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
    """A chart block: a figure with its finding, its marks and what is behind it, of which with ``file`` ``data`` is a part."""

    kind: Literal["chart"]
    id: str
    area: Area
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
    file: NotRequired[bool]


class Cell(TypedDict, total=False):
    """A table cell with a look: ``hatch`` for unconfirmed, ``dim`` for blanks, ``warn`` for disagreement.

    ``href`` is where a number comes from, ``ne`` the finding that disputes it.
    """

    t: str
    dot: str
    hatch: bool
    dim: bool
    href: str
    warn: bool
    ne: str | None


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
    """A table block. ``phone`` are the columns of the phone's list: name, value. ``more`` has ``{n}`` for what is left.
    With ``count`` the table has so many rows, of which ``rows`` are the first: the others are at the address ``rows``."""

    kind: Literal["table"]
    id: str
    area: NotRequired[Area]
    span: int
    title: str
    note: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    count: NotRequired[int]
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
    area: NotRequired[Area]
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
    area: NotRequired[Area]
    span: NotRequired[int]
    title: NotRequired[str]
    where: str
    where_href: NotRequired[str | None]
    parts: Sequence[QuotePart]


class Judgement(TypedDict):
    """A finding as a sentence, how it may be read, and the way to it; ``warn`` where numbers disagree."""

    t: str
    warn: bool
    reading: str
    tag: Tag
    tag_label: str
    link: Link


class Verdict(TypedDict):
    """What disagrees about the thing a page shows; ``agreed`` says it where nothing does."""

    kind: Literal["verdict"]
    id: str
    area: NotRequired[Area]
    items: Sequence[Judgement]
    agreed: str


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
    area: NotRequired[Area]
    span: NotRequired[int]
    title: str
    note: NotRequired[str]
    items: Sequence[ListItem]


class Note(TypedDict):
    """Paragraphs; ``warn`` puts the ≠ sign before the first."""

    kind: Literal["note"]
    id: NotRequired[str]
    area: NotRequired[Area]
    span: NotRequired[int]
    text: Sequence[str]
    warn: NotRequired[bool]


class Offer(TypedDict):
    """A filter that may have emptied the page, and what clears it. ``title`` is the filter in full if the label shortens it."""

    label: str
    title: NotRequired[str | None]
    clear: Params


class Empty(TypedDict):
    """What stands in place of charts when nothing is left."""

    kind: Literal["empty"]
    text: str
    offers: Sequence[Offer]


class KindOption(TypedDict):
    """One kind to look at; ``code`` None is the default."""

    code: str | None
    label: str
    on: bool


class Kinds(TypedDict):
    """A row of kinds, one of which is chosen: a click sets ``param``."""

    kind: Literal["kinds"]
    id: str
    span: int
    param: str
    label: str
    options: Sequence[KindOption]


class Toc(TypedDict):
    """Level, label, title, start and end of the heading of each section; ``to`` has ``at=0-0`` in place of a heading's own."""

    kind: Literal["toc"]
    id: str
    area: Area
    title: str
    to: str
    items: Sequence[Sequence[str | int]]


class PlanText(TypedDict):
    """The plan's text. ``parts`` are lines (kind, start, words, length of a run-in heading) and the annex as a table of cells.

    ``marks``, ``at`` and ``hits`` are places, start and end; ``disputed`` and ``missing`` are starts of marks.
    ``to`` is an address with ``at=0-0`` in place of a mark's own.
    """

    kind: Literal["plantext"]
    id: str
    area: Area
    label: str
    parts: Sequence[Any]
    marks: Sequence[Sequence[int]]
    disputed: Sequence[int]
    missing: Sequence[int]
    at: Sequence[Sequence[int]]
    hits: Sequence[Sequence[int]]
    find: str
    to: str
    shown: Sequence[KindOption]
    words: Mapping[str, str]


class RecordFinding(TypedDict):
    """What does not agree, with its finding; a ``note`` is no disagreement."""

    label: str
    href: str
    note: bool


class RecordLine(TypedDict, total=False):
    """A field of a record (``label``, ``value``), or words around a place (``quote``: before, the place's, after; ``at``)."""

    label: str
    value: str
    quote: Sequence[str]
    at: str
    note: str
    href: str | None


class RecordGroup(TypedDict):
    """A record with its lines, or a titled list that ``fold`` folds away."""

    kind: str
    title: str
    href: NotRequired[str | None]
    dot: NotRequired[str | None]
    count: NotRequired[str]
    fold: NotRequired[bool]
    lines: Sequence[RecordLine]


class Records(TypedDict):
    """What stands beside the text: records behind a place with what does not agree, hits, numbers without a record."""

    kind: Literal["records"]
    id: str
    area: Area
    title: str
    where: NotRequired[str]
    quote: NotRequired[str]
    warn: Sequence[RecordFinding]
    groups: Sequence[RecordGroup]
    note: str
    clear: NotRequired[Mapping[str, Any]]


class Targets(TypedDict):
    """Targets by domain, one line each, or with ``view`` what had been reached. Marks of a bullet are shares of its line."""

    kind: Literal["targets"]
    id: str
    view: NotRequired[Literal["facts"]]
    span: int
    title: str
    groups: Sequence[Mapping[str, Any]]


Block = Chart | Table | Facts | Quote | Verdict | ListBlock | Note | Empty | Kinds | Toc | PlanText | Records | Targets
