"""The menus above the table of projects: which columns it has, and on a phone, which has no headers, in which order it stands."""

from __future__ import annotations

from analysis.questions.table import DEFAULT_SORT
from ui.cards.projects.columns import ProjectColumn, columns_of, every_column, header, is_shown, sort_of
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


def order_control(scene: Scene) -> OptionsControl:
    """The orders that the headers of the table ask for, and the present one turned round."""
    text, sort, columns = scene.text, sort_of(scene), columns_of(scene)
    heads = [header(scene, one.code, one.label, sort, DEFAULT_SORT, one.align) for one in columns]
    options: list[Option] = [{"code": one["sort"] or None, "label": one["label"], "on": bool(one["sorted"])} for one in heads]
    turned = next((one["code"] for one in options if one["on"]), None)
    return {
        "kind": "options",
        "param": "sort",
        "label": text("table.order"),
        "value": "",
        "on": bool(scene.state.sort),
        "multiple": False,
        "options": options,
        "presets": [{"label": text("table.order.turned"), "set": {"sort": turned}, "on": False}],
    }
