"""What several blocks are made of."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, NotRequired, TypedDict

Tag = Literal["printed", "computed", "inferred"]
Area = Literal["list", "main", "aside"]
Params = Mapping[str, str | int | None]
Place = tuple[int, int]
Value = str | int | float | None
Figure = Mapping[str, Any]


class Placed(TypedDict):
    """What every block has: its name on the page, and its place if it says it: a column of the page, one or both of a grid."""

    id: str
    area: NotRequired[Area]
    span: NotRequired[int]


class Headed(Placed):
    """A block under a heading."""

    title: str


class Link(TypedDict):
    """Words that lead to a page."""

    label: str
    href: str


class SetButton(TypedDict):
    """A button; ``set`` are the parameters that a click sets."""

    label: str
    set: Params


class SetSwitch(SetButton):
    """A button that is ``on`` where what it sets is so already."""

    on: bool


class DataTable(TypedDict):
    """The numbers behind a chart or a list; ``links`` are where those of each row come from, cell by cell."""

    columns: Sequence[str]
    rows: Sequence[Sequence[Value]]
    links: NotRequired[Sequence[Sequence[str | None]]]


class Option(TypedDict):
    """One choice of several. ``code`` None is the default; ``note`` says more, ``count`` how many it leaves."""

    code: str | None
    label: str
    on: bool
    note: NotRequired[str]
    dot: NotRequired[str | None]
    count: NotRequired[str]


class QuotePart(TypedDict):
    """Words of the plan: ``hl`` on the highlighter's ground, ``mark`` in red, ``cell`` after a cell's border."""

    t: str
    hl: NotRequired[bool]
    mark: NotRequired[bool]
    cell: NotRequired[bool]
