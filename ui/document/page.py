"""The document of a page: everything on the screen, and what a reader does there that is more than a change of the address."""

from collections.abc import Mapping, Sequence
from typing import Literal, NotRequired, TypedDict

from ui.document.charts import Chart
from ui.document.desk import Decision, Findings, Sides
from ui.document.lists import Empty, Facts, Kinds, ListBlock, Note, Quote, Search, Verdict
from ui.document.parts import Params, Tag
from ui.document.side import Side
from ui.document.tables import Table
from ui.document.targets import TargetFacts, Targets


class Decided(TypedDict):
    """What a person decides about a finding; ``guard`` and ``seen`` are what stood there when it was decided."""

    finding: str
    status: str
    note: str
    guard: str
    seen: str
    by: str


class Undone(TypedDict):
    """That a person takes back the last step about a finding: ``undo`` is the step's number."""

    finding: str
    undo: int
    by: str


class ButtonAction(TypedDict):
    """What a button of the head does, one of these: opens how the view is shared, follows a link, clears the
    filters, shows the page's sentences, shows the page to a meeting, or makes it a step of the story.
    """

    share: NotRequired[Literal[True]]
    go: NotRequired[str]
    clear: NotRequired[bool]
    show: NotRequired[Literal["points", "stage", "story"]]


Layout = Literal["grid", "aside", "desk", "reader"]
# What an export or another card may read; other kinds have their types beside the one card that says them.
Block = (
    Chart | Table | Facts | Quote | Verdict | ListBlock | Note | Empty | Kinds | Search | Targets | TargetFacts
    | Findings | Sides | Decision
)  # fmt: skip


class Crumb(TypedDict):
    """One step of the path to this page; the last has no ``href``."""

    label: str
    href: str | None


class Word(TypedDict):
    """A run of words; ``strong`` in ink, otherwise secondary. ``dot`` puts a coloured square before it.

    ``href`` is where the counts in it come from.
    """

    t: str
    strong: bool
    href: NotRequired[str]
    dot: NotRequired[str]


class Chip(TypedDict):
    """An active filter and the parameters that a click on it clears. ``title`` is its label in full if that is shortened.

    ``hollow``: it is outlined, as the second side of a comparison is everywhere.
    """

    label: str
    title: str | None
    clear: Params
    hollow: NotRequired[Literal[True]]


class Button(TypedDict):
    """A button of the head; ``rare``: it stands in the menu behind the others."""

    label: str
    action: ButtonAction
    rare: NotRequired[Literal[True]]


class Head(TypedDict):
    """The question, the line in words, the chips, the buttons. ``crumbs`` stand above the question, ``path`` beside the chips.

    ``unread`` says which conditions of the address were not understood, ``idle`` which of those that are set do not act here.
    """

    title: str
    crumbs: Sequence[Crumb]
    path: Sequence[Crumb]
    words: Sequence[Word]
    unread: NotRequired[str]
    idle: NotRequired[str]
    chips: Sequence[Chip]
    hint: str
    clear_all: Button | None
    buttons: Sequence[Button]


class HeadChanges(TypedDict):
    """What a page says in its head instead of what every page says."""

    crumbs: NotRequired[Sequence[Crumb]]
    path: NotRequired[Sequence[Crumb]]
    words: NotRequired[Sequence[Word]]
    chips: NotRequired[Sequence[Chip]]
    hint: NotRequired[str]
    clear_all: NotRequired[Button | None]
    buttons: NotRequired[Sequence[Button]]


class Number(TypedDict):
    """A headline number. ``href`` is where it comes from or what it counts, ``note_href`` what its note speaks of.

    ``other`` is the same of the other side of a comparison, ``other_href`` where that leads.
    """

    id: str
    label: str
    value: str
    unit: str
    note: str
    warn: bool
    tag: Tag | None
    tag_label: str | None
    href: str | None
    note_href: NotRequired[str | None]
    other: NotRequired[str]
    other_href: NotRequired[str | None]


class Point(TypedDict):
    """A sentence of a page that can be read out (要点). ``about`` is the block or the number that it words, ``href`` its passage,
    ``source`` what stands there; ``warn`` where numbers disagree; ``more`` what it says beyond the title of a chart.
    """

    t: str
    more: NotRequired[str]
    about: NotRequired[str]
    href: str
    source: str
    warn: NotRequired[Literal[True]]


class Document(TypedDict):
    """Everything on the screen. ``ui`` holds the words of the element itself (``ui.…`` of the catalogues).

    ``query`` are the view's own parameters: what answers which question. ``version`` is that of the data, ``decided`` that of
    people's decisions. ``filters`` are the parameters that clearing removes. ``plan`` tells whose views a browser keeps, ``name``
    is what this one is called if nobody gives it another.
    """

    page: str
    query: Mapping[str, str]
    version: str
    plan: str
    name: str
    decided: str
    filters: Sequence[str]
    lang: str
    theme: str
    size: str
    title: str
    ui: Mapping[str, str]
    side: Side
    head: Head
    numbers: Sequence[Number]
    points: Sequence[Point]
    layout: Layout
    blocks: Sequence[Block]
    foot: str
