"""Firefox ESR, driven over WebDriver BiDi, which it speaks by itself: no driver to install.

Only what the tests ask of it: one tab, JavaScript in it, the pointer, the input method, and what its console says.
"""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

HERE = Path(__file__).parent
LOOKING = [(HERE / name).read_text(encoding="utf-8") for name in ("reading.js", "looking.js")]
PATIENCE = 20.0  # seconds
_SAYS_WHERE = "WebDriverBiDiServer.json"
_PREFERENCES = {"intl.accept_languages": "zh-CN, zh", "app.normandy.enabled": False, "services.settings.server": "data:,"}
# The input method of the whole window, as the system's own would be: letters are composed, and a word is committed.
_COMPOSE = """(async () => {{
  gBrowser.selectedBrowser.focus();
  const method = Cc["@mozilla.org/text-input-processor;1"].createInstance(Ci.nsITextInputProcessor);
  if (!method.beginInputTransactionForTests(window)) throw new Error("no input");
  for (const letters of {letters}) {{
    method.setPendingCompositionString(letters);
    method.appendClauseToPendingComposition(letters.length, method.ATTR_RAW_CLAUSE);
    method.flushPendingComposition();
    await new Promise((done) => setTimeout(done, 60));
  }}
  method.commitCompositionWith({word});
}})()"""


def executable() -> str | None:
    """Where Firefox is, the long-term one before any other."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


class Tab:
    """The one tab of a running Firefox. ``faults`` collects errors of its console, ``asked`` every address it asked for."""

    def __init__(self, socket: ClientConnection, base: str) -> None:
        self.base, self.faults, self.asked = base, list[str](), list[str]()
        self._socket, self._count = socket, 0
        self.send("session.new", capabilities={})
        self._context = self.send("browsingContext.getTree")["contexts"][0]["context"]
        self._window = self.send("browsingContext.getTree", **{"moz:scope": "chrome"})["contexts"][0]["context"]
        self.send("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])
        for script in LOOKING:
            self.send("script.addPreloadScript", functionDeclaration=f"() => {{ {script} }}")
        self.resize(1366, 768)

    def send(self, method: str, **params: Any) -> Any:
        """One command and its answer; what is told meanwhile is noted."""
        self._count += 1
        self._socket.send(json.dumps({"id": self._count, "method": method, "params": params}))
        while (said := json.loads(self._socket.recv(PATIENCE))).get("id") != self._count:
            self._note(said.get("method"), said.get("params", {}))
        assert said["type"] == "success", said
        return said["result"]

    def _note(self, kind: str | None, said: dict[str, Any]) -> None:
        if kind == "log.entryAdded" and said["level"] == "error":
            self.faults.append(f"{said['type']}: {said['text']}")
        elif kind == "network.beforeRequestSent" and said["context"] == self._context:
            self.asked.append(said["request"]["url"])

    def resize(self, width: int, height: int) -> None:
        self.send("browsingContext.setViewport", context=self._context, viewport={"width": width, "height": height})

    def go(self, address: str) -> Tab:
        """Open an address as a fresh visit does, and wait until the board rests."""
        self.send("browsingContext.navigate", context=self._context, url=self.base + address, wait="none")
        self.until(f"location.href.startsWith({json.dumps(self.base)}) && window.atRest && atRest()")
        return self

    def come(self, address: str) -> Tab:
        """Go to an address as a link does where a board stands here, else as a fresh visit does."""
        return (self.turn_to if self.evaluate("!!window.followLink") else self.go)(address)

    def turn_to(self, address: str) -> Tab:
        """Go to another page as a link of the board does."""
        self.evaluate(f"void followLink({json.dumps(address)})")
        self.until("atRest()")
        return self

    def evaluate(self, expression: str, window: bool = False) -> Any:
        """What an expression of JavaScript gives; in the browser's own ``window`` or in the page."""
        said = self.send(
            "script.evaluate",
            expression=f"(async () => JSON.stringify((await ({expression})) ?? null))()",
            target={"context": self._window if window else self._context},
            awaitPromise=True,
        )
        assert said["type"] == "success", said["exceptionDetails"]["text"]
        return json.loads(said["result"]["value"])

    def until(self, condition: str) -> None:
        """Wait until JavaScript says so."""
        end = time.monotonic() + PATIENCE
        while not self._holds(condition):
            assert time.monotonic() < end, (condition, self.faults, self.evaluate("window.why?.()"))
            time.sleep(0.04)

    def _holds(self, condition: str) -> bool:
        """Not while one page takes the place of another."""
        try:
            return bool(self.evaluate(f"!!({condition})"))
        except AssertionError:
            return False

    def click(self, x: float, y: float) -> None:
        """The pointer goes there and presses."""
        actions = [{"type": "pointerMove", "x": round(x), "y": round(y)}, {"type": "pause", "duration": 80}]
        presses = [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        source = {"type": "pointer", "id": "mouse", "actions": [*actions, *presses]}
        self.send("input.performActions", context=self._context, actions=[source])

    def compose(self, letters: list[str], word: str) -> None:
        """Type with an input method into what has the focus."""
        self.evaluate(_COMPOSE.format(letters=json.dumps(letters), word=json.dumps(word)), window=True)

    def back(self) -> None:
        self.send("browsingContext.traverseHistory", context=self._context, delta=-1)

    def paper(self) -> bytes:
        """The page as it is printed on A4 across, as a PDF."""
        margins = {"top": 1.2, "bottom": 1.4, "left": 1.2, "right": 1.2}
        how = {"orientation": "landscape", "background": True, "page": {"width": 21.0, "height": 29.7}, "margin": margins}
        return base64.b64decode(self.send("browsingContext.print", context=self._context, **how)["data"])

    def picture(self) -> bytes:
        """What is on the screen, as a PNG."""
        return base64.b64decode(self.send("browsingContext.captureScreenshot", context=self._context)["data"])


@contextmanager
def firefox(profile: Path, base: str) -> Iterator[Tab]:
    """A running Firefox that remembers nothing, without windows."""
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in _PREFERENCES.items()]
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    program = executable()
    assert program is not None
    command = [program, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen([*command, "--remote-allow-system-access", "about:blank"], **quiet) as running:
        try:
            with connect(f"ws://127.0.0.1:{_port(profile / _SAYS_WHERE)}/session", max_size=None) as socket:
                yield Tab(socket, base)
        finally:
            running.terminate()


def _port(said: Path) -> int:
    """The port that Firefox writes into its profile once it listens."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with suppress(OSError, ValueError):
            return int(json.loads(said.read_text(encoding="utf-8"))["ws_port"])
        time.sleep(0.05)
    raise AssertionError("Firefox does not listen")
