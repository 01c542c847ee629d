"""One run of the bench, from start to end."""

import os
import platform
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.room import with_many_viewers
from bench.screen import QUICK, Amounts, on_the_screen
from bench.table import Table
from bench.targets import against_targets
from tests.browser.chromium import arguments, executable


def measure(*, is_quick: bool, has_peer: bool, only: str | None) -> None:
    """Measure and print two tables: what was measured, and what of it was aimed at. Leaves nothing running, even if stopped."""
    signal.signal(signal.SIGTERM, _stopped)
    amounts, table = QUICK if is_quick else Amounts(), Table()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=arguments())
        try:
            print(machine(browser.version), flush=True)
            if only != "room":
                on_the_screen(table, browser, amounts, has_peer=has_peer)
            if only != "screen":
                with_many_viewers(table, browser, amounts, has_peer=has_peer)
        finally:
            browser.close()
    print(f"\nload average at the end {os.getloadavg()[0]:.1f}\n\n{table}\n\n{against_targets(table)}")


def _stopped(*_: object) -> None:
    """Asked to stop: what was started is stopped too."""
    sys.exit(143)


def machine(chromium: str) -> str:
    """What this was measured on."""
    cpu = next(
        (line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")), platform.machine()
    )
    parts = (f"{os.cpu_count()} cores of {cpu}", f"Python {platform.python_version()}", f"Chromium {chromium}")
    return ", ".join((*parts, f"load average at the start {os.getloadavg()[0]:.1f}"))


def _lines(path: str) -> Sequence[str]:
    return Path(path).read_text().splitlines() if Path(path).exists() else ()
