"""What stands beside the text: records and lists."""

from collections.abc import Sequence
from typing import Literal, NotRequired, TypedDict

from i18n import Labels
from ui.document.parts import Headed, Link, SetButton


class RecordFinding(Link):
    """What does not agree, with its finding; a ``note`` is no disagreement."""

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


class Records(Headed):
    """What stands beside the text: records behind a place with what does not agree, hits, numbers without a record."""

    kind: Literal["records"]
    where: NotRequired[str]
    quote: NotRequired[str]
    warn: Sequence[RecordFinding]
    groups: Sequence[RecordGroup]
    note: str
    clear: NotRequired[SetButton]


def listing(block_id: str, title: str, groups: Sequence[RecordGroup], note: str) -> Records:
    return {"kind": "records", "id": block_id, "area": "aside", "title": title, "warn": [], "groups": groups, "note": note}


def hits_listing(text: Labels, lines: Sequence[RecordExcerpt], count: int) -> Records:
    """The first of so many places where searched words stand."""
    key = "text.list.hits.first" if count > len(lines) else "text.list.hits.all"
    note = text(key, count=len(lines), all=f"{count:,}") if lines else text("text.none_found")
    return listing("hits", text("text.list.hits"), [{"kind": "", "title": "", "lines": lines}] if lines else [], note)
