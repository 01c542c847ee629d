"""The structure of the investment: category, project, funding; of very many projects runs of about the same amount, that open."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from analysis.core.arrays import Floats, Ints
from analysis.core.frame import CATEGORIES, UNCONFIRMED
from analysis.core.largest import Together, rows_in, together
from analysis.core.parts import Parts, percentages
from analysis.core.view import View, in_context
from analysis.questions.sources import source_leaves
from charts.parts.words import is_open, sign_code
from charts.project_icicle import project_icicle
from charts.project_tree import nameless, project_tree
from tables import Table, table_of
from ui.cards.parts.card import Card, Mark, amount_label
from ui.cards.parts.origins import Origins
from ui.cards.parts.rows import NOTHING, Column, Row, count_column
from ui.cards.parts.subtitles import of_unit, open_legend, open_swatch
from ui.cards.parts.unsettled import open_title, part_columns, with_undivided
from ui.cards.parts.windows import has_many_projects, in_unit_of
from ui.cards.structure.tree_places import CHART, Places, around, opened_places, places_href, runs_of
from ui.scene.scene import Scene
from ui.words.origins import parts_href
from ui.words.workings import AMOUNT, COUNT, OF_AREA, OF_AREAS, SOURCE

_OWN = ("category", "project")
_BAND, _RANGE, _REST = "band", "range", "rest"


@dataclass(frozen=True)
class _Category:
    """A category's rows in view, the largest first, with their amounts; which of them the reader has chosen; what is opened."""

    code: str
    rows: Ints
    amounts: Floats
    chosen: frozenset[int]
    whole: Places

    @property
    def node(self) -> str:
        return f"category:{self.code}"

    @property
    def is_opened(self) -> bool:
        return len(self.whole) < len(self.rows)

    @property
    def parent(self) -> str:
        """The node of what is opened."""
        return f"{_RANGE}:{self.code}" if self.is_opened else self.node


def tree_card(scene: Scene) -> Card:
    """A treemap or icicle of category, project and funding; a click drills one level down."""
    seen = in_context(scene.question, *_OWN)
    categories = [_of_category(scene, seen, category) for category in scene.frame.category_order.tolist()]
    level, whole = _level(scene, categories), [row for one in categories for row in _listed(scene, seen, one)]
    listed = whole if scene.state.tree == "icicle" or has_many_projects(scene) else _named(scene, seen, categories, level)
    shown = [row for row in listed if row["parent"] == level or not level]
    is_layered = scene.state.tree == "icicle"
    draw = project_icicle if is_layered else project_tree
    scene = in_unit_of(scene, [row["amount_wan"] for row in shown if row["kind"] not in ("category", _RANGE)])
    text, origins = scene.text, _origins(scene)
    has_runs = any(row["kind"] == _BAND for row in shown)
    areas = [row for row in whole if row["kind"] != _RANGE]
    return Card(
        id=CHART,
        span=2,
        rows=areas,
        figure=draw(with_shares(listed), text=text, look=scene.look, names=_names(listed), level=level),
        title=open_title(text, [row for row in areas if row["kind"] == "project"], lambda row: str(row["name"]))
        or _title(scene, seen) + with_undivided(text, seen.whole.undivided),
        subtitle=[
            of_unit(text),
            text("rest.tree" if has_runs else "subtitle.tree"),
            open_swatch(scene) if scene.state.filter.project else open_legend(scene, areas),
        ],
        marks=[*_marks(scene, listed, level)],
        columns=[
            Column(text("column.level"), lambda row: text(f"level.{row['kind']}")),
            Column(text("column.name"), lambda row: str(row["name"])),
            *part_columns(text, areas, origins=origins),
            count_column(text, origins.projects),
        ],
        switch={"label": text("switch.tree"), "on": is_layered, "set": {"tree": None if is_layered else "icicle"}},
        has_file=has_many_projects(scene),
    )


def _origins(scene: Scene, level: str = "") -> Origins:
    """Where the numbers of the areas come from: of categories, projects, and what a project has of a source.

    Their shares are of what fills the picture: of all, or of the category or the project at ``level``.
    """
    of = {"": OF_AREAS, "project": "source"}.get(level.partition(":")[0], f"project-{OF_AREA}")

    def changes(row: Row) -> Mapping[str, object]:
        if row["kind"] == "category":
            return {"category": row["code"], "project": None}
        projects = row["ids"] if row["kind"] == _REST else row["project_id"]
        return {"project": projects, "category": scene.plan.by_id[projects.split("~")[0]].category if level else None}

    def what(row: Row) -> Sequence[str]:
        return (SOURCE, row["code"]) if row["kind"] == "source" else (AMOUNT,)

    return Origins(scene, of, changes, what=what, has=lambda row: row["kind"] in ("category", "project", "source", _REST))


