"""The records behind places of the text, and what does not agree about them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from models import Finding, Passage, Project, Severity
from plan_data.evidence.coverage import Covered, Holder, HolderKind
from plan_data.read.excerpts import Place
from ui.cards.checks.finding import with_decision
from ui.cards.project.project import possible_words
from ui.cards.text.text_lists import RecordField, RecordFinding, RecordGroup, Records
from ui.scene.evidence import PlanEvidence
from ui.scene.scene import Scene
from ui.words.passages import section_place

_MOST_GROUPS, _MOST_FINDINGS, _MOST_PROJECTS, _LONG = 60, 6, 6, 40
_OF_PROJECTS = (HolderKind.PROJECT_FIELD, HolderKind.QUANTITY, HolderKind.FUNDING_LINE)
_PLACED = ("name", "location_text", "construction_type", "implementer")  # fields of a project without a number
_YEARS = ("start_year", "end_year")
_UNHELD = "unheld"


@dataclass
class _Group:
    """What is said about one record: a heading that may lead to it, and lines."""

    kind: str
    title: str
    href: str | None = None
    dot: str | None = None
    lines: list[RecordField] = field(default_factory=list)

    def say(self, label: str, value: str, note: str = "", href: str | None = None) -> None:
        """Add a line, once."""
        line: RecordField = {"label": label, "value": value, "note": note, "href": href}
        if line not in self.lines:
            self.lines.append(line)


def records_block(scene: Scene, places: Sequence[Place]) -> Records:
    """The right column when passages are highlighted: what does not agree, then every record, in printed order."""
    text, source = scene.text, scene.plan.source_text
    groups = _Groups(scene).of(places)
    start, end = places[0]
    is_one = len(places) == 1
    return {
        "kind": "records",
        "id": "records",
        "area": "aside",
        "title": text("record.at.one") if is_one else text("record.at.several", count=len(places)),
        "where": section_place(text, scene.evidence.of_plan.sections.at(start).name) if is_one else "",
        "quote": source[start:end] if is_one and end - start <= _LONG else "",
        "warn": [_warning(scene, finding) for finding in _findings(scene, places, groups)[:_MOST_FINDINGS]],
        "groups": [_shown(group) for group in list(groups.values())[:_MOST_GROUPS]],
        "note": _note(scene, len(groups)),
        "clear": {"label": text("text.clear"), "set": {"at": None}},
    }


def _note(scene: Scene, count: int) -> str:
    if count == 0:
        return scene.text("record.nothing")
    return scene.text("record.more", count=count - _MOST_GROUPS) if count > _MOST_GROUPS else ""


def _shown(group: _Group) -> RecordGroup:
    return {"kind": group.kind, "title": group.title, "href": group.href, "dot": group.dot, "lines": group.lines}


def overlaps(start: int, end: int, place: Place) -> bool:
    return start < place[1] and place[0] < end


def _findings(scene: Scene, places: Sequence[Place], groups: dict[tuple[str, str], _Group]) -> list[Finding]:
    """Findings: first those that compare numbers at these places, then the others about the same records."""
    touching = [
        finding
        for finding in scene.evidence.findings
        if any(_touches(passage, places) for side in finding.sides for passage in side.numbers or side.passages)
    ]
    about = [finding for _, record_id in groups for finding in scene.evidence.of(record_id)]
    found = [*touching, *about] if len(places) == 1 else [one for one in touching if one.severity is not Severity.NOTE]
    return list({finding.finding_id: finding for finding in found}.values())


def _touches(passage: Passage, places: Sequence[Place]) -> bool:
    return any(overlaps(passage.start, passage.end, place) for place in places)


def _warning(scene: Scene, finding: Finding) -> RecordFinding:
    href = scene.href("checks", finding=finding.finding_id, at=None, find=None, shown=None)
    return {"label": with_decision(scene, finding), "note": finding.severity is Severity.NOTE, "href": href}


class _Groups:
    """Collects what the records say at places of the text, one group for each record."""

    def __init__(self, scene: Scene) -> None:
        self._scene, self._text = scene, scene.text
        self._of = _records(scene.evidence.of_plan)
        self._found: dict[tuple[str, str], _Group] = {}

    def of(self, places: Sequence[Place]) -> dict[tuple[str, str], _Group]:
        """The groups of all records that rest on these places, by kind and id."""
        for place in places:
            for covered in _covered(self._scene.evidence.of_plan, place):
                self._number(covered)
            self._without_number(place)
        held = {key: group for key, group in self._found.items() if key[0] != _UNHELD}
        return held or self._found

    def _number(self, covered: Covered) -> None:
        for holder in covered.holders:
            if holder.kind in _OF_PROJECTS:
                self._project(holder, covered)
            else:
                {
                    HolderKind.PRINTED_TOTAL: self._total,
                    HolderKind.INDICATOR: self._indicator,
                    HolderKind.FACT: self._fact,
                    HolderKind.PRINTED_FIGURE: self._figure,
                }[holder.kind](holder.record_id, covered)
        if not covered.holders:
            self._unheld(covered)

    def _group(self, kind: str, record_id: str, title: str, href: str | None, dot: str | None = None) -> _Group:
        return self._found.setdefault((kind, record_id), _Group(self._text(f"record.{kind}"), title, href, dot))

    def _of_project(self, project_id: str) -> _Group:
        project = self._scene.projects[project_id]
        dot = self._scene.look.theme.categories[project.category]
        return self._group("project", project_id, project.name, self._scene.project_href(project_id), dot)

    def _project(self, holder: Holder, covered: Covered) -> None:
        text, project, number = self._text, self._scene.projects[holder.record_id], covered.number
        group = self._of_project(holder.record_id)
        if holder.kind is HolderKind.PROJECT_FIELD:
            group.say(self._field(project, holder.field), project.field_passages[holder.field].quote)
        elif holder.kind is HolderKind.QUANTITY:
            for quantity in project.quantities:
                if overlaps(quantity.passage.start, quantity.passage.end, (number.start, number.end)):
                    group.say(text("record.quantity"), quantity.passage.quote)
        else:
            for place, line in enumerate(project.funding, 1):
                if line.passage.start == number.start:
                    group.say(text("record.funding", place=place), line.passage.quote, possible_words(self._scene, line))

    def _field(self, project: Project, name: str) -> str:
        """What a field is called; the first and the last year that stand in one cell are its years."""
        passages = project.field_passages
        is_span = name in _YEARS and passages.get(_YEARS[0]) == passages.get(_YEARS[1])
        return self._text("column.years" if is_span else f"record.field.{name}")

    def _total(self, record_id: str, covered: Covered) -> None:
        totals = self._scene.plan.printed_totals
        is_lost = totals is not None and int(covered.number.value) in totals.unexplained
        group = self._group("total", record_id, self._scene.evidence.of_plan.sections.at(covered.number.start).label, None)
        note = self._text("record.total.unexplained") if is_lost else ""
        group.say(self._text("record.total.number"), covered.words, note)

    def _indicator(self, record_id: str, covered: Covered) -> None:
        place = (covered.number.start, covered.number.end)
        for target in self._of[record_id].targets:
            if overlaps(target.passage.start, target.passage.end, place):
                self._target(record_id, target.target_year, target.passage)

    def _target(self, record_id: str, year: int, passage: Passage) -> None:
        group = self._group("indicator", record_id, self._of[record_id].name, self._targets_href(record_id))
        group.say(self._text("record.target", year=year), passage.quote)

    def _fact(self, record_id: str, covered: Covered) -> None:
        href = self._scene.href("targets", at=None, find=None, shown=None)
        self._group("fact", record_id, self._of[record_id].name, href).say(self._text("record.reached"), covered.words)

    def _figure(self, record_id: str, covered: Covered) -> None:
        text, figure = self._text, self._of[record_id]
        group = self._group("figure", record_id, figure.noun or covered.words, None)
        group.say(text("record.states"), figure.passage.quote)
        is_many = len(figure.project_ids) > _MOST_PROJECTS
        if is_many:
            group.say(text("record.about"), text("record.projects", count=len(figure.project_ids)))
        for project_id in () if is_many else figure.project_ids:
            group.say(text("record.about"), self._scene.projects[project_id].name, href=self._scene.project_href(project_id))
        if figure.indicator_id in self._of:
            name = self._of[figure.indicator_id].name
            group.say(text("record.about.indicator"), name, href=self._targets_href(figure.indicator_id))

    def _targets_href(self, indicator_id: str) -> str:
        return self._scene.href("targets", indicator=indicator_id, at=None, find=None, shown=None)

    def _unheld(self, covered: Covered) -> None:
        group = self._group(_UNHELD, str(covered.number.start), covered.words, None)
        group.say(self._text("record.reason"), self._text(f"text.reason.{covered.reason or 'missing'}"), covered.note)

    def _without_number(self, place: Place) -> None:
        """Fields of projects that are words, and targets that give no number of their own."""
        for name, project_id, passage in _word_fields(self._scene.evidence.of_plan):
            if overlaps(passage.start, passage.end, place):
                self._of_project(project_id).say(self._text(f"record.field.{name}"), passage.quote)
        for indicator in self._scene.plan.indicators:
            for target in indicator.targets:
                if target.number is None and overlaps(target.passage.start, target.passage.end, place):
                    self._target(indicator.indicator_id, target.target_year, target.passage)


def _covered(evidence: PlanEvidence, place: Place) -> Iterator[Covered]:
    return (one for one in evidence.coverage if overlaps(one.number.start, one.number.unit_end, place))


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
