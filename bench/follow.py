"""Following: how long after a presenter's click fifty who follow know of it, and have the document. ``--only follow``."""

import asyncio
import json
import time
from dataclasses import dataclass, field
from itertools import product
from urllib.parse import urlsplit

from bench.serving import serving
from bench.spread import spread
from bench.table import Table
from bench.wire import Connection

FOLLOWERS, STEPS, PAUSE = 50, 40, 0.25
_PAGES = ("", "funding", "years", "townships", "structure")
_PATIENCE = 60.0


@dataclass
class Follower:
    """One who follows as the board does: a stream, and a connection over which the documents come."""

    address: str
    changed: asyncio.Condition
    told: dict[str, float] = field(default_factory=dict)
    has: dict[str, float] = field(default_factory=dict)

    async def follow(self, steps: int) -> None:
        """Until the last step is here."""
        place = urlsplit(self.address)
        reader, writer = await asyncio.open_connection(place.hostname, place.port)
        writer.write(f"GET /follow HTTP/1.1\r\nHost: {place.netloc}\r\n\r\n".encode())
        async with Connection(self.address) as http:
            while len(self.has) < steps:
                line = await reader.readline()
                shown = json.loads(line.removeprefix(b"data: ")) if line.startswith(b"data: {") else {}
                if address := shown.get("address"):
                    self.told[address] = time.perf_counter()
                    await http.get(asked(address))
                    self.has[address] = time.perf_counter()
                    async with self.changed:
                        self.changed.notify_all()
        writer.close()


def asked(address: str) -> str:
    """Where the board asks for the document of an address."""
    page, _, query = address.removeprefix("/").partition("?")
    return f"/answers?page={page or 'overview'}&size=desk&dark=0&{query}"


def addresses(steps: int) -> list[str]:
    """Views that nobody has asked for before, of one page after the other."""
    years = [(low, high) for low, high in product(range(2021, 2026), repeat=2) if low <= high]
    found = [f"/{page}?from_year={low}&to_year={high}&min_wan=100" for low, high in years for page in _PAGES]
    return found[:steps]


async def present(address: str, count: int, steps: int) -> tuple[list[float], list[float]]:
    """Milliseconds until each follower was told of each step, and until each had its document."""
    views, clicked, until_all_have = addresses(steps), dict[str, float](), asyncio.Condition()
    followers = [Follower(address, until_all_have) for _ in range(count)]
    following = [asyncio.create_task(each.follow(steps)) for each in followers]
    async with Connection(address) as http, Connection(address) as own:
        while json.loads((await http.post("/follow", b"{}")).body)["followers"] < count:  # noqa: ASYNC110 - said no other way
            await asyncio.sleep(0.05)
        for view in views:
            clicked[view] = time.perf_counter()
            await asyncio.gather(http.post("/follow", json.dumps({"address": view}).encode()), own.get(asked(view)))
            async with asyncio.timeout(_PATIENCE), until_all_have:
                await until_all_have.wait_for(lambda view=view: all(view in each.has for each in followers))
            await asyncio.sleep(PAUSE)
    await asyncio.gather(*following)
    pairs = [(each, view) for view in views for each in followers]
    return tuple([(getattr(each, name)[view] - clicked[view]) * 1000 for each, view in pairs] for name in ("told", "has"))  # type: ignore[return-value]


def measure(*, is_quick: bool) -> None:
    """Measure and print."""
    count, steps = (5, 3) if is_quick else (FOLLOWERS, STEPS)
    table = Table()
    with serving() as server:
        before = server.cpu_ms()
        told, has = asyncio.run(present(server.address, count, steps))
        cpu = (server.cpu_ms() - before) / steps
    table.add(f"{count} followers told of a step, ms p50 / p95", {"app": spread(told)})
    table.add("  and with its document", {"app": spread(has)})
    table.add("  server CPU of a step, ms", {"app": cpu}, 1)
