"""The address that answers without a session: the same bytes as Streamlit's run, and nothing that a stranger could break."""

from __future__ import annotations

import asyncio
import gzip
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import pytest

from charts import DARK
from i18n import load_labels
from tests.pages.reading import PAGES, open_page
from ui import answers, scene
from ui.answers import answer_routes
from ui.recent import Recent

QUERIES: tuple[dict[str, str], ...] = (
    {},
    {"category": "funeral", "drill": "category"},
    {"township": "532301101", "from_year": "2022", "to_year": "2023", "years": "undivided"},
    {"funding_source": "other", "reading": "range", "lang": "en", "unit": "yi"},
    {"text": "公墓", "basis": "printed", "sort": "name"},
)


@dataclass(frozen=True)
class Answered:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        packed = self.headers.get("content-encoding") == "gzip"
        return json.loads(gzip.decompress(self.body) if packed else self.body)


def ask(page: str, *, reader: str = "10.0.0.7", **query: str) -> Answered:
    """Ask for a page's document from another machine, or from ``reader``."""
    return _get(0, {"page": page, "size": "desk", "dark": "0", **query}, reader)


def ask_cube(lang: str) -> Answered:
    """Ask for what the browser works amounts out from."""
    return _get(1, {"lang": lang}, "10.0.0.7")


def _get(route: int, query: dict[str, str], reader: str) -> Answered:
    sent: list[dict[str, Any]] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    path = answer_routes()[route].path
    request = {"type": "http", "method": "GET", "path": path, "root_path": "", "query_string": urlencode(query).encode()}
    sender = {"headers": [(b"accept-encoding", b"gzip")], "client": (reader, 1), "server": ("here", 80), "scheme": "http"}
    asyncio.run(answer_routes()[route].handle({**request, **sender}, receive, send))
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return Answered(sent[0]["status"], headers, b"".join(message.get("body", b"") for message in sent[1:]))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("query", QUERIES, ids=lambda query: ",".join(query) or "all")
def test_it_is_what_the_run_says(page: str, query: dict[str, str]) -> None:
    asked = query | ({"id": "funeral-10"} if page == "project" else {})
    run = open_page(page, **asked)
    del run["ack"]
    assert ask(page, **asked).json() == run


def test_size_and_preference_are_the_readers() -> None:
    phone = ask("overview", size="phone", dark="1").json()
    assert (phone["size"], phone["theme"]) == ("phone", "dark")
    assert ask("overview", size="x", dark="x").json()["size"] == "desk"


@pytest.mark.parametrize("page", ["", "nowhere", "../app", "overview.py"])
def test_what_is_no_page_is_not_found(page: str) -> None:
    assert ask(page).status == 204


def test_junk_is_dropped_and_never_kept_by_a_browser() -> None:
    answered = ask("overview", category="<script>", at="9" * 50, text="x" * 90_000, nonsense="1")
    assert answered.status == 200
    assert answered.json()["query"] == {"text": "x" * 80}
    assert answered.headers["cache-control"] == "no-store"


def test_readers_of_other_machines_get_it_small() -> None:
    answered = ask("overview")
    assert answered.headers["content-encoding"] == "gzip"
    here = ask("overview", reader="127.0.0.1")
    assert "content-encoding" not in here.headers
    assert here.json() == answered.json()


def test_the_same_answer_is_compressed_once_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    packed: list[int] = []
    compress = gzip.compress
    monkeypatch.setattr(answers, "_RECENT", Recent())
    monkeypatch.setattr(gzip, "compress", lambda body, level: packed.append(level) or compress(body, level))
    both = [ask("overview"), ask("overview"), ask("overview", reader="127.0.0.1")]
    assert len(packed) == 1
    assert both[0].body == both[1].body
    assert ask("overview", lang="en").json()["lang"] == "en"
    assert len(packed) == 2
    assert [ask_cube("zh").json()["lang"], ask_cube("zh").json()["lang"], ask("overview").json()["page"]] == [
        "zh",
        "zh",
        "overview",
    ]
    assert len(packed) == 3


def test_the_cube_is_put_together_once_for_a_language_of_a_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    foundation = answers.foundation
    monkeypatch.setattr(answers, "_RECENT", Recent())
    monkeypatch.setattr(answers, "foundation", lambda lang: made.append(lang) or foundation(lang))
    for lang in ("zh", "en", "zh", "nonsense", "en"):
        assert ask_cube(lang).json()["lang"] == ("en" if lang == "en" else "zh")
    assert made == ["zh", "en"]
    monkeypatch.setattr(scene, "_SHARED", scene._Shared())  # another plan, or the same one changed
    ask_cube("zh")
    assert made == ["zh", "en", "zh"]


def test_a_plan_that_cannot_be_read_is_left_to_the_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setenv("PLAN_FOLDER", str(tmp_path / "nowhere"))
    monkeypatch.setattr(scene, "_SHARED", scene._Shared())
    assert ask("overview").status == 204


def test_the_cube_comes_with_words_looks_and_the_places_of_townships() -> None:
    found = ask_cube("en").json()
    plan = scene.shared_plan()[0]
    assert found["townships"] == {one.code: [one.name, one.name_en, one.tile_row, one.tile_column] for one in plan.townships}
    assert found["words"] == dict(load_labels("en", plan=plan).words)
    assert found["names"] == {project.project_id: project.name for project in plan.projects}
    assert found["version"] == plan.data_version
    assert set(found["looks"]["sizes"]) == {"phone", "desk", "wide", "present"}
    assert found["looks"]["themes"]["dark"]["categories"]["funeral"] == DARK.categories["funeral"]


def test_without_a_plan_there_is_no_cube(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setenv("PLAN_FOLDER", str(tmp_path / "nowhere"))
    monkeypatch.setattr(scene, "_SHARED", scene._Shared())
    assert ask_cube("zh").status == 204
