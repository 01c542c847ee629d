"""What every click must show, worked out beforehand: the figures and headline numbers that Python gives for each view."""

import random
import runpy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlencode

from bench.clicks import picked
from bench.serving import ROOT
from charts.theme import LIGHT, SIZES, Look
from i18n import load_labels
from ui.run import page
from ui.run.plan_in_use import shared_plan
from ui.scene.scene import Scene
from ui.scene.state import ViewState

SECTION = ROOT / "pages" / "investment"
CHARTS = {"by_category": "category", "by_source": "funding_source", "by_year": "from_year", "township_tiles": "township"}
TRIES = 20
Document = Mapping[str, Any]
How = Literal["rested", "cold", "typed"]


@dataclass(frozen=True)
class Step:
    """One thing that a reader does, and the document that must follow.

    A click on the mark of a code in a chart, or words (``code``) typed into the search field. ``how``: the pointer has rested
    on the mark, or it jumps there and presses at once. ``is_new``: nobody has asked for that view before.
    """

    chart: str
    code: str
    query: Mapping[str, str]
    document: Document
    is_new: bool
    how: How

    @property
    def shown(self) -> dict[str, Any]:
        """What to look for on the screen."""
        return what_shows(self.document)


def document_of(query: Mapping[str, str], name: str = "overview") -> Document:
    """The document of a page, as the app makes it for a reader at a desk."""
    plan, frame, evidence = shared_plan()
    state = ViewState.from_query({key: [value] for key, value in query.items()}, plan)
    text = load_labels(state.lang, state.unit, plan)
    page.enter(Scene(name, plan, frame, evidence, state, text, Look(LIGHT, SIZES["desk"]), "desk", "light"))
    runpy.run_path(str(SECTION / f"{name}.py"))
    document = page.shown()
    assert document is not None
    return document


def what_shows(document: Document) -> dict[str, Any]:
    """A document's charts, trace by trace, and its headline numbers, as ``page.js`` reads them from the screen."""
    charts = {block["id"]: [_trace(trace) for trace in block["figure"]["data"]] for block in charts_of(document)}
    return {"charts": charts, "numbers": [[item["value"] + item["unit"], item["note"]] for item in document["numbers"]]}


def charts_of(document: Document) -> list[Mapping[str, Any]]:
    """The chart blocks of a document."""
    return [block for block in document["blocks"] if block["kind"] == "chart"]


def _trace(trace: Mapping[str, Any]) -> list[Any]:
    return [trace.get("uid"), trace.get("x"), trace.get("y"), trace.get("base"), trace.get("marker", {}).get("opacity")]


def some_clicks(count: int, warm_up: int, seed: int = 11) -> list[Step]:
    """Clicks on the four charts of the overview in turn, each changing the headline numbers and leaving something in view.

    Half of the clicks on a chart that has a choice take it back, so that one to four choices are in force. After the
    ``warm_up`` every third round of the four charts is clicked cold. A chart whose marks all lead nowhere is passed over.
    """
    dice, steps, seen = random.Random(seed), list[Step](), {""}
    query, document, missed = dict[str, str](), document_of({}), 0
    while len(steps) < count:
        chart = list(CHARTS)[(len(steps) + missed // TRIES) % len(CHARTS)]
        mark = _some_mark(document, chart, dice)
        query = picked(query, mark["pick"])
        reached = document_of(query)
        if not _is_a_change(document, reached):
            query, missed = dict(steps[-1].query) if steps else {}, missed + 1
            continue
        view = urlencode(query)
        steps.append(Step(chart, mark["id"], query, reached, view not in seen, how(len(steps) - warm_up)))
        seen.add(view)
        document, missed = reached, 0
    return steps


def how(number: int) -> How:
    """How the click of a number is done: two rounds with a rest on the mark, then one cold."""
    return "cold" if number >= 0 and number // len(CHARTS) % 3 == 2 else "rested"


def some_words(count: int, seed: int = 12) -> list[Step]:
    """Words typed into the empty search field of the overview, one after the other: pieces of the projects' names."""
    dice, steps, document = random.Random(seed), list[Step](), document_of({})
    names = [project.name for project in shared_plan()[0].projects]
    pieces = sorted({name[at : at + 2] for name in names for at in range(len(name) - 1)})
    dice.shuffle(pieces)
    for words in pieces:
        if len(steps) == count:
            break
        reached = document_of({"text": words})
        if _is_a_change(document, reached):
            steps.append(Step("", words, {"text": words}, reached, True, "typed"))
            document = reached
    return steps


def _is_a_change(before: Document, after: Document) -> bool:
    """Whether a view has all charts and other headline numbers than the one before."""
    return len(charts_of(after)) == len(CHARTS) and what_shows(after)["numbers"] != what_shows(before)["numbers"]


def _some_mark(document: Document, chart: str, dice: random.Random) -> Mapping[str, Any]:
    drawn = next(block for block in charts_of(document) if block["id"] == chart)["marks"]
    marks = [mark for mark in drawn if CHARTS[chart] in mark["pick"] and "reach" not in mark["pick"]]
    chosen = [mark for mark in marks if mark["on"]]
    others: Sequence[Mapping[str, Any]] = [mark for mark in marks if not mark["on"]]
    return chosen[0] if chosen and dice.random() < 0.5 else dice.choice(others)
