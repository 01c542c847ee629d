"""What stands beside the text: the records behind places of it, what does not agree about them, and lists."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal, NamedTuple, NotRequired, TypedDict

from i18n import Labels
from models import Finding, Passage, Severity
from plan_data.evidence.coverage import Covered, Holder, HolderKind
from plan_data.read.excerpts import Place
from ui.cards.checks.finding import with_decision
from ui.cards.parts.printed_units import possible_words
from ui.document.parts import Headed, Link, SetButton
from ui.scene.evidence import PlanEvidence
from ui.scene.scene import Scene
from ui.words.passages import section_place

_MOST_GROUPS, _MOST_FINDINGS, _MOST_PROJECTS, _LONG = 60, 6, 6, 40
_PLACED = ("name", "location_text", "construction_type", "implementer")  # fields of a project without a number
_YEARS = ("start_year", "end_year")
_UNHELD = "unheld"


class RecordFinding(Link):
    """What does not agree, with its finding; a ``note`` is no disagreement."""

    note: bool


class RecordField(TypedDict):
    """A field of a record and its value."""

    label: str
    value: str
    note: str
    href: str | None


class RecordExcerpt(TypedDict):
    """Words around a place: before, the place's own, after."""

    quote: tuple[str, str, str]
    note: str
    at: str
    href: str


RecordLine = RecordField | RecordExcerpt


class RecordGroup(TypedDict):
    """A record with its lines, or a titled list that ``fold`` folds away."""

    kind: str
    title: str
    href: NotRequired[str | None]
    dot: NotRequired[str | None]
    count: NotRequired[str]
    fold: NotRequired[bool]
    lines: Sequence[RecordLine]


class Records(Headed):
    """What stands beside the text: records behind a place with what does not agree, hits, numbers without a record."""

    kind: Literal["records"]
    where: NotRequired[str]
    quote: NotRequired[str]
    warn: Sequence[RecordFinding]
    groups: Sequence[RecordGroup]
    note: str
    clear: NotRequired[SetButton]


def listing(block_id: str, title: str, groups: Sequence[RecordGroup], note: str) -> Records:
    return {"kind": "records", "id": block_id, "area": "aside", "title": title, "warn": [], "groups": groups, "note": note}


def hits_listing(text: Labels, lines: Sequence[RecordExcerpt], count: int) -> Records:
    """The first of so many places where searched words stand."""
    key = "text.list.hits.first" if count > len(lines) else "text.list.hits.all"
    note = text(key, count=len(lines), all=f"{count:,}") if lines else text("text.none_found")
    return listing("hits", text("text.list.hits"), [{"kind": "", "title": "", "lines": lines}] if lines else [], note)


def records_block(scene: Scene, places: Sequence[Place]) -> Records:
    """The right column when passages are highlighted: what does not agree, then every record, in printed order."""
    text, source = scene.text, scene.plan.source_text
    groups, is_one, (start, end) = _groups(scene, places), len(places) == 1, places[0]
    if not groups:
        note = text("record.nothing")
    else:
        note = text("record.more", count=len(groups) - _MOST_GROUPS) if len(groups) > _MOST_GROUPS else ""
    return {
        "kind": "records",
        "id": "records",
        "area": "aside",
        "title": text("record.at.one") if is_one else text("record.at.several", count=len(places)),
        "where": section_place(text, scene.evidence.of_plan.sections.at(start).name) if is_one else "",
        "quote": source[start:end] if is_one and end - start <= _LONG else "",
        "warn": [
            {
                "label": with_decision(scene, one),
                "note": one.severity is Severity.NOTE,
                "href": scene.href("checks", finding=one.finding_id, at=None, find=None, shown=None),
            }
            for one in _findings(scene, places, groups)[:_MOST_FINDINGS]
        ],
        "groups": list(groups.values())[:_MOST_GROUPS],
        "note": note,
        "clear": {"label": text("text.clear"), "set": {"at": None}},
    }


def overlaps(start: int, end: int, place: Place) -> bool:
    return start < place[1] and place[0] < end


