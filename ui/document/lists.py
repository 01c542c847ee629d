"""What stands between charts and tables: facts, quotes, lists, notes, choices."""

from collections.abc import Sequence
from typing import Literal, NotRequired, TypedDict

from ui.document.parts import Headed, Link, Option, Params, Placed, QuotePart, Tag


class Fact(TypedDict):
    """A name and what the plan gives for it."""

    label: str
    value: str
    tag: NotRequired[Tag]
    tag_label: NotRequired[str]
    href: str | None


class Facts(Headed):
    """A list of facts."""

    kind: Literal["facts"]
    items: Sequence[Fact]


class Quote(Placed):
    """A passage of the plan and where it stands."""

    kind: Literal["quote"]
    title: NotRequired[str]
    where: str
    where_href: str
    parts: Sequence[QuotePart]


class Judgement(TypedDict):
    """A finding as a sentence, how it may be read, and the way to it; ``warn`` where numbers disagree."""

    t: str
    warn: bool
    reading: str
    tag: Tag
    tag_label: str
    link: Link


class Verdict(Placed):
    """What disagrees about the thing a page shows; ``agreed`` says it where nothing does, with the places that do agree."""

    kind: Literal["verdict"]
    items: Sequence[Judgement]
    agreed: str
    agreed_href: str | None


class ListItem(Link):
    """One line of a list; ``gloss`` is what its label means, ``value_href`` where its value comes from if not from there."""

    gloss: NotRequired[str]
    value: NotRequired[str]
    value_href: NotRequired[str]
    note: NotRequired[str]
    dot: NotRequired[str | None]


class ListBlock(Headed):
    """A list of lines that lead somewhere; ``unit`` is that of their values, which files name in the header."""

    kind: Literal["list"]
    note: NotRequired[str]
    note_href: NotRequired[str | None]
    unit: NotRequired[str]
    items: Sequence[ListItem]


class Note(Placed):
    """Paragraphs."""

    kind: Literal["note"]
    text: Sequence[str]


class Offer(TypedDict):
    """A filter that may have emptied the page, and what clears it, or with ``href`` a way on.

    ``title`` is the filter in full if the label shortens it.
    """

    label: str
    title: NotRequired[str | None]
    clear: Params
    href: NotRequired[str]


class Empty(Placed):
    """What stands in place of charts when nothing is left."""

    kind: Literal["empty"]
    text: str
    offers: Sequence[Offer]


class Kinds(Placed):
    """A row of kinds, one of which is chosen: a click sets ``param``."""

    kind: Literal["kinds"]
    param: str
    label: str
    options: Sequence[Option]


class Search(Placed):
    """The search line of a page: what is typed sets ``param``."""

    kind: Literal["search"]
    param: str
    label: str
    value: str
    placeholder: str
    hint: NotRequired[str]
