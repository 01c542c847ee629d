"""The bench's figures: spreads, ratios, tables and what they say about the targets."""

import pytest

from bench.spread import Spread, spread
from bench.table import Line, Table, markdown
from bench.targets import MET, MISSED, TARGETS, UNKNOWN, against_targets


def test_a_spread_is_the_median_the_95th_percentile_and_the_ends() -> None:
    assert spread([3, 1, 2]) == Spread(2, 3, 1, 3, 3)
    assert spread(list(range(101))) == Spread(50, 95, 0, 100, 101)
    assert str(spread([12.4, 40.0])) == "26 / 40"
    assert spread([12.4, 40.0]).bounds == "12 to 40 (n=2)"


def test_a_line_compares_the_app_with_each_rival() -> None:
    line = Line("click", {"app": spread([30.0]), "floor": spread([20.0]), "Dash": spread([60.0])})
    assert (line.ratio("floor"), line.ratio("Dash")) == (1.5, 0.5)
    assert line.cells() == [
        "click", "30 / 30", "20 / 20", "60 / 60", "1.50", "0.50",
        "app 30 to 30 (n=1), floor 20 to 20 (n=1), Dash 60 to 60 (n=1)",
    ]  # fmt: skip


def test_words_nothing_and_none_at_all_are_not_compared() -> None:
    assert Line("nodes", {"app": "4 of 4", "floor": "4 of 4"}).ratio("floor") is None
    assert Line("memory", {"app": 200.0}).cells() == ["memory", "200", "", "", "", "", ""]
    assert Line("cpu", {"app": 12.0, "floor": 0.0}, 1).cells()[1:5] == ["12.0", "0.0", "", ""]


def test_a_table_is_markdown_with_a_column_for_each_rival(capsys: pytest.CaptureFixture[str]) -> None:
    table = Table()
    table.add("bytes", {"app": 90_000.0, "Dash": 45_000.0})
    assert str(table).splitlines() == [
        "|  | app | floor | Dash | app / floor | app / Dash | least to most |",
        "| --- | --- | --- | --- | --- | --- | --- |",
        "| bytes | 90,000 |  | 45,000 |  | 2.00 |  |",
    ]
    assert capsys.readouterr().out == "bytes  90,000  45,000  2.00\n"
    assert markdown(["a"], []) == "| a |\n| --- |"


def verdicts(table: Table) -> dict[str, str]:
    """What the table of targets says of each."""
    rows = [line.strip("| ").split(" | ") for line in against_targets(table).splitlines()[2:]]
    return {row[0]: row[-1] for row in rows}


def test_every_target_that_was_not_measured_says_so() -> None:
    assert set(verdicts(Table()).values()) == {UNKNOWN}


@pytest.mark.parametrize(
    ("app", "floor", "dash", "expected"),
    [(1.1, 1, 2, (f"{MET}, stretch too", MET)), (1.22, 1, 1, (MET, MISSED)), (1.6, 1, 2, (MISSED, MET))],
)
def test_a_click_is_held_against_floor_and_peer(app: float, floor: float, dash: float, expected: tuple[str, str]) -> None:
    table = Table()
    first, second, *_ = TARGETS
    table.add(first.line, {"app": spread([app]), "floor": spread([float(floor)]), "Dash": spread([float(dash)])})
    found = verdicts(table)
    assert (found[first.what], found[second.what]) == expected


def test_more_is_better_where_it_is_and_less_than_all_is_missed() -> None:
    table = Table()
    wanted = {target.what: target for target in TARGETS}
    for what, value in (
        ("100 viewers, changes a second", 95.0),
        ("chart nodes kept, share", "3 of 4"),
        ("200 open a link at once, share served", "200 of 200, the last after 9.0 s"),
        ("50 viewers, p95 ms", Spread(30, 300, 1, 400, 500)),
    ):
        table.add(wanted[what].line, {"app": value})
    found = verdicts(table)
    assert found["100 viewers, changes a second"] == MET
    assert found["chart nodes kept, share"] == MISSED
    assert found["200 open a link at once, share served"] == MET
    assert (found["50 viewers, p50 ms"], found["50 viewers, p95 ms"]) == (MISSED, MISSED)


def test_every_target_names_a_line_of_its_own() -> None:
    assert len({target.what for target in TARGETS}) == len(TARGETS)
