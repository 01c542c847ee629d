"""Questions to a plan: frames in, frames out. See ``analysis.view`` for what a filter means."""

from analysis.bridge import Bridge, BridgeKind, Level, Step, bridge
from analysis.building import build_frame, frame_from_arrays
from analysis.capacity import PlannedTotal, capacity, capacity_by_category, capacity_by_township, capacity_by_year, planned
from analysis.categories import by_category
from analysis.checking.reviewing import Review, Tally, find_contradictions, review
from analysis.flows import flows
from analysis.frame import PlanFrame
from analysis.headline import Headline, Leader, headline, largest_project
from analysis.search import search
from analysis.shares import percentages
from analysis.sources import by_funding_source, dependence, source_shares
from analysis.table import DEFAULT_SORT, SORTS, project_table
from analysis.targets import (
    Assessment,
    Contribution,
    PlannedCapacity,
    Verdict,
    as_printed,
    assess,
    assess_all,
    beside,
    bounds,
    find_facts,
    find_indicators,
    stated_together,
)
from analysis.townships import CITY_LEVEL, UNDIVIDED, by_township
from analysis.unit_costs import (
    COSTED_KINDS,
    Comparison,
    ProjectCost,
    UnitCost,
    compare,
    is_in_yuan,
    project_costs,
    relatives,
    unit_costs,
)
from analysis.view import View, view
from analysis.yearly import UNDIVIDED_YEAR, by_year, cumulative, project_by_year

__all__ = [
    "CITY_LEVEL",
    "COSTED_KINDS",
    "DEFAULT_SORT",
    "SORTS",
    "UNDIVIDED",
    "UNDIVIDED_YEAR",
    "Assessment",
    "Bridge",
    "BridgeKind",
    "Comparison",
    "Contribution",
    "Headline",
    "Leader",
    "Level",
    "PlanFrame",
    "PlannedCapacity",
    "PlannedTotal",
    "ProjectCost",
    "Review",
    "Step",
    "Tally",
    "UnitCost",
    "Verdict",
    "View",
    "as_printed",
    "assess",
    "assess_all",
    "beside",
    "bounds",
    "bridge",
    "build_frame",
    "by_category",
    "by_funding_source",
    "by_township",
    "by_year",
    "capacity",
    "capacity_by_category",
    "capacity_by_township",
    "capacity_by_year",
    "compare",
    "cumulative",
    "dependence",
    "find_contradictions",
    "find_facts",
    "find_indicators",
    "flows",
    "frame_from_arrays",
    "headline",
    "is_in_yuan",
    "largest_project",
    "percentages",
    "planned",
    "project_by_year",
    "project_costs",
    "project_table",
    "relatives",
    "review",
    "search",
    "source_shares",
    "stated_together",
    "unit_costs",
    "view",
]
