"""What a compiler says of the board's scripts, and which browsers it is written for: Chromium 86 and later."""

import hashlib
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from i18n import LANGUAGES, load_labels
from tests.cases import cases
from ui.board import assets
from ui.board.lowering import lowered, written_out
from ui.serve.delivery import STREAMLIT_FILES

HERE = Path(__file__).parent
OLDEST = 86  # of Chromium, what QQ Browser and 360 of some years ago are made of
NODE = shutil.which("node")
NEEDED = [assets.STATIC / "types" / "node_modules" / name for name in ("acorn", "@mdn/browser-compat-data", "typescript")]
READ = (assets.STATIC / "js", assets.STATIC / "vendor", assets.STATIC.parent / "serve" / "opening")
NEWER = ".a:is(.b) { inset: 0; color: color-mix(in srgb, red, blue); height: 1px; height: 100dvh; width: 1cqw }"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> list[list[str]]:
    """What the compiler says of the board's scripts, and what the oldest browser does not know of them and of styles.

    One program for both, which takes seconds: until anything that it reads changes, it is what it said the last time.
    The app itself needs no npm.
    """
    if os.environ.get("CI") != "true" and (NODE is None or not all(path.exists() for path in NEEDED)):
        pytest.skip("ui/board/types is not installed")
    assert NODE is not None
    assert all(path.exists() for path in NEEDED), "npm install in ui/board/types"
    styles, newer = (tmp_path_factory.mktemp("styles") / name for name in ("styles.css", "newer.css"))
    styles.write_bytes(assets.assets()[assets.OLD_STYLES].plain)
    newer.write_text(NEWER, "utf-8")
    known = hashlib.sha256(styles.read_bytes() + NEWER.encode())
    read = [one for top in READ for one in top.rglob("*") if one.suffix in (".js", ".ts")]
    for path in sorted(
        [HERE / "known.mjs", *read, *NEEDED[0].parents[1].glob("*.json"), *(one / "package.json" for one in NEEDED)]
    ):
        known.update(path.name.encode() + path.read_bytes())
    cache = getattr(pytestconfig, "cache", None)
    before = cache.get("board/told", None) if cache else None
    if before and before[0] == known.hexdigest():
        return list(before[1])
    # It ends before what would be compiled for speed has been worth it.
    command = [NODE, "--no-opt", str(HERE / "known.mjs"), str(OLDEST), str(styles), str(newer)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    found = list(json.loads(done.stdout))
    if cache:
        cache.set("board/told", [known.hexdigest(), found])
    return found


@pytest.mark.slow
def test_types_of_the_javascript(told: list[list[str]]) -> None:
    assert told[0] == []


@pytest.mark.slow
def test_the_board_says_nothing_that_the_oldest_browser_does_not_know(told: list[list[str]]) -> None:
    assert told[1:3] == [[], []]
    assert told[3] == ["css: :is", "css: color-mix()", "css: cqw", "css: inset"]


@cases(
    ("styles", "older"),
    [
        (".a :is(.b, .c i) > p, u { x: 1 }", ".a .b > p, .a .c i > p,  u { x: 1 }"),
        ("@media print { .a:not(.b, .c) { x: 1 } }", "@media print { .a:not(.b):not(.c) { x: 1 } }"),
        (".a:is(.b, :is(.c, .d)) { x: 1 }", ".a.b, .a.c, .a.d { x: 1 }"),
        (".a, .b:not(.c .d) { x: 1 }", ".a { x: 1 }"),
        ("i { inset: 0 auto; }", "i { top: 0; right: auto; bottom: 0; left: auto; }"),
        ("i { inset: 1px 2px 3px }", "i { top: 1px; right: 2px; bottom: 3px; left: 2px}"),
        ("i { padding-inline: 1px; }", "i { padding-left: 1px; padding-right: 1px; }"),
        ("i { margin-block: 0 2px; }", "i { margin-top: 0; margin-bottom: 2px; }"),
        ("i { box-shadow: inset 0 1px; }", "i { box-shadow: inset 0 1px; }"),
    ],
)  # fmt: skip
def test_styles_in_older_words(styles: str, older: str) -> None:
    assert lowered(styles).replace(" ", "") == older.replace(" ", "")


def test_no_rule_is_lost_but_those_that_old_browsers_cannot_say() -> None:
    sheet = "\n".join((assets.STATIC / name).read_text("utf-8") for name in assets._styles())
    sheets = (lowered(sheet), written_out(sheet), re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL))
    bodies = [re.findall(r"\{([^{}]*)\}", text) for text in sheets]
    assert len(bodies[0]) == len(bodies[1]) == len(bodies[2]) > 500
    assert not re.search(r"[},{]\s*\{", lowered(sheet))


def test_no_rule_ends_in_a_list() -> None:
    """A browser looks it up by nothing, and holds it against every node."""
    assert ":is(" not in assets.assets()[assets.JOINED_STYLES].plain.decode()
    assert written_out(".a :is(.b, i:is(.c, .d)) > p{} .d:not(.e, .f){}") == ".a .b > p, .a i.c > p, .a i.d > p{} .d:not(.e, .f){}"


def test_streamlit_asks_for_what_the_opening_looks_for() -> None:
    """``ask.js`` lets Streamlit in where expressions with the flag ``v`` can be read: its own scripts have some."""
    scripts = [path.read_text(encoding="utf-8") for path in (STREAMLIT_FILES / "static" / "js").glob("index.*.js")]
    assert any('"gv")' in text or '"v")' in text or "`gv`" in text for text in scripts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_would_be_better_is_said(language: str) -> None:
    assert "112" in load_labels(language)("ui.old")
