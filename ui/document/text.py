"""The plan's text, its table of contents, and what stands beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NotRequired, TypedDict

from ui.document.parts import Option, Place, Placed, SetButton

TocItem = tuple[int, str, str, int, int]  # level, label, title, start and end of the heading
TextCell = tuple[int, str]  # where the words start, and the words
TextLine = tuple[str, int, str] | tuple[str, int, str, int]  # kind, start, words, length of a run-in heading


class Toc(Placed):
    """The headings of the sections; ``to`` has ``at=0-0`` in place of a heading's own."""

    kind: Literal["toc"]
    id: str
    title: str
    to: str
    items: Sequence[TocItem]


class Annex(TypedDict):
    """The annex as a table: the cells of each column of the head, those below the head, those of each row, the total row."""

    head: Sequence[Sequence[TextCell]]
    below: Sequence[TextCell]
    rows: Sequence[Sequence[Sequence[TextCell]]]
    total: Sequence[TextCell]


class Fold(TypedDict):
    """What the published page says around the plan, folded away."""

    fold: Sequence[TextLine]


TextPart = TextLine | Annex | Fold


class PlanText(Placed):
    """The plan's text. ``marks``, ``at`` and ``hits`` are places; ``missing`` are starts of marks; ``disputed`` too, each
    with the finding that disputes it.

    ``to`` is an address with ``at=0-0`` in place of a mark's own.
    """

    kind: Literal["plantext"]
    id: str
    label: str
    parts: Sequence[TextPart]
    marks: Sequence[Place]
    disputed: Sequence[tuple[int, str]]
    missing: Sequence[int]
    at: Sequence[Place]
    hits: Sequence[Place]
    find: str
    to: str
    shown: Sequence[Option]
    words: Mapping[str, str]


class RecordFinding(TypedDict):
    """What does not agree, with its finding; a ``note`` is no disagreement."""

    label: str
    href: str
    note: bool


class RecordField(TypedDict):
    """A field of a record and its value."""

    label: str
    value: str
    note: str
    href: str | None


class RecordExcerpt(TypedDict):
    """Words around a place: before, the place's own, after."""

    quote: tuple[str, str, str]
    note: str
    at: str
    href: str


RecordLine = RecordField | RecordExcerpt


class RecordGroup(TypedDict):
    """A record with its lines, or a titled list that ``fold`` folds away."""

    kind: str
    title: str
    href: NotRequired[str | None]
    dot: NotRequired[str | None]
    count: NotRequired[str]
    fold: NotRequired[bool]
    lines: Sequence[RecordLine]


class Records(Placed):
    """What stands beside the text: records behind a place with what does not agree, hits, numbers without a record."""

    kind: Literal["records"]
    id: str
    title: str
    where: NotRequired[str]
    quote: NotRequired[str]
    warn: Sequence[RecordFinding]
    groups: Sequence[RecordGroup]
    note: str
    clear: NotRequired[SetButton]
