"""The sidebar: name, menu, filters, basis and policies, and the small switches at its foot."""

from collections.abc import Collection, Iterable

from analysis.questions.headline import largest_project
from i18n import LANGUAGES, Labels, MoneyUnit
from models import AllocationPolicy, TownshipMatch
from ui.document.parts import Option
from ui.document.side import Control, ControlGroup, MenuItem, OptionsControl, Segment, Side, SimpleControl
from ui.scene.pages import MENU
from ui.scene.scene import Scene
from ui.scene.state import METHODS, THEMES, is_set
from ui.words.filters import CODE_FIELDS, SWITCHES, CodeField, Codes, investment_range, short_name, shortened, year_range

_MENU_PARENT = {"project": "projects"}


def side(scene: Scene, acts: Collection[str]) -> Side:
    """The sidebar: name, menu, filters, methods where they act, and the small switches."""
    text = scene.text
    ways = {"basis": scene.state.basis, **dict(scene.state.policy)}
    choices = [_choice(scene, param, code) for param, code in ways.items()]
    methods: ControlGroup = {"title": text("side.methods"), "controls": choices}
    return {
        "brand": {
            "title": scene.plan.name_in(text.language),
            "sub": text("brand.sub", start=scene.plan.start_year, end=scene.plan.end_year),
        },
        "menu": [
            {"title": text(name) if text.has(name := f"menu.{section}") else "", "items": [_item(scene, page) for page in pages]}
            for section, pages in MENU.items()
        ],
        "groups": [
            {"title": text("side.filters"), "controls": _filters(scene)},
            *([] if AllocationPolicy.model_fields.keys().isdisjoint(acts) else [methods]),
        ],
        "foot": [
            _segment(text, "lang", "segment.lang", "lang", LANGUAGES, scene.state.lang),
            _segment(text, "unit", "segment.unit", "unit.choice", MoneyUnit, scene.state.unit),
            _segment(text, "theme", "segment.theme", "theme", THEMES, scene.theme, has_usual=False),
        ],
    }


def _item(scene: Scene, page: str) -> MenuItem:
    """A page in the menu. Its address keeps the view, not what single pages remember."""
    on, disputed = _MENU_PARENT.get(scene.page, scene.page) == page, scene.evidence.open_contradictions if page == "checks" else 0
    return {
        "label": scene.text(f"page.{page}"),
        "href": scene.page_href(page),
        "on": on,
        "badge": scene.text("menu.badge", count=disputed) if disputed else None,  # what nobody has decided on yet
    }


def _segment(
    text: Labels, param: str, name: str, group: str, codes: Iterable[str], chosen: str, *, has_usual: bool = True
) -> Segment:
    """A switch of codes, of which the first is the usual one if any is."""
    usual, *others = codes
    known = [(None if has_usual else str(usual), usual), *((str(code), code) for code in others)]
    options: list[Option] = [{"code": code, "label": text(f"{group}.{one}"), "on": one == chosen} for code, one in known]
    return {"param": param, "label": text(name), "options": options}


def _filters(scene: Scene) -> list[Control]:
    """One line per filter; the rarer ones behind one line of their own."""
    category, townships, *others = _offered(scene, is_rare=False)
    if len(scene.state.filter.township) > 1:  # whether a project serves any or all of them
        match, chosen = "township_match", scene.state.filter.township_match
        townships["match"] = _segment(scene.text, match, f"field.{match}", match, TownshipMatch, chosen)
    return [category, townships, _years(scene), *others, _rarer(scene), _without(scene)]


def _rarer(scene: Scene) -> Control:
    text = scene.text
    switches = [_switch(scene, name, f"side.{name}", "1", is_on=getattr(scene.state.filter, name)) for name in SWITCHES]
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


def _years(scene: Scene) -> SimpleControl:
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


def _amounts(scene: Scene) -> SimpleControl:
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


def _search(scene: Scene) -> SimpleControl:
    text, words = scene.text, scene.state.filter.text
    return {
        "kind": "text",
        "param": "text",
        "label": text("field.text"),
        "value": words,
        "placeholder": text("search.short"),
        "on": bool(words),
    }


def _switch(scene: Scene, param: str, label: str, value: str | None, *, is_on: bool, **words: str) -> SimpleControl:
    return {"kind": "switch", "param": param, "label": scene.text(label, **words), "value_on": value, "on": is_on}


def _without(scene: Scene) -> SimpleControl:
    largest = largest_project(scene.frame)
    name = short_name(scene, scene.plan.by_id[largest].name if largest else "")
    return _switch(scene, "without", "side.without", largest, is_on=largest in scene.state.filter.without, name=name)


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
