"""One target: a line of the list, with what its projects come to; and opened, its words in the plan and how that was worked out."""

from collections.abc import Iterator, Sequence

from analysis.questions.targets import Assessment, PlannedCapacity, Verdict, beside, stated_together
from models import Comparator, Fact, Finding, Indicator, Measure, Project, Quantity, QuantityKind, Target
from ui.cards.checks.finding import with_decision
from ui.cards.parts.printed_units import FOR_PEOPLE, quantity_words
from ui.cards.targets.bullet import bullet
from ui.document.parts import QuotePart
from ui.document.targets import TargetCapacity, TargetDetail, TargetFinding, TargetLine, TargetLines, TargetPassage, TargetRow
from ui.scene.scene import Scene
from ui.words.measures import measured, stated_words
from ui.words.origins import finding_href, sign_href
from ui.words.passages import passage_href, section_place, where_href
from ui.words.workings import ADDED, BEYOND, REACH, alone, list_href, working_href


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
    stated = {target.value_high or target.value or 0 for target in one.indicator.targets}
    if one.verdict is Verdict.EXCEEDS and len(stated) > 1:
        return scene.text("targets.verdict.reaches")
    more = measured(scene.text, value - max(stated), "")
    less = measured(scene.text, max(target.value or 0 for target in one.indicator.targets) - value, "")
    return scene.text(f"targets.verdict.{one.verdict}", more=more, less=less)


def _alt(scene: Scene, one: Assessment) -> str:
    text, capacity, indicator = scene.text, capacity_words(scene, one), one.indicator
    value, said = capacity["value"], capacity["note"]
    said = text("targets.alt.capacity", value=value, verdict=said) if value else said
    target, base = text.listed(statements(scene, one)), text.listed(base_words(scene, indicator)) or text("value.missing")
    return text("targets.alt", name=scene.called(indicator.name), target=target, base=base, capacity=said)


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


# --- what disagrees ------------------------------------------------------------------------------


def disputes(scene: Scene, one: Assessment) -> list[Finding]:
    """The open findings that hold different numbers of a target against each other."""
    return [finding for finding in scene.evidence.of(one.indicator.indicator_id) if _has_different_numbers(finding)]


def is_disputed(scene: Scene, one: Assessment) -> bool:
    """Whether a target is stated with numbers that disagree: no value meets them all, or the desk holds them apart."""
    return one.is_contradictory or bool(disputes(scene, one))


def _has_different_numbers(finding: Finding) -> bool:
    return len({(side.value, side.value_high, side.comparator) for side in finding.sides if side.value is not None}) > 1


# --- opened --------------------------------------------------------------------------------------


def detail(scene: Scene, one: Assessment, alt: str) -> TargetDetail:
    warn, text, targets = is_disputed(scene, one), scene.text, one.indicator.targets
    added = "~".join(f"{ADDED}.{one.indicator.indicator_id}.{kind}" for kind in stated_together(one.projects))
    findings = [
        TargetFinding(label=with_decision(scene, finding), href=finding_href(scene, finding), warn=_has_different_numbers(finding))
        for finding in scene.evidence.of(one.indicator.indicator_id)
    ]
    return {
        "answer": {
            "title": text("targets.detail.answer"),
            "text": answers(scene, one),
            "href": beside_href(scene, one) or (working_href(scene, added) if added else None),
            "short": one.verdict is Verdict.FALLS_SHORT,
        },
        "bullet": bullet(scene, one, alt, warn=warn) if one.capacity else None,
        "how": {"title": text("targets.how"), "text": how(scene, one)},
        "projects": _lines(scene, "projects", [_project(scene, one, project) for project in one.projects]),
        "bases": _lines(scene, "bases", [_base(scene, fact) for fact in one.indicator.baselines]),
        "findings": {"title": text("targets.detail.findings"), "items": findings} if findings else None,
        "passages": {
            "title": text("targets.detail.passages", count=len(targets)),
            "items": [_passage(scene, target, warn) for target in targets],
        },
    }


def _lines(scene: Scene, key: str, items: Sequence[TargetLine]) -> TargetLines | None:
    return {"title": scene.text(f"targets.detail.{key}"), "items": items} if items else None


# --- the answer ----------------------------------------------------------------------------------


def answers(scene: Scene, one: Assessment) -> list[str]:
    """The planned capacity beside each different statement of the target, in sentences."""
    if one.capacity is None:
        return [scene.text(f"targets.answer.{one.verdict}", count=len(one.projects)), *_added(scene, one)]
    different = {(target.comparator, target.value, target.value_high): target for target in reversed(one.indicator.targets)}
    return [_answer(scene, one.capacity, target) for target in reversed(different.values())]


