"""The sidebar: name, menu, filters, basis and policies, and the small switches at its foot."""

from collections.abc import Collection, Sequence

from analysis.questions.headline import largest_project
from i18n import LANGUAGES, Labels
from models import AllocationPolicy, TownshipMatch
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
    Side,
    SimpleControl,
    SwitchControl,
    TextControl,
)
from ui.scene.pages import MENU
from ui.scene.scene import Scene
from ui.scene.state import METHODS, THEMES, is_set
from ui.words.fields import CODE_FIELDS, SWITCHES, CodeField, Codes
from ui.words.filters import investment_range, short_name, shortened, year_range

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
    themes = [(code, f"theme.{code}", scene.theme == code) for code in THEMES]
    choices: dict[str, Sequence[tuple[str | None, str, bool]]] = {"lang": languages, "unit": units, "theme": themes}
    return [_segment(text, param, f"segment.{param}", options) for param, options in choices.items()]


def _segment(text: Labels, param: str, name: str, options: Sequence[tuple[str | None, str, bool]]) -> Segment:
    fields: list[Option] = [{"code": code, "label": text(key), "on": on} for code, key, on in options]
    return {"param": param, "label": text(name), "options": fields}


def filter_controls(scene: Scene) -> list[Control]:
    """One line per filter; the rarer ones behind one line of their own."""
    category, townships, *others = _offered(scene, is_rare=False)
    return [category, _with_match(scene, townships), _years(scene), *others, _rarer(scene), _without(scene)]


def _with_match(scene: Scene, townships: OptionsControl) -> OptionsControl:
    """The townships; of two or more, whether a project serves any or all of them."""
    return {**townships, "match": _match(scene)} if len(scene.state.filter.township) > 1 else townships


def _match(scene: Scene) -> Segment:
    chosen = scene.state.filter.township_match
    ways = [(None if one is TownshipMatch.ANY else one.value, f"township_match.{one}", one is chosen) for one in TownshipMatch]
    return _segment(scene.text, "township_match", "field.township_match", ways)


def _rarer(scene: Scene) -> MoreControl:
    text = scene.text
    switches = [_switch(scene, name) for name in SWITCHES]
    controls: list[SimpleControl] = [*_offered(scene, is_rare=True), _amounts(scene), *switches, _search(scene)]
    active = sum(bool(control["on"]) for control in controls)
    value = text("side.more.active", count=active) if active else text("value.all")
    return {"kind": "more", "param": "more", "label": text("side.more"), "value": value, "on": active > 0, "controls": controls}


def _offered(scene: Scene, *, is_rare: bool) -> list[OptionsControl]:
    return [_options(scene, field, field.offered) for field in CODE_FIELDS if field.offered and field.is_rare is is_rare]


def _options(scene: Scene, field: CodeField, offered: Codes) -> OptionsControl:
    text, theme, name = scene.text, scene.look.theme, field.name
    options = [(code, field.called(scene, code)) for code in offered(scene)]
    dots = {"category": theme.categories, "funding_source": theme.sources}.get(name)
    chosen = getattr(scene.state.filter, name)
    words = [word for code, word in options if code in chosen]
    everything = f"value.all.{name}" if text.has(f"value.all.{name}") else "value.all"
    return {
        "kind": "options",
        "param": name,
        "label": text(f"field.{name}"),
        "multiple": True,
        "on": bool(chosen),
        "value": shortened(text, words, 1) if words else text(everything, count=len(options)),
        "options": [
            {"code": str(code), "label": word, "on": code in chosen, "dot": dots[str(code)] if dots else None}
            for code, word in options
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
        "wan": scene.text.scale.small_wan,
    }


def _search(scene: Scene) -> TextControl:
    text, words = scene.text, scene.state.filter.text
    return {
        "kind": "text",
        "param": "text",
        "label": text("field.text"),
        "value": words,
        "placeholder": text("search.short"),
        "on": bool(words),
    }


def _switch(scene: Scene, name: str) -> SwitchControl:
    on = getattr(scene.state.filter, name)
    return {"kind": "switch", "param": name, "label": scene.text(f"side.{name}"), "value_on": "1", "on": on}


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


# --- basis and policies --------------------------------------------------------------------------


def method_controls(scene: Scene) -> list[OptionsControl]:
    state = scene.state
    return [
        _choice(scene, "basis", state.basis),
        _choice(scene, "years", state.policy.years),
        _choice(scene, "townships", state.policy.townships),
    ]


def _choice(scene: Scene, param: str, chosen: str) -> OptionsControl:
    text, (usual, *others) = scene.text, METHODS[param]

    def option(code: str) -> Option:
        words, note = text(f"choice.{param}.{code}"), text(f"choice.{param}.{code}.note")
        return {"code": None if code == usual else code, "label": words, "note": note, "on": code == chosen, "dot": None}

    return {
        "kind": "options",
        "param": param,
        "label": text(f"choice.{param}"),
        "multiple": False,
        "on": chosen != usual,
        "value": text(f"choice.{param}.{chosen}"),
        "options": [option(code) for code in (usual, *others)],
    }
