"""What surrounds every page: the menu, the filters, the head with its chips, and the source line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis.headline import largest_project
from i18n import LANGUAGES, Labels
from models import Category, ConstructionType, FundingSource, Reach
from ui.actions import PAGE_PARAMS
from ui.document.page import Button, Chip, Crumb, Head
from ui.document.parts import Option
from ui.document.side import (
    AmountsControl,
    Control,
    ControlGroup,
    MenuItem,
    MoreControl,
    OptionsControl,
    RangeControl,
    Segment,
    SegmentOption,
    Side,
    SimpleControl,
    SwitchControl,
    TextControl,
)
from ui.pages import MENU
from ui.scene import Scene
from ui.state import THEMES, is_set
from ui.wording import (
    ActiveFilter,
    active_filters,
    implementer_name,
    investment_range,
    method,
    shortened,
    subject,
    whole,
    year_range,
)

_WITHOUT_METHODS = ("targets", "text", "checks")
_MOST_BODIES = 400  # that a list to choose from holds
_MENU_PARENT = {"project": "projects"}


def side(scene: Scene) -> Side:
    """The sidebar: name, menu, filters, basis and policies, and the switches of language, unit and theme."""
    text = scene.text
    return {
        "brand": {
            "title": scene.plan.name_in(text.language),
            "sub": text("brand.sub", start=scene.plan.start_year, end=scene.plan.end_year),
        },
        "menu": [
            {"title": text(f"menu.{section}"), "items": [_item(scene, page) for page in pages]} for section, pages in MENU.items()
        ],
        "groups": _groups(scene),
        "foot": _segments(scene),
    }


def _groups(scene: Scene) -> list[ControlGroup]:
    text = scene.text
    methods: ControlGroup = {"title": text("side.methods"), "controls": method_controls(scene)}
    return [
        {"title": text("side.filters"), "controls": filter_controls(scene)},
        *([] if scene.page in _WITHOUT_METHODS else [methods]),
    ]


def _item(scene: Scene, page: str) -> MenuItem:
    """A page in the menu. Its address keeps the view, not what single pages remember."""
    on = _MENU_PARENT.get(scene.page, scene.page) == page
    href = scene.href(page, **dict.fromkeys(PAGE_PARAMS))
    return {"label": scene.text(f"page.{page}"), "href": href, "on": on, "badge": _badge(scene) if page == "checks" else None}


def _badge(scene: Scene) -> str | None:
    """How many contradictions nobody has decided on yet."""
    count = scene.evidence.open_contradictions
    return scene.text("menu.badge", count=count) if count else None


# --- filters -------------------------------------------------------------------------------------


def filter_controls(scene: Scene) -> list[Control]:
    """One line per filter; the rarer ones behind one line of their own."""
    text, theme = scene.text, scene.look.theme
    return [
        _options(scene, "category", [(code, text.code("category", code)) for code in Category], theme.categories),
        _options(scene, "township", [(township.code, scene.township_name(township.code)) for township in scene.plan.townships]),
        _years(scene),
        _options(scene, "funding_source", [(code, text.code("source", code)) for code in FundingSource], theme.sources),
        _rarer(scene),
        _without(scene),
    ]


def _rarer(scene: Scene) -> MoreControl:
    text = scene.text
    controls: list[SimpleControl] = [
        _options(scene, "reach", [(code, text.code("reach", code)) for code in Reach]),
        _options(scene, "construction_type", [(code, text.code("construction_type", code)) for code in ConstructionType]),
        _options(scene, "implementer", _implementers(scene)),
        _amounts(scene),
        _search(scene),
    ]
    active = sum(bool(control["on"]) for control in controls)
    value = text("side.more.active", count=active) if active else text("value.all")
    return {"kind": "more", "param": "more", "label": text("side.more"), "value": value, "on": active > 0, "controls": controls}


def _implementers(scene: Scene) -> list[tuple[str, str]]:
    every, chosen = scene.frame.implementers, scene.state.filter.implementer
    listed = dict.fromkeys([*every[:_MOST_BODIES], *(code for code in chosen if code in every)])
    return [(code, implementer_name(scene.text, code)) for code in listed]


def _options(scene: Scene, field: str, options: Sequence[tuple[str, str]], dots: Mapping[str, str] | None = None) -> OptionsControl:
    text, chosen = scene.text, getattr(scene.state.filter, field)
    words = [word for code, word in options if code in chosen]
    everything = f"value.all.{field}"
    return {
        "kind": "options",
        "param": field,
        "label": text(f"field.{field}"),
        "multiple": True,
        "on": bool(chosen),
        "value": shortened(text, words, 1)
        if words
        else text(everything, count=len(options))
        if text.has(everything)
        else text("value.all"),
        "options": [
            {"code": str(code), "label": word, "on": code in chosen, "dot": dots[code] if dots else None} for code, word in options
        ],
    }


def _years(scene: Scene) -> RangeControl:
    chosen, plan = scene.state.filter, scene.plan
    return {
        "kind": "range",
        "params": ("from_year", "to_year"),
        "label": scene.text("field.year"),
        "value": year_range(scene),
        "min": plan.start_year,
        "max": plan.end_year,
        "from": chosen.from_year or plan.start_year,
        "to": chosen.to_year or plan.end_year,
        "on": is_set(chosen, "year"),
    }


def _amounts(scene: Scene) -> AmountsControl:
    chosen = scene.state.filter
    on = chosen.min_wan is not None or chosen.max_wan is not None
    return {
        "kind": "amounts",
        "params": ("min_wan", "max_wan"),
        "label": scene.text("field.investment"),
        "value": investment_range(scene) if on else scene.text("value.all"),
        "from": chosen.min_wan,
        "to": chosen.max_wan,
        "on": on,
    }


def _search(scene: Scene) -> TextControl:
    text, words = scene.text, scene.state.filter.text
    placeholder = text("search.short")
    return {
        "kind": "text",
        "param": "text",
        "label": text("field.text"),
        "value": words,
        "placeholder": placeholder,
        "on": bool(words),
    }


def _without(scene: Scene) -> SwitchControl:
    largest = largest_project(scene.frame)
    name = scene.projects[largest].name if largest else ""
    return {
        "kind": "switch",
        "param": "without",
        "label": scene.text("side.without", name=short_name(scene, name)),
        "value_on": largest,
        "on": largest in scene.state.filter.without,
    }


def short_name(scene: Scene, name: str) -> str:
    """A project's name without the words for building it, for narrow places."""
    for ending in scene.text("name.endings").split():
        name = name.removesuffix(ending)
    return name


