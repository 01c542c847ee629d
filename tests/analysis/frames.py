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
    """A chart's table as a frame; amounts as printed keep their blanks."""

    @wraps(chart)
    def asked(*question: Any, **more: Any) -> pd.DataFrame:
        frame = pd.DataFrame(dict(chart(*question, **more)))
        return frame.astype({name: "Int64" for name in SOURCE_ROWS if name in frame})

    return asked


by_category = framed(analysis.by_category)
by_funding_source = framed(analysis.by_funding_source)
by_township = framed(analysis.by_township)
by_year = framed(analysis.by_year)
cumulative = framed(analysis.cumulative)
project_table = framed(analysis.project_table)
