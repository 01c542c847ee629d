"""A plan's records for machines: stable codes for columns, values as they are recorded, blanks where the plan says nothing."""

import json
from collections.abc import Iterator, Mapping, Sequence

from exports.fields import MARK, lines
from models import Finding, Plan, Project

_BETWEEN = "~"
Value = str | int | float | bool | None
Record = Mapping[str, Value]


def projects_of(plan: Plan, projects: Sequence[Project]) -> Iterator[Record]:
    """A project a line, in 万元 as printed."""
    for one in projects:
        yield {
            "project_id": one.project_id,
            "printed_number": one.printed_number,
            "name": one.name,
            "name_en": plan.names_en.get(one.project_id),
            "category": one.category.value,
            "construction_type": one.construction_type.value,
            "start_year": one.start_year,
            "end_year": one.end_year,
            "reach": one.reach.value,
            "townships": _BETWEEN.join(one.townships),
            "location_text": one.location_text,
            "implementer": one.implementer,
            "scope_text": one.scope_text,
            "quantities": _BETWEEN.join(f"{each.kind.value}:{each.value:g}:{each.unit}" for each in one.quantities),
            "total_investment_wan": one.total_investment_wan,
            "funding_sum_wan": one.funding_sum_wan if one.funding else None,
            "source_start": one.source.start,
            "source_end": one.source.end,
        }


def funding_of(_plan: Plan, projects: Sequence[Project]) -> Iterator[Record]:
    """A funding amount a line, with every column that it may stand in."""
    for project in projects:
        for number, line in enumerate(project.funding, 1):
            yield {
                "project_id": project.project_id,
                "position": number,
                "amount_wan": line.amount_wan,
                "possible_sources": _BETWEEN.join(line.possible_sources),
                "is_confirmed": line.is_confirmed,
                "source_start": line.passage.start,
                "source_end": line.passage.end,
            }


def indicators_of(plan: Plan, projects: Sequence[Project]) -> Iterator[Record]:
    """A target a line: of the indicators that one of the projects serves, or of all where all are asked for."""
    chosen = {project.project_id for project in projects}
    is_whole = len(chosen) == len(plan.projects)
    for indicator in plan.indicators:
        if is_whole or chosen.intersection(indicator.project_ids):
            for number, target in enumerate(indicator.targets, 1):
                yield {
                    "indicator_id": indicator.indicator_id,
                    "position": number,
                    "name": indicator.name,
                    "name_en": plan.names_en.get(indicator.indicator_id),
                    "domain": indicator.domain.value,
                    "scope": indicator.scope,
                    "comparator": target.comparator.value,
                    "target_value": target.value,
                    "target_value_high": target.value_high,
                    "unit": target.unit,
                    "target_year": target.target_year,
                    "is_aspirational": target.is_aspirational,
                    "project_ids": _BETWEEN.join(indicator.project_ids),
                    "source_start": target.passage.start,
                    "source_end": target.passage.end,
                }


def findings_of(
    findings: Sequence[Finding], statuses: Mapping[str, str], projects: Sequence[Project], plan: Plan
) -> Iterator[Record]:
    """What does not agree, a finding a line: of records that are asked for, or of all where all projects are."""
    chosen = {project.project_id for project in projects}
    for one in findings:
        if len(chosen) == len(plan.projects) or chosen.intersection(one.records):
            yield {
                "finding_id": one.finding_id,
                "check": one.check,
                "severity": one.severity.value,
                "status": statuses.get(one.finding_id, ""),
                "message": one.message,
                "difference": one.difference,
                "unit": one.unit,
                "records": _BETWEEN.join(dict.fromkeys(one.records)),
                "passages": _BETWEEN.join(f"{place.start}-{place.end}" for side in one.sides for place in side.passages),
            }


def as_csv(records: Sequence[Record], columns: Sequence[str]) -> bytes:
    """Records as comma-separated values: numbers as numbers, nothing for a blank."""
    return MARK.encode() + lines([columns, *([_words(record[name]) for name in columns] for record in records)])


def as_json(records: Sequence[Record], **about: Value) -> bytes:
    """Records as JSON, and what they are about."""
    return json.dumps({**about, "records": list(records)}, ensure_ascii=False, indent=1).encode()


def _words(value: Value) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else f"{value:.12g}" if isinstance(value, float) else str(value)
