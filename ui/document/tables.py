"""A table."""

from collections.abc import Sequence
from typing import Literal, NotRequired, TypedDict

from ui.document.parts import Headed, Tag
from ui.document.side import OptionsControl


class CellLook(TypedDict):
    """A table cell with a look: ``hatch`` for unconfirmed, ``dim`` for blanks. ``href`` is where a number comes from.

    ``gloss`` is what a name means; ``ne`` is the finding that disputes a number.
    """

    t: str
    ne: NotRequired[str]
    gloss: NotRequired[str]
    dot: NotRequired[str]
    hatch: NotRequired[bool]
    dim: NotRequired[bool]
    href: NotRequired[str | None]


Cell = str | CellLook


class Column(TypedDict):
    """A table column. ``sort`` is the value that a click on the header gives the parameter ``sort``: none for the usual order.

    ``unit`` is that of its numbers, which files name in the header. A column that only ``leads`` somewhere is in no file.
    """

    label: str
    unit: NotRequired[str]
    leads: NotRequired[bool]
    align: NotRequired[Literal["l", "r"]]
    tag: NotRequired[Tag | None]
    tag_label: NotRequired[str | None]
    sort: NotRequired[str | None]
    sorted: NotRequired[Literal["asc", "desc"] | None]


class Row(TypedDict):
    """A table row, by the ``id`` of what it is about; a click on it goes to ``href``."""

    cells: Sequence[Cell]
    id: NotRequired[str]
    href: NotRequired[str | None]
    on: NotRequired[bool]


class MoreRows(TypedDict):
    """The words under a phone's list, with ``{n}`` for how many rows are left."""

    label: str


class Table(Headed):
    """A table block. ``phone`` are the columns of the phone's list: name, value.

    With ``count`` the table has so many rows, of which ``rows`` are the first: the others are at the address ``rows``. With
    ``file`` all of it is at the address ``file``; ``choose`` are its columns to choose from, ``order`` its orders where it has no
    headers. ``sum_more`` is a second last row: the sums with what stands in no column of the rows for certain.
    """

    kind: Literal["table"]
    note: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    count: NotRequired[int]
    sum: NotRequired[Sequence[Cell] | None]
    sum_more: NotRequired[Sequence[Cell]]
    phone: NotRequired[Sequence[int]]
    more: NotRequired[MoreRows]
    choose: NotRequired[OptionsControl]
    order: NotRequired[OptionsControl]
    file: NotRequired[Literal[True]]
