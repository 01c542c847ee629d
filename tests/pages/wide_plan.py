"""A generated plan of thousands of projects, asked for without a session: what tests of its pages share."""

import asyncio
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import orjson
from starlette.routing import Match

from i18n import load_labels
from ui.run.answers import answer_routes, list_routes
from ui.run.exporting import export_routes
from ui.run.open_data import data_routes
from ui.run.plan_in_use import shared_plan

COUNT = 3_000
TEXT = load_labels("zh")
Document = dict[str, Any]


@dataclass
class Answered:
    """What came back."""

    status_code: int
    headers: dict[str, str]
    content: bytes = b""

    def json(self) -> Any:
        return orjson.loads(self.content)


class Client:
    """Asks the addresses that need no session."""

    def get(self, path: str, params: dict[str, Any]) -> Answered:
        return asyncio.run(self._get(path, urlencode(params).encode()))

    async def _get(self, path: str, query: bytes) -> Answered:
        sent: list[dict[str, Any]] = []

        async def send(message: Any) -> None:
            sent.append(message)

        async def receive() -> dict[str, Any]:
            await asyncio.Event().wait()  # the reader stays
            raise AssertionError

        scope = {"type": "http", "method": "GET", "path": path, "headers": [], "client": ("127.0.0.1", 1), "query_string": query}
        routes = (*answer_routes(), *list_routes(), *export_routes(), *data_routes())
        route, found = next((one, found) for one in routes for match, found in [one.matches(scope)] if match is not Match.NONE)
        scope |= found
        await route.handle({**scope, "app": None, "root_path": "", "scheme": "http", "server": ("localhost", 80)}, receive, send)
        headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
        return Answered(sent[0]["status"], headers, b"".join(part.get("body", b"") for part in sent[1:]))


def opened(client: Client, page: str, size: str = "desk", **query: str) -> Document:
    response = client.get("/answers", params={"page": page, "size": size, "dark": "0", **query})
    assert response.status_code == 200
    document = response.json()
    assert document["page"] == page
    return document


def followed(client: Client, href: str) -> Document:
    """The document that a link of the board leads to."""
    parts = urlsplit(href)
    query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    return opened(client, parts.path.strip("/") or "overview", **query)


def block(document: Document, name: str) -> Document:
    return next(one for one in document["blocks"] if one.get("id") == name)


def wan(words: str) -> float:
    return float(words.replace(",", ""))


def opening(chart: Document) -> list[Document]:
    """The marks that open what is left, in order."""
    return [mark for mark in chart["marks"] if mark.get("href")]


def plan_total() -> float:
    return float(shared_plan()[1].rows.total_wan.sum())
