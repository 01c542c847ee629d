"""An error is told once a second at most, with how many more there were: whoever sends a thousand fills no disk with them."""

import logging
import re
import time
from collections.abc import Callable, Hashable

_LOUD = ("uvicorn.error", "uvicorn.asgi", "asyncio", "websockets.server", "ui.serve.connections")
_MOST_KINDS = 200
_NUMBERS = re.compile(r"0x[0-9a-f]+|\d+")


class OnceASecond(logging.Filter):
    """Lets through one record a second of each kind: of a logger and the first line of a text before anything is put into it,
    whatever numbers are in it.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._told: dict[Hashable, tuple[float, int]] = {}  # when, and how many were left out since

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether a record is told; what is no warning always is."""
        if record.levelno < logging.WARNING:
            return True
        kind, now = (record.name, _NUMBERS.sub("", str(record.msg).partition("\n")[0])), self._clock()
        last, left_out = self._told.get(kind, (now - 1, 0))
        if now - last < 1:
            self._told[kind] = last, left_out + 1
            return False
        if len(self._told) > _MOST_KINDS:
            self._told.clear()
        self._told[kind] = now, 0
        if left_out:
            record.msg, record.args = f"{record.getMessage()} (and {left_out} more)", ()
        return True


def once_a_second() -> None:
    """Hold the loggers to it that speak of what strangers send; a second time changes nothing."""
    for name in _LOUD:
        logger = logging.getLogger(name)
        if not any(isinstance(one, OnceASecond) for one in logger.filters):
            logger.addFilter(OnceASecond())