def _added(scene: Scene, one: Assessment) -> Iterator[str]:
    """What the projects add all the same where it cannot be held against the target."""
    for kind, parts in stated_together(one.projects).items():
        units = {quantity.unit for part in parts for quantity in part.quantities}
        value = measured(scene.text, sum(part.value for part in parts), units.pop() if len(units) == 1 else "")
        yield scene.text("targets.answer.added", kind=scene.text.code("kind", kind), count=len(parts), value=value)


def beside_href(scene: Scene, one: Assessment) -> str | None:
    """Where what the projects come to comes from, and how far it is from each different statement of the target."""
    if one.capacity is None:
        return None
    different = {(target.comparator, target.value, target.value_high): at for at, target in enumerate(one.indicator.targets)}
    name = one.indicator.indicator_id
    return working_href(scene, "~".join([f"{REACH}.{name}", *(f"{BEYOND}.{name}.{at}" for at in different.values())]))


def _answer(scene: Scene, capacity: PlannedCapacity, target: Target) -> str:
    verdict, low, high = beside(capacity.value, target), target.value or 0, target.value_high or target.value or 0
    key, difference = {
        Verdict.FALLS_SHORT: ("falls_short", low - capacity.value),
        Verdict.EXCEEDS: ("over" if target.comparator is Comparator.AT_MOST else "more", capacity.value - high),
    }.get(verdict, ("equal" if capacity.value == target.value else "reaches", 0.0))
    return scene.text(
        f"targets.answer.{key}",
        value=measured(scene.text, capacity.value, capacity.unit),
        target=stated_words(scene.text, target, target.relative_to),
        difference=measured(scene.text, difference, capacity.unit),
    )


def how(scene: Scene, one: Assessment) -> list[str]:
    """How the capacity was worked out, and what it does not show."""
    text, capacity = scene.text, one.capacity
    if capacity is None:
        return []
    nouns = dict.fromkeys(text.called(quantity.noun) for part in capacity.parts for quantity in part.quantities)
    of_nouns = "targets.how.one" if len(capacity.parts) == 1 else "targets.how.sum"
    key = "targets.how.projects" if capacity.measure is Measure.PROJECTS else of_nouns
    same = [text("targets.how.same")] if one.is_same_number else []
    return [text(key, noun=text.listed(list(nouns)), count=len(capacity.parts)), *same, text("targets.how.planned")]


# --- what it rests on ----------------------------------------------------------------------------


def _project(scene: Scene, one: Assessment, project: Project) -> TargetLine:
    """A project that serves the target: what it adds, or what it states where nothing is added."""
    text = scene.text
    quantities = _shown_quantities(one, project)
    return {
        "label": project.name,
        "gloss": scene.gloss(project.name),
        "href": scene.project_href(project.project_id),
        "dot": scene.look.theme.categories[project.category],
        "value": text("project.several").join(quantity_words(scene.text, quantity) for quantity in quantities),
        "place": where_href(scene, *(quantity.passage for quantity in quantities)),
        "note": text("targets.project.total", amount=text.money(project.total_investment_wan)),
    }


def _shown_quantities(one: Assessment, project: Project) -> Sequence[Quantity]:
    """Those that are added up; where nothing is, what the project gives people, or else its floor area."""
    if one.capacity:
        return [quantity for part in one.capacity.parts if part.project == project for quantity in part.quantities]
    telling = [quantity for quantity in project.quantities if quantity.kind in FOR_PEOPLE]
    return telling or project.quantities_of(QuantityKind.FLOOR_AREA)


def _base(scene: Scene, fact: Fact) -> TargetLine:
    place = passage_href(scene, fact.place)
    value, where = stated_words(scene.text, fact), section_place(scene.text, fact.passage.section)
    return {"label": fact.name, "gloss": scene.gloss(fact.name), "href": place, "value": value, "place": place, "note": where}


def _passage(scene: Scene, target: Target, warn: bool) -> TargetPassage:
    """A place that states the target, its number marked; in red where the places disagree."""
    quote, number = target.passage.quote, target.number
    parts: list[QuotePart] = [{"t": quote}]
    if number:
        first, last = number.start - target.passage.start, number.end - target.passage.start
        stated: QuotePart = {"t": quote[first:last], "mark": True} if warn else {"t": quote[first:last], "hl": True}
        parts = [{"t": quote[:first]}, stated, {"t": quote[last:]}]
    return {
        "where": section_place(scene.text, target.passage.section),
        "parts": parts,
        "href": passage_href(scene, number or target.passage),
        "label": scene.text("targets.detail.text"),
    }