def with_shares(listed: Sequence[Row]) -> Table:
    """The nodes of a tree with ``share``: of the categories, the same as beside their bars."""
    categories = [row for row in listed if row["kind"] == "category"]
    parts = iter(percentages([row["amount_wan"] for row in categories]))
    is_known = not any(map(is_open, categories))
    shares = [next(parts) / 100 if row["kind"] == "category" and is_known else None for row in listed]
    table = {**table_of(listed, list(listed[0]) if listed else []), "share": shares}
    return {**table, **{name: [row.get(name, 0.0) for row in listed] for name in ("funding_wan", "drawn_wan")}}


def _names(listed: list[Row]) -> dict[str, str]:
    return {str(row["project_id"]): str(row["name"]) for row in listed if row["kind"] in ("project", _BAND, _RANGE, _REST)}


def _level(scene: Scene, categories: list[_Category]) -> str:
    """The node that fills the picture: one chosen project, what is opened of the one chosen category, or that; all if none is."""
    chosen, is_opened = scene.state.filter, next((one for one in categories if one.is_opened), None)
    if len(chosen.project) == 1:
        return f"project:{chosen.project[0]}"
    level = f"category:{chosen.category[0]}" if len(chosen.category) == 1 else ""
    return is_opened.parent if is_opened else level


def _of_category(scene: Scene, seen: View, category: int) -> _Category:
    code, within = CATEGORIES[category].value, rows_in(scene.frame, category, seen.selected)
    rows = within[np.argsort(-seen.amount_wan[within], kind="stable")]
    asked = np.flatnonzero(scene.frame.is_one_of(scene.state.filter.project))
    whole = opened_places(scene, code, len(rows)) if _is_alone(scene, code) else Places(0, len(rows))
    return _Category(code, rows, seen.amount_wan[rows], frozenset(asked.tolist()), whole)


def _is_alone(scene: Scene, category: str) -> bool:
    return tuple(scene.state.filter.category) == (category,)


def _named(scene: Scene, seen: View, categories: list[_Category], level: str) -> list[Row]:
    """The nodes of which every area holds its name: a category's smallest are one area that opens, or are left to the category."""
    kept, found = {one.code: len(one.whole) for one in categories}, dict[tuple[str, int], list[Row]]()
    while True:
        found |= {of: _listed(scene, seen, one, of[1]) for one in categories if (of := (one.code, kept[one.code])) not in found}
        listed = [row for of in kept.items() for row in found[of]]
        bad = nameless(with_shares(listed), text=scene.text, look=scene.look, names=_names(listed), level=level)
        fewer = {one.code: _fewer(one, listed, bad, kept[one.code], 1 if level else 0) for one in categories}
        if fewer == kept:
            return listed
        kept = fewer


def _fewer(one: _Category, listed: Sequence[Row], bad: Sequence[str], kept: int, least: int) -> int:
    """How many of a category keep areas of their own, one less where one has no name; the rest are two at least."""
    is_bad = any(row["node"] in bad for row in listed if row["parent"] == one.parent and row["kind"] in ("project", _REST))
    return min(kept, max(min(kept - 1, len(one.whole) - 2), least)) if is_bad else kept


def _listed(scene: Scene, seen: View, one: _Category, kept: int | None = None) -> list[Row]:
    """A category with its areas: runs of places and projects; of what is opened, those in it, and what is before and after.

    Of a category of which only so many are ``kept``, the others are one area; where none is, it is one itself.
    """
    chosen, text = scene.state.filter.category, scene.text
    name = text.code("category", one.code)
    has_chosen = not scene.state.filter.project or bool(one.chosen.intersection(one.rows.tolist()))
    selected = has_chosen and (not chosen or one.code in chosen)
    listed: list[Row] = [_row(one.node, "", "category", one.code, "", name, together(seen, one.rows), selected)]
    if one.is_opened:
        outer = [Places(0, one.whole.start), Places(one.whole.end, len(one.rows))]
        listed += [row for places in outer for row in _area(scene, seen, one, places, one.node)]
        listed.append(_range(scene, seen, one))
    runs = runs_of(scene, one.amounts, one.whole, is_alone=_is_alone(scene, one.code))
    if kept is not None and kept < len(runs):
        runs = [*runs[:kept], Places(one.whole.start + kept, one.whole.end)] if kept > 0 else []
    for places in runs:
        listed += _area(scene, seen, one, places, one.parent)
    return listed


def _range(scene: Scene, seen: View, one: _Category) -> Row:
    """What is opened as the frame of its areas; a click goes back to what was open before."""
    short, places = scene.text.code("category.short", one.code), one.whole
    name = scene.text("rest.tree_back", category=short, first=f"{places.start + 1:,}", last=f"{places.end:,}")
    href = places_href(scene, one.code, around(scene, one.amounts, places), len(one.rows))
    own = together(seen, one.rows[places.start : places.end])
    return _row(one.parent, one.node, _RANGE, one.code, f"{one.code}-{_RANGE}", name, own, selected=True) | {"href": href}


