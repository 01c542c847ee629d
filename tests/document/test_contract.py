"""Real documents are held to the contract, key for key and type for type, and the board's types are the contract's."""

import ast
import json
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any, is_typeddict

import pytest

from bench.plans import generate
from plan_data.read.loading import load_plan
from plan_data.read.problems import PlanProblems
from tests.cases import cases
from tests.document import test_laws
from tests.document.strict import Seen, differences, fields_of
from tests.document.test_laws_everywhere import SPEAKING, documents
from tests.document.views import document_of, rare_views, some_views
from ui import board, document
from ui.document import javascript
from ui.document.page import Document
from ui.run.problems import problem_document
from ui.run.reader import scene_of
from ui.scene.pages import PAGES
from ui.scene.scene import Screen

LONG = 1_200  # projects: more than charts and documents hold one by one
VIEWS = 80  # besides those of the laws
CONTRACT = sorted(Path(document.__file__).parent.glob("*.py"))
PARTS_OF_OTHERS = {"HeadChanges", "Placed", "Headed", "TargetHow"}
GOES_THE_OTHER_WAY = {"Decided", "Undone"}
# Said beside the documents of pages: tests/ui holds them to what is declared.
SAID_ELSEWHERE = {"QrCode", "Way", "Scan", "SharingLine", "Sharing", "Pointer", "Staged", "Told", "Shown", "Followed"}
NOT_OF_A_PAGE = GOES_THE_OTHER_WAY | PARTS_OF_OTHERS | SAID_ELSEWHERE
WIDE_ONLY = {("Findings", "ways"), ("Findings", "file")}  # a plan with more than a hundred findings


@pytest.fixture(scope="module")
def looked_at() -> tuple[Seen, list[str]]:
    """The fields that random views of every page have, by class, and all that is wrong with them."""
    seen: Seen = set()
    own = (document_of(scene) for scene in chain(some_views(VIEWS, 17), rare_views()))
    of_laws = [said for _, said in test_laws.documents()], *([said for _, said in documents(page)] for page in SPEAKING)
    found = [*own, *chain(*of_laws)]
    assert len(found) > 300
    return seen, [wrong for one in found for wrong in wrong_with(one, seen)]


@pytest.fixture(scope="module")
def of_a_long_plan(tmp_path_factory: pytest.TempPathFactory) -> tuple[Seen, list[str]]:
    """The same of every page of a plan of very many projects."""
    folder = tmp_path_factory.mktemp("long") / "plan"
    generate(folder, LONG)
    seen: Seen = set()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PLAN_FOLDER", str(folder))
        found = [document_of(scene) for scene in some_views(len(PAGES), 5)]
    return seen, [wrong for one in found for wrong in wrong_with(one, seen)]


def wrong_with(found: dict[str, Any], seen: Seen) -> Iterator[str]:
    yield from (f"{found['page']} {json.dumps(found['query'])} {wrong}" for wrong in differences(found, Document, seen))


def declared() -> Iterator[tuple[str, str]]:
    """Every field that a document may have, by class."""
    for name, kind in javascript.declared().items():
        if is_typeddict(kind) and name not in NOT_OF_A_PAGE:
            yield from ((name, field) for field in fields_of(kind))


def test_random_views_of_every_page_say_what_is_declared(looked_at: tuple[Seen, list[str]]) -> None:
    assert looked_at[1] == []


def test_views_of_a_long_plan_say_what_is_declared(of_a_long_plan: tuple[Seen, list[str]]) -> None:
    assert of_a_long_plan[1] == []


def test_what_is_declared_is_said_somewhere(looked_at: tuple[Seen, list[str]], of_a_long_plan: tuple[Seen, list[str]]) -> None:
    """A field that no document has is not in the contract; where a block stands is the same for all of them."""
    said = looked_at[0] | of_a_long_plan[0] | WIDE_ONLY
    assert {field for field in declared() if field not in said and field[1] not in ("area", "span")} == set()


def test_the_document_of_a_broken_plan_says_what_is_declared(tmp_path: Path) -> None:
    with pytest.raises(PlanProblems) as raised:
        load_plan(tmp_path)
    found = json.loads(board.to_bytes(problem_document(raised.value, "overview", {}, Screen("desk", dark=False))))
    assert found["blocks"][0]["rows"]
    assert list(wrong_with(found, set())) == []


@cases(
    ("change", "said"),
    [
        (lambda found: found.update(extra=1), "extra: undeclared in Document"),
        (lambda found: found.pop("foot"), "foot: missing in a Document"),
        (lambda found: found["numbers"][0].update(value=7), "numbers[0].value: 7 is no str"),
        (lambda found: found["blocks"][0].update(span="2"), "blocks[0].span: '2' is no int"),
        (lambda found: found["blocks"][0]["marks"][0].pop("label"), "blocks[0].marks[0].label: missing in a Mark"),
        (lambda found: found["head"]["words"][0].update(strong=1), "head.words[0].strong: 1 is no bool"),
        (lambda found: found["blocks"][0].update(kind="picture"), "is not of its union"),
        (lambda found: found["blocks"][0]["subtitle"].append({"swatch": "striped"}), "'striped' is none of"),
    ],
)
def test_what_is_not_declared_is_noticed(change: Any, said: str) -> None:
    found = document_of(scene_of("overview", {}, Screen("desk", False)))
    assert list(wrong_with(found, set())) == []
    change(found)
    assert [wrong for wrong in wrong_with(found, set()) if said in wrong] != []


def test_the_boards_types_are_those_of_the_contract() -> None:
    assert javascript.main(["--check"]) == 0


def test_a_change_of_the_contract_is_noticed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    older = tmp_path / "types.d.ts"
    older.write_text(javascript.TYPES.read_text(encoding="utf-8").replace("foot: string;", ""), encoding="utf-8")
    monkeypatch.setattr(javascript, "TYPES", older)
    assert javascript.main(["--check"]) == 1
    assert "python3 -m ui.document.javascript" in capsys.readouterr().err


def test_a_block_stands_beside_its_card_or_in_the_contract_and_is_drawn_by_the_function_of_its_name() -> None:
    assert {"Toc", "Chart"} <= {kind.__name__ for kind in javascript.blocks()}
    drawers = javascript.written()[javascript.DRAWERS]
    assert 'import { toc } from "../text/toc.js";' in drawers
    assert 'import { note } from "./lists.js";' in drawers


def test_a_block_that_nothing_draws_is_noticed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(javascript, "_JS", tmp_path)
    with pytest.raises(ValueError, match=r"not drawn by one exported function of its name: calculation, chart"):
        javascript.written()


def test_every_type_has_a_name_of_its_own_in_the_boards_types() -> None:
    names = re.findall(r"^export (?:interface|type) (\w+)", javascript.written()[javascript.TYPES], re.MULTILINE)
    assert len(names) == len(set(names)) > 80
    assert {"Doc", "Chart", "Table", "Block", "Control"} <= set(names)


@cases("path", CONTRACT)
def test_the_contract_imports_nothing_but_itself(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    modules = [str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    modules += [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    allowed = (
        "__future__",
        "collections",
        "functools",
        "importlib",
        "inspect",
        "pathlib",
        "posixpath",
        "re",
        "sys",
        "types",
        "typing",
        "ui.document",
    )
    assert [module for module in modules if not module.startswith(allowed)] == []
