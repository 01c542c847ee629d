"""Modules sent as one script give what they give one by one; a form that cannot be joined is refused."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from posixpath import normpath
from typing import Any

import pytest

from tests.cases import cases
from ui.board.assets import STATIC, assets
from ui.board.joining import HANDOUT, JOINED, UnknownForm, joined, order_of, own_modules

NODE = shutil.which("node")
HOLDS = Path(__file__).with_name("joined.mjs")
TEXTS = {path.relative_to(STATIC).as_posix(): path.read_text(encoding="utf-8") for path in (STATIC / "js").rglob("*.js")}
ALL_FORMS = {
    "js/main.js": 'import { two } from "./first.js";\nimport { three as drei } from "./second.js";\nexport { two };\n'
    'import { four, One as Only } from "./second.js";\n'
    "export default function start() { return [two(), drei, four(), Only]; }\n",
    "js/first.js": 'import { three, four } from "./second.js";\nexport const two = () => three + four();\n',
    "js/second.js": 'import { One } from "./third.js";\nexport { One };\nexport const three = 3;\n'
    "export function four() { return 2; }\n",
    "js/third.js": "const Uno = 1;\nexport { Uno as One };\n",
}


def node(*arguments: object) -> str:
    if NODE is None:
        assert os.environ.get("CI") != "true", "CI needs node for these tests"
        pytest.skip("node is not installed")
    command = [NODE, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path, "package.json", '{"type": "module"}').parent


@pytest.mark.parametrize("entry", JOINED)
def test_every_module_gives_what_it_gives_by_itself(entry: str, folder: Path) -> None:
    first = next(iter(JOINED.values()))
    written(folder, first, assets()[first].plain.decode())
    script = written(folder, JOINED[entry], assets()[JOINED[entry]].plain.decode() + "export { $modules as modules };\n")
    assert json.loads(node(HOLDS, STATIC, script, entry)) == list(
        dict.fromkeys([*order_of(next(iter(JOINED)), TEXTS), *order_of(entry, TEXTS)])
    )


def test_a_later_script_brings_nothing_that_the_first_has_brought() -> None:
    first, later = (set(own_modules(entry, TEXTS)) for entry in JOINED)
    assert first.isdisjoint(later)
    assert {"js/meeting/room.js", "js/meeting/story.js", "js/meeting/stage.js", "js/meeting/notes.js"} <= later


def test_every_form_gives_what_it_gives_by_itself(folder: Path) -> None:
    script = written(folder, "all.js", joined("js/main.js", ALL_FORMS)[0])
    reading = written(
        folder, "read.js", f'import * as all from "{script.as_uri()}"; console.log([all.default(), Object.keys(all)]);'
    )
    by_itself, *_ = [written(folder / "single", name, text) for name, text in ALL_FORMS.items()]
    other = written(folder, "other.js", reading.read_text(encoding="utf-8").replace(script.as_uri(), by_itself.as_uri()))
    assert node(reading).replace("'$modules', ", "") == node(other)  # which it gives to later scripts
    assert "[ 5, 3, 2, 1 ]" in node(reading)


def test_every_module_runs_after_what_it_imports() -> None:
    for entry in JOINED:
        order = order_of(entry, TEXTS)
        assert order[-1] == entry
        assert len(order) == len(set(order)) > 40
    main = order_of("js/main.js", TEXTS)
    assert {"js/state/app.js", "js/charts/chart.js", "js/draw/dom.js", "js/state/query.js"} <= set(main)


def test_modules_that_import_each_other_are_refused() -> None:
    second = 'import { two } from "./first.js";\n' + ALL_FORMS["js/second.js"]
    with pytest.raises(UnknownForm, match=r"second\.js: imports js/first\.js"):
        order_of("js/main.js", {**ALL_FORMS, "js/second.js": second})


def test_every_script_of_the_element_comes_joined() -> None:
    known = {name for entry in (*JOINED, *HANDOUT) for name in order_of(entry, TEXTS)}
    assert known == set(TEXTS)


@pytest.mark.parametrize("entry", JOINED)
def test_the_source_map_leads_to_every_line_of_every_module(entry: str) -> None:
    script, sources = joined(entry, TEXTS)
    lines, found = script.splitlines(), dict[str, list[str]]()
    assert lines[-1] == f"//# sourceMappingURL={JOINED[entry]}.map"
    for section in json.loads(sources)["sections"]:
        at, source = section["offset"]["line"], section["map"]
        mappings = source["mappings"].split(";")
        assert (section["offset"]["column"], mappings[0], set(mappings[1:])) == (0, "AAAA", {"AACA"})
        found[source["sources"][0]] = lines[at : at + len(mappings)]
    folder = Path(JOINED[entry]).parent
    for name, mapped in found.items():
        own = TEXTS[normpath(folder / name)].splitlines()
        assert len(own) == len(mapped)
        kept = [line.removeprefix("export ").removeprefix("default ") for line in own]
        differing = [line for line, also in zip(kept, mapped, strict=True) if line != also]
        assert all(re.match(r'import \{|\{ |.*import\("|//|/?\*| \*', line) for line in differing), differing
        assert not [line for line in mapped if line.startswith(("//", "/**"))]


@pytest.mark.parametrize("entry", JOINED)
def test_a_change_that_cannot_be_joined_is_refused_in_every_module(entry: str) -> None:
    for name in [*own_modules(entry, TEXTS)][::-8]:  # the entry and every eighth that it brings
        with pytest.raises(UnknownForm, match=name):
            joined(entry, {**TEXTS, name: TEXTS[name] + "export let changing = 1;\n"})


@cases(
    "line",
    [
        'import "./other.js";',
        'import other from "./other.js";',
        'import * as other from "./other.js";',
        'import { a } from "../gone.js";',
        'import { a } from "elsewhere";',
        'import { a } from "./gone.js";',
        "import { a } from './other.js';",
        'import { a } from "./other.js"',
        "import {",
        '  import { a } from "./other.js";',
        'const b = 1; import { a } from "./other.js";',
        "const b = 1; export { b };",
        "export let b = 1;",
        "export var b = 1;",
        "export default 1;",
        "export default class {}",
        "export function* b() {}",
        "export const { b } = { b: 1 };",
        "export const b = 1, c = 2; export { d };",
        "export class b {",
        "export const [b, c] = [1, 2];",
        'export * from "./other.js";',
        'export { a as b } from "./other.js";',
        'export * as other from "./other.js";',
        'export * from "./main.js";',
        'export { start } from "./main.js";',
        'import { start } from "./main.js";\nexport { start };',
        "console.log(import.meta.url);",
        "await Promise.resolve();",
        "const b = await Promise.resolve();",
        'import("./other.js");',
        "import(`./other.js`);",
        "const $modules = {};",
    ],
)
def test_what_is_not_known_is_refused(line: str) -> None:
    texts = {
        "js/main.js": 'import { b } from "./part.js";\nexport function start() {}\n',
        "js/part.js": f"{line}\n",
        "js/other.js": "export const a = 1;\n",
    }
    with pytest.raises(UnknownForm, match=r"(part|gone)\.js"):
        joined("js/main.js", texts)


def test_comments_may_say_what_code_may_not() -> None:
    comment: dict[str, Any] = {"js/main.js": '/** @param {import("./types.js").Doc} doc */\nexport function start(doc) {}\n'}
    assert "function start(doc) {}" in joined("js/main.js", comment)[0]


def test_comments_between_functions_are_not_sent_and_leave_their_lines_empty() -> None:
    said: dict[str, Any] = {"js/main.js": '// One.\n/** Two,\n * three.\n */\nexport const a = "/** a */";\n  // inside\n'}
    script = joined("js/main.js", said)[0].splitlines()
    at = script.index('const a = "/** a */";')
    assert script[at - 4 : at] == [""] * 4
    assert script[at + 1] == "  // inside"
