"""What is set right in Streamlit and its web server does what it is for, and changes nothing else."""

import ctypes
import inspect
import socket
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session
from uvicorn.protocols.http.auto import AutoHTTPProtocol

from ui.serve import streamlit_patches
from ui.serve.streamlit_patches import tune

ROOT = Path(__file__).resolve().parents[2]
THEMES = ("theme", "theme.light", "theme.dark.sidebar")
PLACES = {
    "theme": "",
    "theme.light": "light",
    "theme.dark": "dark",
    "theme.sidebar": "sidebar",
    "theme.light.sidebar": "light.sidebar",
    "theme.dark.sidebar": "dark.sidebar",
}


class Connection:
    """A transport over a real socket, made as Streamlit makes its own."""

    def __init__(self, family: int) -> None:
        self.made = socket.socket(family=family)

    def get_extra_info(self, name: str) -> Any:
        return self.made if name == "socket" else None


def test_every_connection_sends_at_once(monkeypatch: Any) -> None:
    monkeypatch.setattr(AutoHTTPProtocol, "connection_made", lambda self, transport: None)
    tune()
    connection = Connection(socket.AF_INET)
    with connection.made as made:
        assert not made.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        AutoHTTPProtocol.connection_made(SimpleNamespace(), connection)  # type: ignore[arg-type]
        assert made.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_options_are_read_once_and_are_the_same() -> None:
    tune()
    plain: Any = config.get_options_for_section.plain  # type: ignore[attr-defined]
    for section in THEMES:
        assert config.get_options_for_section(section) == plain(section)
    given = config.get_options_for_section("theme")
    given["base"] = "changed by whoever got it"
    assert config.get_options_for_section("theme") == plain("theme")


def test_options_that_change_with_a_new_reading_are_read_again() -> None:
    tune()
    before = config.get_options_for_section("theme")["primaryColor"]
    try:
        config.set_option("theme.primaryColor", "#123456")
        config._on_config_parsed.send()
        assert config.get_options_for_section("theme")["primaryColor"] == "#123456"
    finally:
        config.set_option("theme.primaryColor", before)
        config._on_config_parsed.send()


def themes(populate: Any) -> CustomThemeConfig:
    """What Streamlit's first message of a run says of the themes, put together as Streamlit does it."""
    said = CustomThemeConfig()
    for section, place in PLACES.items():
        part = said
        for name in place.split(".") if place else ():
            part = getattr(part, name)
        populate(part, section)
    return said


def test_themes_are_said_as_streamlit_says_them() -> None:
    tune()
    plain: Any = app_session._populate_theme_msg.plain  # type: ignore[attr-defined]
    expected = themes(plain)
    assert expected.dark.background_color == "#12171E"
    for _ in range(2):
        assert themes(app_session._populate_theme_msg).SerializeToString(deterministic=True) == expected.SerializeToString(
            deterministic=True
        )
    assert tuple(inspect.signature(plain).parameters) == tuple(inspect.signature(app_session._populate_theme_msg).parameters)
    assert "_populate_theme_msg(" in inspect.getsource(app_session.AppSession._create_new_session_message)


def test_themes_are_put_together_once(monkeypatch: Any) -> None:
    asked: list[str] = []
    tune()
    plain: Any = app_session._populate_theme_msg.plain  # type: ignore[attr-defined]

    def counted(msg: CustomThemeConfig, section: str = "theme") -> None:
        asked.append(section)
        plain(msg, section)

    monkeypatch.setattr(app_session, "_populate_theme_msg", counted)
    tune()
    try:
        first, second = themes(app_session._populate_theme_msg), themes(app_session._populate_theme_msg)
        first.dark.background_color = "changed by whoever got it"
        assert themes(app_session._populate_theme_msg) == second != first
        assert sorted(asked) == sorted(PLACES)
    finally:
        monkeypatch.undo()


def test_themes_that_change_with_a_new_reading_are_said_anew() -> None:
    tune()
    before = config.get_option("theme.primaryColor")
    try:
        config.set_option("theme.primaryColor", "#123456")
        config._on_config_parsed.send()
        assert themes(app_session._populate_theme_msg).primary_color == "#123456"
    finally:
        config.set_option("theme.primaryColor", before)
        config._on_config_parsed.send()


HEAPS = """
import ctypes, sys, threading
if sys.argv[1] == "tuned":
    from ui.serve import streamlit_patches as tuning
    tuning.tune()
    tuning.give_back()
together = threading.Barrier(9)
def allocate():
    kept = bytearray(50_000)
    together.wait()
for _ in range(8):
    threading.Thread(target=allocate).start()
together.wait()
libc = ctypes.CDLL(None)
libc.fopen.restype = ctypes.c_void_p
told = ctypes.c_void_p(libc.fopen(b"/dev/stdout", b"w"))
libc.malloc_info(0, told)
libc.fclose(told)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux" or not hasattr(ctypes.CDLL(None), "malloc_info"), reason="glibc only")
@pytest.mark.parametrize("how", ["tuned", "untuned"])
def test_threads_share_one_heap(how: str) -> None:
    done = subprocess.run([sys.executable, "-c", HEAPS, how], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    assert (done.stdout.count("<heap nr=") == 1) == (how == "tuned"), done.stdout


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_are_asked_for_nothing(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(ctypes, "CDLL", lambda _: pytest.fail("a library was looked for"))
    streamlit_patches.tune()
    streamlit_patches.give_back()


def test_a_library_without_the_functions_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda _: SimpleNamespace())
    streamlit_patches.tune()
    streamlit_patches.give_back()
