"""The targets of the plan, one line each, and what had been reached before."""

from collections.abc import Sequence
from typing import Literal, NotRequired, TypedDict

from ui.document.parts import DataTable, Headed, Link, Option, QuotePart, SetButton

_Reach = TypedDict("_Reach", {"from": NotRequired[float], "to": NotRequired[float]})


class BulletMark(_Reach):
    """A mark on a target's line, at a share of its width or from one to another.

    ``soft`` where the plan only strives for it, ``open`` where the value itself does not count, ``warn`` where numbers disagree.
    """

    m: Literal["band", "edge", "bar", "base"]
    at: NotRequired[float]
    label: NotRequired[str]
    colour: NotRequired[str]
    soft: NotRequired[bool]
    open: NotRequired[bool]
    warn: NotRequired[bool]


class Bullet(TypedDict):
    """A target as a line; ``alt`` says it in words."""

    alt: str
    marks: Sequence[BulletMark]


class LegendMark(TypedDict):
    """What a mark of the lines stands for."""

    mark: str
    label: str


class Printed(TypedDict):
    """What is stated, as printed, and where."""

    t: str
    href: str


class TargetCapacity(TypedDict):
    """What the projects come to, and where that comes from; ``short`` where it falls short, ``dim`` where nothing is added up."""

    value: str
    href: str | None
    note: str
    dim: NotRequired[bool]
    short: NotRequired[bool]


class TargetHow(TypedDict):
    """Titled sentences: how the answer was worked out."""

    title: str
    text: Sequence[str]


class TargetAnswer(TargetHow):
    """Whether the money reaches the target; ``href`` is where the numbers come from."""

    href: str | None
    short: bool


class TargetLine(Link):
    """A project or a baseline that a target rests on; ``place`` is where the value stands."""

    gloss: NotRequired[str]
    dot: NotRequired[str]
    value: str
    place: str | None
    note: str


class TargetLines(TypedDict):
    """Titled lines."""

    title: str
    items: Sequence[TargetLine]


class TargetFinding(Link):
    """A finding about a target; ``warn`` where it holds different numbers against each other."""

    warn: bool


class TargetFindings(TypedDict):
    """Titled findings."""

    title: str
    items: Sequence[TargetFinding]


class TargetPassage(Link):
    """A place that states the target."""

    where: str
    parts: Sequence[QuotePart]


class TargetPassages(TypedDict):
    """Titled passages."""

    title: str
    items: Sequence[TargetPassage]


class TargetDetail(TypedDict):
    """All that an opened target shows."""

    answer: TargetAnswer
    bullet: Bullet | None
    how: TargetHow
    projects: TargetLines | None
    bases: TargetLines | None
    findings: TargetFindings | None
    passages: TargetPassages


class TargetRow(TypedDict):
    """A target as a line of the list. ``desk`` is the finding that holds its numbers apart, ``disagree`` says so.

    ``gloss`` is what its name means.
    """

    id: str
    href: str
    on: bool
    name: str
    gloss: str
    scope: str
    target: Sequence[Printed]
    desk: str | None
    disagree: str
    bullet: Bullet | None
    relative: str
    base: Sequence[Printed]
    capacity: TargetCapacity
    status: str
    detail: TargetDetail | None


class TargetGroup(TypedDict):
    """The targets of a domain."""

    title: str
    count: str
    rows: Sequence[TargetRow]


class Targets(Headed):
    """The targets by domain. ``none`` says that the search and the domains leave none, and ``clear`` takes them back."""

    kind: Literal["targets"]
    domains: Sequence[Option]
    legend: Sequence[LegendMark]
    columns: Sequence[str]
    groups: Sequence[TargetGroup]
    none: str
    clear: SetButton
    data: DataTable


class FactRow(TypedDict):
    """A number that had been reached; ``part`` if it is part of the one before, ``desk`` is a finding about it."""

    id: str
    name: str
    gloss: str
    value: str
    where: str
    href: str
    part: bool
    desk: str | None


class FactGroup(TypedDict):
    """What had been reached in a domain."""

    title: str
    rows: Sequence[FactRow]


class TargetFacts(Headed):
    """What had been reached when the plan was written, by domain."""

    kind: Literal["targets"]
    view: Literal["facts"]
    note: str
    groups: Sequence[FactGroup]
