"""A broken plan folder is a report, not a crash; a repaired one needs no restart."""

import shutil
from pathlib import Path

import pytest

from plan_data.read.files import DEFAULT_FOLDER
from tests.browser.conftest import OpenScreen
from tests.browser.expecting import expected
from tests.browser.screen import Screen
from tests.browser.serving import serving

pytestmark = pytest.mark.browser


def replace_in(file: Path, old: str, new: str) -> None:
    content = file.read_bytes().decode("utf-8")
    assert old in content
    file.write_bytes(content.replace(old, new, 1).encode("utf-8"))


def malformed_number(folder: Path) -> None:
    replace_in(folder / "projects.csv", ",5920,24380,", ",5 920元,24380,")


def unknown_project_and_lost_quote(folder: Path) -> None:
    replace_in(folder / "funding.csv", "grassroots_community-01,2,740", "grassroots_community-99,2,740")
    replace_in(folder / "source.txt", "社区综合服务站建设项目", "社区综合服务站改造项目")


def everything(folder: Path) -> None:
    malformed_number(folder)
    unknown_project_and_lost_quote(folder)


# what the report must hold: file, row, field, value
NUMBER = [("projects.csv", "2", "total_investment_wan", "5 920元")]
EVERYTHING = [
    *NUMBER,
    ("funding.csv", "3", "project_id", "grassroots_community-99"),
    ("projects.csv", "2", "name", "社区综合服务站建设项目"),
]


def sees_report(screen: Screen, reported: list[tuple[str, str, str, str]], lang: str) -> None:
    screen.rest()
    assert screen.tab.locator("main h1").inner_text() != expected("overview", lang=lang)["head"]["title"]
    rows = screen.read()["rows"]
    assert all(len(row) == 5 and row[4] for row in rows), "every problem says what was expected"
    for file, row, field, value in reported:
        assert any(found[:3] == [file, row, field] and value in found[3] for found in rows), (file, row, field, value, rows)


def test_a_broken_folder_is_reported_its_repair_is_seen_and_its_breaking_at_the_next_click(
    open_screen: OpenScreen, tmp_path: Path
) -> None:
    folder = tmp_path / "plan"
    shutil.copytree(DEFAULT_FOLDER, folder)
    everything(folder)
    with serving(tmp_path / "log.txt", PLAN_FOLDER=str(folder)) as server:
        screen = open_screen(server)
        for page, lang in (("overview", "zh"), ("funding", "en")):
            screen.tab.goto(f"{screen.base}/{'' if page == 'overview' else page}?lang={lang}", wait_until="commit")
            sees_report(screen, EVERYTHING, lang)
        assert server.is_up
        shutil.copytree(DEFAULT_FOLDER, folder, dirs_exist_ok=True)
        screen.tab.reload(wait_until="commit")
        screen.sees(expected("funding", lang="en"))
        everything(folder)
        screen.tab.reload(wait_until="commit")
        sees_report(screen, EVERYTHING, "en")
        shutil.copytree(DEFAULT_FOLDER, folder, dirs_exist_ok=True)
        screen.go("overview")
        malformed_number(folder)  # while someone looks
        screen.tab.locator('.frame[data-chart="by_category"] [data-mark="funeral"]').dispatch_event("click")
        screen.until("!document.querySelector('.frame')")
        sees_report(screen, NUMBER, "zh")
        shutil.copytree(DEFAULT_FOLDER, folder, dirs_exist_ok=True)
        screen.tab.reload(wait_until="commit")
        screen.rest()
        assert screen.read()["numbers"]
        assert server.is_up
        assert "Traceback" not in server.logged()
        screen.leave()
