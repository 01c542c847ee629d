"""The structure of the investment: category, project, funding; and how concentrated it is."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pandas as pd

from analysis import percentages, tree
from charts import project_tree
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
    word_column,
)
from ui.scene import Scene

_SHOWN_PROJECTS = 12
_HALF = 0.5 - 1e-9  # and what floats leave of nothing; the browser adds up in another order


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
