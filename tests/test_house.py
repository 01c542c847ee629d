"""The house rules that a test can hold: who imports whom, how long a file is, where words live, what is never committed."""

import ast
import re
import string
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from models import Category, ConstructionType, Domain, FundingSource
from tests.cases import cases

ROOT = Path(__file__).resolve().parent.parent
LONGEST, LONGEST_OF_THE_APP, LONGEST_FUNCTION = 350, 300, 40
MAY_IMPORT = {
    "codes": set(),
    "evidence": {"codes"},
    "annex": {"codes", "evidence"},
    "stories": {"evidence"},
    "models": {"codes", "evidence", "annex", "stories"},
    "tables": set(),
    "adding_up": set(),
    "plan_data": {"models", "adding_up"},
    "i18n": {"models"},
    "analysis": {"models", "tables", "adding_up", "i18n"},
    "charts": {"models", "tables", "i18n"},
    "exports": {"models", "tables", "i18n", "charts", "ui"},
    "ui": {"environment", "models", "tables", "plan_data", "i18n", "analysis", "charts", "exports"},
    "pages": {"models", "analysis", "charts", "ui"},
    "app": {"ui"},
    "environment": set(),
    "bundling": {"environment"},
    "start": {"environment", "bundling"},
}
# The floors of ``ui``, the lowest first: each may import those before it. The board is the element and its files: it knows no plan.
FLOORS = ("document", "scene", "words", "cards", "run", "serve")
MAY_IMPORT_IN_UI = {**{floor: set(FLOORS[:place]) for place, floor in enumerate(FLOORS)}, "board": {"document"}}
MAY_IMPORT_IN_UI["run"] |= {"board"}
MAY_IMPORT_IN_UI["serve"] |= {"board"}
# The command of the checks loads the folder that it is given; the checks themselves know records only (docs/adr/0009).
MAY_ALSO_IMPORT = {("analysis/checks.py", "plan_data")}
OURS = set(MAY_IMPORT) | {"tests", "bench"}
STREAMLIT_IN, PLOTLY_IN = {"app", "pages", "ui"}, {"charts"}
PLOTLY_AT_THE_DOOR = "ui/board/"
WORDS_MAY_BE_CHINESE_IN = ("plan_data/", "tests/", "bench/")
CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
SCRIPTS = ("*.py", "*.js", "*.mjs")
# Whose members no code names but the vocabularies, the theme and what reads the annex's printed words.
VOCABULARIES = (Category, ConstructionType, Domain, FundingSource)
MEMBERS_MAY_BE_NAMED_IN = {"codes.py", "charts/theme.py", "plan_data/read/annex.py"}
MEMBERS = {(kind.__name__, member.name) for kind in VOCABULARIES for member in kind}
parsed = cache(ast.parse)
walked = cache(lambda tree: [*ast.walk(tree)])
CODES = {member.value for kind in VOCABULARIES for member in kind} - {"other"}  # a word of many other vocabularies
OF_ONE_PLAN = re.compile("楚雄|民政|chuxiong|十三五", re.IGNORECASE)
OF_ITS_YEARS = re.compile("楚雄|民政|Chuxiong|civil affairs|十三五|十四五|2016–2020|2021–2025|四列|four (columns|sources|amounts)")


def tracked(*patterns: str) -> list[str]:
    """Files of the repository, committed or about to be, that exist."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return sorted({name for name in listed if (ROOT / name).is_file()})


def built(name: str) -> bool:
    """Whether a file is the output of a build, not somebody's writing."""
    return ".min." in name or "/vendor/" in name


PYTHON = [name for name in tracked("*.py") if not name.startswith(("tests/", "bench/"))]
WRITTEN = [name for name in tracked(*SCRIPTS, "*.css") if not built(name)]


def part_of(name: str) -> str:
    return Path(name).parts[0].removesuffix(".py")


