"""How a number came about: what it was worked out from, and what with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NotRequired, TypedDict

from ui.document.parts import Link, Placed, SetButton

Operation = Literal["sum", "difference", "quotient", "product", "median", "count"]


class Operand(TypedDict):
    """A number that went in: what it is, its value, and where it stands or how it came about itself.

    Where only a part of a printed number goes in, ``of`` is that number and ``part`` the part, with what says so.
    """

    label: str
    value: str
    unit: str
    href: str | None
    gloss: NotRequired[str]
    dot: NotRequired[str]
    of: NotRequired[str]
    part: NotRequired[Link]


class Calculation(Placed):
    """A small calculation: the operands in order and what they come to. ``how`` says in words what was done with them."""

    kind: Literal["calculation"]
    id: str
    title: str
    about: str
    op: Operation
    how: str
    operands: Sequence[Operand]
    more: str
    result: str
    unit: str
    clear: SetButton
