"""Time one filter with all aggregates against a plain pandas groupby: ``python3 -m bench.server [--projects N]``.

Both run in turn in the same process over the same random filters, so that their ratio means something on any machine.
The plain groupby is what one would write at first: mask the rows, then one groupby for each of the four charts, with the
weights of years and townships as columns. The first ratio is against a single one of these, the groupby by category.
"""

import argparse
import statistics
import time
from collections.abc import Callable

import numpy as np
import pandas as pd

from analysis.core.frame import CATEGORIES, CONSTRUCTION_TYPES, PlanFrame
from analysis.core.question import Question
from analysis.core.view import in_context, view
from analysis.questions.categories import by_category
from analysis.questions.flows import flows
from analysis.questions.headline import headline
from analysis.questions.sources import by_funding_source, dependence, source_shares
from analysis.questions.table import concentration, largest_first, project_table
from analysis.questions.townships import by_township
from analysis.questions.yearly import by_year, cumulative
from bench.arrays import frame_from_arrays
from models import AllocationPolicy, Basis, Category, ProjectFilter
from plan_data.read.loading import MOST_PROJECTS

TOWNSHIPS = tuple(f"5323010{number:02d}" for number in range(15))
YEARS = tuple(range(2021, 2026))
SOURCE_SETS = (0b0001, 0b0010, 0b0100, 0b1000, 0b0110, 0b1100, 0b1110)
POLICY, BASIS = AllocationPolicy(), Basis.COMPUTED
TABLE = 50


def generated_frame(projects: int, seed: int = 7) -> PlanFrame:
    """A plan of so many projects at random; a third serve one township, the others the city, all, or some of 60 groups."""
    dice = np.random.default_rng(seed)
    groups = np.vstack([np.zeros((1, 15)), np.ones((1, 15)), np.eye(15), dice.random((60, 15)) < 0.25]).astype(np.bool_)
    served = groups[dice.integers(0, len(groups), projects)]
    count = served.sum(axis=1)
    start = dice.integers(2021, 2026, projects)
    funding = dice.integers(0, 3000, (projects, len(SOURCE_SETS))) * (dice.random((projects, len(SOURCE_SETS))) < 0.4)
    return frame_from_arrays(
        years=YEARS, townships=TOWNSHIPS, implementers=[f"body-{number}" for number in range(20)],
        category=dice.integers(0, len(CATEGORIES), projects),
        construction_type=dice.integers(0, len(CONSTRUCTION_TYPES), projects),
        reach=np.select([count == 0, count == 1, count == 15], [3, 0, 2], 1).astype(np.intp),
        implementer=dice.integers(0, 20, projects),
        start_year=start, end_year=np.minimum(2025, start + dice.integers(0, 5, projects)),
        is_served=served, total_wan=dice.integers(1, 9000, projects).astype(np.float64),
        funding_wan=funding.astype(np.float64), source_sets=np.array(SOURCE_SETS, dtype=np.intp),
    )  # fmt: skip


def some_filters() -> list[ProjectFilter]:
    """Filters of every kind, none twice."""
    asked = [ProjectFilter(category=(category,), min_wan=number) for number, category in enumerate(Category, 1)]
    asked += [ProjectFilter(category=(category,)) for category in Category]
    asked += [ProjectFilter(township=TOWNSHIPS[low : low + 4]) for low in range(0, 12, 2)]
    asked += [ProjectFilter(from_year=year, to_year=year + 1) for year in YEARS]
    asked += [ProjectFilter(funding_source=(source,), category=("funeral",)) for source in ("other", "prefecture")]
    return [*asked, *(ProjectFilter(construction_type=(kind,), township=TOWNSHIPS[:2]) for kind in CONSTRUCTION_TYPES)]


def overview(frame: PlanFrame, asked: ProjectFilter) -> None:
    """What the overview needs: four charts, the headline numbers, the first rows of the table."""
    question = Question(frame, asked, POLICY, BASIS)
    for chart in (by_category, by_funding_source, by_year, by_township, headline):
        chart(question)
    project_table(question, limit=TABLE)