# --- basis and policies --------------------------------------------------------------------------


def method_controls(scene: Scene) -> list[OptionsControl]:
    """The basis, the two allocation policies and the reading of unconfirmed amounts."""
    state = scene.state
    return [
        _choice(scene, "basis", state.basis, ("computed", "printed", "funding")),
        _choice(scene, "years", state.policy.years, ("evenly", "first_year", "undivided")),
        _choice(scene, "townships", state.policy.townships, ("evenly", "undivided")),
        _choice(scene, "reading", state.reading, ("confirmed", "range")),
    ]


def _choice(scene: Scene, param: str, chosen: str, codes: tuple[str, ...]) -> OptionsControl:
    text = scene.text

    def option(code: str) -> Option:
        words, note = text(f"choice.{param}.{code}"), text(f"choice.{param}.{code}.note")
        return {"code": None if code == codes[0] else code, "label": words, "note": note, "on": code == chosen, "dot": None}

    return {
        "kind": "options",
        "param": param,
        "label": text(f"choice.{param}"),
        "multiple": False,
        "on": chosen != codes[0],
        "value": text(f"choice.{param}.{chosen}"),
        "options": [option(code) for code in codes],
    }


def _segments(scene: Scene) -> list[Segment]:
    text, state = scene.text, scene.state
    languages = [(None if code == LANGUAGES[0] else code, f"lang.{code}", state.lang == code) for code in LANGUAGES]
    units = [(None if code == "auto" else code, f"unit.choice.{code}", state.unit == code) for code in ("auto", "wan", "yi")]
    themes: list[tuple[str | None, str, bool]] = [(code, f"theme.{code}", scene.theme == code) for code in THEMES]
    return [_segment(text, "lang", languages), _segment(text, "unit", units), _segment(text, "theme", themes)]


