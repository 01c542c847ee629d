"""The contradiction desk: the list of findings, the sides of one, the decision about it."""

from collections.abc import Sequence
from typing import Literal, NotRequired, TypedDict

from ui.document.parts import DataTable, Headed, Link, QuotePart, Tag
from ui.document.tables import Cell


class SeverityMark(TypedDict):
    """The boxed character of a severity, and what it stands for."""

    code: str
    mark: str
    label: str


class FindingTab(Link):
    """A status and how many findings have it."""

    count: int
    on: bool


class FindingItem(TypedDict):
    """One finding of the list. ``values`` are all its values in one line; ``sentence`` has them in words."""

    id: str
    title: str
    sentence: str
    severity: SeverityMark
    difference: str
    unit: str
    values: str
    href: str
    on: bool


class FindingGroup(TypedDict):
    """Findings under a quiet heading, or under none."""

    title: str
    items: Sequence[FindingItem]


class Tally(TypedDict):
    """How much was checked and how much agrees, in a sentence and by family; each number leads to where it was checked."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]


class Step(TypedDict):
    """One step of the history of decisions; ``note`` as it was then. Where steps are of several findings: of which."""

    id: int
    when: str
    who: str
    words: str
    note: str
    finding: NotRequired[Link]


class History(TypedDict):
    """Steps, the last first, under a heading; ``more`` says where those are that are left out."""

    title: str
    steps: Sequence[Step]
    more: str


class Findings(Headed):
    """The list: ``before`` and ``after`` lead on from a finding that is open but not in it; ``data`` is what is exported.

    Of very many findings some are listed: ``ways`` lead to the others, and with ``file`` the export is a file of its own.
    """

    kind: Literal["findings"]
    label: str
    tabs: Sequence[FindingTab]
    groups: Sequence[FindingGroup]
    before: str | None
    after: str | None
    empty: str
    note: Sequence[str]
    tally: Tally
    history: History | None
    data: DataTable
    ways: NotRequired[Sequence[Link]]
    file: NotRequired[Literal[True]]


class SideCell(TypedDict):
    """A cell of a side's table: ``quoted`` in the plan's face, ``mark`` in red, ``wide`` for names."""

    t: str
    quoted: NotRequired[bool]
    wide: NotRequired[bool]
    mark: NotRequired[bool]
    tag: NotRequired[Tag]
    tag_label: NotRequired[str]


class SideRow(TypedDict):
    """A row of a side's table; ``computed`` where it stands for several."""

    cells: Sequence[SideCell]
    computed: NotRequired[bool]


class SideTable(TypedDict):
    """The cells that a side rests on."""

    head: Sequence[str]
    rows: Sequence[SideRow]


class SideQuote(TypedDict):
    """A passage of the plan and its address."""

    href: str
    parts: Sequence[QuotePart]


class FindingSide(TypedDict):
    """One paper. ``odd``: it stands against what the others say; ``none``: it says nothing."""

    tag: Tag
    tag_label: str
    place: str
    value: str
    unit: str
    none: bool
    printed: bool
    odd: bool
    href: str | None
    quotes: Sequence[SideQuote]
    table: SideTable | None
    note: str


class Sides(Headed):
    """The sides of a finding; ``difference`` stands between two of them, with the sign ≠ if they contradict each other.

    ``title_href`` is where the rest of what the title says comes from: the rows that it is about, added up.
    """

    kind: Literal["sides"]
    title_href: str | None
    severity: SeverityMark
    difference: str
    is_apart: bool
    open: str
    sides: Sequence[FindingSide]


class DecisionButton(TypedDict):
    """A status to decide on."""

    code: str
    label: str
    on: bool


class Decision(Headed):
    """The proposed reading, what it bears on, and what was decided. ``is_open``: the address names the finding.

    To a reader who may not decide ``closed`` says so, and there are no ``buttons``. ``undo`` takes back the last step of the
    ``history``, if it is still in force.
    """

    kind: Literal["decision"]
    finding: str
    is_open: bool
    tag: Tag | None
    tag_label: str | None
    text: Sequence[str]
    impact: str
    links: Sequence[Link]
    listing: str
    more: str
    status: str
    decided: str
    lapsed: str
    closed: str
    buttons: Sequence[DecisionButton]
    note: str
    note_label: str
    note_hint: str
    note_changed: str
    most: int
    guard: str
    seen: str
    by_label: str
    by_none: str
    by_most: int
    history: History | None
    undo: str
    error: str
    open: Link | None
