"""Any digits of the text changed and everything read from it again: a finding says so, or a refusal does, or nothing was lost."""

import re
import shutil
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models import Plan
from plan_data import extract
from plan_data.evidence import extracting
from plan_data.evidence.coverage import read_coverage
from plan_data.read.files import DEFAULT_FOLDER
from plan_data.read.loading import load_plan
from plan_data.read.problems import PlanProblems
from plan_data.write import package
from tests.analysis.checking_changes import Findings, changed_findings, found_in
from tests.real import real_plan

TOOLS = (extract, extracting, package)


@cache
def text() -> str:
    return (DEFAULT_FOLDER / "source.txt").read_bytes().decode()


@cache
def runs() -> tuple[re.Match[str], ...]:
    return tuple(re.finditer("[0-9]+", text()))


@cache
def excused() -> frozenset[int]:
    """The places of dates, numberings and the like, and of what a note excuses."""
    return frozenset(
        place for one in read_coverage() if one.reason for place in range(one.number.start, one.number.unit_end)
    )  # fmt: skip


@cache
def before() -> Findings:
    return found_in(real_plan())


def read_again(folder: Path, changed: str) -> Plan | str:
    """A folder with another text, every table read from it again; what refuses it where something does."""
    for name in ("source.txt", "projects.csv", "funding.csv", "printed_totals.csv", "indicators.csv", "facts.csv",
                 "printed_figures.csv", "datapackage.json"):  # fmt: skip
        shutil.copy(DEFAULT_FOLDER / name, folder / name)
    (folder / "source.txt").write_bytes(changed.encode())
    for tool in TOOLS:
        if tool.main([str(folder)]) == 2:
            return tool.__name__
    try:
        return load_plan(folder)
    except PlanProblems as problems:
        return str(problems)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(DEFAULT_FOLDER, tmp_path_factory.mktemp("edited") / "plan"))


def passes_in_silence(folder: Path, start: int, end: int, digits: str) -> bool:
    plan = read_again(folder, text()[:start] + digits + text()[end:])
    return not isinstance(plan, str) and not changed_findings(before(), found_in(plan)) and start not in excused()


@settings(deadline=None, max_examples=6, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_no_digit_of_the_text_changes_in_silence(folder: Path, data: st.DataObject) -> None:
    run = runs()[data.draw(st.integers(0, len(runs()) - 1))]
    digits = str(data.draw(st.integers(1, 10 ** min(len(run[0]) + 1, 9)).filter(lambda value: str(value) != run[0])))
    assert not passes_in_silence(folder, *run.span(), digits)
