"""One target as a line of the list: its words, its bullet, its baseline, and what the projects come to."""

from analysis.questions.targets import Assessment, Verdict
from models import Indicator
from ui.cards.targets.bullet import bullet
from ui.cards.targets.detail import beside_href, detail, disputes, is_disputed
from ui.document.targets import TargetCapacity, TargetRow
from ui.scene.scene import Scene
from ui.words.measures import measured, stated_words
from ui.words.origins import sign_href
from ui.words.passages import passage_href, section_place
from ui.words.workings import alone, list_href


def target_row(scene: Scene, one: Assessment) -> TargetRow:
    """The line, and with it all that an opened target shows."""
    indicator, is_open = one.indicator, scene.state.indicator == one.indicator.indicator_id
    target, base, capacity = stated_at(scene, one), base_words(scene, indicator), capacity_words(scene, one)
    warn = is_disputed(scene, one)
    return {
        "id": indicator.indicator_id,
        "href": scene.href(indicator=None if is_open else indicator.indicator_id),
        "on": is_open,
        "name": indicator.name,
        "gloss": scene.gloss(indicator.name),
        "scope": scene.called(indicator.scope),
        "target": [{"t": words, "href": href} for words, href in target.items()],
        "desk": dispute_href(scene, one) if warn else None,
        "disagree": scene.text("targets.disagree"),
        "bullet": bullet(scene, one, _alt(scene, one), warn=warn),
        "relative": scene.text("targets.relative"),
        "base": [
            {"t": words, "href": passage_href(scene, fact.passage)} for words, fact in zip(base, indicator.baselines, strict=True)
        ],
        "capacity": capacity,
        "status": scene.text("value.missing"),
        "detail": detail(scene, one, _alt(scene, one)) if is_open else None,
    }


def dispute_href(scene: Scene, one: Assessment) -> str:
    """The address of the finding that holds a target's numbers apart, or of all findings."""
    return sign_href(scene, disputes(scene, one))


def statements(scene: Scene, one: Assessment) -> list[str]:
    """The different wordings of a target's number, as printed, each value once."""
    return list(stated_at(scene, one))


def stated_at(scene: Scene, one: Assessment) -> dict[str, str]:
    """The same, each with the place where it stands first."""
    said: dict[tuple[object, ...], tuple[str, str]] = {}
    for target in one.indicator.targets:
        words, place = stated_words(scene.text, target, target.relative_to), passage_href(scene, target.place)
        said.setdefault((target.value, target.value_high, target.comparator), (words, place))
    return dict(reversed([*reversed(said.values())]))


def base_words(scene: Scene, indicator: Indicator) -> list[str]:
    return [stated_words(scene.text, fact) for fact in indicator.baselines]


def capacity_words(scene: Scene, one: Assessment) -> TargetCapacity:
    """What the projects are to build and what it comes to, in few words."""
    text = scene.text
    if one.capacity is None:
        projects = text("targets.projects", count=len(one.projects)) if one.projects else ""
        href = list_href(scene, **alone(*one.projects)) if projects else None
        return {"value": projects, "href": href, "note": text(f"targets.verdict.{one.verdict}"), "dim": True}
    about = text("value.about") if one.capacity.is_approximate else ""
    value = about + measured(text, one.capacity.value, one.capacity.unit)
    is_short = one.verdict in (Verdict.FALLS_SHORT, Verdict.DEPENDS)
    return {"value": value, "href": beside_href(scene, one), "note": _verdict(scene, one), "short": is_short}


def _verdict(scene: Scene, one: Assessment) -> str:
    """The verdict with the difference where there is a single number to differ from."""
    value = one.capacity.value if one.capacity else 0
    stated = {target.value_high or target.value for target in one.indicator.targets}
    least = {target.value for target in one.indicator.targets}
    if one.verdict is Verdict.EXCEEDS and len(stated) > 1:
        return scene.text("targets.verdict.reaches")
    more = measured(scene.text, value - max(number or 0 for number in stated), "")
    less = measured(scene.text, max(number or 0 for number in least) - value, "")
    return scene.text(f"targets.verdict.{one.verdict}", more=more, less=less)


def _alt(scene: Scene, one: Assessment) -> str:
    text, capacity = scene.text, capacity_words(scene, one)
    return text(
        "targets.alt",
        name=scene.called(one.indicator.name),
        target=text.listed(statements(scene, one)),
        base=text.listed(base_words(scene, one.indicator)) or text("value.missing"),
        capacity=text("targets.alt.capacity", value=capacity["value"], verdict=capacity["note"])
        if capacity["value"]
        else capacity["note"],
    )


def spreadsheet_row(scene: Scene, one: Assessment) -> list[str]:
    text, indicator, capacity = scene.text, one.indicator, capacity_words(scene, one)
    return [
        text.code("domain", indicator.domain),
        indicator.name,
        indicator.scope,
        text.listed(statements(scene, one)),
        text.listed(base_words(scene, indicator)),
        f"{capacity['value']} {capacity['note']}".strip(),
        text("value.missing"),
        text.listed([project.name for project in one.projects]),
        text.listed(list(dict.fromkeys(section_place(text, target.passage.section) for target in indicator.targets))),
    ]
