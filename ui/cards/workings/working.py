"""How a number came about: its calculation as the board draws it, and its terms with their places before it is said."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NotRequired, TypedDict

from i18n import Labels
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
    exact: float


Ask = Callable[[Scene, Sequence[str]], Working]  # what works out a calculation by the words of an address that follow its name


def of_money(scene: Scene, op: Operation, terms: Sequence[Term], exact: float, about: str) -> Working:
    """What comes to an amount."""
    return Working(op, terms, scene.text.exact(exact), scene.text.unit_word, about, exact)


def a_share(scene: Scene, terms: Sequence[Term], exact: float, about: str) -> Working:
    """What is a part of something, as a share."""
    return Working("quotient", terms, scene.text.share(exact), "", about, exact)


def a_count(terms: Sequence[Term], unit: str, about: str) -> Working:
    """How many there are."""
    return Working("count", terms, f"{len(terms):,}", unit, about, float(len(terms)))


def money_term(text: Labels, label: str, wan: float, *places: Passage) -> Term:
    """An amount that is printed."""
    return Term(label, text.exact(wan), text.unit_word, places)


def project_term(
    scene: Scene, project: Project, value: str, unit: str, places: tuple[Passage, ...], of: str = "", weight: float = 1.0
) -> Term:
    """What a project has of something; of a part of it the part, what that is of, and the cells of its years and its place."""
    cells = (project.field_passages.get(name) for name in ("start_year", "end_year", "location_text"))
    says_so, colour = tuple(dict.fromkeys(cell for cell in cells if cell)), scene.look.theme.categories[project.category]
    return Term(project.name, value, unit, places, of=of, part=part_words(weight), says_so=says_so, dot=colour)


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


def as_term(scene: Scene, words: Sequence[str], worked: Working) -> Term:
    """A calculation as a term of another, which leads to it."""
    sides = {"a": scene.state.a, "b": scene.state.b} if LESS in words else {}
    return Term(worked.about, worked.result, worked.unit, href=working_href(scene, *words, **sides))
