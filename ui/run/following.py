"""What a presenter shows, told to those who follow: all of it at first, then whenever it changes. Only the last state matters:
who is slow skips what came between. See docs/adr/0023-following-a-presenter.md.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from math import isfinite
from typing import Any
from urllib.parse import urlsplit

import orjson

from ui.document.sharing import Pointer, Shown, Staged, Told
from ui.scene.pages import PAGES

_BEAT = 2.0  # seconds without anything new after which a follower is told that the server is there
_BEAT_SENT, _BEGIN = b"event: beat\ndata: 0\n\n", b"retry: 1000\n\n"
_LONGEST_ADDRESS, _LONGEST_NAME, _DEEPEST, _MOST = 8_000, 200, 16, 100_000
_NOTHING: Told = {"address": None, "step": None, "stage": None, "black": False, "pointer": None}


class Hub:
    """What is shown now, by its number, and how many follow; ``away`` are those who have left it to look around."""

    def __init__(self, beat: float = _BEAT) -> None:
        self.followers = self.away = 0
        self._beat = beat
        self._told, self._n, self._called = _NOTHING, 0, 0
        self._tab = ""
        self._changed = asyncio.Event()
        self._is_closed = False

    @property
    def is_on(self) -> bool:
        """Whether anybody presents."""
        return self._told["address"] is not None

    @property
    def shown(self) -> Shown:
        return {**self._told, "n": self._n, "called": self._called}

    def is_shown_by(self, tab: str) -> bool:
        """Whether it is this tab that presents."""
        return self.is_on and tab == self._tab

    def tell(self, told: Told, tab: str = "", *, begins: bool = False) -> bool:
        """Something else is shown by a tab; whether it may: one presents at a time, and one that begins takes its place."""
        if self.is_on and not begins and tab != self._tab:
            return False
        self._tab = tab
        if told != self._told:
            self._told = told
            self._wake()
        return True

    def call(self) -> None:
        """Those who have left are asked back."""
        self._called += 1
        self._wake()

    def close(self) -> None:
        """The server stops, and does not wait for who follows."""
        self._is_closed = True
        self._wake()

    @contextmanager
    def following(self, *, is_away: bool = False) -> Iterator[None]:
        """Somebody follows, or has left and can be called."""
        self._count(is_away, 1)
        try:
            yield
        finally:
            self._count(is_away, -1)

    def _count(self, is_away: bool, by: int) -> None:
        self.away, self.followers = self.away + by * is_away, self.followers + by * (not is_away)

    async def messages(self) -> AsyncIterator[bytes]:
        """What one who follows is sent, until the server stops."""
        sent = -1
        yield _BEGIN
        while not self._is_closed:
            changed, is_new = self._changed, self._n != sent
            sent = self._n
            yield b"data: " + orjson.dumps(self.shown) + b"\n\n" if is_new else _BEAT_SENT
            with suppress(TimeoutError):
                await asyncio.wait_for(changed.wait(), self._beat)

    def _wake(self) -> None:
        self._n += 1
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()


@cache
def hub() -> Hub:
    return Hub()


def told_in(wanted: Mapping[str, Any]) -> Told | None:
    """What a browser says it shows, if it makes sense: an address of this app's own, and places that can be."""
    address, step, stage, pointer = (wanted.get(name) for name in ("address", "step", "stage", "pointer"))
    if address is None:
        return _NOTHING
    if not isinstance(address, str) or not _is_own(address):
        return None
    told: Told = {**_NOTHING, "address": address, "step": _number(step), "black": wanted.get("black") is True}
    told["stage"] = _staged(stage) if isinstance(stage, dict) else None
    told["pointer"] = _pointer(pointer) if isinstance(pointer, dict) else None
    return told


def _is_own(address: str) -> bool:
    """Whether an address is a page of this app, as it is written in a link."""
    if len(address) > _LONGEST_ADDRESS or not address.isprintable() or address.startswith("//") or not address.startswith("/"):
        return False
    return (urlsplit(address).path.removeprefix("/") or next(iter(PAGES))) in PAGES


def _staged(said: Mapping[str, Any]) -> Staged | None:
    show, of = _name(said.get("show")), _number(said.get("of"))
    return {"show": show, "of": of, "title": _name(said.get("title")) or None} if show and of else None


def _pointer(said: Mapping[str, Any]) -> Pointer | None:
    path = said.get("path")
    block, mark, x, y = (said.get(name) for name in ("block", "mark", "x", "y"))
    numbers = [_number(one) for one in path[:_DEEPEST]] if isinstance(path, list) else []
    across, down = _part(x), _part(y)
    if across is None or down is None or None in numbers:
        return None
    return {"block": _name(block), "mark": _name(mark), "path": [n for n in numbers if n is not None], "x": across, "y": down}


def _name(value: object) -> str:
    return value if isinstance(value, str) and len(value) <= _LONGEST_NAME and value.isprintable() else ""


def _number(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _MOST else None


def _part(value: object) -> float | None:
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool) and isfinite(value)
    return round(min(1.0, max(0.0, float(value))), 4) if is_number else None  # type: ignore[arg-type]
