"""What every chart card is made of: its title, its method, its marks for the keyboard, and the table behind it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from typing import Any, Concatenate, Literal, NamedTuple, ParamSpec, TypeVar

import numpy as np

from analysis.core.arrays import largest_positions
from analysis.core.parts import NOTHING
from analysis.core.view import in_context
from charts.parts.figure import is_enlarged, shows_before
from charts.parts.words import is_open
from i18n import Labels
from models import Passage, Project, TownshipPolicy, YearPolicy
from ui.cards.parts.beyond_marks import beyond_marks
from ui.cards.parts.glosses import glossed_figure, glossed_table
from ui.cards.parts.rows import BLANK, Column, Row, cells
from ui.cards.parts.subtitles import swatch
from ui.document.charts import Chart, SubtitlePart
from ui.document.charts import Mark as ChartMark
from ui.document.parts import DataTable, Link, SetSwitch
from ui.scene.scene import Scene
from ui.words.filters import basis_gap, method, subject
from ui.words.origins import gap_href
from ui.words.passages import passage_href, places_href

SCENES_KEPT = 2  # pages are worked out one at a time; what is kept longer is looked through by every garbage collection
_PASSAGES, _MARKS_SAID = 5, 12
P = ParamSpec("P")
T = TypeVar("T")


class Mark(NamedTuple):
    """One clickable mark: its code in the figure, its words, the parameters it picks (``None``: takes back), whether it is picked.

    With ``href`` a click goes there instead. ``source`` is where its numbers come from.
    """

    code: str
    label: str
    pick: Mapping[str, str | None]
    on: bool = False
    href: str | None = None
    source: str | None = None


def picks(scene: Scene, field: str, code: str, label: str, source: str | None = None) -> Mark:
    """A mark whose click chooses a code of a field of the filter."""
    return Mark(code, label, {field: code}, code in getattr(scene.state.filter, field), source=source)


@dataclass(frozen=True)
class Card:
    """One chart with all that stands around it. ``subtitle`` parts are words, warnings or swatches; what is not there is left out.

    ``leads`` are where numbers of its title come from, besides.
    ``adds_up`` is what its amounts are made of: the projects' printed totals, or their funding amounts. ``has_file``: what is
    behind it is more than ``rows``, and a file of its own (``ui.run.long_lists``).
    """

    id: str
    figure: Mapping[str, Any]
    title: str
    subtitle: Sequence[SubtitlePart | str | None]
    marks: Sequence[Mark]
    columns: Sequence[Column]
    rows: Sequence[Row]
    how: Sequence[str] = ()
    span: int = 1
    switch: SetSwitch | None = None
    adds_up: Literal["rows", "funding"] = "rows"
    passages: Sequence[Link] = field(default_factory=tuple)
    leads: Sequence[Link | None] = ()
    has_file: bool = False


def unless_nothing(*own: str) -> Callable[[Callable[Concatenate[Scene, P], T]], Callable[Concatenate[Scene, P], T | None]]:
    """What is not worked out where nothing is in view, nor would be without a chart's ``own`` fields: no page shows it then."""

    def decorated(make: Callable[Concatenate[Scene, P], T]) -> Callable[Concatenate[Scene, P], T | None]:
        @wraps(make)
        def made(scene: Scene, /, *args: P.args, **more: P.kwargs) -> T | None:
            is_in_view = scene.seen.count or in_context(scene.question, *own).total_wan > NOTHING
            return make(scene, *args, **more) if is_in_view else None

        return made

    return decorated


def block(scene: Scene, card: Card, how_usual: Sequence[str] = ()) -> Chart:
    """A card as a block of the board's document; ``how_usual`` is how the figures of every card come about."""
    told = cells(card.columns, card.rows)
    links = [
        [None if one.href is None or cell in BLANK else one.href(row) for one, cell in zip(card.columns, words, strict=True)]
        for row, words in zip(card.rows, told, strict=True)
    ]
    said = [part for part in card.subtitle if part]
    scale = scene.text("subtitle.enlarged") if is_enlarged(card.figure) else ""
    before = swatch("ghost", scene.look.theme.ghost, scene.text("legend.before")) if shows_before(card.figure) else None
    subtitle: list[SubtitlePart | str | None] = [*said[:1], scale, *said[1:], before]
    data = glossed_table(scene, [column.label for column in card.columns], told, links)
    found: Chart = {
        "kind": "chart",
        "id": card.id,
        "area": "main",
        "span": card.span,
        "title": card.title,
        "subtitle": [{"t": part} if isinstance(part, str) else part for part in subtitle if part],
        "alt": _alt(scene.text, card, data),
        "figure": glossed_figure(scene, card.figure),
        "marks": [_mark(mark) for mark in card.marks],
        "data": data,
        "how": [*how_usual, *card.how],
        "passages": [*(card.passages or annex_passages(scene, card.adds_up)), *filter(None, card.leads)],
        "switch": card.switch,
    }
    return {**found, "file": True} if card.has_file else found


