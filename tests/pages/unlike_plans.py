"""Plans unlike the real one: one full of equal amounts, one that gives no funding; neither has printed totals."""

import random
from itertools import cycle

from models import Plan, Project

AMOUNTS = (100, 700)
ENDS = (2021, 2023, 2025)


def full_of_ties(plan: Plan) -> Plan:
    """The plan with two amounts only, in spans whose thirds and fifths leave last bits; nothing ties open rows together."""
    chance, ends = random.Random(1), cycle(ENDS)

    def alike(project: Project) -> Project:
        funding = tuple(line.model_copy(update={"amount_wan": chance.choice(AMOUNTS)}) for line in project.funding)
        total = sum(line.amount_wan for line in funding)
        years = {"start_year": min(ENDS), "end_year": next(ends)}
        return project.model_copy(update={"funding": funding, "total_investment_wan": total, **years})

    return plan.model_copy(update={"projects": tuple(alike(project) for project in plan.projects), "printed_totals": None})


def unfunded(plan: Plan) -> Plan:
    """The plan without its funding."""
    projects = tuple(project.model_copy(update={"funding": ()}) for project in plan.projects)
    return plan.model_copy(update={"projects": projects, "printed_totals": None})
