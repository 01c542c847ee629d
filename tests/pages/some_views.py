"""Views at random, and the document of a page without a server."""

import random
import runpy
from typing import Any, cast

import orjson

from models import Category, ConstructionType, FundingSource, Plan, Reach
from ui import board
from ui.run import page
from ui.run.reader import scene_of
from ui.scene.pages import PAGES
from ui.scene.scene import Screen


def document(name: str, query: dict[str, str], screen: Screen) -> dict[str, Any]:
    """The document of a page as the browser gets it."""
    page.enter(scene_of(name, {key: [value] for key, value in query.items()}, screen))
    runpy.run_path(str(PAGES[name]), run_name="__main__")
    return cast(dict[str, Any], orjson.loads(board.to_bytes(cast(board.Document, page.shown()))))


def some_query(chance: random.Random, plan: Plan) -> dict[str, str]:
    """A question as an address puts it; most fields empty."""

    def some(codes: list[Any], most: int = 3) -> str:
        return "~".join(sorted(str(code) for code in chance.sample(codes, chance.randint(1, min(most, len(codes))))))

    year = chance.randint(2021, 2025)
    fields = {
        "category": some([*Category]),
        "township": some([township.code for township in plan.townships], 6),
        "funding_source": some([*FundingSource]),
        "township_match": "all",
        "reach": some([*Reach]),
        "construction_type": some([*ConstructionType], 1),
        "project": some([project.project_id for project in plan.projects]),
        "without": some([project.project_id for project in plan.projects]),
        "implementer": some(sorted({project.implementer or "none" for project in plan.projects}), 6),
        "text": chance.choice(["公墓", "养老", "zzz", "gongmu", "jsxm", "建设 zhen"]),
        "min_wan": str(chance.choice([0, 500, 3000])),
        "max_wan": str(chance.choice([2000, 9000])),
    }
    rare = {"start_year": some([*plan.years_to_start_in]), "unsettled": "1"}  # each leaves little of what the others leave
    query = {name: value for name, value in fields.items() if chance.random() < 0.25}
    query |= {name: value for name, value in rare.items() if chance.random() < 0.1}
    if chance.random() < 0.4:
        query |= {"from_year": str(year), "to_year": str(chance.randint(year, 2025))}
    choices = {"years": ("first_year", "undivided"), "townships": ("undivided",), "basis": ("printed", "funding")}
    return query | {name: chance.choice(codes) for name, codes in choices.items() if chance.random() < 0.4}
