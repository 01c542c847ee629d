"""A wide plan answers as a plan of records does: every aggregate, every search, every check."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import analysis
from analysis import PlanFrame, build_frame, review
from analysis.frame import SOURCES
from bench.plans import generate
from models import AllocationPolicy, Basis, FundingSource, Plan, ProjectFilter, QuantityKind, TownshipPolicy, YearPolicy
from plan_data.loading import load_row_by_row
from plan_data.wide_loading import load_wide

COUNT = 900
FILTERS = (
    {}, {"category": ["funeral"]}, {"township": ["999900001", "999900005"]}, {"from_year": 2022, "to_year": 2023},
    {"funding_source": ["other", "prefecture"]}, {"min_wan": 500, "township": ["999900002"]},
    {"funding_source": ["county_city"], "max_wan": 300}, {"implementer": ["样例单位03", "none"]}, {"text": "项目00001"},
    {"without": ["funeral-01"], "category": ["funeral", "elderly_care"]}, {"project": ["funeral-02", "elderly_care-03"]},
    {"reach": ["several_townships"], "construction_type": ["expansion"], "text": "yanglao"},
)  # fmt: skip
POLICIES = (AllocationPolicy(), AllocationPolicy(years=YearPolicy.UNDIVIDED, townships=TownshipPolicy.UNDIVIDED))
AGGREGATES: tuple[Callable[..., Any], ...] = (
    analysis.by_category, analysis.by_funding_source, analysis.by_year, analysis.by_township, analysis.headline,
    analysis.project_table, analysis.source_shares, analysis.dependence, analysis.flows, analysis.cumulative,
    analysis.concentration, analysis.tree, analysis.timeline,
)  # fmt: skip


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> tuple[Plan, Plan]:
    """The same plan in bulk and row by row; one total is not what its parts add up to."""
    folder = tmp_path_factory.mktemp("wide") / "sample"
    generate(folder, COUNT)
    spoil(folder)
    wide = load_wide(folder)
    assert wide is not None
    return wide, load_row_by_row(folder)


def spoil(folder: Path) -> None:
    """Change an amount of the third row in text and table alike."""
    rows = (folder / "funding.csv").read_text(encoding="utf-8").splitlines()
    place = next(place for place, row in enumerate(rows[1:], 1) if len(row.split(",")[2]) == 3)
    name, position, amount, start = rows[place].split(",")
    other = str(1109 - int(amount))[:3].rjust(3, "1")
    rows[place] = f"{name},{position},{other},{start}"
    (folder / "funding.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    text = (folder / "source.txt").read_text(encoding="utf-8")
    (folder / "source.txt").write_text(text[: int(start)] + other + text[int(start) + 3 :], encoding="utf-8")
    (folder / "datapackage.json").write_text((folder / "datapackage.json").read_text().replace('"hash"', '"was"'))


@pytest.fixture(scope="module")
def frames(plans: tuple[Plan, Plan]) -> tuple[PlanFrame, PlanFrame]:
    return build_frame(plans[0]), build_frame(plans[1])


def plain(value: Any, name: str = "") -> dict[str, Any]:
    """The numbers of a record by their names, those of records within it too."""
    if not dataclasses.is_dataclass(value):
        return {name: str(value) if isinstance(value, tuple) else value}
    parts = (plain(getattr(value, field.name), f"{name}.{field.name}") for field in dataclasses.fields(value))
    return {key: number for part in parts for key, number in part.items()}


def alike(one: Any, other: Any) -> bool:
    """Whether two values are the same but for a float's last bits."""
    return bool(one == pytest.approx(other, rel=1e-9) if isinstance(one, float) else one == other)


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("basis", Basis)
@pytest.mark.parametrize("fields", FILTERS, ids=str)
def test_every_aggregate_is_that_of_the_records(
    fields: dict[str, Any], basis: Basis, policy: AllocationPolicy, frames: tuple[PlanFrame, PlanFrame]
) -> None:
    asked = ProjectFilter.model_validate(fields)
    for aggregate in AGGREGATES:
        wide, rows = (aggregate(frame, asked, policy, basis) for frame in frames)
        if isinstance(wide, pd.DataFrame):
            pd.testing.assert_frame_equal(wide, rows, check_dtype=False, rtol=1e-9)
        else:
            ours, theirs = plain(wide), plain(rows)
            assert ours.keys() == theirs.keys()
            assert all(alike(ours[name], theirs[name]) for name in ours)


SEARCHED = (
    "样例项目000012", "yangli", "ylxm", "样例05镇", "sample 3", "单位07", "养老",
    "Funeral", "fw", "12 新建", "n", "elderly_care-07",
)  # fmt: skip


@pytest.mark.parametrize("text", SEARCHED)
def test_every_search_finds_what_it_finds_in_the_records(text: str, frames: tuple[PlanFrame, PlanFrame]) -> None:
    wide, rows = (frame.hits(text) for frame in frames)
    assert np.flatnonzero(wide).tolist() == np.flatnonzero(rows).tolist()


@pytest.mark.parametrize("kind", QuantityKind)
def test_quantities_are_those_of_the_records(kind: QuantityKind, plans: tuple[Plan, Plan]) -> None:
    wide, rows = (analysis.planned(plan, kind) for plan in plans)
    assert wide.tolist() == rows.tolist()


def test_the_review_is_that_of_the_records(plans: tuple[Plan, Plan]) -> None:
    wide, rows = map(review, plans)
    assert wide.findings == rows.findings
    assert wide.tallies == rows.tallies
    assert {finding.check for finding in wide.findings} >= {"row_parts", "missing_field", "totals_together"}


def test_ranges_by_project_are_those_of_the_records(frames: tuple[PlanFrame, PlanFrame]) -> None:
    for source in SOURCES:
        wide, rows = (frame.range_by_project(source) for frame in frames)
        np.testing.assert_allclose(wide, rows)
    together = [frame.placements.sources_range(np.ones(COUNT), tuple(FundingSource)) for frame in frames if frame.placements]
    assert together[0] == pytest.approx(together[1])
