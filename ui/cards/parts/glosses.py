"""The plan's names with what they mean beside them, for readers of another language: charts call them by that, tables have both."""

import html
import re
from collections.abc import Mapping, Sequence
from typing import Any

from charts.parts.figure import escape
from ui.document.parts import DataTable, Figure, Value
from ui.document.tables import CellLook
from ui.scene.scene import Scene

_HEAD = re.compile(r"<b>([^<]*)</b>")  # of a hover: the name of what is told about


def glossed(scene: Scene, cell: CellLook) -> CellLook:
    """A cell that is a name, with what it means."""
    gloss = scene.gloss(cell["t"])
    return {**cell, "gloss": gloss} if gloss else cell


def with_gloss(scene: Scene, fields: Sequence[str], gloss: str) -> list[str]:
    """Fields of a file whose first is a name, with what it means as the second."""
    return [fields[0], gloss, *fields[1:]] if scene.text.names else list(fields)


def glossed_table(
    scene: Scene, columns: Sequence[str], rows: Sequence[Sequence[Value]], links: Sequence[Sequence[str | None]] = ()
) -> DataTable:
    """A table in which every column of names is followed by one of what they mean."""
    if not scene.text.names:
        return _table(columns, rows, links)
    rows = [[scene.printed.get(value, value) if isinstance(value, str) else value for value in row] for row in rows]
    means = [[scene.gloss(value) if isinstance(value, str) else "" for value in row] for row in rows]
    named = [place for place in range(len(columns)) if any(row[place] for row in means)]

    def widened(cells: Sequence[Any], beside: Sequence[Any]) -> list[Any]:
        return [value for place, cell in enumerate(cells) for value in ((cell, beside[place]) if place in named else (cell,))]

    heads = [str(head) for head in widened(columns, [scene.text("column.gloss")] * len(columns))]
    wide = [widened(row, mean) for row, mean in zip(rows, means, strict=True)]
    return _table(heads, wide, [widened(row, [None] * len(columns)) for row in links])


def _table(columns: Sequence[str], rows: Sequence[Sequence[Value]], links: Sequence[Sequence[str | None]]) -> DataTable:
    found: DataTable = {"columns": list(columns), "rows": [list(row) for row in rows]}
    if any(link for row in links for link in row):
        found["links"] = [list(row) for row in links]
    return found


def glossed_figure(scene: Scene, figure: Mapping[str, Any]) -> Figure:
    """A figure whose hovers say under a name how it is printed, or what it means."""
    if not scene.text.names:
        return figure
    return {**figure, "data": [_glossed_trace(scene, trace) for trace in figure["data"]]}


def _glossed_trace(scene: Scene, trace: Mapping[str, Any]) -> Mapping[str, Any]:
    told, nodes = trace.get("hovertemplate"), trace.get("node")
    if nodes:
        return {**trace, "node": {**nodes, "label": [_glossed_hover(scene, one) for one in nodes["label"]]}}
    if isinstance(told, list):
        return {**trace, "hovertemplate": [_glossed_hover(scene, one) for one in told]}
    return {**trace, "hovertemplate": _glossed_hover(scene, told)} if told else trace


def _glossed_hover(scene: Scene, words: str) -> str:
    head = _HEAD.match(words)
    name = html.unescape(head[1]) if head else ""
    gloss = scene.gloss(name) or scene.printed.get(name, "")
    return f"{words[: head.end()]}<br>{escape(gloss)}{words[head.end() :]}" if head and gloss else words
