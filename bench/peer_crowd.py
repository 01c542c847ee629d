"""The same crowd in front of the peer: what Dash's page sends for a click, sent by as many viewers as a meeting room has."""

import asyncio
import json
import random
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from bench.crowd import Load
from bench.expected import charts_of, document_of
from bench.wire import Connection

PAGE = "overview"
_UPDATE = "/_dash-update-component"
Click = tuple[str, str]  # the chart, and the code of the mark


@dataclass(frozen=True)
class Callback:
    """The one callback of a page: its outputs as Dash writes them, and its inputs."""

    output: str
    outputs: Sequence[Mapping[str, str]]
    inputs: Sequence[Mapping[str, str]]


@dataclass
class PeerViewer:
    """One open tab of the peer: it holds the values of the page's controls, as the page does."""

    address: str
    callback: Callback
    received: int = 0
    _values: dict[str, Any] = field(default_factory=dict)
    _connection: Connection | None = None

    async def __aenter__(self) -> Self:
        """Connect and see the overview."""
        self._connection = Connection(self.address)
        for path in ("/", "/_dash-layout", "/_dash-dependencies"):
            await self._connection.get(path)
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close the tab."""
        if self._connection is not None:
            self._connection.close()

    async def do(self, click: Click) -> float:
        """One click on a mark; milliseconds until the answer is here."""
        assert self._connection is not None
        message = message_of(self.callback, self._values, click)
        began = time.perf_counter()
        response = await self._connection.post(_UPDATE, message)
        ms = (time.perf_counter() - began) * 1000
        self.received = len(response.body)
        self._values |= controls_in(json.loads(response.plain))
        return ms


async def callback_of(address: str) -> Callback:
    """The callback that answers clicks on the overview, as the page is told of it."""
    async with Connection(address) as connection:
        return find_callback(json.loads((await connection.get("/_dash-dependencies")).plain))


def find_callback(dependencies: Sequence[Mapping[str, Any]]) -> Callback:
    """The one that draws the overview's charts, among all."""
    found = next(each for each in dependencies if f"{PAGE}-by_category.figure" in each["output"])
    outputs = [dict(zip(("id", "property"), name.rsplit(".", 1), strict=True)) for name in found["output"].strip(".").split("...")]
    return Callback(found["output"], outputs, [{"id": each["id"], "property": each["property"]} for each in found["inputs"]])


def message_of(callback: Callback, values: Mapping[str, Any], click: Click) -> bytes:
    """What the page sends after a click, with the values of its controls."""
    chart, code = click
    changed = f"{PAGE}-{chart}"

    def value(item: Mapping[str, str]) -> Any:
        if item["property"] != "clickData":
            return values.get(item["id"])
        return {"points": [{"customdata": code}]} if item["id"] == changed else None

    inputs = [{**item, "value": value(item)} for item in callback.inputs]
    return json.dumps(
        {
            "output": callback.output,
            "outputs": list(callback.outputs),
            "inputs": inputs,
            "changedPropIds": [f"{changed}.clickData"],
            "parsedChangedPropsIds": [f"{changed}.clickData"],
            "state": [],
        }
    ).encode()


def controls_in(answer: Mapping[str, Any]) -> dict[str, Any]:
    """The values of controls that an answer sets."""
    return {name: change["value"] for name, change in answer["response"].items() if "value" in change}


def clicks() -> list[Click]:
    """Everything that can be clicked in the overview's charts, in the order in which the app's viewers find it."""
    return [(block["id"], mark["id"]) for block in charts_of(document_of({})) for mark in block["marks"]]


@asynccontextmanager
async def room(address: str, viewers: int) -> AsyncIterator[list[PeerViewer]]:
    """So many open tabs, opened ten at a time."""
    callback = await callback_of(address)
    async with AsyncExitStack() as stack:
        tabs: list[PeerViewer] = []
        while len(tabs) < viewers:
            count = min(10, viewers - len(tabs))
            tabs += await asyncio.gather(*(stack.enter_async_context(PeerViewer(address, callback)) for _ in range(count)))
        yield tabs


async def every_second(address: str, viewers: int, seconds: int) -> Load:
    """Each viewer changes a filter once a second, at a moment of its own; a late answer delays that viewer's next change."""
    ms: list[float] = []

    async def view(viewer: PeerViewer, dice: random.Random) -> None:
        began = time.perf_counter() + dice.random()
        for turn in range(seconds):
            await asyncio.sleep(max(0.0, began + turn - time.perf_counter()))
            ms.append(await viewer.do(dice.choice(choices)))

    choices = clicks()
    async with room(address, viewers) as tabs:
        start = time.perf_counter()
        await asyncio.gather(*(view(tab, random.Random(number)) for number, tab in enumerate(tabs)))
        return Load(ms, len(ms) / (time.perf_counter() - start))


async def without_pause(address: str, viewers: int, seconds: int) -> Load:
    """Each viewer changes a filter again as soon as it has its answer."""
    ms: list[float] = []

    async def view(viewer: PeerViewer, dice: random.Random, until: float) -> None:
        while time.perf_counter() < until:
            ms.append(await viewer.do(dice.choice(choices)))

    choices = clicks()
    async with room(address, viewers) as tabs:
        start = time.perf_counter()
        await asyncio.gather(*(view(tab, random.Random(number), start + seconds) for number, tab in enumerate(tabs)))
        return Load(ms, len(ms) / (time.perf_counter() - start))


async def look_around(tabs: Sequence[PeerViewer]) -> None:
    """Each viewer changes three filters and stays."""
    choices = clicks()
    for number, tab in enumerate(tabs):
        for click in random.Random(number).sample(choices, 3):
            await tab.do(click)


async def answer_alone(address: str, count: int) -> tuple[list[float], int]:
    """One viewer's answers, and the bytes of the last: what the server alone takes."""
    choices, dice = clicks(), random.Random(99)
    async with room(address, 1) as (tab,):
        return [await tab.do(dice.choice(choices)) for _ in range(count)], tab.received
