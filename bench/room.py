"""Many viewers at once: answers, changes a second, memory and a link that all open together, of the app and the peer in turn."""

import asyncio
import resource
from collections.abc import Coroutine, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from types import ModuleType
from typing import Any, TypeVar

from playwright.sync_api import Browser

from bench import crowd, opening, peer_crowd
from bench.browser import recorded
from bench.expected import document_of, what_shows
from bench.screen import Amounts
from bench.serving import Server, serving, serving_peer
from bench.spread import spread
from bench.table import Table

ALONE, AT_REST, WITH_VIEWERS = "one viewer's answer, ms p50 / p95", "memory at rest, MB", "memory with 20 viewers, MB"
EVERY_SECOND, NO_PAUSE = "viewers, one change a second each, ms p50 / p95", "viewers without pause, changes a second"
OPENING = "open a link at once"
_ANSWERS, _TABS = 60, 20
T = TypeVar("T")


def with_many_viewers(table: Table, browser: Browser, amounts: Amounts, *, has_peer: bool) -> None:
    """Measure it all, on fresh servers: everything on the app, then on the peer, before the next thing."""
    with ExitStack() as stack:
        servers = {"app": stack.enter_context(serving())}
        if has_peer:
            servers["Dash"] = stack.enter_context(serving_peer())
        _answers(table, servers)
        _every_second(table, servers, amounts)
        _without_pause(table, servers, amounts)
        _opening(table, browser, servers, amounts.visitors)
        table.add("memory after all that, MB", {name: server.memory_mb() for name, server in servers.items()})


def _run(work: Coroutine[Any, Any, T]) -> T:
    """Run it in a thread of its own: the browser's driver has a loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


def _crowd(name: str) -> ModuleType:
    return crowd if name == "app" else peer_crowd


def _answers(table: Table, servers: Mapping[str, Server]) -> None:
    """Alone with the server, then twenty who stay."""
    table.add(AT_REST, {name: server.memory_mb() for name, server in servers.items()})
    found, cpu = {}, {}
    for name, server in servers.items():
        before = server.cpu_ms()
        found[name] = _run(_crowd(name).answer_alone(server.address, _ANSWERS))
        cpu[name] = (server.cpu_ms() - before) / _ANSWERS
    table.add(ALONE, {name: spread(ms) for name, (ms, _) in found.items()})
    table.add("  server CPU of it, ms", cpu, 1)
    table.add("  bytes of it", {name: float(length) for name, (_, length) in found.items()})
    table.add(WITH_VIEWERS, {name: _run(_memory(name, server)) for name, server in servers.items()})


async def _memory(name: str, server: Server) -> float:
    async with _crowd(name).room(server.address, _TABS) as tabs:
        await _crowd(name).look_around(tabs)
        return server.memory_mb()


def _every_second(table: Table, servers: Mapping[str, Server], amounts: Amounts) -> None:
    loads = {
        name: _run(_crowd(name).every_second(server.address, amounts.viewers, amounts.seconds)) for name, server in servers.items()
    }
    table.add(f"{amounts.viewers} {EVERY_SECOND}", {name: spread(load.ms) for name, load in loads.items()})


def _without_pause(table: Table, servers: Mapping[str, Server], amounts: Amounts) -> None:
    loads = {
        name: _run(_crowd(name).without_pause(server.address, amounts.crowd, amounts.seconds)) for name, server in servers.items()
    }
    table.add(f"{amounts.crowd} {NO_PAUSE}", {name: load.per_second for name, load in loads.items()})
    table.add("  answers, ms p50 / p95", {name: spread(load.ms) for name, load in loads.items()})


def _opening(table: Table, browser: Browser, servers: Mapping[str, Server], visitors: int) -> None:
    """A browser holds six connections: this process needs more open files for all of them. The servers keep their limit."""
    shown, found = what_shows(document_of({})), {}
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    for name, server in servers.items():
        asked = recorded(browser, server.address, shown)
        found[name] = _run(opening.all_at_once(server.address, visitors, asked, has_session=name == "app"))
    table.add(f"{visitors} {OPENING}, served", {name: str(each) for name, each in found.items()})
    table.add(
        "  each served after, ms p50 / p95",
        {name: spread([s * 1000 for s in each.seconds]) for name, each in found.items() if each.seconds},
    )
    for name, each in found.items():
        for failure in sorted(set(each.failures))[:3]:
            print(f"  {name}: {failure}", flush=True)
