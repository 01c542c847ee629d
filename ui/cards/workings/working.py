"""How a number came about: its calculation as the board draws it, and its terms with their places before it is said."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NotRequired, TypedDict

from models import Passage, Project
from ui.document.parts import Headed, Link, SetButton
from ui.scene.scene import Scene
from ui.words.passages import where_href
from ui.words.workings import LESS, working_href

Operation = Literal["sum", "difference", "quotient", "median", "count"]


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


class Calculation(Headed):
    """A small calculation: the operands in order and what they come to. ``how`` says in words what was done with them."""

    kind: Literal["calculation"]
    about: str
    op: Operation
    how: str
    operands: Sequence[Operand]
    more: str
    result: str
    unit: str
    clear: SetButton


_FINE = 100_000  # parts of a project are of so many years times so many townships
_WHOLE = 1 - 1e-9


@dataclass(frozen=True)
class Term:
    """What goes in: its name and value, the ``places`` where that stands or the address (``href``) of how it came about.

    ``of`` is the printed number of which only a part goes in, ``part`` that part, ``says_so`` the places that it follows from.
    """

    label: str
    value: str
    unit: str
    places: tuple[Passage, ...] = ()
    href: str | None = None
    of: str = ""
    part: str = ""
    says_so: tuple[Passage, ...] = ()
    dot: str = ""


@dataclass(frozen=True)
class Working:
    """What was done with the terms, what it comes to, and of what in words; ``exact`` in the records' unit, for further use."""

    op: Operation
    terms: Sequence[Term]
    result: str
    unit: str
    about: str
    exact: float = 0.0


def operand(scene: Scene, term: Term) -> Operand:
    """A term as the board draws it."""
    href = term.href or where_href(scene, *term.places)
    found: Operand = {"label": term.label, "value": term.value, "unit": term.unit, "href": href}
    if gloss := scene.gloss(term.label):
        found["gloss"] = gloss
    if term.dot:
        found["dot"] = term.dot
    if term.part:
        found["of"] = term.of
        found["part"] = {"label": term.part, "href": where_href(scene, *term.says_so) or href or ""}
    return found


def part_words(weight: float) -> str:
    """A part as a fraction; nothing for the whole."""
    return "" if weight > _WHOLE else f"× {Fraction(weight).limit_denominator(_FINE)}"


def says_part(project: Project) -> tuple[Passage, ...]:
    """The cells of a row from which the parts of a project follow: its years and its place."""
    cells = (project.field_passages.get(name) for name in ("start_year", "end_year", "location_text"))
    return tuple(dict.fromkeys(cell for cell in cells if cell))


def as_term(scene: Scene, words: Sequence[str], worked: Working) -> Term:
    """A calculation as a term of another, which leads to it."""
    sides = {"a": scene.state.a, "b": scene.state.b} if LESS in words else {}
    return Term(worked.about, worked.result, worked.unit, href=working_href(scene, *words, **sides))
