"""The tables of ``analysis`` as data frames, to add up and compare whole columns of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import pandas as pd

import analysis
from analysis.frame import SOURCE_ROWS
from tables import Table


def framed(chart: Callable[..., Table]) -> Callable[..., pd.DataFrame]:
    """A chart's table as a frame; amounts as printed keep their blanks, and nodes are words also where there is none."""

    @wraps(chart)
    def asked(*question: Any, **more: Any) -> pd.DataFrame:
        frame = pd.DataFrame(dict(chart(*question, **more)))
        kinds = dict.fromkeys(SOURCE_ROWS, "Int64") | dict.fromkeys(("from_node", "to_node"), "str")
        return frame.astype({name: kind for name, kind in kinds.items() if name in frame})

    return asked


by_category = framed(analysis.by_category)
by_funding_source = framed(analysis.by_funding_source)
by_township = framed(analysis.by_township)
by_year = framed(analysis.by_year)
cumulative = framed(analysis.cumulative)
project_table = framed(analysis.project_table)
dependence = framed(analysis.dependence)
flows = framed(analysis.flows)
source_shares = framed(analysis.source_shares)
