"""The plan as data, and the only code that reads it.

``load_plan`` gives a plan or all that is wrong with its folder (``PlanProblems``); ``plan_version`` tells cheaply
whether a folder's files have changed. ``python3 -m plan_data.extract`` and ``python3 -m plan_data.package`` write the files.
"""

from __future__ import annotations

from plan_data.files import CHUXIONG, plan_version
from plan_data.loading import load_plan
from plan_data.problems import PlanProblem, PlanProblems

__all__ = ["CHUXIONG", "PlanProblem", "PlanProblems", "load_plan", "plan_version"]