def _area(scene: Scene, seen: View, one: _Category, places: Places, parent: str) -> list[Row]:
    """A project, or several as one area with those of them that are chosen beside it."""
    rows = one.rows[places.start : places.end]
    if len(rows) == 1:
        return _project(scene, seen, parent, one.code, int(rows[0]))
    apart = [row for row in rows.tolist() if row in one.chosen] if one.chosen else []
    listed = [row for project in apart for row in _project(scene, seen, parent, one.code, project)]
    others = together(seen, np.setdiff1d(rows, apart) if apart else rows)
    if not others.projects:
        return listed
    kind, chosen = _BAND if has_many_projects(scene) else _REST, scene.state.filter
    ends = {"first": f"{places.start + 1:,}", "last": f"{places.end:,}"}
    name = scene.text("rest.places", **ends) if kind == _BAND else scene.text("rest.name", count=others.projects)
    selected = not chosen.project and (not chosen.category or one.code in chosen.category)
    code = f"{one.code}-{places.start}.{places.end}"
    band = _row(f"{kind}:{code}", parent, kind, one.code, code, name, others, selected)
    ids = "~".join(str(scene.frame.project_ids[row]) for row in rows if row not in apart) if kind == _REST else ""
    return [*listed, band | {"href": places_href(scene, one.code, places, len(one.rows)), "ids": ids}]


def _row(node: str, parent: str, kind: str, code: str, project_id: str, name: str, one: Together, selected: bool) -> dict[str, Any]:
    return {
        "node": node, "parent": parent, "kind": kind, "code": code, "project_id": project_id, "name": name,
        **one.columns, "projects": one.projects, "selected": selected, "href": "",
    }  # fmt: skip


def _project(scene: Scene, seen: View, parent: str, category: str, row: int) -> list[Row]:
    """A project with where its money comes from; of very many only if it is chosen."""
    chosen, categories = scene.state.filter.project, scene.state.filter.category
    code, name = scene.frame.projects["project_id"][row], scene.called(scene.frame.projects["name"][row])
    selected, node = (not categories or category in categories) and (not chosen or code in chosen), f"project:{code}"
    own = _row(node, parent, "project", code, code, name, together(seen, np.array([row])), selected)
    leaves = source_leaves(seen, row) if code in chosen or not has_many_projects(scene) else []
    funding, amount = sum(parts.sure for _, parts in leaves), own["amount_wan"]
    over = {"funding_wan": funding} if funding > amount + NOTHING else {}  # more than its area holds
    scale = amount / funding if over else 1.0
    return [own | over, *(_source(scene, node, code, source, parts, selected, scale) for source, parts in leaves)]


def _source(scene: Scene, parent: str, project: str, source: str, parts: Parts[float], selected: bool, scale: float) -> Row:
    """A project's funding from a source, as printed; ``drawn_wan`` is its area, which has to find room in the project's."""
    name = scene.text.code("source", source)
    row = _row(f"source:{project}:{source}", parent, "source", source, project, name, Together(1, parts), selected)
    return row | {"drawn_wan": parts.sure * scale}


def _marks(scene: Scene, listed: Sequence[Row], level: str) -> Iterator[Mark]:
    """A click goes to what an area is of, or on and back in a long category; a sign of disagreement leads to its finding."""
    text, chosen, origins = scene.text, scene.state.filter, _origins(scene, level)
    for row in listed:
        node, kind, code = (str(row[name]) for name in ("node", "kind", "code"))
        label, source = amount_label(text, str(row["name"]), row), origins.mark(row)
        if "funding_wan" in row:
            label = text("mark.parts_differ", mark=label, parts=text.exact(row["funding_wan"]))
        if row["href"]:
            words = label if kind == _RANGE else text("rest.mark", mark=label)
            yield Mark(node, words, {}, href=str(row["href"]), source=f"{source}~{COUNT}.all" if source else None)
        elif code == UNCONFIRMED:  # of no source that could be picked
            yield Mark(node, label, {}, source=source)
        else:
            field = "funding_source" if kind == "source" else kind
            yield Mark(node, label, {field: code}, code in getattr(chosen, field), source=source)
        if "funding_wan" in row:
            words = text("mark.disputed", name=str(row["name"]))
            yield Mark(sign_code(node), words, {}, href=parts_href(scene, [scene.plan.by_id[code]]))


def _title(scene: Scene, seen: View) -> str:
    text, chosen = scene.text, scene.seen
    within = np.flatnonzero(chosen.selected)
    total = chosen.total_wan
    if total <= 0 or not len(within):
        return text("title.nothing")
    drawn = within[np.argsort(np.argsort(scene.frame.category_order)[scene.frame.rows.category[within]], kind="stable")]
    first = int(drawn[np.argmax(chosen.amount_wan[drawn])])  # of equals the one that is drawn first
    name = scene.called(seen.frame.projects["name"][first])
    if len(within) == 1:
        return text("title.tree.single", name=name, amount=text.money(total))
    share = text.share(float(chosen.amount_wan[first]) / total)
    return text("title.tree.first", name=name, share=share, count=f"{len(within):,}")
