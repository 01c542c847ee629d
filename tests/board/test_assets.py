"""The board's files over HTTP: packed, kept for ever under their content's hash, and nothing beside them."""

import asyncio
import gzip
import json
import shutil
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Mount

from tests.cases import cases
from ui.board import assets
from ui.board.joining import JOINED, UnknownForm
from ui.board.lowering import written_out


@dataclass
class Answer:
    status_code: int
    headers: dict[str, str]
    content: bytes


class Client:
    """One request at a time, straight into the app: no server, no further package."""

    def __init__(self, app: Starlette) -> None:
        self._app = app

    def request(self, method: str, path: str, encoding: str = "") -> Answer:
        sent: list[dict[str, Any]] = []

        async def send(message: Any) -> None:
            sent.append(message)

        async def receive() -> Any:
            return {"type": "http.request", "body": b""}

        scope = {
            "type": "http",
            "method": method,
            "path": unquote(path),
            "raw_path": path.encode(),
            "root_path": "",
            "query_string": b"",
        }
        scope["headers"] = [(b"accept-encoding", encoding.encode()), (b"host", b"test")]
        asyncio.run(self._app(scope, receive, send))
        headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
        return Answer(sent[0]["status"], headers, b"".join(message.get("body", b"") for message in sent[1:]))

    def get(self, path: str, encoding: str = "") -> Answer:
        return self.request("GET", path, encoding)


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(Starlette(routes=[*assets.asset_routes()]))


def address(name: str) -> str:
    return f"/{assets.asset_prefix()}{name}"


def test_a_file_comes_packed_and_may_be_kept_for_ever(client: Client) -> None:
    answer = client.get(address("js/main.js"), encoding="gzip, br")
    assert answer.status_code == 200
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["cache-control"] == "public, immutable, max-age=31536000"
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert gzip.decompress(answer.content) == (assets.STATIC / "js" / "main.js").read_bytes()


@cases("encoding", ["", "identity", "br", "gzip;q=0"])
def test_a_file_comes_plain_to_who_cannot_unpack(client: Client, encoding: str) -> None:
    answer = client.get(address("css/board.css"), encoding=encoding)
    assert "content-encoding" not in answer.headers
    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    assert answer.content == (assets.STATIC / "css" / "board.css").read_bytes()


def test_every_static_file_is_served(client: Client) -> None:
    for path in assets.files_of_the_board():
        assert client.get(address(path.relative_to(assets.STATIC).as_posix())).status_code == 200


@cases("name", ["nothing.js", "", "../assets.py", "..%2fassets.py", "vendor/../../assets.py", "%2e%2e/__init__.py", "//etc/passwd"])
def test_nothing_else_is_served(client: Client, name: str) -> None:
    assert client.get(address(name)).status_code in {307, 404}


def test_another_hash_is_not_served_and_no_page_stands_in_for_it() -> None:
    anything = Mount("/", app=PlainTextResponse("a page"))
    client = Client(Starlette(routes=[*assets.asset_routes(), anything]))
    assert client.get("/funding").status_code == 200
    assert client.get("/assets/0123456789abcdef/main.js").status_code == 404


def test_writing_is_refused(client: Client) -> None:
    assert client.request("POST", address("js/main.js")).status_code == 405
    assert client.request("HEAD", address("js/main.js")).status_code == 200


def test_below_a_mount() -> None:
    mounted = Client(Starlette(routes=[Mount("/plan", routes=assets.asset_routes())]))
    assert mounted.get(f"/plan/{assets.asset_prefix()}js/main.js").status_code == 200


def test_the_hash_follows_names_and_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    before = assets.content_hash()
    changed = {**assets.assets(), "js/main.js": assets.Packed.of(b"x", "text/javascript")}
    monkeypatch.setattr(assets, "assets", lambda: changed)
    assert assets.content_hash.__wrapped__() != before


def test_the_loader_names_existing_files() -> None:
    loader = assets.loader()
    assert f'"{assets.asset_prefix()}"' in loader
    assert "$" not in loader.replace("${href}", "")
    for name in [assets.SCRIPT, assets.JOINED_STYLES]:
        assert name in assets.assets()
        assert json.dumps(name) in loader


def test_the_scripts_that_are_loaded_are_there_with_their_source_maps(client: Client) -> None:
    for name in JOINED.values():
        assert client.get(address(name)).headers["content-type"] == "text/javascript; charset=utf-8"
        sources = client.get(address(f"{name}.map"))
        assert sources.headers["content-type"] == "application/json"
        for section in json.loads(sources.content)["sections"]:
            for source in section["map"]["sources"]:
                assert client.get(address((PurePosixPath(name).parent / source).as_posix())).status_code == 200


def test_a_module_that_cannot_be_joined_stops_the_server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shutil.copytree(assets.STATIC, ignore=shutil.ignore_patterns("node_modules"), dst=tmp_path / "static")
    with (tmp_path / "static" / "js" / "state" / "query.js").open("a", encoding="utf-8") as module:
        module.write("export let changing = 1;\n")
    monkeypatch.setattr(assets, "STATIC", tmp_path / "static")
    with pytest.raises(UnknownForm, match=r"query\.js.*export let changing"):
        assets.assets.__wrapped__()


def test_every_style_sheet_is_in_the_one_that_is_loaded() -> None:
    joined = assets.assets()[assets.JOINED_STYLES].plain.decode()
    assert sorted(assets._styles()) == sorted(f"css/{path.name}" for path in (assets.STATIC / "css").glob("*.css"))
    at = [joined.index(written_out((assets.STATIC / name).read_text("utf-8"))) for name in assets._styles()]
    assert at == sorted(at)
    assert "@import" not in joined
