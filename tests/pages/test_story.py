"""The story that comes with the real plan: every step shows what there is, and no figure in it is typed."""

from itertools import pairwise
from urllib.parse import parse_qsl

from tests.cases import cases
from tests.pages.reading import Document, block, open_page
from tests.real import real_plan

PLAN = real_plan()
STEPS = [step for story in PLAN.stories for step in story.steps]
LONGEST = 2 * 28  # letters of 60 px on two lines of 1728


def shown(page: str, query: str, lang: str) -> Document:
    return open_page(page, "present", lang=lang, **dict(parse_qsl(query)))


def test_it_has_eight_to_ten_steps_of_which_nothing_is_typed() -> None:
    assert [len(story.steps) for story in PLAN.stories] == [10]
    assert [step for step in STEPS if step.title or step.note or step.said] == []


@cases("lang", ["zh", "en"])
@cases("step", STEPS)
def test_every_step_shows_what_there_is_and_says_something_of_it(step: object, lang: str) -> None:
    page, query, show = (getattr(step, name) for name in ("page", "query", "show"))
    document = shown(page, query, lang)
    assert document["size"] == "present"
    assert document["query"] == dict(parse_qsl(query)) | ({"lang": "en"} if lang == "en" else {})
    numbers = [number["id"] for number in document["numbers"]]
    charts = {one["id"]: one["title"] for one in document["blocks"] if one["kind"] == "chart"}
    assert show in [*charts, *numbers, "numbers"]
    about = [point["t"] for point in document["points"] if point.get("about") == show]
    title = charts.get(show) or (about or [document["points"][0]["t"]])[0]
    assert about or show in charts or document["points"]
    assert len(title) <= LONGEST * (2 if lang == "en" else 1)


def test_the_page_gives_the_stories_of_the_plan() -> None:
    given = block(open_page("story"), "story")["given"]
    assert [(one["name"], len(one["steps"])) for one in given] == [(story.name, len(story.steps)) for story in PLAN.stories]


@cases("page", ["overview", "structure", "funding", "years", "townships", "unit_costs"])
def test_no_two_rows_of_a_chart_overlap_on_a_stage(page: str) -> None:
    for chart in (one for one in open_page(page, "present")["blocks"] if one["kind"] == "chart" and one["id"] != "township_tiles"):
        for trace in (one for one in chart["figure"]["data"] if one["type"] == "bar" and one.get("orientation") == "h"):
            middles, widths = trace["y"], trace.get("width", 0)
            thick = widths if isinstance(widths, list) else [widths] * len(middles)
            rows = sorted({(round(y, 2), w) for y, w in zip(middles, thick, strict=True) if w is not None})
            pairs = [(one, two) for one, two in pairwise(rows) if two[0] - one[0] > 1]
            assert [(one, two) for one, two in pairs if two[0] - one[0] < (one[1] + two[1]) / 2 - 0.5] == [], chart["id"]
