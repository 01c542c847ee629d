"""A plan like the real one for charts: 27 projects as arrays, and every aggregate of it for a filter."""

from collections import Counter
from collections.abc import Callable
from functools import cache

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analysis.core.frame import PlanFrame
from analysis.core.question import Question
from bench.arrays import frame_from_arrays
from charts.capacity_bars import capacity_bars
from charts.category_bars import category_bars
from charts.concentration_bars import concentration_bars
from charts.cumulative_curve import cumulative_curve
from charts.dependence_bars import dependence_bars
from charts.funding_flow import funding_flow
from charts.gantt import gantt
from charts.parts.figure import Figure
from charts.project_icicle import project_icicle
from charts.project_tree import project_tree
from charts.share_bars import share_bars
from charts.source_bars import source_bars
from charts.theme import DARK, LIGHT, SIZES, Look
from charts.tile_map import tile_map
from charts.township_bars import township_bars
from charts.year_columns import year_columns
from i18n.labels import Labels, MoneyUnit, load_labels
from models import AllocationPolicy, Basis, Category, ProjectFilter, Reach
from tables import Table
from tests.analysis import frames

THEMES = {"light": LIGHT, "dark": DARK}
YEARS = range(2021, 2026)
# project | name | first year | last year | total | townships | amounts with the bits of their possible sources
_PROJECTS = """
grassroots_community-01|社区综合服务站建设项目|2021|2025|5920|all|2220:1,740:6,2960:12
elderly_care-01|城乡社区居家养老服务中心建设项目|2021|2025|3720|all|2040:1,936:2,744:8
elderly_care-02|农村健康养老服务中心|2021|2025|7500|all|6000:1,1500:14
elderly_care-03|乡镇敬老院提升改造|2021|2025|2800|all|1680:1,840:6,280:12
elderly_care-04|东华镇康养小镇|2021|2021|3000|4|1800:1,500:2,200:4,500:8
elderly_care-05|楚雄市养老服务中心|2021|2021|11800||9000:1,2000:6,1800:12
elderly_care-06|子午镇生态养生园|2022|2022|3000|5|1800:1,500:2,200:4,500:8
elderly_care-07|紫溪镇康养小镇|2023|2023|3000|3|1800:1,500:2,200:4,500:8
elderly_care-08|楚雄市智慧养老服务中心|2022|2022|300||180:1,90:6,30:12
elderly_care-09|社区老年人日间照料中心|2021|2025|2000|0,1|1000:1,600:6,400:12
elderly_care-10|老年人幸福食堂|2021|2025|800|0,1|0:1,800:6,0:12
elderly_care-11|乡镇(街道)综合养老服务中心|2022|2023|7000|0,1|0:1,2000:2,0:4,5000:8
elderly_care-12|楚雄市老年公寓|2023|2025|14000|0|8000:1,500:2,0:4,5500:8
social_welfare-01|鹿城镇儿童救助服务中心|2021|2021|500|0|400:1,100:14
social_welfare-02|楚雄市精神病人收治康复中心|2022|2022|1300|0|800:1,300:6,200:12
social_welfare-03|楚雄儿童福利院提升改造|2022|2022|300||180:1,90:6,30:12
social_welfare-04|民政信息化建设|2021|2025|1500|all|900:1,450:6,150:12
funeral-01|楚雄市中山、大过口、西舍路山区片火化服务点建设|2021|2021|1800|9,11,13|1300:1,500:14
funeral-02|楚雄市新村、大地基山区片火化服务点建设|2022|2022|1800|10,14|1300:1,500:14
funeral-03|楚雄市三街、树苴、八角山区片火化服务点建设|2023|2023|1800|7,8,12|1300:1,500:14
funeral-04|楚雄市陵园改扩建(第三期)|2021|2025|1500||700:1,800:14
funeral-05|经营性公墓建设|2021|2025|60000|3|60000:8
funeral-06|楚雄市殡仪馆骨灰堂建设|2021|2025|556||445:1,111:4
funeral-07|村级公益性公墓|2021|2025|17700|all|14160:1,3540:14
funeral-08|乡镇公益性公墓提升改造|2021|2025|4500|all|2700:1,1350:6,450:12
funeral-09|乡镇殡仪服务站|2021|2025|3000|all|1500:1,500:6,1000:12
funeral-10|村级殡仪服务站|2021|2025|2967|all|1500:1,467:2,1000:12
"""
_TOWNS = {
    "532301000": (2, 5, "鹿城镇"),
    "532301001": (1, 5, "东瓜镇"),
    "532301002": (1, 4, "吕合镇"),
    "532301003": (2, 4, "紫溪镇"),
    "532301004": (3, 4, "东华镇"),
    "532301005": (3, 5, "子午镇"),
    "532301006": (2, 6, "苍岭镇"),
    "532301007": (2, 2, "三街镇"),
    "532301008": (3, 1, "八角镇"),
    "532301009": (3, 2, "中山镇"),
    "532301010": (4, 3, "新村镇"),
    "532301011": (4, 2, "西舍路镇"),
    "532301012": (2, 1, "树苴乡"),
    "532301013": (3, 3, "大过口乡"),
    "532301014": (4, 4, "大地基乡"),
}
TILES = dict(_TOWNS)
TOWN_NAMES = {code: tile[2] for code, tile in TILES.items()}
NAMES = {line.split("|")[0]: line.split("|")[1] for line in _PROJECTS.split()}
WHOLE = ProjectFilter()


