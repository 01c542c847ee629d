"""What the reader does that is more than a change of the address."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict


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
