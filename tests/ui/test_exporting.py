"""The address of files: what it gives, what it refuses, how it tells its progress, and that it stops when nobody waits."""

import io
import json
import threading
from itertools import count

import pytest
from pptx import Presentation

from i18n import LANGUAGES, load_labels
from tests.cases import cases
from tests.exports.states import made
from tests.pages.reading import open_page
from tests.pages.wide_plan import Client
from ui.run import exporting
from ui.run.exporting import Part, Wanted, file_of


def test_a_file_has_the_name_of_its_view_and_its_progress_ends_with_it() -> None:
    plain = Client().get("/export", {"form": "pptx", "page": "overview", "category": "funeral"})
    assert plain.status_code == 200
    assert plain.headers["content-type"].endswith("presentation")
    assert plain.headers["content-disposition"].endswith(".pptx")
    live = Client().get("/export", {"form": "pptx", "page": "overview", "category": "funeral", "live": "1"}).content
    *told, head = (json.loads(line) for line in live.split(b"\nPK")[0].splitlines())
    assert [one["done"] for one in told] == [0, *range(len(told) - 1)]
    assert head["size"] == len(plain.content)
    assert live.endswith(plain.content)


STORY = [{"page": "nowhere", "query": "", "show": "x", "title": None, "note": None}]


@cases("query", [
    {"form": "exe", "page": "overview"}, {"form": "pptx", "page": "nowhere"}, {"page": "overview"},
    *({"form": "pptx", "pages": "story", "lang": lang} for lang in LANGUAGES),
    *({"form": "pptx", "steps": steps} for steps in ("[", "{}", "[1]", json.dumps(STORY))),
])  # fmt: skip
def test_what_has_nothing_to_export_is_refused_in_words(query: dict[str, str]) -> None:
    answer = Client().get("/export", query)
    assert answer.status_code == 400
    assert answer.content.decode() == load_labels(query.get("lang", ""))("refused.export")


def test_one_block_is_exported_alone() -> None:
    wanted = Wanted("pptx", (Part("overview", {}, "by_year"),), {})
    steps: list[int] = []
    found = file_of(wanted, lambda _done, of: steps.append(of))
    assert set(steps) == {1}
    assert found.name.startswith("2021")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_two_forms_of_a_view_have_the_same_name(lang: str) -> None:
    names = [made(form, "overview", text="zzzz", lang=lang).name for form in ("docx", "brief")]
    assert len(set(names)) == 2
    assert all(name.endswith(".docx") for name in names)


def test_a_reader_who_leaves_stops_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    stopped = threading.Event()

    def slow(job: exporting.Job) -> bytes:
        try:
            for done in count():
                job.report(done, done + 1)
        except exporting.Left:
            stopped.set()
            raise

    monkeypatch.setitem(exporting.FORMS, "pptx", exporting.Form(slow, "text/plain"))
    told = exporting._told(Wanted("pptx", (Part("overview", {}),), {}))
    next(told)
    told.close()
    assert stopped.wait(20)


def test_a_story_is_a_slide_a_step_with_its_own_words() -> None:
    steps = [
        {"page": "overview", "query": "category=funeral&lang=en", "show": "numbers", "title": None, "note": None},
        {"page": "years", "query": "", "show": "by_year", "title": "第一年最重", "note": "请看2021年"},
        {"page": "targets", "query": "", "show": "among", "title": None, "note": None},
    ]
    answer = Client().get("/export", {"form": "pptx", "lang": "zh", "steps": json.dumps(steps)})
    slides = Presentation(io.BytesIO(answer.content)).slides
    assert [slide.shapes.title.text for slide in slides][1] == "第一年最重"
    assert slides[0].shapes.title.text.replace("\v", "") + "。" == open_page("overview", category="funeral")["points"][0]["t"]
    assert slides[2].shapes.title.text, "what a page has no chart of is told by its numbers"
    assert slides[1].notes_slide.notes_text_frame.text.startswith("请看2021年")
    assert any("殡葬类" in shape.text_frame.text for shape in slides[0].shapes if shape.has_text_frame)


def test_a_story_beside_other_pages_is_left_out() -> None:
    files = [Client().get("/export", {"form": "pptx", "pages": pages}).content for pages in ("story~years", "years")]
    assert files[0] == files[1]
