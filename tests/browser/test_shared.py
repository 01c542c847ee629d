"""A shared server: the presenter decides and presents, others look or follow, where there is a passcode only those who know it."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect

from plan_data.read.files import DEFAULT_FOLDER
from tests.browser.conftest import OpenScreen
from tests.browser.screen import Screen
from tests.browser.serving import Server, serving

pytestmark = pytest.mark.browser
FINDING = "printed_totals-total"
PRESENTER, PASSCODE = "of-the-presenter", "看板2025"


@dataclass(frozen=True)
class Shared:
    """A shared server and its plan's folder."""

    server: Server
    plan: Path


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shared]:
    folder = tmp_path_factory.mktemp("shared")
    shutil.copytree(DEFAULT_FOLDER, folder / "plan")
    secrets = {"PLAN_HOSTS": "plan.example", "PLAN_PRESENTER": PRESENTER, "PLAN_PASSCODE": PASSCODE}
    with serving(folder / "log.txt", PLAN_FOLDER=str(folder / "plan"), **secrets) as server:
        yield Shared(server, folder / "plan")
    assert not any(secret in server.logged() for secret in (PRESENTER, PASSCODE))
    assert "Traceback" not in server.logged(), server.logged()[-1_500:]


def presenting_in(screen: Screen) -> Screen:
    """A tab that has entered by the presenter's address."""
    screen.tab.goto(f"{screen.base}/enter#{PRESENTER}")
    screen.until("window.atRest && atRest()")
    assert screen.tab.url == f"{screen.base}/"
    return screen


def test_who_knows_the_passcode_looks_and_follows_what_is_presented(open_screen: OpenScreen, shared: Shared) -> None:
    presenter, viewer = presenting_in(open_screen(shared.server)), open_screen(shared.server)
    the_presenter_decides_and_viewers_who_know_the_passcode_look(presenter, viewer, shared.plan)
    who_follows_sees_what_is_presented_leaves_by_a_click_and_returns(presenter, viewer)


def the_presenter_decides_and_viewers_who_know_the_passcode_look(presenter: Screen, viewer: Screen, plan: Path) -> None:
    """What is refused to who does not present, and what is decided by who does."""
    address = f"{viewer.base}/checks?finding={FINDING}"
    viewer.tab.goto(address)
    expect(viewer.tab.locator(".board")).to_have_count(0)
    for word, said in (("看板2024", "口令不对"), (PASSCODE, "")):
        viewer.tab.locator("input").fill(word)
        viewer.tab.keyboard.press("Enter")
        if said:
            expect(viewer.tab.locator("#said")).to_contain_text(said)
    viewer.rest()
    assert viewer.tab.url == address, "the page that was asked for"
    expect(viewer.tab.locator(".b-decision .acts")).to_have_count(0)
    expect(viewer.tab.locator(".b-decision")).to_contain_text("由主持人处理")
    assert viewer.tab.evaluate(WRITES, FINDING) == 403
    assert viewer.tab.evaluate(PRESENTS) == 403
    viewer.tab.keyboard.press("Enter")
    viewer.rest()
    assert not (plan / "decisions.csv").exists()

    presenter.go("checks", finding=FINDING)
    presenter.tab.locator(".b-decision .acts button").first.click()
    expect(presenter.tab.locator(".b-decision .decided")).to_be_visible()
    assert FINDING in (plan / "decisions.csv").read_text(encoding="utf-8")
    viewer.go("checks", finding=FINDING)
    expect(viewer.tab.locator(".b-decision .decided")).to_be_visible()
    viewer.faults = [fault for fault in viewer.faults if "401" not in fault and "403" not in fault]  # what was refused above


