"""The structure of the investment: category, project, funding; and how concentrated it is."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pandas as pd

from analysis import concentration, largest_project, percentages, tree, view
from charts import concentration_bars, project_tree
from ui.cards.card import (
    Card,
    Column,
    Mark,
    Row,
    amount_column,
    amount_label,
    count_column,
    open_legend,
    open_swatch,
    open_view_words,
    plain,
    rows,
    share_column,
    swatch,
    word_column,
)
from ui.document.charts import ChartSwitch, Hatch, SubtitlePart
from ui.scene import Scene
from ui.shell import short_name

_SHOWN_PROJECTS = 12
_HALF = 0.5 - 1e-9  # and what floats leave of nothing; the browser adds up in another order
_OPEN: tuple[Hatch, ...] = ("undivided", "unconfirmed")


def tree_card(scene: Scene) -> Card:
    """A treemap or icicle of category, project and funding; a click drills one level down."""
    text, frame = scene.text, with_shares(tree(*scene.ask))
    kind: Literal["treemap", "icicle"] = "icicle" if scene.state.tree == "icicle" else "treemap"
    is_split = bool(scene.state.filter.project)
    legend = [open_swatch(scene)] if is_split else open_legend(scene, rows(frame))
    return Card(
        id="tree",
        span=2,
        rows=rows(frame),
        figure=project_tree(frame, text=text, look=scene.look, names=_names(scene), kind=kind, level=level_of(scene)),
        title=_finding(scene, frame[frame["selected"]]) + open_view_words(scene),
        subtitle=[plain(text("subtitle.unit", unit=text.unit_word)), plain(text("subtitle.tree")), *legend],
        marks=[mark for mark in (_mark(scene, row) for row in rows(frame)) if mark],
        columns=_columns(scene),
        switch={
            "label": text("switch.tree"),
            "on": kind == "icicle",
            "set": {"tree": None if kind == "icicle" else "icicle"},
        },
    )


def with_shares(frame: pd.DataFrame) -> pd.DataFrame:
    """The nodes of a tree with ``share``: of the categories, as parts that add up, the same as beside their bars."""
    shares = np.zeros(len(frame))
    is_category = (frame["kind"] == "category").to_numpy()
    shares[is_category] = np.array(percentages(frame["amount_wan"][is_category].tolist())) / 100
    return frame.assign(share=shares)


def level_of(scene: Scene) -> str:
    """The node of the tree that is shown as the whole: one chosen project or category, or all."""
    chosen = scene.state.filter
    if len(chosen.project) == 1:
        return f"project:{chosen.project[0]}"
    return f"category:{chosen.category[0]}" if len(chosen.category) == 1 else ""


def node_name(scene: Scene, kind: str, code: str) -> str:
    """A node of the tree or the flow in words."""
    if kind == "category":
        return scene.text.code("category", code)
    if kind == "project":
        return scene.projects[code].name
    if kind == "rest":
        return scene.text("flow.rest", category=scene.text.code("category.short", code))
    return scene.text.code("source", code)


def _names(scene: Scene) -> dict[str, str]:
    return {project.project_id: project.name for project in scene.plan.projects}


def _columns(scene: Scene) -> list[Column]:
    text = scene.text
    return [
        word_column(text("column.level"), lambda row: text(f"level.{row['kind']}")),
        word_column(text("column.name"), lambda row: node_name(scene, row["kind"], str(row["code"]))),
        amount_column(text, "amount_wan", text("column.amount")),
        count_column(text),
    ]


def _mark(scene: Scene, row: Row) -> Mark | None:
    kind, code = str(row["kind"]), str(row["code"])
    field = {"category": "category", "project": "project", "source": "funding_source"}[kind]
    if code == "unconfirmed":
        return None
    label = amount_label(scene.text, node_name(scene, kind, code), row["amount_wan"])
    return Mark(str(row["node"]), label, {field: code}, code in getattr(scene.state.filter, field))


def _finding(scene: Scene, frame: pd.DataFrame) -> str:
    text, projects = scene.text, frame[frame["kind"] == "project"].sort_values("amount_wan", ascending=False, kind="stable")
    total = float(projects["amount_wan"].sum())
    if total <= 0:
        return text("finding.nothing")
    first = projects.iloc[0]
    if len(projects) == 1:
        return text("finding.tree.single", name=node_name(scene, "project", first["code"]), amount=text.money(total))
    return text(
        "finding.tree.first",
        name=node_name(scene, "project", first["code"]),
        share=text.share(first["amount_wan"] / total),
        count=len(projects),
    )


def concentration_card(scene: Scene) -> Card:
    """Projects from large to small with the share that the first ones hold together."""
    text, frame = scene.text, _with_open_parts(scene, concentration(*scene.ask))
    names = {project.project_id: project.name for project in scene.plan.projects}
    shown = frame.head(_SHOWN_PROJECTS)
    return Card(
        id="concentration",
        span=2,
        rows=rows(frame),
        figure=concentration_bars(shown, text=text, look=scene.look),
        title=_concentration_finding(scene, frame) + open_view_words(scene),
        subtitle=[*_concentration_subtitle(scene, len(frame), len(shown)), *_open_legend(scene, frame)],
        marks=[_project_mark(scene, row) for row in rows(shown)],
        columns=[
            word_column(text("column.project"), lambda row: names[str(row["project_id"])]),
            amount_column(text, "amount_wan", text("column.amount")),
            share_column(text),
            Column(text("column.cumulative_share"), lambda row: text.share(row["cumulative_share"])),
        ],
        switch=without_switch(scene),
    )


def _with_open_parts(scene: Scene, frame: pd.DataFrame) -> pd.DataFrame:
    """The projects with what of their money in view is unconfirmed or undivided."""
    seen, ids = view(*scene.ask), scene.frame.project_ids
    at = ids.get_indexer(pd.Index(frame["project_id"]))
    return frame.assign(unconfirmed_wan=seen.unconfirmed_wan[at], undivided_wan=seen.undivided_wan[at])


def _open_legend(scene: Scene, frame: pd.DataFrame) -> list[SubtitlePart]:
    kinds = [kind for kind in _OPEN if frame[f"{kind}_wan"].sum() > 0]
    return [swatch(kind, scene.look.theme.secondary, scene.text(f"legend.{kind}")) for kind in kinds]


def without_switch(scene: Scene) -> ChartSwitch | None:
    """The switch that leaves the largest project out."""
    largest = largest_project(scene.frame)
    if largest is None:
        return None
    on = largest in scene.state.filter.without
    return {
        "label": scene.text("switch.without", name=short_name(scene, scene.projects[largest].name)),
        "on": on,
        "set": {"without": None if on else largest},
    }


def _project_mark(scene: Scene, row: Row) -> Mark:
    code = str(row["project_id"])
    return Mark(
        code,
        amount_label(scene.text, scene.projects[code].name, row["amount_wan"], row["share"]),
        {"project": code},
        code in scene.state.filter.project,
    )


def _concentration_finding(scene: Scene, frame: pd.DataFrame) -> str:
    text = scene.text
    if frame.empty or frame["amount_wan"].sum() <= 0:
        return text("finding.nothing")
    needed, share = half_of(frame)
    if needed == 1:
        first = frame.iloc[0]
        return text("finding.concentration.one", name=scene.projects[first["project_id"]].name, share=text.share(first["share"]))
    return text("finding.concentration.few", count=needed, share=text.share(share), all=len(frame))


def half_of(frame: pd.DataFrame) -> tuple[int, float]:
    """How many of the largest projects hold half the money or more, and their share; (0, 0.0) without money.

    Where some projects are chosen and others not, of the money of the chosen ones.
    """
    if not frame.empty and frame["selected"].any() and not frame["selected"].all():
        chosen = frame[frame["selected"]]
        frame = chosen.assign(cumulative_share=chosen["amount_wan"].cumsum() / (chosen["amount_wan"].sum() or 1))
    if frame.empty or frame["amount_wan"].sum() <= 0:
        return 0, 0.0
    needed = int((frame["cumulative_share"] < _HALF).sum()) + 1
    needed = min(needed, len(frame))
    return needed, float(frame["cumulative_share"].iloc[needed - 1])


def _concentration_subtitle(scene: Scene, projects: int, shown: int) -> list[SubtitlePart]:
    text, without = scene.text, scene.state.filter.without
    parts = [plain(text("subtitle.unit", unit=text.unit_word)), plain(text("subtitle.concentration"))]
    if projects > shown:
        parts.append(plain(text("subtitle.shown", shown=shown, count=projects)))
    if without:
        parts.append(plain(text("subtitle.without", names=text.listed([scene.projects[code].name for code in without]))))
    return parts
