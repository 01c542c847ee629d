"""A shared server: the presenter decides, others look, and where there is a passcode only those who know it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from plan_data.read.files import DEFAULT_FOLDER
from tests.browser.conftest import OpenScreen
from tests.browser.serving import serving

pytestmark = pytest.mark.browser
FINDING = "printed_totals-total"


def test_the_presenter_decides_and_viewers_who_know_the_passcode_look(open_screen: OpenScreen, tmp_path: Path) -> None:
    plan = tmp_path / "plan"
    shutil.copytree(DEFAULT_FOLDER, plan)
    secrets = {"PLAN_HOSTS": "plan.example", "PLAN_PRESENTER": "of-the-presenter", "PLAN_PASSCODE": "看板2025"}
    with serving(tmp_path / "log.txt", PLAN_FOLDER=str(plan), **secrets) as server:
        presenter, viewer = open_screen(server), open_screen(server)
        presenter.tab.goto(f"{server.address}/enter#of-the-presenter")
        presenter.until("window.atRest && atRest()")
        assert presenter.tab.url == f"{server.address}/"

        address = f"{server.address}/checks?finding={FINDING}"
        viewer.tab.goto(address)
        expect(viewer.tab.locator(".board")).to_have_count(0)
        for word, said in (("看板2024", "口令不对"), ("看板2025", "")):
            viewer.tab.locator("input").fill(word)
            viewer.tab.keyboard.press("Enter")
            if said:
                expect(viewer.tab.locator("#said")).to_contain_text(said)
        viewer.rest()
        assert viewer.tab.url == address, "the page that was asked for"
        expect(viewer.tab.locator(".b-decision .acts")).to_have_count(0)
        expect(viewer.tab.locator(".b-decision")).to_contain_text("由主持人处理")
        assert viewer.tab.evaluate(WRITES, FINDING) == 403
        viewer.tab.keyboard.press("Enter")
        viewer.rest()
        assert not (plan / "decisions.csv").exists()

        presenter.go("checks", finding=FINDING)
        presenter.tab.locator(".b-decision .acts button").first.click()
        expect(presenter.tab.locator(".b-decision .decided")).to_be_visible()
        assert FINDING in (plan / "decisions.csv").read_text(encoding="utf-8")
        viewer.go("checks", finding=FINDING)
        expect(viewer.tab.locator(".b-decision .decided")).to_be_visible()
        presenter.context.close()
        viewer.context.close()
        viewer.faults = [fault for fault in viewer.faults if "401" not in fault and "403" not in fault]  # what was refused above
    log = server.logged()
    assert not any(secret in log for secret in secrets.values() if secret != "plan.example")


WRITES = """async (finding) => (await fetch("answers?page=checks&size=desk&dark=0", {
  method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ finding, status: "explained", note: "" }),
})).status"""
