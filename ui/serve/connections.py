"""How many connections are taken, and how long one may take to say what it wants.

Without this a few hundred connections that say nothing hold every file that the process may open, and readers are refused
without a word. Uvicorn has a limit of its own for neither heads nor bodies, and Streamlit passes none on.
"""

import asyncio
import contextlib
import logging
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from i18n import LANGUAGES, load_labels
from ui.run.access import is_this_machine

_logger = logging.getLogger(__name__)
_SPARE = 128  # files that the server needs besides
_FILES_OF_ONE = 4  # a socket is a session of Streamlit's, with an event loop of its own
_MOST, _MOST_OF_ONE = 2_000, 100
_SWEPT = 64  # connections after which those that have closed are looked for
_FILES_WANTED = 8_192


@dataclass(frozen=True)
class Waits:
    """Seconds for a request's head to be whole, and then for its body."""

    head: float = 10.0
    body: float = 30.0


@dataclass
class Connections:
    """The connections of one server: at most ``most`` in all, and ``most_of_one`` from another machine's address.

    The last quarter is for who has a page open, whose socket is in use all the time. Where there is no room, one that has said
    nothing whole yet makes some, the oldest first.
    """

    most: int
    most_of_one: int = _MOST_OF_ONE
    _open: dict[asyncio.BaseTransport, str] = field(default_factory=dict)
    _of_each: Counter[str] = field(default_factory=Counter)
    _taken: int = 0

    def take(self, transport: asyncio.BaseTransport) -> bool:
        """Whether another connection is taken. Those of this machine, where a proxy may stand, count in all only.

        All are looked through only where room is short, and now and then for sockets that have closed: under a siege
        hundreds come in a second.
        """
        address = str((transport.get_extra_info("peername") or ("",))[0])
        self._taken += 1
        is_roomy = len(self._open) < self._for_newcomers and (is_this_machine(address) or self._of_each[address] < self.most_of_one)
        if (not is_roomy or self._taken % _SWEPT == 0) and not self._has_room_after_all(address):
            _logger.warning("Refused a connection from %s: %d are open", address, len(self._open))
            return False
        self._open[transport] = address
        self._of_each[address] += 1
        return True

    def lose(self, transport: asyncio.BaseTransport) -> None:
        if (address := self._open.pop(transport, None)) is not None:
            self._of_each[address] -= 1

    @property
    def _for_newcomers(self) -> int:
        return self.most - self.most // 4

    def _has_room_after_all(self, address: str) -> bool:
        self._open = {one: of for one, of in self._open.items() if not one.is_closing()}
        self._of_each = Counter(self._open.values())
        own = [one for one, of in self._open.items() if of == address]
        has_share = is_this_machine(address) or len(own) < self.most_of_one or _dropped(own)
        return has_share and self._has_room_for(own)

    def _has_room_for(self, own: Iterable[asyncio.BaseTransport]) -> bool:
        """Whether there is room for somebody who has these connections."""
        most = self.most if any(map(_is_in_use, own)) else self._for_newcomers
        return len(self._open) < most or _dropped(self._open)


def _dropped(connections: Iterable[Any]) -> bool:
    """Drop the first that owes its first request, if there is one."""
    silent = next((one for one in connections if getattr(one.get_protocol(), "cycle", one) is None), None)
    if silent:
        silent.abort()
    return silent is not None


def _is_in_use(connection: Any) -> bool:
    """Whether it is a socket, or something is being answered over it."""
    protocol = connection.get_protocol()
    return not hasattr(protocol, "cycle") or bool(protocol.cycle and not protocol.cycle.response_complete)


def limit(protocol: Any, connections: Connections, waits: Waits | None = None) -> None:
    """Hold a class of Uvicorn's protocols to limits; a second time replaces them."""
    names = "connection_made", "data_received", "connection_lost"
    made, received, lost = plain = [_unlimited(getattr(protocol, name)) for name in names]
    waits = waits or Waits()

    def connection_made(self: Any, transport: asyncio.Transport) -> None:
        made(self, transport)
        if connections.take(transport):
            _watch(self, waits)
        else:
            transport.write(_full())
            transport.close()

    def data_received(self: Any, data: bytes) -> None:
        received(self, data)
        _watch(self, waits)

    def connection_lost(self: Any, error: Exception | None) -> None:
        connections.lose(self.transport)
        lost(self, error)

    for name, limited, unlimited in zip(names, (connection_made, data_received, connection_lost), plain, strict=True):
        vars(limited).update(vars(unlimited), unlimited=unlimited)  # with the marks of who else has set it right
        setattr(protocol, name, limited)


def _unlimited(method: Any) -> Any:
    return getattr(method, "unlimited", method)


def _watch(protocol: Any, waits: Waits) -> None:
    """Start, keep or stop the clock of what a connection has to say next; words that trickle in do not stop it."""
    awaited = _awaited(protocol)
    running, timer = getattr(protocol, "awaited", (None, None))
    if awaited == running:
        return
    if timer:
        timer.cancel()
    seconds = getattr(waits, awaited) if awaited else 0
    protocol.awaited = awaited, asyncio.get_running_loop().call_later(seconds, protocol.transport.abort) if awaited else None


def _awaited(protocol: Any) -> str | None:
    """What a connection still owes: the head of a request, its body, or nothing."""
    transport, cycle = protocol.transport, protocol.cycle
    if transport.is_closing() or transport.get_protocol() is not protocol:  # given over to a socket
        return None
    if cycle is None or cycle.response_complete:
        return "head"
    return "body" if cycle.more_body else None


def most_by_files() -> int:
    """How many connections the files allow that this process may have open, once it has asked for more of them."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = _FILES_WANTED if hard == resource.RLIM_INFINITY else min(_FILES_WANTED, hard)
        if soft != resource.RLIM_INFINITY and soft < wanted:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
            soft = wanted
        return _MOST if soft == resource.RLIM_INFINITY else max(16, min(_MOST, (soft - _SPARE) // _FILES_OF_ONE))
    return _MOST


def _full() -> bytes:
    words = "\n".join(load_labels(language)("refused.full") for language in LANGUAGES).encode()
    head = (
        "HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nRetry-After: 5\r\nCache-Control: no-store\r\n"
        f"Content-Type: text/plain; charset=utf-8\r\nContent-Length: {len(words)}\r\n\r\n"
    )
    return head.encode() + words
