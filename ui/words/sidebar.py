"""The sidebar: name, menu, filters, basis and policies, and the small switches at its foot."""

from __future__ import annotations

from collections.abc import Collection

from i18n import LANGUAGES, Labels
from models import AllocationPolicy
from ui.document.side import ControlGroup, MenuItem, Segment, SegmentOption, Side
from ui.scene.pages import MENU
from ui.scene.scene import Scene
from ui.scene.state import THEMES
from ui.words.controls import filter_controls, method_controls

_MENU_PARENT = {"project": "projects"}


def side(scene: Scene, acts: Collection[str]) -> Side:
    """The sidebar: name, menu, filters, methods where they act, and the small switches."""
    text = scene.text
    return {
        "brand": {
            "title": scene.plan.name_in(text.language),
            "sub": text("brand.sub", start=scene.plan.start_year, end=scene.plan.end_year),
        },
        "menu": [
            {"title": text(name) if text.has(name := f"menu.{section}") else "", "items": [_item(scene, page) for page in pages]}
            for section, pages in MENU.items()
        ],
        "groups": _groups(scene, acts),
        "foot": _segments(scene),
    }


def _groups(scene: Scene, acts: Collection[str]) -> list[ControlGroup]:
    text = scene.text
    methods: ControlGroup = {"title": text("side.methods"), "controls": method_controls(scene)}
    return [
        {"title": text("side.filters"), "controls": filter_controls(scene)},
        *([] if AllocationPolicy.model_fields.keys().isdisjoint(acts) else [methods]),
    ]


def _item(scene: Scene, page: str) -> MenuItem:
    """A page in the menu. Its address keeps the view, not what single pages remember."""
    on = _MENU_PARENT.get(scene.page, scene.page) == page
    return {
        "label": scene.text(f"page.{page}"),
        "href": scene.page_href(page),
        "on": on,
        "badge": _badge(scene) if page == "checks" else None,
    }


def _badge(scene: Scene) -> str | None:
    """How many contradictions nobody has decided on yet."""
    count = scene.evidence.open_contradictions
    return scene.text("menu.badge", count=count) if count else None


def _segments(scene: Scene) -> list[Segment]:
    text, state = scene.text, scene.state
    languages = [(None if code == LANGUAGES[0] else code, f"lang.{code}", state.lang == code) for code in LANGUAGES]
    units = [(None if code == "auto" else code, f"unit.choice.{code}", state.unit == code) for code in ("auto", "wan", "yi")]
    themes: list[tuple[str | None, str, bool]] = [(code, f"theme.{code}", scene.theme == code) for code in THEMES]
    return [_segment(text, "lang", languages), _segment(text, "unit", units), _segment(text, "theme", themes)]


def _segment(text: Labels, param: str, options: list[tuple[str | None, str, bool]]) -> Segment:
    fields: list[SegmentOption] = [{"code": code, "label": text(key), "on": on} for code, key, on in options]
    return {"param": param, "label": text(f"segment.{param}"), "options": fields}