def _segment(text: Labels, param: str, options: list[tuple[str | None, str, bool]]) -> Segment:
    fields: list[SegmentOption] = [{"code": code, "label": text(key), "on": on} for code, key, on in options]
    return {"param": param, "label": text(f"segment.{param}"), "options": fields}


# --- head ----------------------------------------------------------------------------------------


def head(scene: Scene, title: str, projects: int) -> Head:
    """The question, the view in words, the chips of what is active, and the drill path."""
    active, text = active_filters(scene), scene.text
    return {
        "crumbs": [],
        "path": crumbs(scene),
        "title": title,
        "words": [{"t": subject(scene, projects), "strong": True}, {"t": method(scene), "strong": False}],
        "chips": [_chip(text, item) for item in active],
        "hint": text("hint.filtered" if active else "hint.click"),
        "clear_all": {"label": text("chips.clear"), "action": {"clear": True}} if active else None,
        "buttons": _buttons(scene),
    }


def _buttons(scene: Scene) -> list[Button]:
    copy: Button = {"label": scene.text("button.copy_link"), "action": {"copy": "link"}}
    chosen = scene.state.filter.project
    if len(chosen) != 1:
        return [copy]
    return [{"label": scene.text("button.open_project"), "action": {"go": scene.project_href(chosen[0])}}, copy]


def _chip(text: Labels, active: ActiveFilter) -> Chip:
    label = text("chips.label", name=active.name, values=shortened(text, active.values))
    return {"label": label, "title": whole(text, active), "clear": dict.fromkeys(active.params)}


def crumbs(scene: Scene) -> list[Crumb]:
    """The drill path as a breadcrumb: the page, then every field that was drilled into, the last without a link."""
    drill = scene.state.drill
    return [*drill_steps(scene, scene.page, drill)[:-1], {"label": drill_word(scene, drill[-1]), "href": None}] if drill else []


def drill_steps(scene: Scene, page: str, drill: tuple[str, ...], **changes: object) -> list[Crumb]:
    """A page and every field that was drilled into there, each with the address that leads back to it.

    ``changes`` are parameters that every address sets, or removes with ``None``.
    """
    steps: list[Crumb] = []
    for depth in range(len(drill) + 1):
        label = drill_word(scene, drill[depth - 1]) if depth else scene.text(f"page.{page}")
        query: dict[str, object] = {**_cleared(drill[depth:]), "drill": "~".join(drill[:depth]), **changes}
        steps.append({"label": label, "href": scene.href(page, **query)})
    return steps


def _cleared(fields: tuple[str, ...]) -> dict[str, None]:
    return dict.fromkeys(name for field in fields for name in (("from_year", "to_year") if field == "year" else (field,)))


def drill_word(scene: Scene, field: str) -> str:
    """What was drilled into, in words."""
    for active in active_filters(scene):
        if active.params[0] == ("from_year" if field == "year" else field):
            return shortened(scene.text, active.values)
    return scene.text(f"field.{field}")


def foot(scene: Scene) -> str:
    """The source line: the plan, its annex, and the data's version."""
    plan = scene.plan
    return scene.text("foot.source", title=plan.title, issued=plan.issued_on.isoformat(), version=plan.data_version)
