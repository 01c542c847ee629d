"""A meeting room: many viewers at once, each changing a filter."""

import asyncio
import json
import random
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from bench.clicks import Pick
from bench.viewers import Viewer


@dataclass(frozen=True)
class Load:
    """Milliseconds of each answer, and how many changes a second were answered."""

    ms: Sequence[float]
    per_second: float


@asynccontextmanager
async def room(address: str, viewers: int) -> AsyncIterator[list[Viewer]]:
    """So many open tabs, opened ten at a time."""
    async with AsyncExitStack() as stack:
        tabs: list[Viewer] = []
        while len(tabs) < viewers:
            count = min(10, viewers - len(tabs))
            tabs += await asyncio.gather(*(stack.enter_async_context(Viewer(address)) for _ in range(count)))
        yield tabs


def picks_of(viewer: Viewer) -> list[Pick]:
    """Everything that can be clicked in the charts that a viewer sees."""
    blocks = json.loads(viewer.first)["blocks"]
    return [mark["pick"] for block in blocks if block["kind"] == "chart" for mark in block["marks"]]


async def every_second(address: str, viewers: int, seconds: int) -> Load:
    """Each viewer changes a filter once a second, at a moment of its own; a late answer delays that viewer's next change."""
    ms: list[float] = []

    async def view(viewer: Viewer, dice: random.Random, choices: Sequence[Pick]) -> None:
        began = time.perf_counter() + dice.random()
        for turn in range(seconds):
            await asyncio.sleep(max(0.0, began + turn - time.perf_counter()))
            ms.append(await viewer.do(dice.choice(choices)))

    async with room(address, viewers) as tabs:
        choices, start = picks_of(tabs[0]), time.perf_counter()
        await asyncio.gather(*(view(tab, random.Random(number), choices) for number, tab in enumerate(tabs)))
        return Load(ms, len(ms) / (time.perf_counter() - start))


async def without_pause(address: str, viewers: int, seconds: int) -> Load:
    """Each viewer changes a filter again as soon as it has its answer."""
    ms: list[float] = []

    async def view(viewer: Viewer, dice: random.Random, choices: Sequence[Pick], until: float) -> None:
        while time.perf_counter() < until:
            ms.append(await viewer.do(dice.choice(choices)))

    async with room(address, viewers) as tabs:
        choices, start = picks_of(tabs[0]), time.perf_counter()
        await asyncio.gather(*(view(tab, random.Random(number), choices, start + seconds) for number, tab in enumerate(tabs)))
        return Load(ms, len(ms) / (time.perf_counter() - start))


async def look_around(tabs: Sequence[Viewer]) -> None:
    """Each viewer changes three filters and stays."""
    choices = picks_of(tabs[0])
    for number, tab in enumerate(tabs):
        for pick in random.Random(number).sample(choices, 3):
            await tab.do(pick)


async def answer_alone(address: str, count: int) -> tuple[list[float], int]:
    """One viewer's answers, and the bytes of the last: what the server alone takes."""
    async with room(address, 1) as (tab,):
        choices, dice = picks_of(tab), random.Random(99)
        return [await tab.do(dice.choice(choices)) for _ in range(count)], tab.received + tab.answer
