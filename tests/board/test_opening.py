"""The index page's opening: the answer is asked for first, the board's files are named, Streamlit's are held back."""

import json
import re

from i18n import LANGUAGES
from tests.cases import cases
from ui.board import assets
from ui.run.answers import answer_at
from ui.scene.pages import PAGES
from ui.scene.scene import Screen
from ui.serve import opening
from ui.serve.delivery import STREAMLIT_FILES, index_page

NAMES = {language: f"<{language}>" for language in LANGUAGES}
PAGE = index_page(NAMES).plain.decode()
HELD = re.search(rf'<template id="{opening.HELD}">(.*?)</template>', PAGE, re.DOTALL)


def test_what_the_first_frame_needs_is_named_in_the_order_of_need() -> None:
    wanted = [
        "window.__streamlit",
        "#opening",
        "answers?",
        assets.JOINED_STYLES,
        "/all.js",
        "board.early",
        f'<template id="{opening.HELD}">',
        '<div id="opening"',
    ]
    at = [PAGE.index(each) for each in wanted]
    assert at == sorted(at)
    assert f'<link rel="modulepreload" href="./{assets.asset_prefix()}{assets.SCRIPT}">' in PAGE
    assert f'import(base + "{assets.asset_prefix()}{assets.SCRIPT}")' in PAGE
    assert PAGE.count('rel="modulepreload" href="./assets/') == 1


def test_all_of_streamlit_is_held_and_nothing_else() -> None:
    assert HELD is not None
    theirs = (STREAMLIT_FILES / "index.html").read_text(encoding="utf-8")
    files = set(re.findall(r'"\./(static/(?:js|css)/[^"]+)"', theirs))
    assert files <= set(re.findall(r'"\./(static/[^"]+)"', HELD[1]))
    rest = PAGE.replace(HELD[0], "")
    assert "./static/" not in rest
    assert "early" not in HELD[1]


def test_the_question_knows_where_plotly_is() -> None:
    options = re.search(r"unknown\} \*/ \((\{.*?\})\)\);", opening.head_tags())
    assert options is not None
    assert json.loads(options[1])["assets"] == assets.asset_prefix()
    assert "vendor/plotly-board.min.js" in assets.assets()


def test_the_question_takes_a_screen_for_what_the_board_takes_it() -> None:
    client = assets.assets()["js/state/screen.js"].plain.decode()
    sizes = re.search(r'width (< \d+ \? "phone" : )width (>= \d+ \? "wide" : "desk")', client)
    assert sizes is not None
    assert f"innerWidth {sizes[1]}innerWidth {sizes[2]}" in opening.head_tags()


@cases("page", PAGES)
def test_plotly_is_fetched_for_the_pages_that_have_charts(page: str) -> None:
    query = {"project": {"id": ["funeral-10"]}, "compare": {"a": ["all"], "b": ["category=funeral"]}}.get(page, {})
    document = answer_at(page, query, Screen("desk", dark=False)).document
    assert document is not None
    kinds = {block["kind"] for block in json.loads(document)["blocks"]}
    assert ("chart" in kinds) is (page not in opening.WITHOUT_CHARTS)


def test_the_outline_says_nothing_but_the_name() -> None:
    outline = opening.skeleton(NAMES)
    assert re.sub(r"<[^>]*>", "", outline) == "&lt;zh&gt;&lt;en&gt;"
    assert 'aria-hidden="true"' in outline
    assert "http" not in opening.head_tags().replace("http-equiv", "")
