"""A chart with all that stands around it."""

from collections.abc import Sequence
from typing import Literal, NotRequired, TypedDict

from ui.document.parts import DataTable, Figure, Headed, Link, Params, SetSwitch

Hatch = Literal["solid", "policy", "unconfirmed", "undivided", "hollow", "ghost"]


class SubtitlePart(TypedDict):
    """Words (``t``), words that disagree (``warn``, with ``href``: the finding), or a swatch with its words."""

    t: NotRequired[str]
    warn: NotRequired[str]
    href: NotRequired[str]
    swatch: NotRequired[Hatch]
    colour: NotRequired[str]


class Mark(TypedDict):
    """What a click on the points with this customdata does; ``label`` is what a screen reader says.

    ``source`` is where its numbers come from.
    """

    id: str
    label: str
    pick: Params
    on: bool
    href: NotRequired[str]
    source: NotRequired[str]


class Chart(Headed):
    """A chart block: a figure with its finding, its marks and what is behind it, of which with ``file`` ``data`` is a part."""

    kind: Literal["chart"]
    subtitle: Sequence[SubtitlePart]
    alt: str
    figure: Figure
    marks: Sequence[Mark]
    data: DataTable
    how: Sequence[str]
    passages: Sequence[Link]
    switch: SetSwitch | None
    file: NotRequired[Literal[True]]
