"""The floor: a static page with the same Plotly that redraws the same figures, with no server behind it."""

import contextlib
import gzip
import json
import threading
from collections.abc import Iterator, Mapping, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from bench.expected import Document, charts_of, what_shows
from ui.board.assets import STATIC

Box = Sequence[Any]
_TYPES = {"html": "text/html; charset=utf-8", "js": "text/javascript; charset=utf-8", "json": "application/json"}


def state_of(document: Document) -> dict[str, Any]:
    """What the floor draws for a document: its figures and its headline numbers."""
    return {"figures": {block["id"]: block["figure"] for block in charts_of(document)}, "numbers": what_shows(document)["numbers"]}


def page_of(document: Document, boxes: Sequence[Box]) -> dict[str, Any]:
    """A page of the floor: where its charts are, as measured in the app, and what they show."""
    return {"boxes": boxes, "state": state_of(document)}


@contextlib.contextmanager
def serving_floor(pages: Mapping[str, Any], states: Sequence[Any]) -> Iterator[str]:
    """Serve the floor on a free port of this machine, compressed; yields its address. The first of the pages is the first shown."""
    first, *others = pages.values()
    files = {
        "/": _packed((Path(__file__).parent / "floor.html").read_bytes(), "html"),
        "/plotly-board.min.js": _packed((STATIC / "vendor" / "plotly-board.min.js").read_bytes(), "js"),
        "/axes.js": _packed((STATIC / "js" / "charts" / "axes.js").read_bytes(), "js"),
        "/first.json": _packed(json.dumps(first).encode(), "json"),
        "/states.json": _packed(json.dumps(states).encode(), "json"),
        "/pages.json": _packed(json.dumps([*others, first]).encode(), "json"),
    }
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Floor", (_Files,), {"files": files}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def _packed(body: bytes, kind: str) -> tuple[bytes, str]:
    return gzip.compress(body, 9), _TYPES[kind]


class _Files(BaseHTTPRequestHandler):
    """A few files from memory."""

    files: Mapping[str, tuple[bytes, str]]
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send a file that is known."""
        body, kind = self.files.get(self.path, (b"", "text/plain"))
        self.send_response(200 if self.path in self.files else 404)
        for name, value in (("Content-Type", kind), ("Content-Length", str(len(body))), ("Content-Encoding", "gzip")):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: object) -> None:
        """Say nothing."""
