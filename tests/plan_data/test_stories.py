"""The stories that come with a plan: read, and refused by name."""

import json
from typing import Any

import pytest

from plan_data.read.files import plan_version
from plan_data.read.loading import load_plan
from plan_data.read.problems import PlanProblems
from plan_data.read.rules import Rule
from tests.plan_data.conftest import Folder

STEP = {"page": "overview", "show": "by_category"}


def written(folder: Folder, words: str) -> None:
    (folder.path / "stories").mkdir(exist_ok=True)
    (folder.path / "stories" / "own.json").write_text(words, encoding="utf-8")


def told(folder: Folder, **values: Any) -> str:
    plan = json.loads((folder.path / "datapackage.json").read_text(encoding="utf-8"))["title"]
    return json.dumps({"kind": "plan-dashboard-story", "version": 1, "plan": plan, "name": "own", "steps": [STEP], **values})


def test_a_story_is_read_and_is_no_part_of_the_data(folder: Folder) -> None:
    before, version = load_plan(folder.path), plan_version(folder.path)
    written(folder, told(folder))
    after = load_plan(folder.path)
    assert {story.name for story in after.stories} - {story.name for story in before.stories} == {"own"}
    assert after.data_version == before.data_version
    assert plan_version(folder.path) != version


@pytest.mark.parametrize(
    ("values", "field", "rule"),
    [
        ({"kind": "views"}, "kind", Rule.ONE_OF),
        ({"version": 2}, "version", Rule.ONE_OF),
        ({"plan": "another"}, "plan", Rule.AS_TEXT),
        ({"steps": [STEP, {**STEP, "page": "../x"}]}, "steps.2.page", Rule.PATTERN),
        ({"steps": [STEP, {**STEP, "show": 7}]}, "steps.2.show", Rule.TEXT),
        ({"steps": [STEP, {**STEP, "script": "x"}]}, "steps.2.script", Rule.OTHERWISE),
        ({"steps": []}, "steps", Rule.OTHERWISE),
        ({"steps": [STEP, {**STEP, "title": "x" * 201}]}, "steps.2.title", Rule.OTHERWISE),
    ],
)
def test_what_is_wrong_is_told_by_file_and_field(folder: Folder, values: dict[str, Any], field: str, rule: Rule) -> None:
    written(folder, told(folder, **values))
    with pytest.raises(PlanProblems) as found:
        load_plan(folder.path)
    assert [(one.file, one.field, one.rule) for one in found.value.problems] == [("stories/own.json", field, rule)]


@pytest.mark.parametrize("words", ["{", "[]", "null", '{"steps": 1}'])
def test_what_is_no_story_is_refused(folder: Folder, words: str) -> None:
    written(folder, words)
    with pytest.raises(PlanProblems) as found:
        load_plan(folder.path)
    assert {one.file for one in found.value.problems} == {"stories/own.json"}
