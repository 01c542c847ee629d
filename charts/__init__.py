"""Charts: an aggregated table or frame in, a plain dict figure out. One file per kind of chart, one theme."""

from charts.bridge import BridgeBar, bridge
from charts.capacity_bars import capacity_bars
from charts.category_bars import category_bars
from charts.concentration_bars import concentration_bars
from charts.cost_dots import CostAxis, CostDot, cost_dots
from charts.cumulative_curve import cumulative_curve
from charts.dependence_bars import dependence_bars
from charts.funding_flow import funding_flow
from charts.gantt import gantt
from charts.parts.figure import Figure, as_plotly
from charts.parts_bar import BarPart, parts_bar
from charts.project_tree import project_tree
from charts.ranked_bars import RankedBar, ranked_bars
from charts.share_bars import share_bars
from charts.source_bars import source_bars
from charts.span_columns import span_columns
from charts.theme import DARK, LIGHT, SIZES, Look, Size, Theme
from charts.tile_map import tile_map
from charts.township_bars import township_bars
from charts.year_columns import year_columns

__all__ = [
    "DARK", "LIGHT", "SIZES", "BarPart", "BridgeBar", "CostAxis", "CostDot", "Figure", "Look", "RankedBar",
    "Size", "Theme", "as_plotly", "bridge", "capacity_bars", "category_bars", "concentration_bars", "cost_dots",
    "cumulative_curve", "dependence_bars", "funding_flow", "gantt", "parts_bar", "project_tree", "ranked_bars",
    "share_bars", "source_bars", "span_columns", "tile_map", "township_bars", "year_columns",
]  # fmt: skip
