"""What the README says in numbers is what the plan's records say; and what documents and docstrings name is there."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from pkgutil import resolve_name

from analysis.checking.reviewing import review
from i18n import load_labels
from plan_data.evidence.coverage import read_coverage
from tests.cases import cases
from tests.real import real_plan
from tests.test_house import OURS, text_of, tracked

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PLAN = real_plan()
FILE = re.compile(r"(?<![\w./<>*-])[\w./-]*\w\.(?:py|bat|js|mjs|cjs|toml|csv|md|css|html|txt)\b(?![\w/])")
NAME = re.compile(r"(?<![\w./-])[a-z_]+(?:\.[A-Za-z_]\w*)+(?![\w/(]|\.\w)")
DOCSTRING = re.compile(r'(?:\A|:(?: *#[^\n]*)?\n +)"""(.*?)"""', re.DOTALL)  # of a module, a class, a function
OF_OTHERS = {"plotly.js", "plotly.py"}
MADE_LATER = {"decisions.csv", "all.js", "start.sh"}  # by decisions, by joining modules, by ``start.py bundle``


def test_the_numbers_of_the_readme() -> None:
    seen, statements = review(PLAN), sum(len(indicator.targets) for indicator in PLAN.indicators)
    numbers, targets = len(read_coverage()), len(PLAN.indicators)
    for words in (
        f"{len(PLAN.projects)} 个项目的 {PLAN.computed_total_wan:,} 万元",
        f"原文里 {numbers} 个数字",
        f"{targets} 项目标（{statements} 处表述）",
        f"共 {seen.checked} 处，{seen.agreed} 处一致，{len(seen.findings)} 处待核",
        f"All {numbers} numbers",
        f"{targets} of them, in {statements} places",
        f"{seen.checked} comparisons",
        f"{seen.agreed} agree, {len(seen.findings)} are open",
    ):
        assert words in README


def test_every_check_has_its_line_in_the_table_of_checks() -> None:
    table = [
        line.split("|")[1]
        for line in (ROOT / "docs" / "checks.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("| `")
    ]
    named = [name for cell in table for name in re.findall(r"`(\w+)`", cell)]
    assert sorted(named) == sorted(key.removeprefix("check.") for key in load_labels("zh").words if key.startswith("check."))


def endings(files: Iterable[str]) -> set[str]:
    """What files may be called: by their whole path, or by the end of it."""
    return {"/".join(parts[at:]) for parts in (file.split("/") for file in files) for at in range(len(parts))}


def named_and_gone(text: str, files: set[str]) -> list[str]:
    """The files (by endings) and the modules, functions and classes of ours that a text names and that are not there."""
    named = [one.removeprefix("./") for one in FILE.findall(text) if one not in OF_OTHERS | MADE_LATER]
    gone = [one for one in named if one not in files]
    dotted = [one for one in NAME.findall(text) if one.split(".")[0] in OURS and one not in {*named, *MADE_LATER}]
    return gone + [one for one in dotted if not is_there(one)]


def is_there(name: str) -> bool:
    """Whether a dotted name is a module or something in one, a record's field included."""
    owner, _, last = name.rpartition(".")
    try:
        resolve_name(name)
    except (ImportError, AttributeError):
        return "." in owner and is_there(owner) and last in getattr(resolve_name(owner), "model_fields", {})
    return True


def texts() -> Iterator[tuple[str, str]]:
    """Documents, decisions apart (they name what was there when they were made), and docstrings of Python's modules."""
    for name in tracked("*.md"):
        if not name.startswith("docs/adr/"):
            yield name, (ROOT / name).read_text(encoding="utf-8")
    for name in tracked("*.py"):
        yield from ((name, said) for said in DOCSTRING.findall(text_of(name)))


def test_what_documents_and_docstrings_name_is_there() -> None:
    files = endings(tracked("*"))
    assert {f"{name}: {one}" for name, text in texts() for one in named_and_gone(text, files)} == set()


@cases("text", ["see `ui/board/js/blocks.js`", "`pages/years.py`.", "as analysis.core.gone has it", "``models.Plan.gone``"])
def test_what_is_gone_is_seen(text: str) -> None:
    files = endings(tracked("*"))
    assert len(named_and_gone(text, files)) == 1
    assert named_and_gone("`draw/blocks.js`, ``models.Plan.townships``, analysis.core.view.", files) == []
