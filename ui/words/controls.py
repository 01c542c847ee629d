"""The controls of the sidebar: one line for each filter, and those of the basis and the policies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis.questions.headline import largest_project
from models import Category, ConstructionType, FundingSource, Reach, TownshipMatch
from ui.document.parts import Option
from ui.document.side import (
    AmountsControl,
    Control,
    MoreControl,
    OptionsControl,
    RangeControl,
    Segment,
    SegmentOption,
    SimpleControl,
    SwitchControl,
    TextControl,
)
from ui.scene.scene import Scene
from ui.scene.state import is_set
from ui.words.filters import implementer_name, investment_range, short_name, shortened, year_range

_MOST_BODIES = 400  # that a list to choose from holds


def filter_controls(scene: Scene) -> list[Control]:
    """One line per filter; the rarer ones behind one line of their own."""
    text, theme = scene.text, scene.look.theme
    return [
        _options(scene, "category", [(code, text.code("category", code)) for code in Category], theme.categories),
        _townships(scene),
        _years(scene),
        _options(scene, "funding_source", [(code, text.code("source", code)) for code in FundingSource], theme.sources),
        _rarer(scene),
        _without(scene),
    ]


def _townships(scene: Scene) -> OptionsControl:
    """The townships; of two or more, whether a project serves any or all of them."""
    control = _options(scene, "township", [(one.code, scene.township_name(one.code)) for one in scene.plan.townships])
    return {**control, "match": _match(scene)} if len(scene.state.filter.township) > 1 else control


def _match(scene: Scene) -> Segment:
    text, chosen = scene.text, scene.state.filter.township_match
    options: list[SegmentOption] = [
        {
            "code": None if match is TownshipMatch.ANY else match.value,
            "label": text.code("township_match", match),
            "on": match is chosen,
        }
        for match in TownshipMatch
    ]
    return {"param": "township_match", "label": text("field.township_match"), "options": options}


def _rarer(scene: Scene) -> MoreControl:
    text, years = scene.text, scene.plan.years_to_start_in
    controls: list[SimpleControl] = [
        _options(scene, "reach", [(code, text.code("reach", code)) for code in Reach]),
        _options(scene, "construction_type", [(code, text.code("construction_type", code)) for code in ConstructionType]),
        _options(scene, "start_year", [(year, str(year)) for year in years]),
        _options(scene, "implementer", _implementers(scene)),
        _amounts(scene),
        _unsettled(scene),
        _search(scene),
    ]
    active = sum(bool(control["on"]) for control in controls)
    value = text("side.more.active", count=active) if active else text("value.all")
    return {"kind": "more", "param": "more", "label": text("side.more"), "value": value, "on": active > 0, "controls": controls}


def _implementers(scene: Scene) -> list[tuple[str, str]]:
    every, chosen = scene.frame.implementers, scene.state.filter.implementer
    listed = dict.fromkeys([*every[:_MOST_BODIES], *(code for code in chosen if code in every)])
    return [(code, implementer_name(scene.text, code)) for code in listed]


def _options(
    scene: Scene, field: str, options: Sequence[tuple[str | int, str]], dots: Mapping[str, str] | None = None
) -> OptionsControl:
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


def _unsettled(scene: Scene) -> SwitchControl:
    return {
        "kind": "switch",
        "param": "unsettled",
        "label": scene.text("side.unsettled"),
        "value_on": "1",
        "on": scene.state.filter.unsettled,
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