@cache
def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def imports(tree: ast.AST) -> Iterator[str]:
    """Every module that a syntax tree imports, wherever it does, ``importlib`` and ``__import__`` with a literal included."""
    for node in walked(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute: a relative one hides what it reaches"
            yield str(node.module)
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in {"import_module", "__import__"}:
                yield str(node.args[0].value)


def broken_import_rules(name: str, source: str) -> list[str]:
    """What a file imports against the rule of the house."""
    part = part_of(name)
    broken = []
    for module in imports(parsed(source)):
        top = module.split(".")[0]
        is_allowed = top in MAY_IMPORT.get(part, set()) or (name, top) in MAY_ALSO_IMPORT
        if top in OURS and top != part and not is_allowed:
            broken.append(f"{name}: {part} may not import {module}")
        if part == "exports" and top == "ui" and not module.startswith("ui.document"):
            broken.append(f"{name}: of ui, exports may import ui.document only")
        if top == "streamlit" and part not in STREAMLIT_IN:
            broken.append(f"{name}: Streamlit is for app.py, pages and ui")
        if top == "plotly" and part not in PLOTLY_IN and not name.startswith(PLOTLY_AT_THE_DOOR):
            broken.append(f"{name}: Plotly is for charts")
        if top == "_plotly_utils" or module.startswith("plotly.express"):
            broken.append(f"{name}: {module} is slow or private")
    return broken


def broken_floors(name: str, source: str) -> list[str]:
    """What a module of ``ui`` imports of a floor above its own."""
    if not name.startswith("ui/") or name == "ui/__init__.py":
        return []
    floor = name.split("/")[1]
    if floor not in MAY_IMPORT_IN_UI:
        return [f"{name}: stands on no floor of ui"]
    below = MAY_IMPORT_IN_UI[floor] | {floor}
    named = {module.split(".")[1] for module in modules_of(parsed(source)) if module.startswith("ui.")}
    return [f"{name}: ui.{floor} may not import ui.{other}" for other in sorted(named - below)]


def modules_of(tree: ast.AST) -> Iterator[str]:
    """What a syntax tree imports, ``from ui import board`` as ``ui.board``."""
    for node in walked(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "ui":
            yield from (f"ui.{alias.name}" for alias in node.names)
    yield from imports(tree)


def docstrings(tree: ast.AST) -> set[int]:
    """The identities of the string nodes that are docstrings."""
    owners = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    firsts = (node.body[0] for node in walked(tree) if isinstance(node, owners) and node.body)
    return {id(first.value) for first in firsts if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)}


def chinese_literals(source: str) -> list[str]:
    """String literals with Chinese in them; docstrings and comments may name the plan's terms."""
    tree = parsed(source)
    exempt = docstrings(tree)
    strings = (
        node for node in walked(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in exempt
    )
    return [f"line {node.lineno}: {node.value}" for node in strings if CHINESE.search(node.value)]


def named_members(source: str) -> list[str]:
    """Members of the plan's vocabularies that a syntax tree names, as attributes of their class or by their codes."""
    tree = parsed(source)
    exempt, found = docstrings(tree), list[str]()
    for node in walked(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, (ast.Name, ast.Attribute)):
            owner = node.value.id if isinstance(node.value, ast.Name) else node.value.attr
            found += [f"line {node.lineno}: {owner}.{node.attr}"] if (owner, node.attr) in MEMBERS else []
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in exempt:
            found += [f"line {node.lineno}: {node.value}"] if node.value in CODES else []
    return found


def without_comments(script: str) -> str:
    """A script in JavaScript without what it says to people."""
    return re.sub(r"/\*.*?\*/|(?<!:)//[^\n]*", "", script, flags=re.DOTALL)


def test_there_is_something_to_look_at() -> None:
    assert {"models.py", "start.py", "ui/serve/server.py"} <= set(PYTHON)


def test_imports_follow_the_rule() -> None:
    assert [break_ for name in PYTHON for break_ in broken_import_rules(name, text_of(name))] == []


@cases(
    ("name", "source"),
    [
        ("analysis/core/frame.py", "from charts import theme"),
        ("charts/theme.py", "def f():\n    import analysis.core.frame"),
        ("models.py", "import plan_data"),
        ("plan_data/read/tables.py", "from codes import Category"),
        ("analysis/core/frame.py", "from evidence import Passage"),
        ("analysis/core/frame.py", "from annex import Project"),
        ("analysis/core/frame.py", "from plan_data import load_plan"),
        ("analysis/checking/rows.py", "from plan_data import load_plan"),
        ("analysis/core/frame.py", "import streamlit as st"),
        ("pages/investment/years.py", "import plotly.graph_objects as go"),
        ("pages/investment/years.py", "from plan_data import load_plan"),
        ("ui/run/frame.py", "from pages.investment import years"),
        ("i18n/labels.py", "import importlib\nimportlib.import_module('analysis')"),
        ("app.py", "from analysis.questions import headline"),
        ("exports/slides.py", "from ui.words.filters import method"),
        ("exports/slides.py", "from analysis.core.view import view"),
    ],
)
def test_the_import_rule_sees_a_break(name: str, source: str) -> None:
    assert broken_import_rules(name, source)


def test_no_module_of_ui_imports_a_floor_above_its_own() -> None:
    assert [break_ for name in PYTHON for break_ in broken_floors(name, text_of(name))] == []


@cases(
    ("name", "source"),
    [
        ("ui/words/filters.py", "from ui.cards.parts.card import Card"),
        ("ui/cards/category/category.py", "from ui.run.reader import scene_of"),
        ("ui/run/frame.py", "from ui.serve import delivery"),
        ("ui/document/blocks.py", "from ui.scene.scene import Scene"),
        ("ui/board/assets.py", "from ui.scene.scene import Scene"),
        ("ui/helpers.py", "import json"),
    ],
)
def test_an_import_from_above_is_seen(name: str, source: str) -> None:
    assert broken_floors(name, source)


def test_files_stay_short() -> None:
    lengths = {name: len(text_of(name).splitlines()) for name in WRITTEN}
    own = {name for name in WRITTEN if not name.startswith(("tests/", "bench/")) and name.endswith((".py", ".js"))}
    assert {name: one for name, one in lengths.items() if one > (LONGEST_OF_THE_APP if name in own else LONGEST)} == {}


def long_functions(source: str) -> list[str]:
    """The functions of a syntax tree that take more lines than one should."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    functions = (node for node in walked(parsed(source)) if isinstance(node, kinds))
    return [node.name for node in functions if (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION]


def test_functions_stay_short() -> None:
    assert {name: found for name in PYTHON if (found := long_functions(text_of(name)))} == {}


def test_a_long_function_is_seen() -> None:
    lines = ["    x = 1"] * (LONGEST_FUNCTION - 1)
    assert long_functions("\n".join(["def f():", *lines])) == []
    assert long_functions("\n".join(["def f():", *lines, "    x = 2"])) == ["f"]


def test_words_for_people_are_not_in_code() -> None:
    code = [name for name in PYTHON if not name.startswith(WORDS_MAY_BE_CHINESE_IN)]
    assert {name: found for name in code if (found := chinese_literals(text_of(name)))} == {}


def test_a_chinese_literal_is_seen_and_a_docstring_is_not() -> None:
    assert chinese_literals('"""类"""\nx = "类"\ny = f"{x}，"\n') == ["line 2: 类", "line 3: ，"]


def test_words_for_people_are_not_in_scripts() -> None:
    scripts = [name for name in WRITTEN if name.startswith("ui/") and name.endswith((".js", ".mjs"))]
    bare = {name: without_comments(text_of(name)) for name in scripts}
    assert {name: line for name, code in bare.items() for line in code.splitlines() if CHINESE.search(line)} == {}


def test_no_code_names_a_member_of_the_plans_vocabularies() -> None:
    code = set(PYTHON) - MEMBERS_MAY_BE_NAMED_IN
    assert {name: found for name in code if (found := named_members(text_of(name)))} == {}
    assert all(named_members(text_of(name)) for name in MEMBERS_MAY_BE_NAMED_IN), "those that need no leave any more"


@cases(
    "source",
    ["x = FundingSource.CENTRAL_PROVINCIAL", "x = models.Category.FUNERAL", 'x = y == "new_build"', 'f("a", b={"prefecture"})'],
)
def test_a_named_member_is_seen(source: str) -> None:
    assert len(named_members(source)) == 1


def test_a_member_is_not_what_only_looks_like_one() -> None:
    assert named_members('"""Of elderly_care."""\nx = Basis.FUNDING, "other", kind.PREFECTURE, f"{x}.funeral"') == []


def test_no_script_names_a_member_of_the_plans_vocabularies() -> None:
    scripts = [name for name in tracked("*.js", "*.mjs", "*.html", "*.css") if name.startswith("ui/") and not built(name)]
    assert len(scripts) > 20
    names = re.compile(rf"\b({'|'.join(sorted(CODES - {'children', 'community', 'digital'}))})\b")
    assert {name: found for name in scripts if (found := names.findall(without_comments(text_of(name))))} == {}


def test_no_code_names_this_plan() -> None:
    named = [name for name in tracked(*SCRIPTS, "*.html", "*.css") if not built(name) and not name.startswith(("tests/", "bench/"))]
    assert {name: found for name in named if (found := OF_ONE_PLAN.findall(text_of(name)))} == {}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_catalogues_say_nothing_that_is_true_of_one_plan_only(language: str) -> None:
    words = tomllib.loads(text_of(f"i18n/{language}.toml"))
    own = {key for key in words if key.startswith(("domain.", "period."))}  # the names of members and of periods
    assert {key: said for key, said in words.items() if key not in own and OF_ITS_YEARS.search(said)} == {}


def test_no_machine_and_no_registry_in_the_repository() -> None:
    written = [name for name in tracked("*") if not built(name) and not name.startswith("plan_data/chuxiong")]
    texts = {name: (ROOT / name).read_bytes().decode("utf-8", errors="ignore") for name in written}
    # In pieces, so that this file does not hold what it looks for.
    paths = rf"/{'home'}/\w+|/{'Users'}/\w+|C:\\{'Users'}|/{'root'}/|/{'work'}/\w|/{'tmp'}/\w"
    hosts = rf"{'pypi'}\.org|{'registry'}\.npmjs|{'registry'}\.yarnpkg|/{'simple'}/|{'index'}-url|{'file'}:///"
    found = {name: re.findall(f"{paths}|{hosts}", text) for name, text in texts.items() if "\0" not in text}
    assert {name: one for name, one in found.items() if one} == {}


def catalogues() -> list[tuple[str, str]]:
    """Pairs of catalogues, Chinese and English."""
    return [(str(path), str(path).replace("zh.toml", "en.toml")) for path in sorted((ROOT / "i18n").glob("*zh.toml"))]


def placeholders(words: str) -> list[str]:
    """The placeholders of a text with their formats, in no order; twice if used twice."""
    return sorted(f"{field}:{form}" for _, field, form, _ in string.Formatter().parse(words) if field is not None)


@pytest.mark.parametrize(("chinese", "english"), catalogues())
def test_catalogues_hold_the_same_keys_and_placeholders(chinese: str, english: str) -> None:
    zh, en = (tomllib.loads(Path(path).read_text(encoding="utf-8")) for path in (chinese, english))
    assert all(isinstance(words, str) for words in [*zh.values(), *en.values()]), "catalogues are flat"
    assert set(zh) ^ set(en) == set()
    assert {key: (zh[key], en[key]) for key in zh if set(placeholders(zh[key])) != set(placeholders(en[key]))} == {}
    every = [*zh.items(), *en.items()]
    assert [key for key, words in every if not words.strip() and not key.endswith("separator")] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_said_aloud_is_written_too_and_is_no_headline(language: str) -> None:
    """Every key is one of the catalogue, with nothing to fill in but what that has, and a size's unit; sentences begin small."""
    written, said = (tomllib.loads(text_of(f"i18n/{name}.toml")) for name in (language, "aloud"))
    spoken = said[language]
    assert set(spoken) - set(written) == set()
    more = {key: set(placeholders(spoken[key])) - set(placeholders(written[key])) - {"unit:"} for key in spoken}
    assert {key: names for key, names in more.items() if names} == {}
    assert {key: words for key, words in spoken.items() if words == written[key] or words[:1].isupper()} == {}


def test_the_two_catalogues_are_found() -> None:
    assert {Path(chinese).name for chinese, _ in catalogues()} == {"zh.toml", "start.zh.toml"}