def who_follows_sees_what_is_presented_leaves_by_a_click_and_returns(presenter: Screen, viewer: Screen) -> None:
    """Pages, the pointer, the stage and what is dark; and back to it after a look around, a lost network and a reload."""
    tab, bar, presenting = viewer.tab, viewer.tab.locator(".following"), presenter.tab.locator(".following")
    presenter.come("overview")
    viewer.come("overview")
    expect(bar).to_have_count(0)
    presenter.tab.locator("#f-share").click()
    dialog = presenter.tab.locator("#board-popover")
    expect(dialog).to_contain_text("已设")
    assert not any(secret in dialog.evaluate("node => node.outerHTML") for secret in (PRESENTER, PASSCODE))
    dialog.get_by_role("switch").click()
    expect(presenting).to_contain_text("0人跟随")
    presenter.tab.keyboard.press("Escape")

    viewer.go("years", lang="en")
    expect(bar).to_contain_text("The presenter is presenting")
    bar.get_by_role("button", name="Follow").click()
    viewer.leads_to({"lang": "en"})
    presenter.turn_to("funding", category="funeral")
    viewer.leads_to({"category": "funeral", "lang": "en"})
    assert (viewer.page, viewer.read()["chips"]) == ("funding", ["Category: Funeral services"])
    expect(presenting).to_contain_text("1人跟随")

    presenter.tab.keyboard.press("p")
    presenter.tab.locator(".kpi .v").first.hover()
    expect(tab.locator(".board-pointer.on")).to_be_visible()
    at, over = tab.locator(".board-pointer").bounding_box(), tab.locator(".kpi .v").first.bounding_box()
    assert at is not None
    assert over is not None
    assert over["x"] <= at["x"] + at["width"] / 2 <= over["x"] + over["width"]

    presenter.tab.keyboard.press("p")
    presenter.tab.evaluate("href => followLink(href)", "/years?category=funeral&stage=page&step=2&show=by_year")
    title, stage = tab.locator(".stage .slide h1"), presenter.tab.locator(".stage .slide")
    expect(title).to_contain_text("2021, 2022 and 2023 lead")
    expect(tab.locator(".slide .at")).to_contain_text("2 / ")
    expect(tab.locator(".slide .frame[data-chart=by_year] .main-svg").first).to_be_visible()
    expect(bar).to_contain_text("step 2")
    expect(stage.locator(".at")).to_contain_text("1人跟随")
    notes = presenter.context.new_page()
    notes.goto(f"{presenter.base}/story?notes=1")
    expect(notes.locator(".clock").last).to_have_text("跟随1")
    expect(notes.locator(".clock").first).to_have_text(re.compile(r"已用\d\d:\d\d"))  # of a stage opened by its address too
    bar.get_by_role("button", name="Look around").click()
    expect(tab.locator(".stage")).to_have_count(0)
    expect(bar).to_contain_text("looking around")
    for _ in range(2):
        presenter.tab.keyboard.press("b")
    expect(notes.locator(".around")).to_have_text("0人跟随，1人自行查看叫回")
    notes.locator(".around button").click()
    expect(bar).to_contain_text("asks you back")
    expect(tab.locator(".stage")).to_have_count(0)  # asked, not taken
    bar.get_by_role("button", name="Back to it").click()
    expect(title).to_contain_text("2021, 2022 and 2023 lead")
    notes.close()
    presenter.tab.keyboard.press("p")
    stage.locator("h1").hover()
    expect(tab.locator(".board-pointer.on")).to_be_visible()
    at, over = tab.locator(".board-pointer").bounding_box(), title.bounding_box()
    assert at is not None
    assert over is not None
    assert over["y"] <= at["y"] + at["height"] / 2 <= over["y"] + over["height"]
    presenter.tab.keyboard.press("b")
    expect(tab.locator(".blackout")).to_be_visible()
    expect(tab.locator(".board-pointer.on")).to_have_count(0)
    presenter.tab.keyboard.press("b")
    expect(tab.locator(".blackout")).to_have_count(0)
    stage.locator("[data-mark='2024']").evaluate("mark => mark.click()")
    expect(tab).to_have_url(re.compile("from_year=2024.*to_year=2024"))
    presenter.tab.keyboard.press("Escape")
    expect(tab.locator(".stage")).to_have_count(0)
    viewer.rest()

    tab.click(".nav a[href*='/townships']")
    expect(bar).to_contain_text("looking around")
    presenter.turn_to("structure")
    viewer.rest()
    assert viewer.page == "townships"
    bar.get_by_role("button", name="Back to it").click()
    viewer.leads_to({"lang": "en"})
    assert viewer.page == "structure"

    presenter.turn_to("projects")
    field = tab.locator("main input[type=search]").first
    field.press_sequentially("y")
    expect(bar).to_contain_text("looking around")
    presenter.turn_to("text")  # where there is no such field
    field.press_sequentially("anglao")
    viewer.leads_to({"lang": "en", "text": "yanglao"})
    assert (viewer.page, field.input_value()) == ("projects", "yanglao")
    bar.get_by_role("button", name="Back to it").click()
    viewer.leads_to({"lang": "en"})
    assert viewer.page == "text"

    viewer.context.set_offline(True)
    presenter.turn_to("projects", category="elderly_care")
    viewer.context.set_offline(False)
    viewer.leads_to({"category": "elderly_care", "lang": "en"})
    tab.reload(wait_until="commit")
    viewer.rest()
    presenter.turn_to("overview")
    viewer.leads_to({"lang": "en"})
    presenting.get_by_role("button", name="结束演示").click()
    expect(bar).to_contain_text("paused")
    viewer.faults = [
        fault for fault in viewer.faults if "401" not in fault and "ERR_" not in fault
    ]  # without passcode, without network
    assert not any(
        secret in url for one in (presenter, viewer) for url in one.asked for secret in (PRESENTER, PASSCODE) if "#" not in url
    )


WRITES = """async (finding) => (await fetch("answers?page=checks&size=desk&dark=0", {
  method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ finding, status: "explained", note: "" }),
})).status"""
PRESENTS = """async () => (await fetch("follow", {
  method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ address: "/funding" }),
})).status"""
