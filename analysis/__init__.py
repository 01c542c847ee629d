"""Questions to a plan: frames in, frames out. See ``analysis.view`` for what a filter means."""

from analysis.building import build_frame, frame_from_arrays
from analysis.categories import by_category
from analysis.checks import Review, Tally, find_contradictions, review
from analysis.flows import flows
from analysis.frame import PlanFrame
from analysis.headline import Headline, Leader, PrintedTotal, headline, largest_project, printed_total
from analysis.project import project_by_year, project_shares
from analysis.search import search
from analysis.shares import percentages
from analysis.sources import by_funding_source, dependence, source_shares
from analysis.table import DEFAULT_SORT, SORTS, concentration, project_table, timeline
from analysis.townships import CITY_LEVEL, UNDIVIDED, by_township
from analysis.tree import tree
from analysis.unit_costs import UnitCost, unit_costs
from analysis.view import View, view
from analysis.yearly import UNDIVIDED_YEAR, by_year, cumulative

__all__ = [
    "CITY_LEVEL",
    "DEFAULT_SORT",
    "SORTS",
    "UNDIVIDED",
    "UNDIVIDED_YEAR",
    "Headline",
    "Leader",
    "PlanFrame",
    "PrintedTotal",
    "Review",
    "Tally",
    "UnitCost",
    "View",
    "build_frame",
    "by_category",
    "by_funding_source",
    "by_township",
    "by_year",
    "concentration",
    "cumulative",
    "dependence",
    "find_contradictions",
    "flows",
    "frame_from_arrays",
    "headline",
    "largest_project",
    "percentages",
    "printed_total",
    "project_by_year",
    "project_shares",
    "project_table",
    "review",
    "search",
    "source_shares",
    "timeline",
    "tree",
    "unit_costs",
    "view",
]
