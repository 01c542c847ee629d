"""Small frames about one project."""

from __future__ import annotations

import pandas as pd

from models import Project, YearPolicy


def project_shares(project: Project) -> pd.DataFrame:
    """The row's amounts in printed order: position, amount_wan, share of their sum, is_confirmed."""
    total = project.funding_sum_wan
    return pd.DataFrame(
        {
            "position": range(len(project.funding)),
            "amount_wan": [float(line.amount_wan) for line in project.funding],
            "share": [line.amount_wan / total if total else 0.0 for line in project.funding],
            "is_confirmed": [line.is_confirmed for line in project.funding],
        }
    )


def project_by_year(project: Project, policy: YearPolicy) -> pd.DataFrame:
    """The project's amount by year under a policy: year, amount_wan, is_policy. Undivided spans have one row, year 0."""
    years, total = list(project.years), float(project.total_investment_wan)
    if len(years) == 1:
        return _frame(years, [total], is_policy=False)
    if policy is YearPolicy.UNDIVIDED:
        return _frame([0], [total], is_policy=True)
    if policy is YearPolicy.FIRST_YEAR:
        return _frame(years, [total, *[0.0] * (len(years) - 1)], is_policy=True)
    return _frame(years, [total / len(years)] * len(years), is_policy=True)


def _frame(years: list[int], amounts: list[float], *, is_policy: bool) -> pd.DataFrame:
    return pd.DataFrame({"year": years, "amount_wan": amounts, "is_policy": is_policy})
