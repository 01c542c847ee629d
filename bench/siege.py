"""A full house under siege: ``python3 -m bench.siege``. 200 viewers, 50 of whom click once a second, alone and while connections
that never say what they want are opened a thousand at a time. By hand only: it asserts nothing, and takes a minute.
"""

import argparse
import asyncio
import contextlib
import random
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from bench.crowd import picks_of, room
from bench.serving import Server, serving
from bench.viewers import Viewer

_HALF = (b"", b"GET /", b"GET / HTTP/1.1\r\nHost: localhost\r\nX-", b"GET / HTTP/1.1\r\nHost: localhost\r\n")


def main() -> None:
    """Measure and print, one line each."""
    parser = argparse.ArgumentParser(
        prog="python3 -m bench.siege", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name, default in (("viewers", 200), ("clicking", 50), ("half-open", 1_000), ("seconds", 20)):
        parser.add_argument(f"--{name}", type=int, default=default, help="default: %(default)s")
    options = parser.parse_args()
    with serving() as server:
        asyncio.run(_measure(server, options.viewers, options.clicking, options.half_open, options.seconds))


async def _measure(server: Server, viewers: int, clicking: int, half_open: int, seconds: int) -> None:
    async with room(server.address, viewers) as tabs:
        print(f"{viewers} viewers, {clicking} click once a second, for {seconds} s; memory {server.memory_mb():.0f} MB")
        await _click(tabs[:clicking], 3)
        await _tell("alone", server, tabs[:clicking], seconds)
        async with _besieged(server, half_open) as opened:
            await _tell("besieged", server, tabs[:clicking], seconds)
        print(f"connections opened and left half: {opened[0]:,}; memory {server.memory_mb():.0f} MB")


async def _click(tabs: Sequence[Viewer], seconds: int) -> tuple[list[float], int]:
    """Milliseconds of each answer, and how many clicks failed; a late answer delays that viewer's next click."""
    ms, failed = list[float](), [0]
    choices = picks_of(tabs[0])

    async def view(tab: Viewer, dice: random.Random) -> None:
        began = time.perf_counter() + dice.random()
        for turn in range(seconds):
            await asyncio.sleep(max(0.0, began + turn - time.perf_counter()))
            try:
                ms.append(await tab.do(dice.choice(choices)))
            except (OSError, EOFError):
                failed[0] += 1

    await asyncio.gather(*(view(tab, random.Random(number)) for number, tab in enumerate(tabs)))
    return ms, failed[0]


@asynccontextmanager
async def _besieged(server: Server, count: int) -> AsyncIterator[list[int]]:
    """So many connections that say half of something; each that is dropped is opened again. How many were opened in all."""
    opened = [0]
    place = urlsplit(server.address)

    async def stay(half: bytes) -> None:
        while True:
            with contextlib.suppress(OSError):
                reader, writer = await asyncio.open_connection(place.hostname, place.port)
                opened[0] += 1
                writer.write(half)
                while await reader.read(4_096):
                    pass
                writer.close()
            await asyncio.sleep(0.2)

    besiegers = [asyncio.create_task(stay(_HALF[number % len(_HALF)])) for number in range(count)]
    await asyncio.sleep(1)
    yield opened
    for one in besiegers:
        one.cancel()
    await asyncio.gather(*besiegers, return_exceptions=True)


async def _tell(what: str, server: Server, tabs: Sequence[Viewer], seconds: int) -> None:
    before = server.cpu_ms()
    ms, failed = await _click(tabs, seconds)
    ms.sort()
    p50, p95 = (ms[int(len(ms) * part)] for part in (0.5, 0.95))
    print(f"{what}: {len(ms)} answers, p50 {p50:.0f} ms, p95 {p95:.0f} ms, longest {ms[-1]:.0f} ms; {failed} failed;", end=" ")
    print(f"the server's processor {(server.cpu_ms() - before) / seconds / 10:.0f}%")


if __name__ == "__main__":
    main()
