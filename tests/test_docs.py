"""What the README says in numbers is what the plan's records say."""

from __future__ import annotations

from pathlib import Path

from analysis.checking.reviewing import review
from plan_data import load_plan
from plan_data.evidence.coverage import read_coverage

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
PLAN = load_plan()


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
