"""The plan as data, and the only code that reads it.

``load_plan`` gives a plan or all that is wrong with its folder (``PlanProblems``); ``plan_version`` tells cheaply
whether a folder's files have changed. ``python3 -m plan_data.extract`` and ``python3 -m plan_data.write.package`` write the files.
"""

from plan_data.read.files import DEFAULT_FOLDER, package_files, plan_version
from plan_data.read.loading import load_plan
from plan_data.read.package_head import read_package_head
from plan_data.read.problems import PlanProblem, PlanProblems
from plan_data.read.sections import Section, Sections
from plan_data.write.console import say
from plan_data.write.decisions import (
    MAX_NAME,
    MAX_NOTE,
    Overtaken,
    decide,
    decisions_version,
    is_in_force,
    mark_of,
    read_decisions,
    read_file,
    read_history,
    undo,
)

__all__ = [
    "DEFAULT_FOLDER", "MAX_NAME", "MAX_NOTE", "Overtaken", "PlanProblem", "PlanProblems", "Section", "Sections", "decide",
    "decisions_version", "is_in_force", "load_plan", "mark_of", "package_files", "plan_version", "read_decisions", "read_file",
    "read_history", "read_package_head", "say", "undo",
]  # fmt: skip
