"""The real plan, read once for all tests of a run: whoever changes something changes a copy."""

from functools import cache

from models import Plan
from plan_data import load_plan


@cache
def real_plan() -> Plan:
    return load_plan()
