"""What is wrong with a plan's folder, in the reader's language: also what the system or a library says of it."""

from dataclasses import replace

from i18n import Labels
from plan_data.read.problems import PlanProblem
from plan_data.read.rules import Rule

_SAID = (Rule.FILE, Rule.FILE_STAYS, Rule.CSV, Rule.JSON_SIZE)  # whose value is what the system or a library says


def value_of(text: Labels, problem: PlanProblem) -> str:
    """What stands there, or why nothing could be read."""
    return text.of_system(problem.value) if problem.rule in _SAID else problem.value


def expected(text: Labels, problem: PlanProblem) -> str:
    """The rule in words; what a pattern asks for is said of its field, for nobody should have to read the pattern."""
    if problem.rule is Rule.PATTERN:
        key = f"shape.{problem.field}"
        return text(key if text.has(key) else "shape.other")
    if isinstance(said := problem.details.get("message"), str):
        problem = replace(problem, details={"message": text.of_system(said)})
    return problem.in_words(text.code("problem", problem.rule), text("list.separator"))


def in_a_line(text: Labels, problem: PlanProblem) -> str:
    """A problem within a sentence."""
    why = text.of_system(problem.value) if problem.rule is Rule.FILE else expected(text, problem)
    if problem.row is None:
        return text("problems.of_file", file=problem.file, why=why)
    return text("problems.of_row", file=problem.file, row=problem.row, field=problem.field, why=why)
