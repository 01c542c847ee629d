"""What goes the other way: what the reader did, and what a run says that needs no document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NotRequired, TypedDict

from ui.document.parts import Params


class ClientReport(TypedDict):
    """What the browser says of the reader's screen."""

    size: str
    dark: bool


class Decided(TypedDict):
    """What a person decides about a finding; ``guard`` and ``seen`` are what stood there when it was decided."""

    finding: str
    status: str
    note: str
    guard: str
    seen: str


class Action(TypedDict):
    """What the reader did. ``seq`` rises; beside it stands what was done. Nothing of it is trusted before it is looked at."""

    seq: int
    set: NotRequired[Params]
    toggle: NotRequired[list[str]]
    pick: NotRequired[Params]
    drill: NotRequired[bool]
    clear: NotRequired[bool]
    full: NotRequired[bool]
    client: NotRequired[ClientReport]
    decide: NotRequired[Decided]


class ButtonAction(TypedDict):
    """What a button of the head does, one of these: copies the link, saves a block's table, follows a link, clears the filters."""

    copy: NotRequired[Literal["link"]]
    csv: NotRequired[str]
    go: NotRequired[str]
    clear: NotRequired[bool]


class Receipt(TypedDict):
    """What a run says where the board has the answer already: the question that it has seen, and of which data."""

    page: str
    query: Mapping[str, str]
    version: str
    decided: str
    receipt: Literal[True]


class RunReceipt(Receipt):
    """A receipt as a run sends it: with the last action that it has seen, and a number of its own."""

    ack: int
    run: int
