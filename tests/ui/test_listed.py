"""Files that the server writes: what a spreadsheet would take for a formula stays words."""

import csv
import io

import pytest

from analysis.core.building import build_frame
from models import Plan
from tests.pages.wide_plan import Client
from ui.run import plan_in_use

NAMES = ("=HYPERLINK(1)", "+A1", "-A1", "@SUM(A1)", "a,b", 'a"b', "养老=公墓")
GUARDED = {name: f"'{name}" for name in NAMES[:4]}


def renamed(plan: Plan) -> Plan:
    """The plan's first projects under names that a spreadsheet reads in its own way."""
    first = [project.model_copy(update={"name": name}) for project, name in zip(plan.projects, NAMES, strict=False)]
    return plan.model_copy(update={"projects": (*first, *plan.projects[len(NAMES) :])})


@pytest.mark.parametrize(("page", "block"), [("projects", "projects"), ("structure", "concentration")])
def test_names_that_look_like_formulas_are_kept_as_words(page: str, block: str, monkeypatch: pytest.MonkeyPatch) -> None:
    plan, _, evidence = plan_in_use.shared_plan()
    odd = renamed(plan)
    loaded = (odd, build_frame(odd), evidence)
    monkeypatch.setattr(plan_in_use._SHARED, "get", lambda: loaded)
    answer = Client().get("/file", {"page": page, "size": "desk", "dark": "0", "block": block})
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    fields = {field for row in rows for field in row}
    assert {GUARDED.get(name, name) for name in NAMES} <= fields
    assert not fields & set(GUARDED)
