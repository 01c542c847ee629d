"""How far the dashboard carries: ``python3 -m bench.wide [--projects 27 2000 20000]``.

For each size: how long the app takes from its start to its health page and to its first overview, its memory, and how long
each page takes to answer random filters that nobody has asked for. Asserts nothing; on a shared machine only ratios within
one run mean anything.
"""

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

from bench.plans import CODES, generate
from bench.serving import ROOT, free_port, stop
from models import Category
from plan_data.read.files import DEFAULT_FOLDER
from plan_data.read.loading import MOST_PROJECTS
from ui.scene.pages import PAGES

PARTICULAR = {"project": {"id": f"{next(iter(Category))}-01"}}  # what a page shows nothing without
REAL, SECONDS = 27, 240


def some_queries(seed: int, count: int, towns: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """Filters at random."""
    dice = random.Random(seed)
    choices = {
        "category": ("funeral", "elderly_care", "social_welfare"), "township": towns, "min_wan": ("100", "300", "700"),
        "funding_source": ("other", "prefecture"), "construction_type": ("new_build", "expansion"),
    }  # fmt: skip
    for _ in range(count):
        names = dice.sample(sorted(choices), dice.choice((1, 1, 2)))
        yield {name: dice.choice(choices[name]) for name in names} | (
            {"from_year": "2022", "to_year": "2023"} if dice.random() < 0.3 else {}
        )


def ask(port: int, page: str, query: dict[str, str], seconds: float = SECONDS) -> tuple[float, int]:
    """Milliseconds and bytes of one answer."""
    address = f"http://127.0.0.1:{port}/answers?{urlencode({'page': page, 'size': 'desk', 'dark': '0', **query})}"
    start = time.perf_counter()
    with urllib.request.urlopen(address, timeout=seconds) as answer:
        size = len(answer.read())
    return (time.perf_counter() - start) * 1000, size


def measure(folder: Path, projects: int, asks: int) -> None:
    """Start the app on a folder, ask, print, and stop it."""
    port, began = free_port(), time.monotonic()
    options = ["--server.port", str(port), "--server.address", "127.0.0.1", "--server.headless", "true"]
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "app.py", *options], cwd=ROOT, env={**os.environ, "PLAN_FOLDER": str(folder)},
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _wait(port)
        healthy = time.monotonic() - began
        first, _ = ask(port, "overview", {})
        print(
            f"{projects:,} projects: health after {healthy:.1f} s, overview {first / 1000:.1f} s later, {_memory(process.pid)}",
            flush=True,
        )
        towns = CODES if folder != DEFAULT_FOLDER else ("532301101", "532301105")
        for page in PAGES:
            _page(port, page, asks, towns)
        print(f"  in the end {_memory(process.pid)}", flush=True)
    finally:
        stop(process)


def _page(port: int, page: str, asks: int, towns: tuple[str, ...]) -> None:
    try:
        shown = PARTICULAR.get(page, {})
        first, size = ask(port, page, shown, 60)
        times = [ask(port, page, {**query, **shown}, 60)[0] for query in some_queries(3, asks, towns)]
    except OSError as error:
        print(f"  {page:12} no answer: {error}", flush=True)
        return
    p50, most = statistics.median(times), max(times)
    print(f"  {page:12} first {first:7.0f} ms, filters p50 {p50:7.0f} ms, most {most:7.0f} ms, {size / 1000:5.0f} kB", flush=True)


def _memory(pid: int) -> str:
    fields = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines() if ":" in line)
    return ", ".join(
        f"{name} {int(fields[key].split()[0]) / 1000:,.0f} MB" for key, name in (("VmRSS", "memory"), ("VmHWM", "at most"))
    )


def _wait(port: int) -> None:
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=5):
                return
        except OSError:
            time.sleep(0.05)
    raise SystemExit("no answer")


def main() -> None:
    """Measure every size in turn."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--projects", type=int, nargs="+", default=[REAL, 2_000, MOST_PROJECTS], help="27: the real plan")
    parser.add_argument("--asks", type=int, default=6)
    parser.add_argument("--folder", type=Path, help="a generated folder, instead of new ones")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        for projects in options.projects:
            folder = options.folder or (DEFAULT_FOLDER if projects == REAL else Path(place) / str(projects))
            if folder != DEFAULT_FOLDER and not folder.exists():
                generate(folder, projects)
            measure(folder, projects, options.asks)


if __name__ == "__main__":
    main()
