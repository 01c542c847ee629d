"""A plan that gives no funding says so, and shows no shares of nothing."""

import json

import pytest

from analysis.core.building import build_frame
from i18n import load_labels
from tests.pages.some_views import document
from tests.pages.unlike_plans import unfunded
from ui.run import plan_in_use
from ui.scene.scene import Screen

CHARTS = ("flow", "by_source", "dependence", "shares_category", "shares_project")
TEXT = load_labels("zh")


@pytest.fixture(autouse=True)
def _unfunded(monkeypatch: pytest.MonkeyPatch) -> None:
    plan, _, evidence = plan_in_use.shared_plan()
    bare = unfunded(plan)
    loaded = (bare, build_frame(bare), evidence)
    monkeypatch.setattr(plan_in_use._SHARED, "get", lambda: loaded)


def test_titles_numbers_and_bars_say_that_the_funding_is_not_given() -> None:
    shown = document("funding", {}, Screen("desk", dark=False))
    charts = {block["id"]: block for block in shown["blocks"] if block["kind"] == "chart"}
    assert {charts[name]["title"] for name in CHARTS} == {TEXT("title.no_funding")}
    assert all(not charts[name]["data"]["rows"] and not charts[name]["marks"] for name in CHARTS)
    assert [number["value"] for number in shown["numbers"][1:]] == [TEXT("value.missing")] * 3
    words = json.dumps([shown["numbers"], [charts[name]["subtitle"] for name in CHARTS]], ensure_ascii=False)
    assert "0.0%" not in words
    assert TEXT("subtitle.of_funding", total="0") not in words
    overview = document("overview", {}, Screen("desk", dark=False))
    assert overview["numbers"][2]["value"] == TEXT("value.missing")