def everything(frame: PlanFrame, asked: ProjectFilter) -> None:
    """The overview and all other aggregates that do not list every project."""
    overview(frame, asked)
    question = Question(frame, asked, POLICY, BASIS)
    for chart in (source_shares, dependence, flows, cumulative):
        chart(question)
    seen = in_context(question, "project")
    concentration(seen, largest_first(seen, TABLE))


def plain_pandas(frame: PlanFrame) -> tuple[Callable[[ProjectFilter], None], Callable[[ProjectFilter], None]]:
    """One groupby, and one for each chart, as one would plainly write them."""
    table = pd.DataFrame({name: column for name, column in frame.projects.items() if name != "name"})
    years = [f"y{year}" for year in YEARS]
    spread = frame.year_spread(POLICY.years)[frame.span_of_cell[frame.cells.of_project]]
    weights = {name: spread[:, number] for number, name in enumerate(years)}
    table = table.assign(category=table["category"].astype("category"), **weights)
    served = frame.township_sets[frame.rows.township_set]
    share = served / np.maximum(served.sum(axis=1), 1)[:, None]
    for number, code in enumerate(TOWNSHIPS):
        table[code] = share[:, number]
    for number in range(len(SOURCE_SETS)):
        table[f"s{number}"] = frame.rows.funding_wan[:, number]
    sources = [f"s{number}" for number in range(len(SOURCE_SETS))]

    def mask(asked: ProjectFilter) -> pd.DataFrame:
        keep = np.ones(len(table), dtype=np.bool_)
        if asked.category:
            keep &= table["category"].isin(asked.category).to_numpy()
        if asked.min_wan is not None:
            keep &= (table["total_investment_wan"] >= asked.min_wan).to_numpy()
        if asked.township:
            keep &= table[[*asked.township]].sum(axis=1).to_numpy() > 0
        return table[keep]

    def one(asked: ProjectFilter) -> None:
        mask(asked).groupby("category", observed=False)["total_investment_wan"].sum()

    def four(asked: ProjectFilter) -> None:
        rows = mask(asked)
        amount = rows["total_investment_wan"]
        rows.groupby("category", observed=False)["total_investment_wan"].agg(["sum", "count", "max"])
        rows[years].mul(amount, axis=0).groupby(rows["category"], observed=False).sum()
        rows[list(TOWNSHIPS)].mul(amount, axis=0).groupby(rows["start_year"] == rows["end_year"]).sum()
        rows.groupby("category", observed=False)[sources].sum()

    return one, four


def timed(work: Callable[[ProjectFilter], None], asked: ProjectFilter) -> float:
    """Milliseconds of one call, with no view kept from before."""
    view.cache_clear()
    start = time.perf_counter()
    work(asked)
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Print the median of each, and the ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--projects", type=int, default=MOST_PROJECTS)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    start = time.perf_counter()
    frame = generated_frame(options.projects)
    everything(frame, ProjectFilter())
    print(f"{options.projects:,} projects in {frame.cells.count:,} cells, built in {time.perf_counter() - start:.1f} s")
    one, four = plain_pandas(frame)
    works: dict[str, Callable[[ProjectFilter], None]] = {
        "plain pandas, one groupby": one,
        "plain pandas, the four charts": four,
        "overview: charts, headline, table": lambda asked: overview(frame, asked),
        "all aggregates": lambda asked: everything(frame, asked),
    }
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(options.rounds):
        for asked in some_filters():
            for name, work in works.items():
                times[name].append(timed(work, asked))
    medians = {name: statistics.median(values) for name, values in times.items()}
    print(f"{'':36}{'p50 ms':>8}{'p95 ms':>8}{'x one':>8}{'x four':>8}")
    for name, median in medians.items():
        p95 = statistics.quantiles(times[name], n=20)[-1]
        ratios = [median / medians[base] for base in ("plain pandas, one groupby", "plain pandas, the four charts")]
        print(f"{name:36}{median:8.2f}{p95:8.2f}{ratios[0]:8.2f}{ratios[1]:8.2f}")


if __name__ == "__main__":
    main()
