"""Where a number comes from: the places of the text that it was read off or added up from, and the finding that disputes it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import numpy as np

from analysis.core.arrays import Bools
from models import Basis, Finding, FundingLine, FundingSource, Passage, Project
from ui.scene.scene import Scene

_DESK = "checks"
_MANY = 400  # of more amounts only the largest are led back to their places
_FEW = 40  # projects of a long plan that an address names


def in_view(scene: Scene) -> list[Project]:
    """The projects in view; of very many the first, for an address holds few places."""
    return projects_at(scene, scene.seen.selected)


def projects_at(scene: Scene, rows: Bools) -> list[Project]:
    """The projects of some rows (N,); in a plan of very many projects the first of them."""
    positions = np.flatnonzero(rows)
    few = positions if len(rows) <= _MANY else positions[:_FEW]
    return [scene.plan.projects[row] for row in few.tolist()]


def list_href(scene: Scene, projects: Sequence[Project]) -> str | None:
    """The address of the list of these projects, if it can name them."""
    ids = "~".join(project.project_id for project in projects)
    return scene.page_href("projects", project=ids) if 0 < len(projects) < _FEW else None


def lines_of(projects: Iterable[Project], source: FundingSource | None) -> list[FundingLine]:
    """The funding amounts of projects that can only be of a source; without one those whose column is not certain."""
    lines = (line for project in projects for line in project.funding)
    return [line for line in lines if (line.possible_sources[0] if line.is_confirmed else None) is source]


# --- what disputes a number ----------------------------------------------------------------------


def finding_href(scene: Scene, finding: Finding) -> str:
    """The address of a finding on the desk."""
    return scene.page_href(_DESK, finding=finding.finding_id)


def sign_href(scene: Scene, findings: Iterable[Finding]) -> str:
    """Where a sign of disagreement leads: to the first of these findings, or to all there are."""
    finding = next(iter(findings), None)
    return finding_href(scene, finding) if finding else scene.page_href(_DESK)


def gap_href(scene: Scene) -> str:
    """The address of the finding that is behind the gap between the basis in use and the other totals; an open one first."""
    return sign_href(scene, _behind_gap(scene))


def parts_href(scene: Scene, projects: Iterable[Project]) -> str:
    """The address of the first finding about one of these projects whose funding does not add up to its total."""
    return sign_href(scene, (finding for project in projects for finding in own_parts(scene, project)))


def _behind_gap(scene: Scene) -> Iterator[Finding]:
    if scene.state.basis is Basis.FUNDING:
        for project in projects_at(scene, scene.frame.funding_sum_wan != scene.frame.rows.total_wan):
            yield from own_parts(scene, project)
    else:
        yield from _about_totals(scene)


def _about_totals(scene: Scene) -> Iterator[Finding]:
    """The findings about the plan's printed total, the open ones first."""
    totals = scene.plan.printed_totals
    if totals is None:
        return
    for finding in scene.evidence.open_first:
        own = [side for side in finding.sides if any(one.meets(totals.passage) for one in side.numbers or side.passages)]
        if any(side.value == totals.total_investment_wan for side in own):
            yield finding


def own_parts(scene: Scene, project: Project) -> Iterator[Finding]:
    """The findings that hold a project's total against the sum of its own funding."""
    if not project.has_gap:
        return
    for finding in disputes(scene, project):
        if {project.total_investment_wan, project.funding_sum_wan} <= {side.value for side in finding.sides}:
            yield finding


def disputes(scene: Scene, project: Project) -> tuple[Finding, ...]:
    """The findings that hold numbers about a project against each other; the annex's total row is not about a project."""
    totals = scene.plan.printed_totals
    found = [one for one in scene.evidence.of(project.project_id) if is_unequal(one)]
    return tuple(one for one in found if not totals or not any(place.meets(totals.passage) for place in one.passages))


def row_sign(scene: Scene, project: Project) -> tuple[Literal["total", "name"], Finding] | None:
    """The finding that disputes a project's row, with the ``total`` if it disputes that, otherwise with the ``name``."""
    known = scene.evidence.row_signs
    if project.project_id not in known:
        known[project.project_id] = _row_sign(scene, project)
    return known[project.project_id]


def _row_sign(scene: Scene, project: Project) -> tuple[Literal["total", "name"], Finding] | None:
    findings = disputes(scene, project)
    of_total = about(findings, project.total_cell)
    if of_total:
        return "total", of_total[0]
    return ("name", findings[0]) if findings else None


def is_unequal(finding: Finding) -> bool:
    """Whether a finding compares numbers that differ; others say that something is missing or named differently."""
    return len({(side.value, side.value_high) for side in finding.sides if side.value is not None}) > 1


def about(findings: Iterable[Finding], place: Passage) -> list[Finding]:
    """Those of the findings that dispute the number at a place."""
    return [one for one in findings if any(number.meets(place) for side in one.sides for number in side.numbers)]
