"""What is told in a meeting: the page where a story is put together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypedDict

from ui.document.parts import Placed


class StoryStep(TypedDict):
    """A step as it is kept: see ``stories.StoryStep``."""

    page: str
    query: str
    show: str
    title: str | None
    note: str | None
    said: str
    lang: str
    data: str


class StoryTold(TypedDict):
    """A story with its steps."""

    name: str
    steps: Sequence[StoryStep]


class StoryBlock(Placed):
    """The story of this browser, which the board knows; ``given`` are those that come with the plan."""

    kind: Literal["story"]
    id: str
    given: Sequence[StoryTold]
