"""Every rule is broken by some folder, says what it wants in full, and has its words in both languages."""

import re
from string import Formatter

import pytest
from pydantic_core import ErrorDetails

from i18n import load_labels
from plan_data.read import files
from plan_data.read.loading import load_plan
from plan_data.read.problems import PlanProblem, PlanProblems
from plan_data.read.rules import Rule
from plan_data.read.validation import rule_of
from tests.plan_data.breaking import BREAKS, Change, cell, descriptor
from tests.plan_data.conftest import Folder

HAN = re.compile(r"[\u3400-\u9fff]")
HALF_WIDTH = re.compile(r"[\u3400-\u9fff}][,;:?!()\"']|[,;:?!()\"'][\u3400-\u9fff{]")
NOT_FROM_A_FOLDER = {Rule.FILE_STAYS, Rule.OTHERWISE}


def report(folder: Folder, change: Change) -> tuple[PlanProblem, ...]:
    change(folder)
    with pytest.raises(PlanProblems) as raised:
        load_plan(folder.path)
    return raised.value.problems


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def test_every_rule_can_be_broken():
    assert set(BREAKS) == set(Rule) - NOT_FROM_A_FOLDER


@pytest.mark.parametrize("rule", BREAKS)
def test_a_broken_rule_is_named_with_all_its_details(folder: Folder, rule: Rule):
    found = [problem for problem in report(folder, BREAKS[rule]) if problem.rule is rule]
    assert found
    for problem in found:
        assert set(problem.details) == placeholders(rule.sentence)
        assert str(problem).endswith(f"expected {problem.expected}")
        assert "{" not in problem.expected.replace(str(problem.details.get("pattern", "")), "")


def test_a_rule_has_its_words_in_both_catalogues():
    for rule in Rule:
        chinese, english = (load_labels(language).code("problem", rule) for language in ("zh", "en"))
        assert english == rule.sentence, "the page and the command line say the same"
        assert placeholders(chinese) == placeholders(english), rule
        assert HAN.search(chinese), rule
        assert not HALF_WIDTH.search(chinese), rule
        assert not chinese.endswith("。"), f"{rule}: a cell of a table, not a paragraph"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_catalogues_hold_no_rule_that_is_gone(language: str):
    keys = {key.removeprefix("problem.") for key in load_labels(language).words if key.startswith("problem.")}
    assert keys == {str(rule) for rule in Rule}


@pytest.mark.parametrize(
    ("change", "english", "chinese"),
    [
        (
            cell("projects", 3, "total_investment_wan", "三千"),
            "a whole number of at most 12 digits, without leading zeros",
            "应为非负整数，单位万元，最多12位，开头不补零",
        ),
        (cell("projects", 3, "construction_type", "repair"), "one of new_build, expansion", "应为下列之一：new_build、expansion"),
        (
            cell("projects", 6, "name", "东华镇康养大镇"),
            "the words of source.txt at {start}: '东华镇康养小镇'",
            "应为 source.txt 位置{start}处的文字“东华镇康养小镇”",
        ),
        (cell("townships", 4, "code", "532301102"), "each once; it is in row 3 already", "不应重复，第3行已有"),
        (descriptor(end_year=2020), "2021 (start_year) or later", "不应早于 start_year 的2021"),
    ],
)
def test_a_sentence_reads_so_in_either_language(folder: Folder, change: Change, english: str, chinese: str):
    problem = report(folder, change)[0]
    text = load_labels("zh")
    assert problem.expected == english.format(**problem.details)
    assert problem.in_words(text.code("problem", problem.rule), text("list.separator")) == chinese.format(**problem.details)


def test_a_file_that_goes_away_meanwhile_is_reported(folder: Folder, monkeypatch: pytest.MonkeyPatch):
    def gone(path: object) -> str:
        raise FileNotFoundError(2, "No such file or directory", str(folder.path / files.FUNDING))

    monkeypatch.setattr(files, "data_version", gone)
    problem = report(folder, lambda _: None)[0]
    assert (problem.file, problem.rule, problem.expected) == (files.FUNDING, Rule.FILE_STAYS, "a file that stays")


def test_a_fault_that_nobody_foresaw_keeps_its_words():
    fault = ErrorDetails(type="bool_type", loc=("used",), msg="Input should be a valid boolean", input="x")
    assert rule_of(fault) == (Rule.OTHERWISE, {"message": "a valid boolean"})


def test_half_a_character_is_shown_as_its_escape(folder: Folder):
    problem = report(folder, descriptor(title="\ud800"))[0]
    assert (problem.rule, problem.value) == (Rule.TEXT, "\\ud800")


def test_the_same_problem_is_reported_once():
    one, same = (PlanProblem(files.FUNDING, 2, "", "1", Rule.CELLS, {"count": 4}) for _ in range(2))
    other = PlanProblem(files.FUNDING, 2, "", "1", Rule.CELLS, {"count": 5})
    assert PlanProblems([one, same, other]).problems == (one, other)
