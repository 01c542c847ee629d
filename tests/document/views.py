"""Random views of every page, with everything opened that an address can open, and their documents as the browser gets them."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

import orjson

from charts.theme import SIZES
from i18n import LANGUAGES
from models import Change, Domain, FindingStatus, QuantityKind
from tests.golden.asking import script
from tests.pages.some_views import some_query
from ui import board
from ui.run import page
from ui.run.plan_in_use import shared_plan
from ui.run.reader import scene_of
from ui.scene.pages import PAGES
from ui.scene.scene import Scene, Screen
from ui.scene.state import AMONG, SHOWN, SORTS, TRAILS

Query = dict[str, str]
_UNFILTERED = ("targets", "text")  # pages of the whole plan, of which filters leave little
_DRILLS = ("category", "township", "year", "funding_source", "reach", "unsettled", "project")


def some_views(count: int, seed: int) -> Iterator[Scene]:
    """Views page by page, so that every page has its share of them."""
    chance, pages = random.Random(seed), list(PAGES)
    for turn in range(count):
        name = pages[turn % len(pages)]
        query = {key: [value] for key, value in some_address(chance, name).items()}
        yield scene_of(name, query, Screen(chance.choice([*SIZES]), chance.random() < 0.5))


def rare_views() -> Iterator[Scene]:
    """Views so rare that those at random may miss them: no project, the row of one about which there are findings, the numbers
    of the text without a record, every target about which there are findings, opened, and one that somebody has decided about.
    """
    plan, _, evidence = shared_plan()
    yield scene_of("project", {"id": ["nothing"]}, Screen("desk", dark=False))
    for words in ("money.shared.t532301101", "reach.integrated_care_beds~beyond.integrated_care_beds.0"):
        yield scene_of("text", {"at": [words], "lang": ["en"]}, Screen("desk", dark=False))
    disputed = next(one.source for one in plan.projects if evidence.of(one.project_id))
    yield scene_of("text", {"at": [f"{disputed.start}-{disputed.end}"]}, Screen("desk", dark=False))
    yield scene_of("text", {"shown": ["unheld"]}, Screen("desk", dark=False))
    for one in plan.indicators:
        if evidence.of(one.indicator_id):
            yield scene_of("targets", {"indicator": [one.indicator_id]}, Screen("desk", dark=False))
    first = evidence.findings[0].finding_id
    step = Change(at=datetime(2026, 11, 24, tzinfo=UTC), finding_id=first, decision=None, replaced=None)
    decided = replace(evidence, history={1: step})
    yield replace(scene_of("checks", {}, Screen("desk", dark=False)), evidence=decided)


def some_address(chance: random.Random, name: str) -> Query:
    """Filters, a look, and what the page remembers."""
    plan, _, evidence = shared_plan()
    filters = some_query(chance, plan) if chance.random() < (0.3 if name in _UNFILTERED else 0.7) else {}
    choices: dict[str, list[str]] = {
        "lang": [*LANGUAGES],
        "unit": ["wan", "yi"],
        "theme": ["light", "dark"],
        "tree": ["icicle"],
        "sort": [*SORTS, *(f"-{sort}" for sort in SORTS)],
        "columns": ["~".join(chance.sample([sign + one for one in SORTS for sign in ("", "-")], 6))],
        "trail": [*TRAILS],
        "drill": ["~".join(chance.sample(_DRILLS, 3))],
        **_opened(chance, name),
    }
    if name == "project":
        filters["id"] = chance.choice(plan.projects).project_id if chance.random() < 0.9 else "nothing"
    if name == "townships" and chance.random() < 0.5:
        filters["township"] = chance.choice(plan.townships).code
    if name == "checks" and evidence.findings and chance.random() < 0.7:
        filters["finding"] = chance.choice(evidence.findings).finding_id
    return filters | {key: chance.choice(codes) for key, codes in choices.items() if codes and chance.random() < 0.4}


def _opened(chance: random.Random, name: str) -> dict[str, list[str]]:
    plan = shared_plan()[0]
    spans = [f"{one.start}-{one.end}" for project in chance.sample([*plan.projects], 2) for one in project.field_passages.values()]
    numbers = [f"{one.passage.start}-{one.passage.end}" for one in plan.printed_figures]
    opened = {
        "targets": {
            "indicator": [one.indicator_id for one in plan.indicators],
            "domain": [*Domain],
            "among": [*AMONG],
            "find": ["养老", "zzz"],
        },
        "text": {"at": ["rows", "funding", *spans, *numbers], "find": ["养老", "1", "zzz"], "shown": [*SHOWN]},
        "checks": {"status": [*FindingStatus]},
        "unit_costs": {"kind": [*QuantityKind]},
        "compare": {side: ["all", *(urlencode(some_query(chance, plan)) for _ in range(3))] for side in ("a", "b")},
    }
    return opened.get(name, {})


def document_of(scene: Scene) -> dict[str, Any]:
    """The document of a view as the browser gets it."""
    page.enter(scene)
    exec(script(PAGES[scene.page]), {"__name__": "__main__"})
    found: dict[str, Any] = orjson.loads(board.to_bytes(page.shown()))  # type: ignore[arg-type]
    return found
