"""The real plan and its frame, read once."""

import pytest

from analysis.core.building import build_frame
from analysis.core.frame import PlanFrame
from models import Plan
from tests import real as plans


@pytest.fixture(scope="session")
def real_plan() -> Plan:
    return plans.real_plan()


@pytest.fixture(scope="session")
def real(real_plan: Plan) -> PlanFrame:
    return build_frame(real_plan)
