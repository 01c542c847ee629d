"""What comes back through the door: actions, in order, each once, and nothing else."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from ui.board import sent_actions, to_bytes, unacknowledged
from ui.document.page import Document


def sent(value: Any) -> list[Any]:
    return sent_actions({"board": {"action": value}})


def test_actions_come_in_order() -> None:
    items = [{"seq": 3, "clear": True}, {"seq": 2, "set": {"category": "funeral"}}]
    assert [action["seq"] for action in sent({"seq": 3, "items": items})] == [2, 3]


def test_what_was_seen_is_not_done_again() -> None:
    actions = sent({"items": [{"seq": 2, "clear": True}, {"seq": 3, "clear": True}]})
    assert [action["seq"] for action in unacknowledged(actions, 2)] == [3]
    assert unacknowledged(actions, 3) == []


@pytest.mark.parametrize(
    "junk",
    [
        None,
        3,
        "x",
        [],
        {},
        {"items": "abc"},
        {"items": [None, 1, "a", {}, {"seq": "1"}, {"seq": True}, {"seq": -1}, {"seq": 2**60}]},
    ],
)
def test_junk_is_left_out(junk: Any) -> None:
    assert sent(junk) == []
    assert sent_actions({"board": junk}) == []
    assert sent_actions({}) == []


def test_document_is_utf8_json() -> None:
    document: Document = {"title": "总览", "ack": 0}  # type: ignore[typeddict-item]
    assert to_bytes(document) == '{"title":"总览","ack":0}'.encode()


def test_draw_in_a_script(tmp_path: Path) -> None:
    script = tmp_path / "app.py"
    script.write_text("from ui.board import draw\ndraw({'ack': 0}, lambda actions: None)\n", encoding="utf-8")
    app = AppTest.from_file(str(script), default_timeout=30).run()
    assert not app.exception
    (element,) = app.get("bidi_component")
    assert element.proto.bytes == b'{"ack":0}'
    assert not element.proto.isolate_styles
    assert "assets/" in element.proto.js_content