def labels(language: str = "zh", unit: MoneyUnit = MoneyUnit.AUTO) -> Labels:
    """The catalogue."""
    return load_labels(language, unit)


@cache
def plan_frame(count: int | None = None) -> PlanFrame:
    """The frame of the first ``count`` projects."""
    rows = [line.split("|") for line in _PROJECTS.split()][:count]
    sets = np.array(sorted({_bits(line) for row in rows for line in row[6].split(",")} | {1, 2, 4, 8}), dtype=np.int64)
    funding = np.zeros((len(rows), len(sets)))
    for number, row in enumerate(rows):
        for line in row[6].split(","):
            funding[number, int(np.flatnonzero(sets == _bits(line))[0])] += int(line.split(":")[0])
    served = np.array([_served(row[5]) for row in rows], dtype=np.bool_).reshape(len(rows), len(_TOWNS))
    codes, reaches = list(Category), list(Reach)
    zeros = np.zeros(len(rows), dtype=np.int64)
    return frame_from_arrays(
        years=tuple(YEARS), townships=tuple(_TOWNS), implementers=("none",),
        category=np.array([codes.index(Category(row[0].rpartition("-")[0])) for row in rows], dtype=np.int64),
        construction_type=zeros, implementer=zeros,
        reach=np.array([reaches.index(_reach(int(count))) for count in served.sum(axis=1)], dtype=np.int64),
        start_year=np.array([int(row[2]) for row in rows], dtype=np.int64),
        end_year=np.array([int(row[3]) for row in rows], dtype=np.int64),
        is_served=served, total_wan=np.array([float(row[4]) for row in rows]), funding_wan=funding, source_sets=sets,
        project_ids=[row[0] for row in rows], names=[row[1] for row in rows],
    )  # fmt: skip


def ask(
    question: str, asked: ProjectFilter = WHOLE, policy: AllocationPolicy | None = None, basis: Basis = Basis.COMPUTED,
    count: int | None = None, **more: object,
) -> pd.DataFrame:  # fmt: skip
    """The frame that ``analysis`` gives to a question about the sample plan."""
    given = question, asked, policy or AllocationPolicy(), basis, count
    return _worked_out(*given, **more) if more.keys() <= {"by"} else _worked_out.__wrapped__(*given, **more)


@cache
def _worked_out(
    question: str, asked: ProjectFilter, policy: AllocationPolicy, basis: Basis, count: int | None, **more: object
) -> pd.DataFrame:
    return getattr(frames, question)(Question(plan_frame(count), asked, policy, basis), **more)


def table(question: str, *asked: object, **more: object) -> Table:
    """The same as the table that a builder takes."""
    return ask(question, *asked, **more).to_dict("list")


def _bits(line: str) -> int:
    return int(line.split(":")[1])


def _served(towns: str) -> list[bool]:
    chosen = set(range(len(_TOWNS))) if towns == "all" else {int(one) for one in towns.split(",") if one}
    return [number in chosen for number in range(len(_TOWNS))]