def _findings(scene: Scene, places: Sequence[Place], groups: Mapping[tuple[str, str], RecordGroup]) -> list[Finding]:
    """Findings: first those that compare numbers at these places, then the others about the same records."""
    touching = [
        finding
        for finding in scene.evidence.findings
        if any(
            overlaps(passage.start, passage.end, place)
            for side in finding.sides
            for passage in side.numbers or side.passages
            for place in places
        )
    ]
    about = [finding for _, record_id in groups for finding in scene.evidence.of(record_id)]
    found = [*touching, *about] if len(places) == 1 else [one for one in touching if one.severity is not Severity.NOTE]
    return list({finding.finding_id: finding for finding in found}.values())


class _Said(NamedTuple):
    """What a record says: the record by its kind and id, how it is called and where it is shown, and a line about it."""

    kind: str
    record_id: str
    title: str
    line: RecordField
    href: str | None = None
    dot: str | None = None


def _groups(scene: Scene, places: Sequence[Place]) -> dict[tuple[str, str], RecordGroup]:
    """What all records say that rest on these places, each line once, by the records' kind and id; unheld numbers by themselves."""
    found: dict[tuple[str, str], tuple[_Said, list[RecordField]]] = {}
    for one in (one for place in places for one in _at(scene, place)):
        _, lines = found.setdefault((one.kind, one.record_id), (one, []))
        if one.line not in lines:
            lines.append(one.line)
    held = {key: group for key, group in found.items() if key[0] != _UNHELD} or found
    return {
        key: {"kind": scene.text(f"record.{one.kind}"), "title": one.title, "href": one.href, "dot": one.dot, "lines": lines}
        for key, (one, lines) in held.items()
    }


def _at(scene: Scene, place: Place) -> Iterator[_Said]:
    """What the records say at a place, number by number; then those without a number."""
    for covered in scene.evidence.of_plan.coverage:
        if overlaps(covered.number.start, covered.number.unit_end, place):
            for holder in covered.holders:
                yield from _OF_HOLDER[holder.kind](scene, holder, covered)
            if not covered.holders:
                reason = scene.text(f"text.reason.{covered.reason or 'missing'}")
                line = _line(scene.text("record.reason"), reason, covered.note)
                yield _Said(_UNHELD, str(covered.number.start), covered.words, line)
    yield from _without_number(scene, place)


def _line(label: str, value: str, note: str = "", href: str | None = None) -> RecordField:
    return {"label": label, "value": value, "note": note, "href": href}


def _of_project(scene: Scene, project_id: str, *line: str) -> _Said:
    project = scene.plan.by_id[project_id]
    colour = scene.look.theme.categories[project.category]
    return _Said("project", project_id, project.name, _line(*line), scene.project_href(project_id), colour)


def _field(scene: Scene, holder: Holder, _: Covered) -> Iterator[_Said]:
    """A field of a project; the first and the last year that stand in one cell are its years."""
    passages, name = scene.plan.by_id[holder.record_id].field_passages, holder.field
    is_span = name in _YEARS and passages.get(_YEARS[0]) == passages.get(_YEARS[1])
    label = scene.text("column.years" if is_span else f"record.field.{name}")
    yield _of_project(scene, holder.record_id, label, passages[name].quote)


def _quantities(scene: Scene, holder: Holder, covered: Covered) -> Iterator[_Said]:
    for quantity in scene.plan.by_id[holder.record_id].quantities:
        if overlaps(quantity.passage.start, quantity.passage.end, (covered.number.start, covered.number.end)):
            yield _of_project(scene, holder.record_id, scene.text("record.quantity"), quantity.passage.quote)


def _funding(scene: Scene, holder: Holder, covered: Covered) -> Iterator[_Said]:
    for place, line in enumerate(scene.plan.by_id[holder.record_id].funding, 1):
        if line.passage.start == covered.number.start:
            label, words = scene.text("record.funding", place=place), possible_words(scene.text, line)
            yield _of_project(scene, holder.record_id, label, line.passage.quote, words)


