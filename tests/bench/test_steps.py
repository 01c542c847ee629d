"""What the bench does and expects: clicks that change something, each verified against Python, on every rival alike."""

import re
import subprocess
import sys
from itertools import pairwise

from bench.expected import CHARTS, charts_of, document_of, how, some_clicks, some_words, what_shows
from bench.peer_view import CARDS, FIELDS, fitted, picked, query_of, shown, values_of
from bench.serving import ROOT


def test_clicks_go_round_the_charts_and_each_changes_the_numbers() -> None:
    steps = some_clicks(24, warm_up=4)
    assert [step.chart for step in steps] == list(CHARTS) * 6
    for before, step in pairwise(steps):
        field = CHARTS[step.chart]
        assert before.query.get(field) != step.query.get(field)
    seen = [what_shows(document_of({})), *(step.shown for step in steps)]
    assert all(before["numbers"] != after["numbers"] for before, after in pairwise(seen))
    assert all(step.shown == what_shows(document_of(step.query)) for step in steps[:6])
    assert {step.how for step in steps[:12]} == {"rested"}
    assert [step.how for step in steps[12:16]] == ["cold"] * 4
    assert [(step.chart, step.code) for step in some_clicks(8, warm_up=4)] == [(step.chart, step.code) for step in steps[:8]]


def test_every_third_round_after_the_warm_up_is_cold() -> None:
    assert [how(number) for number in (-1, 0, 7, 8, 11, 12)] == ["rested", "rested", "rested", "cold", "cold", "rested"]


def test_words_leave_all_charts_and_change_the_numbers() -> None:
    steps = some_words(4)
    assert len({step.code for step in steps}) == 4
    assert all(step.how == "typed" and len(charts_of(step.document)) == len(CHARTS) for step in steps)


def test_the_peer_shows_what_the_app_shows() -> None:
    for query in ({}, {"category": "funeral"}, {"township": "532301101", "from_year": "2021", "to_year": "2022"}):
        expected, peers = what_shows(document_of(query)), shown("overview", query, ())
        assert [[value, note] for _, value, note in peers.numbers] == expected["numbers"]
        for block in charts_of(document_of(query)):
            assert peers.figures[block["id"]]["data"] == block["figure"]["data"]
            assert {code: dict(pick) for code, pick in peers.marks[block["id"]].items()} == {
                mark["id"]: mark["pick"] for mark in block["marks"]
            }
    assert set(CARDS["overview"]) == set(CHARTS)


def test_the_peers_controls_and_clicks_mean_the_same_query() -> None:
    query = {"category": "funeral~elderly_care", "from_year": "2021", "to_year": "2022", "text": "x"}
    assert query_of(values_of(query)) == query
    assert query_of(values_of({})) == query_of(dict.fromkeys(FIELDS)) == {}
    marks = {"funeral": {"category": "funeral"}}
    chosen = picked({}, marks, {"points": [{"customdata": ["funeral|other", 1]}]})
    assert chosen == {"category": "funeral"}
    assert picked(chosen, marks, {"points": [{"customdata": "funeral"}]}) == {}
    assert picked(chosen, marks, None) == chosen


def test_axes_that_count_pixels_are_as_long_as_on_the_board() -> None:
    figure = {
        "data": [],
        "layout": {
            "height": 200,
            "margin": {"l": 10, "r": 10, "t": 0, "b": 0},
            "xaxis": {"domain": [0, 0.5]},
            "yaxis": {},
            "meta": {"pixel_axes": {"xaxis": "end", "yaxis": "start"}},
        },
    }
    layout = fitted(figure, 420)["layout"]
    assert (layout["xaxis"]["range"], layout["yaxis"]["range"]) == ([-200.0, 0], [0, 200.0])
    assert figure["layout"]["xaxis"] == {"domain": [0, 0.5]}


def test_the_peer_starts_without_streamlit() -> None:
    code = "from bench.peer_serving import without_streamlit; without_streamlit(); import bench.peer_view"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_nothing_is_timed_but_here() -> None:
    clocks = re.compile("|".join(("perf_" + "counter", "process_" + "time", "time" + "it")))
    assert [path.name for path in (ROOT / "tests").rglob("*.py") if clocks.search(path.read_text("utf-8"))] == []
