"""What is said to whoever shares a view; and what a presenter shows, as viewers who follow are told it."""

from collections.abc import Sequence
from typing import NotRequired, TypedDict


class QrCode(TypedDict):
    """A QR code: the outline of its dark modules in a square of ``size`` modules."""

    size: int
    path: str


class Way(TypedDict):
    """An address by which others open the view, and its code if a phone can read one of that length."""

    href: str
    host: str
    code: NotRequired[QrCode]


class Scan(TypedDict):
    """What heads a code, what it leads to, and what stands in its place where the address is too long for one."""

    title: str
    opens: str
    too_long: str


class SharingLine(TypedDict):
    """How the view is shared: what holds, and what that means."""

    label: str
    note: str
    value: str


class Sharing(TypedDict):
    """How the view that somebody looks at is shared: its addresses, the likely one first.

    ``command`` is what to type where only this machine can open it; there is no ``scan`` then. ``follow`` says what following
    is for whoever asks: a presenter, if ``may_present``.
    """

    title: str
    hint: str
    ways: Sequence[Way]
    several: str
    copy: str
    scan: NotRequired[Scan]
    lines: Sequence[SharingLine]
    follow: NotRequired[SharingLine]
    may_present: bool
    command: NotRequired[str]
    foot: NotRequired[str]


class Pointer(TypedDict):
    """Where a presenter points: in a block (none: the page), in a mark of it or what its children by number lead to, and how
    far across and down that, from 0 to 1: windows differ.
    """

    block: str
    mark: str
    path: Sequence[int]
    x: float
    y: float


class Staged(TypedDict):
    """What a stage shows of a view: a chart or numbers; of how many steps it is one; and the title if it is the presenter's own."""

    show: str
    of: int
    title: str | None


class Told(TypedDict):
    """What a presenter's browser says it shows: the address of its view, ``None`` once it shows nothing any more; on a stage which
    step and what; whether the screen is black.
    """

    address: str | None
    step: int | None
    stage: Staged | None
    black: bool
    pointer: Pointer | None


class Shown(Told):
    """The same for those who follow. A larger ``n`` is newer: what comes late or twice is left. ``called`` is how often those who
    have left were asked back.
    """

    n: int
    called: int


class Followed(TypedDict):
    """What a presenter's tab is answered: how many follow, how many have left, and whether it is the one that presents."""

    followers: int
    away: int
    is_on: bool
