"""The stories that come with a plan: ``stories/*.json`` of its folder, each as a browser saves one."""

import json
from pathlib import Path

from pydantic import ValidationError

from models import Story
from plan_data.read.files import STORIES, story_files
from plan_data.read.problems import PlanProblem, shown
from plan_data.read.reading import not_json, read_text
from plan_data.read.rules import Rule
from plan_data.read.validation import rule_of


def read_stories(folder: Path, plan: str | None, problems: list[PlanProblem]) -> tuple[Story, ...]:
    """Every good story of a plan of this title, in the order of the files' names. What is wrong is added to ``problems``."""
    return tuple(story for path in story_files(folder) if (story := _read(folder, f"{STORIES}/{path}", plan, problems)))


def _read(folder: Path, name: str, plan: str | None, problems: list[PlanProblem]) -> Story | None:
    text = read_text(folder, name, problems)
    if text is None:
        return None
    try:
        story = Story.model_validate(json.loads(text), strict=False)
    except ValidationError as error:
        for fault in error.errors():
            place = ".".join(str(one + 1) if isinstance(one, int) else one for one in fault["loc"])  # a step is counted from 1
            problems.append(PlanProblem(name, None, place, shown(fault["input"]), *rule_of(fault)))
    except (RecursionError, ValueError) as error:
        problems.append(not_json(name, error))
    else:
        if plan is None or story.plan == plan:
            return story
        problems.append(PlanProblem(name, None, "plan", shown(story.plan), Rule.AS_TEXT, {"expected": plan, "column": "title"}))
    return None
