"""The projects as Open Contracting for Infrastructure Data (OC4IDS 0.9.5): what the plan states of each, and nothing else."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from i18n import Labels
from models import FundingLine, Plan, Project

_VERSION = "0.9"
_YUAN = 10_000  # of a 万元
_CATEGORIES, _PLACES, _STATUS = "x-plan-category", "CN-GB2260", "identification"
_IMPLEMENTS, _FUNDS = "administrativeEntity", "funder"
Json = dict[str, Any]


def project_package(plan: Plan, projects: Sequence[Project], text: Labels, address: str) -> Json:
    """A package of projects, published at ``address``."""
    return {
        "uri": address,
        "publishedDate": f"{plan.issued_on.isoformat()}T00:00:00Z",
        "version": _VERSION,
        "publisher": {"name": plan.title},
        "projects": [_project(plan, project, text) for project in projects],
    }


def _project(plan: Plan, project: Project, text: Labels) -> Json:
    category = text.code("category", project.category)
    found: Json = {
        "id": project.project_id,
        "language": "zh",
        "title": project.name,
        "status": _STATUS,
        "type": text.code("oc4ids.type", project.construction_type),
        "period": {"startDate": f"{project.start_year}-01-01T00:00:00Z", "endDate": f"{project.end_year}-12-31T23:59:59Z"},
        "additionalClassifications": [{"scheme": _CATEGORIES, "id": project.category.value, "description": category}],
        "locations": list(_locations(plan, project)),
        "budget": {"amount": _money(project.total_investment_wan), "budgetBreakdowns": _breakdowns(project, text)},
        "parties": list(_parties(project, text)),
        "documents": [_document(plan, project)],
        "forecasts": list(_forecasts(project)),
    }
    if project.scope_text:
        found["description"] = project.scope_text
    return {name: value for name, value in found.items() if value not in ([], "")}


def _money(wan: int) -> Json:
    return {"amount": wan * _YUAN, "currency": "CNY"}


def _locations(plan: Plan, project: Project) -> Iterator[Json]:
    """The place as printed, then the townships with their points."""
    yield {"id": "printed", "description": project.location_text}
    for township in plan.townships:
        if township.code in project.townships:
            yield {
                "id": township.code,
                "description": township.name,
                "geometry": {"type": "Point", "coordinates": [township.longitude, township.latitude]},
                "gazetteer": {"scheme": _PLACES, "identifiers": [township.code]},
            }


def _breakdowns(project: Project, text: Labels) -> list[Json]:
    """The amounts in printed order; one whose column is not certain names every column that it may stand in, and no source."""
    lines = [_breakdown(number, line, text) for number, line in enumerate(project.funding, 1)]
    return [{"id": "funding", "budgetBreakdown": lines}] if lines else []


def _breakdown(number: int, line: FundingLine, text: Labels) -> Json:
    names = [text.code("source", source) for source in line.possible_sources]
    found: Json = {"id": str(number), "description": text("oc4ids.or").join(names), "amount": _money(line.amount_wan)}
    if line.is_confirmed:
        found["sourceParty"] = {"id": line.possible_sources[0].value, "name": names[0]}
    return found


def _parties(project: Project, text: Labels) -> Iterator[Json]:
    if project.implementer:
        yield {"id": "implementer", "name": project.implementer, "roles": [_IMPLEMENTS]}
    for source in dict.fromkeys(line.possible_sources[0] for line in project.funding if line.is_confirmed):
        yield {"id": source.value, "name": text.code("source", source), "roles": [_FUNDS]}


def _document(plan: Plan, project: Project) -> Json:
    place: Mapping[str, object] = {"section": project.source.section, "start": project.source.start, "end": project.source.end}
    return {
        "id": "plan",
        "documentType": "projectScope",
        "title": plan.title,
        "description": "{section}, {start}-{end}".format(**place),
        "datePublished": f"{plan.issued_on.isoformat()}T00:00:00Z",
        "language": "zh",
        "format": "text/plain",
    }


def _forecasts(project: Project) -> Iterator[Json]:
    """What is to be built, each with its unit as printed."""
    for number, quantity in enumerate(project.quantities, 1):
        observed = {"id": "1", "measure": quantity.value, "unit": {"name": quantity.unit}}
        yield {"id": f"{quantity.kind.value}-{number}", "title": quantity.noun or quantity.kind.value, "observations": [observed]}
