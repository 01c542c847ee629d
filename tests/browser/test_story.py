"""A story: put together, put in order by keys, saved, opened, and told with the keys of a clicker."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from i18n import load_labels
from tests.browser.screen import Screen
from tests.pages.reading import open_page

pytestmark = [pytest.mark.browser, pytest.mark.board_alone]
TEXT = load_labels("zh")


def finding(page: str, chart: str, **query: str) -> str:
    return next(str(one["title"]) for one in open_page(page, **query)["blocks"] if one.get("id") == chart)


def titles(tab: Page) -> list[str]:
    return tab.locator(".told-step strong").all_inner_texts()


def test_a_story_is_made_saved_opened_and_told(screen: Screen, tmp_path: Path) -> None:
    tab = screen.go("overview").tab
    tab.locator("#f-menu\\:story").click()
    tab.locator("#f-menu\\:by_source").click()
    tab.get_by_role("menuitem", name=TEXT("ui.story")).click()
    screen.turn_to("years", category="funeral")
    tab.locator("#f-menu\\:by_year").click()
    tab.get_by_role("menuitem", name=TEXT("ui.story")).click()
    screen.turn_to("story")
    source, year = finding("overview", "by_source"), finding("years", "by_year", category="funeral")
    expect(tab.locator(".told-step strong").nth(2)).to_have_text(year)
    whole = titles(tab)[0]

    tab.locator(".told-step button").nth(2).focus()
    tab.keyboard.press("Alt+ArrowUp")
    tab.keyboard.press("Alt+ArrowUp")
    assert titles(tab) == [year, whole, source]
    tab.keyboard.press("Delete")
    assert titles(tab) == [whole, source]
    tab.keyboard.press("Control+z")
    assert titles(tab) == [year, whole, source]

    with tab.expect_download() as saving:
        tab.get_by_role("button", name=TEXT("ui.story_save")).click()
    saving.value.save_as(tmp_path / "story.json")
    tab.get_by_role("button", name=TEXT("ui.story_new")).click()
    assert titles(tab) == []
    (tmp_path / "bad.json").write_text(
        (tmp_path / "story.json").read_text(encoding="utf-8").replace('"years"', '"../years"'), "utf-8"
    )
    tab.locator(".story input[type=file]").set_input_files(tmp_path / "bad.json")
    expect(tab.locator(".report")).to_have_text(TEXT("ui.story_bad").format(n=1, field="page"))
    tab.locator(".story input[type=file]").set_input_files(tmp_path / "story.json")
    expect(tab.locator(".told-step strong").first).to_have_text(year)

    tab.get_by_role("button", name=TEXT("ui.story_begin")).click()
    heading = tab.locator(".slide h1")
    expect(heading).to_have_text(year)
    expect(tab.locator(".slide .point").first).to_be_visible()
    tab.keyboard.press("PageDown")
    expect(heading).to_have_text(whole)
    tab.keyboard.press("PageDown")
    expect(heading).to_have_text(source)
    tab.locator(".slide .frame [data-mark=other]").evaluate("mark => mark.click()")
    expect(tab).to_have_url(re.compile("funding_source=other.*stage=own"))
    tab.keyboard.press("PageUp")
    expect(heading).to_have_text(whole)
    tab.keyboard.press("PageDown")
    expect(heading).to_have_text(source)
    assert "funding_source" not in tab.url  # the next step starts clean
    tab.keyboard.press("b")
    expect(tab.locator(".stage.black")).to_be_visible()
    tab.keyboard.press("b")
    tab.keyboard.press("Escape")
    expect(tab.locator(".told-step strong").first).to_have_text(year)
    assert tab.url.endswith("/story")
