"""The plan's records at addresses of their own, for machines: read only, with the filter of a view as the query.

``data``: what there is. ``data/projects`` with ``.csv`` or ``.json``, and the same of ``funding``, ``indicators`` and
``findings``; ``data/oc4ids`` as JSON; ``data/package`` as a zip: the files of the plan's folder.
"""

import json
from collections.abc import Callable, Sequence

import numpy as np
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from exports.oc4ids import project_package
from exports.open_data import Record, as_csv, as_json, findings_of, funding_of, indicators_of, projects_of
from exports.packing import packed
from i18n import LANGUAGES, load_labels
from models import Project
from plan_data.read.files import package_files
from plan_data.read.problems import PlanProblems
from ui.run.own_requests import NOT_KEPT, asked_in
from ui.run.plan_in_use import plan_folder
from ui.run.reader import scene_of
from ui.scene.pages import PAGES
from ui.scene.scene import Scene, Screen

_ENDINGS = {"csv": "text/csv; charset=utf-8", "json": "application/json", "zip": "application/zip"}


def data_routes() -> list[Route]:
    return [Route("/data", _index), Route("/data/{name}.{ending}", _data)]


def _chosen(scene: Scene) -> list[Project]:
    """The projects that the filter leaves, in the plan's order."""
    return [scene.plan.projects[row] for row in np.flatnonzero(scene.seen.selected).tolist()]


def _findings(scene: Scene) -> Sequence[Record]:
    evidence = scene.evidence
    statuses = {one.finding_id: str(evidence.status(one)) for one in evidence.findings}
    return list(findings_of(evidence.findings, statuses, _chosen(scene), scene.plan))


RECORDS: dict[str, Callable[[Scene], Sequence[Record]]] = {
    "projects": lambda scene: list(projects_of(scene.plan, _chosen(scene))),
    "funding": lambda scene: list(funding_of(scene.plan, _chosen(scene))),
    "indicators": lambda scene: list(indicators_of(scene.plan, _chosen(scene))),
    "findings": _findings,
}


def _index(_: Request) -> Response:
    """Every address, relative to the app's own."""
    addresses = [f"data/{name}.{ending}" for name in RECORDS for ending in ("csv", "json")]
    body = {"addresses": [*addresses, "data/oc4ids.json", "data/package.zip"], "query": "as in the address of a page"}
    return _sent(json.dumps(body, ensure_ascii=False, indent=1).encode(), "json")


def _data(request: Request) -> Response:
    name, ending = request.path_params["name"], request.path_params["ending"]
    query, _ = asked_in(request)
    try:
        if (name, ending) == ("package", "zip"):
            return _sent(packed(package_files(plan_folder())), ending)
        scene = scene_of(next(iter(PAGES)), query, Screen("desk", dark=False), may_write=False)
        if (name, ending) == ("oc4ids", "json"):
            text = load_labels(LANGUAGES[0], plan=scene.plan)  # names of the plan stay as they are printed
            package = project_package(scene.plan, _chosen(scene), text, str(request.url))
            return _sent(json.dumps(package, ensure_ascii=False, indent=1).encode(), ending)
        if name in RECORDS and ending in ("csv", "json"):
            return _sent(_written(scene, name, ending), ending)
    except PlanProblems:
        return Response(status_code=503, headers=NOT_KEPT)
    return Response(status_code=404, headers=NOT_KEPT)


def _written(scene: Scene, name: str, ending: str) -> bytes:
    records = RECORDS[name](scene)
    if ending == "csv":
        return as_csv(records, list(records[0]) if records else ())
    return as_json(records, plan=scene.plan.title, issued_on=scene.plan.issued_on.isoformat(), version=scene.plan.data_version)


def _sent(body: bytes, ending: str) -> Response:
    return Response(body, headers=NOT_KEPT, media_type=_ENDINGS[ending])