def _reach(count: int) -> Reach:
    if count == len(_TOWNS):
        return Reach.ALL_TOWNSHIPS
    return (Reach.CITY_LEVEL, Reach.SINGLE_TOWNSHIP)[count] if count < 2 else Reach.SEVERAL_TOWNSHIPS


BEDS = np.array([0, 670, 2250, 0, 500, 1000, 500, 500, 200, 0, 0, 0, 0, 40, 380, 0, 0, *[0] * 10], dtype=np.float64)
EMPTY = ProjectFilter(text="no such project")
ONE = ProjectFilter(project=("funeral-05",))
BUILDERS: dict[str, Callable[[ProjectFilter, AllocationPolicy, Labels, Look], Figure]] = {
    "category_bars": lambda asked, policy, text, look: category_bars(
        table("by_category", asked, policy), text=text, look=look, project_names=NAMES),
    "capacity_bars": lambda asked, policy, text, look: capacity_bars(
        table("capacity_by_category", asked, policy, amounts=BEDS), text=text, look=look),
    "source_bars": lambda asked, policy, text, look: source_bars(
        table("by_funding_source", asked, policy), text=text, look=look),
    "year_columns": lambda asked, policy, text, look: year_columns(
        table("by_year", asked, policy), text=text, look=look),
    "tile_map": lambda asked, policy, text, look: tile_map(
        table("by_township", asked, policy), text=text, look=look, tiles=TILES),
    "township_bars": lambda asked, policy, text, look: township_bars(
        table("by_township", asked, policy), text=text, look=look, names=TOWN_NAMES),
    "treemap": lambda asked, policy, text, look: project_tree(
        table("tree", asked, policy), text=text, look=look, names=NAMES),
    "icicle": lambda asked, policy, text, look: project_icicle(
        table("tree", asked, policy), text=text, look=look, names=NAMES),
    "concentration_bars": lambda asked, policy, text, look: concentration_bars(
        table("concentration", asked, policy), text=text, look=look),
    "funding_flow": lambda asked, policy, text, look: funding_flow(
        table("flows", asked, policy), text=text, look=look, names=NAMES),
    "share_bars": lambda asked, policy, text, look: share_bars(
        shared(table("source_shares", asked, policy)), text=text, look=look),
    "share_bars_project": lambda asked, policy, text, look: share_bars(
        shared(table("source_shares", asked, policy, by="project")), text=text, look=look, names=NAMES),
    "dependence_bars": lambda asked, policy, text, look: dependence_bars(
        table("dependence", asked, policy), text=text, look=look, source="central_provincial"),
    "gantt": lambda asked, policy, text, look: gantt(table("timeline", asked, policy), text=text, look=look),
    "cumulative_curve": lambda asked, policy, text, look: cumulative_curve(
        table("cumulative", asked, policy), text=text, look=look, from_policy=True),
}  # fmt: skip


def draw(
    name: str, asked: ProjectFilter = WHOLE, policy: AllocationPolicy | None = None, *, size: str = "desk",
    theme: str = "light", language: str = "zh", unit: MoneyUnit = MoneyUnit.AUTO,
) -> Figure:  # fmt: skip
    """The figure of one of ``BUILDERS`` for the sample plan."""
    look = Look(THEMES[theme], SIZES[size])
    return BUILDERS[name](asked, policy or AllocationPolicy(), labels(language, unit), look)


def shared(parts: Table) -> Table:
    """The sources' amounts with their shares of each group."""
    sums = Counter[str]()
    for group, wan in zip(parts["group"], parts["amount_wan"], strict=True):
        sums[group] += wan
    return {**parts, "share": [wan / (sums[group] or 1) for group, wan in zip(parts["group"], parts["amount_wan"], strict=True)]}


def as_plotly(figure: Figure) -> go.Figure:
    """The figure as Plotly's own, which looks at every part of it. Raises ``ValueError``."""
    return go.Figure(data=figure["data"], layout={"template": "none", **figure["layout"]})


def traces(figure: Figure, *endings: str) -> list[dict[str, object]]:
    """The traces whose uid ends in one of ``endings``."""
    return [trace for trace in figure["data"] if str(trace["uid"]).endswith(endings)]


def lengths(figure: Figure, *endings: str, along: str = "x") -> float:
    """The lengths of all bars of these traces added up."""
    return sum(value or 0 for trace in traces(figure, *endings) for value in trace[along])
