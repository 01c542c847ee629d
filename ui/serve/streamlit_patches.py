"""What of Streamlit and its web server stands in the way of speed, of long addresses or of memory, set right once per process.

Each of these replaces one name of a library whose version is pinned; without them the app works the same, slower or larger.
"""

import asyncio
import contextlib
import ctypes
import gc
import socket
import sys
from functools import cache
from typing import Any

from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session
from uvicorn.protocols.http import h11_impl
from uvicorn.protocols.http.auto import AutoHTTPProtocol

_LONGEST_ADDRESS = 1024 * 1024  # bytes
_UNHEARD = 30_000  # ms that what was sent may go without being acknowledged
_OF_PLOTLY = ("plotly", "_plotly_utils", "narwhals")
_M_ARENA_MAX, _M_TRIM_THRESHOLD = -8, -1  # of glibc's malloc.h
_KEPT_FREE = 512 * 1024  # bytes at a heap's end; without a word of ours glibc comes to keep up to 64 MB there


def tune() -> None:
    """Set everything right; a second time changes nothing."""
    _take_long_addresses()
    _send_at_once()
    _read_options_once()
    _say_themes_once()
    _share_one_heap()


def _take_long_addresses() -> None:
    """Let an address of any sensible length reach the app, which drops what it does not know.

    Uvicorn answers 400 to a head that takes more than one read of its socket (64 KB), and Streamlit passes no limit of its own.
    """
    h11_impl.DEFAULT_MAX_INCOMPLETE_EVENT_SIZE = _LONGEST_ADDRESS


def _send_at_once() -> None:
    """Let the body of an answer follow its head at once (``TCP_NODELAY``).

    Streamlit makes its socket in a way that asyncio does not take for TCP, and leaves Nagle's algorithm on: the body is then
    held back until the browser acknowledges the head, 40 ms for every answer on a connection that is in use.
    """
    protocol: Any = AutoHTTPProtocol
    plain = getattr(protocol.connection_made, "plain", protocol.connection_made)

    def connection_made(self: Any, transport: asyncio.Transport) -> None:
        connection = transport.get_extra_info("socket")
        if connection is not None and connection.family in (socket.AF_INET, socket.AF_INET6):
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if sys.platform == "linux":  # else one that is gone without a word is kept for a quarter of an hour
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, _UNHEARD)
        plain(self, transport)

    connection_made.plain = plain  # type: ignore[attr-defined]
    protocol.connection_made = connection_made


def _read_options_once() -> None:
    """Keep the options of a section until the configuration is read anew.

    Streamlit sends its themes with every run: six sections, each found by going through all of its options. That is a
    third of the server's time for a run.
    """
    plain = getattr(config.get_options_for_section, "plain", config.get_options_for_section)
    known = cache(plain)

    def get_options_for_section(section: str) -> dict[str, Any]:
        return dict(known(section))

    config.on_config_parsed(known.cache_clear, force_connect=True)
    get_options_for_section.plain = plain  # type: ignore[attr-defined]
    config.get_options_for_section = get_options_for_section


def _say_themes_once() -> None:
    """Keep what a section's theme is in Streamlit's words until the configuration is read anew.

    Every run's first message holds all six, each put together from some fifty options whose names are rewritten one by one.
    """
    plain = getattr(app_session._populate_theme_msg, "plain", app_session._populate_theme_msg)

    @cache
    def known(section: str) -> CustomThemeConfig:
        said = CustomThemeConfig()
        plain(said, section)
        return said

    def populate_theme_msg(msg: CustomThemeConfig, section: str = "theme") -> None:
        if known(section).ByteSize():  # else the section is not named, as where none of its options is set
            msg.MergeFrom(known(section))

    config.on_config_parsed(known.cache_clear, force_connect=True)
    populate_theme_msg.plain = plain  # type: ignore[attr-defined]
    app_session._populate_theme_msg = populate_theme_msg


def forget_plotly() -> None:
    """Let go of Python's Plotly, which Streamlit loads to make a theme for its own charts: with its schema 18 MB.

    No page has such a chart: the board draws ours in the browser. For the process that serves, before what stays takes its
    place in memory; whoever wants Plotly after all imports it anew.
    """
    for name in [name for name in sys.modules if name.partition(".")[0] in _OF_PLOTLY]:
        del sys.modules[name]
    gc.collect()


def _share_one_heap() -> None:
    """Let all threads take their memory from one heap, and give back what is free at its end.

    Linux's C library gives each thread a heap of its own, and what is free in one is of no use to another: 4 MB with 20
    viewers. Threads that run Python take turns anyway, so nothing waits. What is free at the heap's end
    it keeps, the more the larger what was freed before: 2 MB.
    """
    _ask_the_c_library("mallopt", _M_ARENA_MAX, 1)
    _ask_the_c_library("mallopt", _M_TRIM_THRESHOLD, _KEPT_FREE)


def give_back() -> None:
    """Return to the system what loading has freed: Linux's C library keeps it otherwise, up to 16 MB of it."""
    _ask_the_c_library("malloc_trim", 0)


def _ask_the_c_library(function: str, *numbers: int) -> None:
    """Call a function of Linux's usual C library; elsewhere, or where it has no such function, nothing happens."""
    if sys.platform == "linux":
        with contextlib.suppress(AttributeError, OSError):
            getattr(ctypes.CDLL(None), function)(*numbers)
