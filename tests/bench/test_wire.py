"""The bench's own HTTP client and what it says in Dash's words, against small servers in this process."""

import asyncio
import json

import pytest

from bench.needs import advice, missing
from bench.opening import Asked, all_at_once
from bench.peer_crowd import controls_in, find_callback, message_of
from bench.wire import Connection

ANSWERS = {
    "/": b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\npage",
    "/chunks": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n",
    "/none": b"HTTP/1.1 204 No Content\r\n\r\n",
    "/broken": b"HTTP/1.1 500 Oh\r\nContent-Length: 2\r\n\r\nno",
}


async def _with_server(ask):
    """What ``ask`` finds out about a server that answers as above; all its connections are closed when it is done."""
    answering = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        answering.append(asyncio.current_task())
        while head := await reader.readline():
            while (await reader.readline()).strip():
                pass
            writer.write(ANSWERS[head.split()[1].decode()])
        writer.close()
        await writer.wait_closed()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        found = await ask(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}")
    await asyncio.gather(*answering)
    return found


def test_answers_of_every_kind_over_one_connection() -> None:
    async def ask(address: str) -> list[bytes]:
        async with Connection(address) as connection:
            return [(await connection.get(path)).body for path in ("/", "/chunks", "/none", "/")]

    assert asyncio.run(_with_server(ask)) == [b"page", b"abcde", b"", b"page"]


def test_visitors_that_fail_are_counted() -> None:
    async def ask(address: str):
        good = await all_at_once(address, 5, [Asked("/"), Asked("/chunks"), Asked("/none")], has_session=False)
        return good, await all_at_once(address, 2, [Asked("/broken")], has_session=False)

    good, bad = asyncio.run(_with_server(ask))
    assert (len(good.seconds), good.failures) == (5, [])
    assert str(good).startswith("5 of 5, the last after ")
    assert str(bad) == "0 of 2"
    assert "500" in bad.failures[0]


DEPENDENCIES = [
    {"output": "other.children", "inputs": []},
    {
        "output": "..overview-by_category.figure...overview-category.value..",
        "inputs": [{"id": "overview-category", "property": "value"}, {"id": "overview-by_category", "property": "clickData"}],
    },
]


def test_a_click_is_said_as_dash_says_it() -> None:
    callback = find_callback(DEPENDENCIES)
    sent = json.loads(message_of(callback, {"overview-category": ["funeral"]}, ("by_category", "elderly_care")))
    assert sent["outputs"] == [
        {"id": "overview-by_category", "property": "figure"},
        {"id": "overview-category", "property": "value"},
    ]
    assert [item["value"] for item in sent["inputs"]] == [["funeral"], {"points": [{"customdata": "elderly_care"}]}]
    assert sent["changedPropIds"] == ["overview-by_category.clickData"]
    assert controls_in({"response": {"overview-category": {"value": []}, "overview-v0": {"children": "1"}}}) == {
        "overview-category": []
    }


def test_what_is_missing_is_named_with_the_way_to_install_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert missing(["json", "no_such_module"]) == ["no_such_module"]
    assert "no_such_module" in advice(["no_such_module"])
    assert "pip install -r bench/requirements.txt" in advice(["no_such_module"])
    assert capsys.readouterr().out == ""
