"""Which columns the table of projects has: the menu above it."""

from __future__ import annotations

from ui.cards.projects.columns import ProjectColumn, every_column, is_shown
from ui.document.parts import Option
from ui.document.side import OptionsControl, Preset
from ui.scene.scene import Scene

_PARAM = "columns"


def columns_control(scene: Scene) -> OptionsControl:
    """A box for every column but the name; all of them, or the usual ones, at a click."""
    text, offered = scene.text, every_column(scene)[1:]
    extra = "~".join(column.code for column in offered if not column.is_usual)
    shown = sum(is_shown(scene, column) for column in offered)
    presets: list[Preset] = [
        {"label": text("table.columns.all"), "set": {_PARAM: extra}, "on": shown == len(offered)},
        {"label": text("table.columns.usual"), "set": {_PARAM: None}, "on": not scene.state.columns},
    ]
    return {
        "kind": "options",
        "param": _PARAM,
        "label": text("table.columns"),
        "value": f"{shown + 1}",
        "on": bool(scene.state.columns),
        "multiple": True,
        "options": [_option(scene, column) for column in offered],
        "presets": presets,
    }


def _option(scene: Scene, column: ProjectColumn) -> Option:
    """A column's box: what it puts into the address is that the column differs from what is usual."""
    return {"code": f"-{column.code}" if column.is_usual else column.code, "label": column.label, "on": is_shown(scene, column)}