def _total(scene: Scene, holder: Holder, covered: Covered) -> Iterator[_Said]:
    text, totals, section = scene.text, scene.plan.printed_totals, scene.evidence.of_plan.sections.at(covered.number.start)
    is_lost = totals is not None and int(covered.number.value) in totals.unexplained
    line = _line(text("record.total.number"), covered.words, text("record.total.unexplained") if is_lost else "")
    yield _Said("total", holder.record_id, section.label, line)


def _indicator(scene: Scene, holder: Holder, covered: Covered) -> Iterator[_Said]:
    for target in _records(scene.evidence.of_plan)[holder.record_id].targets:
        if overlaps(target.passage.start, target.passage.end, (covered.number.start, covered.number.end)):
            yield _target(scene, holder.record_id, target.target_year, target.passage)


def _target(scene: Scene, record_id: str, year: int, passage: Passage) -> _Said:
    name, line = _records(scene.evidence.of_plan)[record_id].name, _line(scene.text("record.target", year=year), passage.quote)
    return _Said("indicator", record_id, name, line, _targets_href(scene, indicator=record_id))


def _targets_href(scene: Scene, **changes: object) -> str:
    return scene.href("targets", **changes, at=None, find=None, shown=None)


def _fact(scene: Scene, holder: Holder, covered: Covered) -> Iterator[_Said]:
    name, line = _records(scene.evidence.of_plan)[holder.record_id].name, _line(scene.text("record.reached"), covered.words)
    yield _Said("fact", holder.record_id, name, line, _targets_href(scene))


def _figure(scene: Scene, holder: Holder, covered: Covered) -> Iterator[_Said]:
    text, of = scene.text, _records(scene.evidence.of_plan)
    figure = of[holder.record_id]
    lines = [_line(text("record.states"), figure.passage.quote)]
    if len(figure.project_ids) > _MOST_PROJECTS:
        lines.append(_line(text("record.about"), text("record.projects", count=len(figure.project_ids))))
    else:
        about, named = text("record.about"), [(scene.plan.by_id[one].name, scene.project_href(one)) for one in figure.project_ids]
        lines += [_line(about, name, href=href) for name, href in named]
    if figure.indicator_id in of:
        href = _targets_href(scene, indicator=figure.indicator_id)
        lines.append(_line(text("record.about.indicator"), of[figure.indicator_id].name, href=href))
    yield from (_Said("figure", holder.record_id, figure.noun or covered.words, line) for line in lines)


_OF_HOLDER: Mapping[HolderKind, Callable[[Scene, Holder, Covered], Iterator[_Said]]] = {
    HolderKind.PROJECT_FIELD: _field,
    HolderKind.QUANTITY: _quantities,
    HolderKind.FUNDING_LINE: _funding,
    HolderKind.PRINTED_TOTAL: _total,
    HolderKind.INDICATOR: _indicator,
    HolderKind.FACT: _fact,
    HolderKind.PRINTED_FIGURE: _figure,
}


def _without_number(scene: Scene, place: Place) -> Iterator[_Said]:
    """Fields of projects that are words, and targets that give no number of their own."""
    for name, project_id, passage in _word_fields(scene.evidence.of_plan):
        if overlaps(passage.start, passage.end, place):
            yield _of_project(scene, project_id, scene.text(f"record.field.{name}"), passage.quote)
    for indicator in scene.plan.indicators:
        for target in indicator.targets:
            if target.number is None and overlaps(target.passage.start, target.passage.end, place):
                yield _target(scene, indicator.indicator_id, target.target_year, target.passage)


@lru_cache(maxsize=4)
def _word_fields(evidence: PlanEvidence) -> list[tuple[str, str, Passage]]:
    return [
        (name, project.project_id, project.field_passages[name])
        for project in evidence.plan.projects
        for name in _PLACED
        if name in project.field_passages
    ]


@lru_cache(maxsize=4)
def _records(evidence: PlanEvidence) -> dict[str, Any]:
    """Indicators, facts and printed figures by their id."""
    plan = evidence.plan
    return {
        **{one.indicator_id: one for one in plan.indicators},
        **{one.fact_id: one for one in plan.facts},
        **{one.figure_id: one for one in plan.printed_figures},
    }
