"""Where this machine has a Chromium browser, and how to start it."""

import os
import shutil
import sys
from pathlib import Path

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge")
_PROGRAMS = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe", "Chromium/Application/chrome.exe")
_MAC_APPLICATIONS = ("Google Chrome", "Chromium", "Microsoft Edge")


def without_windows() -> str | None:
    """Chromium without windows if it is here, which takes three quarters of the time; else any."""
    return shutil.which("chromium-headless-shell") or executable()


def executable() -> str | None:
    """The browser's path: on the PATH, or at the usual places of Windows and macOS."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    return found or next((str(path) for path in _usual_places() if path.is_file()), None)


def _usual_places() -> list[Path]:
    roots = [os.environ[name] for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA") if os.environ.get(name)]
    windows = [Path(root) / program for root in roots for program in _PROGRAMS]
    return [*windows, *(Path(f"/Applications/{name}.app/Contents/MacOS/{name}") for name in _MAC_APPLICATIONS)]


def arguments() -> list[str]:
    """Chromium's sandbox does not work for root on Linux; everywhere else it stays on."""
    return ["--no-sandbox"] if sys.platform == "linux" and os.geteuid() == 0 else []
