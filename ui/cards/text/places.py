"""The places of the text that an address names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models import FundingSource, Project
from plan_data.read.excerpts import Place
from ui.scene.scene import Scene
from ui.scene.state import FUNDING, ROWS
from ui.words.origins import in_view


def places_asked(scene: Scene) -> list[Place]:
    """The places in the address, each once; what is no place of this text is left out."""
    found: dict[Place, None] = {}
    for words in scene.state.at:
        found.update(dict.fromkeys(_meant(scene, words)))
    return list(found)


def _meant(scene: Scene, words: str) -> Iterator[Place]:
    if words in (ROWS, FUNDING):
        for project in in_view(scene):
            yield from (_totals(project) if words == ROWS else _funding(project, scene.state.filter.funding_source))
        return
    start, end = (int(position) for position in words.split("-"))
    if start < end <= len(scene.plan.source_text):
        yield start, end


def _totals(project: Project) -> Iterator[Place]:
    passage = project.field_passages.get("total_investment_wan")
    if passage:
        yield passage.start, passage.end


def _funding(project: Project, asked: Sequence[FundingSource]) -> Iterator[Place]:
    """The amounts of a project that are, or may be, of the sources asked for."""
    for line in project.funding:
        if not asked or not set(asked).isdisjoint(line.possible_sources):
            yield line.passage.start, line.passage.end
