"""Handouts: what a file answers is what the screen answers, from differences; small, asking nobody, the same for the same state."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from exports import handout as exports_handout
from exports.differences import Related, difference
from exports.handout import BoardFiles, Handout, Step, as_told
from tests.cases import cases
from tests.exports.states import labels, made_again
from ui.board.assets import handout_files
from ui.document.page import Document
from ui.run import handing_out
from ui.run.answers import document_at
from ui.run.handing_out import single_choices
from ui.run.plan_in_use import shared_plan
from ui.scene.scene import Screen

NODE = shutil.which("node")
READS = Path(__file__).parents[1] / "board" / "handout.mjs"
LIKED = {"lang": "en", "unit": "wan"}


def answered(page: str, query: dict[str, str], size: str = "desk", *, dark: bool = False) -> Document:
    found = document_at(page, {name: [value] for name, value in query.items()}, Screen(size, dark, is_paper=True))
    assert found is not None
    return found


def test_every_single_click_is_answered_as_on_the_screen(tmp_path: Path) -> None:
    if NODE is None:
        assert os.environ.get("CI") != "true", "CI needs node for these tests"
        pytest.skip("node is not installed")
    choices = [dict(choice) for choice in single_choices(answered("overview", {}), shared_plan()[0])]
    assert {name for choice in choices for name in choice} >= {"category", "township", "from_year", "funding_source", "project"}
    first, *rest = [[one for one in choices if one["drill"] == kind] for kind in dict.fromkeys(one["drill"] for one in choices)]
    choices = [*first[:2], first[3], *(choice for kind in rest for choice in kind[1::8])]
    pages, text = ("overview", "structure"), labels(**LIKED)
    views: list[tuple[str, dict[str, str]]] = [(page, {}) for page in pages]
    views += [("overview", choice) for choice in choices] + [("structure", choice) for choice in choices[:2]]
    views += [("text", {}), ("text", {"at": "rows"}), ("text", {"category": "funeral", "at": "money.amount"})]
    views += [("project", {"id": project}) for project in ("elderly_care-05", "funeral-05")]
    own = {"without": "funeral-05"}  # the file opens with a view that has a condition of its own
    views += [(pages[0], own), (pages[0], {"category": "elderly_care", **own, "drill": "category"})]
    colours = handing_out.colours_of((page, query) for page, query in views[::9])
    made = Handout([*pages, "text"], [Step(pages[0], own)], text, colours)
    asked, expected = list[Any](), list[Any]()
    for page, query in views:
        document = answered(page, {**query, **LIKED})
        made.add(document, query, handing_out.looks_of(document, colours))
        looks = [("desk", False), *([("phone", False), ("desk", True), ("phone", True)] if len(asked) % 7 == 0 else [])]
        for size, dark in looks:
            asked.append({"page": page, "query": query, "look": {"size": size, "dark": dark}})
            own = document if (size, dark) == ("desk", False) else answered(page, {**query, **LIKED}, size, dark=dark)
            expected.append(as_told(own, [*pages, "text"], [], text))
    file = tmp_path / "handout.html"
    file.write_bytes(made.made(BoardFiles(*handout_files())))
    (tmp_path / "expected.json").write_text(json.dumps([asked, expected]), encoding="utf-8")
    subprocess.run([NODE, str(READS), str(file), str(tmp_path / "expected.json")], check=True, timeout=120)


def test_the_same_state_gives_the_same_bytes_that_ask_nobody_and_are_not_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handing_out, "_MOST", 8)
    monkeypatch.setattr(handing_out, "single_choices", lambda *of: [*single_choices(*of)][:2])
    body = made_again("html", "checks").body
    said = re.sub(r'(?s)<script type="text/plain".*?</script>', "", body.decode())
    assert "default-src 'none'" in said
    assert "unsafe" not in said
    assert not re.search(r"<(link|img|iframe|object|base|form)\b|\bsrc=|https?://", said)
    assert body == made_again("html", "checks").body
    monkeypatch.setattr(exports_handout, "MOST_BYTES", len(body) - 1)
    assert len(made_again("html", "checks").body) < len(body)  # the answers that came last are left out


def test_a_file_has_no_control_that_it_has_no_answer_for() -> None:
    told = as_told(answered("projects", {}), ["projects", "text"], [], labels())
    assert [item["label"] for section in told["side"]["menu"] for item in section["items"]] == ["项目", "原文"]
    controls = [control for group in told["side"]["groups"] for control in group["controls"] if control["kind"] == "options"]
    assert [control["param"] for control in controls] == ["category", "township", "year", "funding_source"]
    assert not any(control["multiple"] for control in controls)
    assert [button["action"] for button in told["head"]["buttons"]] == [{"show": "points"}]
    assert not any("sort" in column for block in told["blocks"] if block["kind"] == "table" for column in block["columns"])
    assert not any(block["kind"] == "search" for block in told["blocks"])


@cases(
    ("before", "after", "expected"),
    [
        ({"a": 1, "b": [1, 2]}, {"b": [1, 3, 4], "c": None}, {"a": 0, "c": [None], "b": {"#": 3, "1": [3], "2": [4]}}),
        ([1, 2, 3], [1], {"#": 1}),
        ({"a": []}, {"a": [[]]}, {"a": [[[]]]}),
        ({"a": {"b": 0}}, {"a": {"b": 0}}, None),
    ],
)
def test_a_difference_says_what_changed(before: Any, after: Any, expected: Any) -> None:
    assert difference(before, after) == expected


def test_what_documents_have_in_common_is_worked_on_once_and_a_link_stands_to_its_view() -> None:
    related, same = Related(), {"words": [1, 2]}
    one, other = (
        related.of({"blocks": [dict(same), {"href": f"/text?{own}&at=1"}]}, {"lang": own[-2:]}) for own in ("lang=en", "lang=zh")
    )
    assert one["blocks"][0]["words"] is other["blocks"][0]["words"]
    assert one == other == {"blocks": [same, {"href": "/text\x01at=1"}]}
