"""What the script hands to the element."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from ui.board import to_bytes
from ui.document.page import Document


def test_document_is_utf8_json() -> None:
    document: Document = {"title": "总览", "numbers": []}  # type: ignore[typeddict-item]
    assert to_bytes(document) == '{"title":"总览","numbers":[]}'.encode()


def test_the_board_is_placed_by_a_script(tmp_path: Path) -> None:
    script = tmp_path / "app.py"
    script.write_text("from ui.board import place\nplace(b'{}')\n", encoding="utf-8")
    app = AppTest.from_file(str(script), default_timeout=30).run()
    assert not app.exception
    (element,) = app.get("bidi_component")
    assert element.proto.bytes == b"{}"
    assert not element.proto.isolate_styles
    assert "assets/" in element.proto.js_content