def _alt(text: Labels, card: Card, data: DataTable) -> str:
    labels = [mark.label for mark in card.marks]
    marks = text("card.alt.separator").join([*labels[:_MARKS_SAID], *beyond_marks(data, labels)])
    return text("card.alt", title=card.title, marks=marks).rstrip()


def _mark(mark: Mark) -> ChartMark:
    found: ChartMark = {"id": mark.code, "label": mark.label, "pick": dict(mark.pick), "on": mark.on}
    if mark.href:
        found["href"] = mark.href
    if mark.source:
        found["source"] = mark.source
    return found


@lru_cache(maxsize=SCENES_KEPT)
def how(scene: Scene) -> tuple[str, ...]:
    """How the figures of a card come about: the records, the basis, the policies, the unconfirmed amounts."""
    text, gap = scene.text, basis_gap(scene) if scene.state.filter.is_empty else None
    shares = scene.state.policy.years is not YearPolicy.UNDIVIDED or scene.state.policy.townships is not TownshipPolicy.UNDIVIDED
    sentences = [records_words(scene, subject(scene, scene.seen.count)), method(scene), gap and text("how.gap", gap=gap)]
    parts = [*sentences, text("how.policy") if shares else None, text("how.unconfirmed")]
    return tuple(sentence.rstrip() for sentence in parts if sentence)


def records_words(scene: Scene, about: str) -> str:
    """On what the figures of a card rest, and of what they are."""
    return scene.text("how.records", title=scene.plan.title, subject=about)


@lru_cache(maxsize=2 * SCENES_KEPT)
def annex_passages(scene: Scene, adds_up: str) -> tuple[Link, ...]:
    """Links to the words behind a card: every amount in view that was added up, then those of the largest projects."""
    is_funding = adds_up == "funding"
    every: Link = {"label": scene.text(f"card.passages.{adds_up}"), "href": places_href(scene, adds_up)}
    rows = np.flatnonzero(scene.seen.selected)
    largest = rows[largest_positions(scene.frame.rows.total_wan[rows], _PASSAGES)]  # equals in the plan's order
    projects = [scene.plan.projects[row] for row in largest.tolist()]
    gap = basis_gap(scene) if scene.state.filter.is_empty else None
    disputed: list[Link] = [{"label": gap, "href": gap_href(scene)}] if gap else []
    places_of = (one.funding_cells if is_funding and one.funding else (one.total_cell,) for one in projects)
    return (every, *(cells_link(scene, one, *places) for one, places in zip(projects, places_of, strict=True)), *disputed)


def cells_link(scene: Scene, project: Project, *cells: Passage) -> Link:
    """The way to cells of a project, by its name."""
    return {"label": scene.text("card.passage", name=scene.called(project.name)), "href": passage_href(scene, *cells)}


def amount_label(text: Labels, name: str, money: float | Row, share: float | None = None) -> str:
    """A mark in words: name, amount (of a row its range, where some only may be of the chosen sources) and share."""
    words = text.exact(money) if isinstance(money, (int, float)) else money_range(text, money)
    amount = text("mark.amount", name=name, amount=words, unit=text.unit_word)
    return amount if share is None else text("mark.with_share", mark=amount, share=text.share(share))


def money_range(text: Labels, row: Row) -> str:
    """An amount exactly, or the range of it, without its unit."""
    ends = [text.exact(wan) for wan in (row["amount_wan"] - row.get("unconfirmed_wan", 0.0), row["amount_wan"])]
    return ends[1] if ends[0] == ends[1] or not is_open(row) else text("chart.range", least=ends[0], most=ends[1])
