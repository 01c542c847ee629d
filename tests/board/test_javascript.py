"""The element's JavaScript: unit tests of its pure parts, and the committed Plotly bundle."""

import hashlib
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
STATIC = HERE.parents[1] / "ui" / "board"
VENDOR = STATIC / "vendor"
NODE = shutil.which("node")
# One process for all, in which each file has globals and modules of its own.
EACH_ALONE = """
import { Worker } from "node:worker_threads";
for (const file of process.argv.slice(1)) {
  const worker = new Worker(new URL(file), { execArgv: [] });
  await new Promise((done) => worker.on("exit", (code) => { process.exitCode ||= code; done(); }));
}
"""


@pytest.mark.slow
def test_unit_tests_of_the_pure_parts() -> None:
    if NODE is None:
        assert os.environ.get("CI") != "true", "CI needs node for these tests"
        pytest.skip("node is not installed")
    files = sorted(HERE.glob("*.test.mjs"))
    command = [NODE, "--input-type=module", "-e", EACH_ALONE, *(path.as_uri() for path in files)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    told = [int(count) for count in re.findall(r"^# pass (\d+)", done.stdout, re.MULTILINE)]
    assert len(told) == len(files)
    assert sum(told) >= 60


def test_bundle_is_the_one_that_was_built() -> None:
    expected = (VENDOR / "plotly-board.sha256").read_text(encoding="ascii").strip()
    assert hashlib.sha256((VENDOR / "plotly-board.min.js").read_bytes()).hexdigest() == expected


def test_bundle_keeps_its_licence_and_names_its_traces() -> None:
    head = (VENDOR / "plotly-board.min.js").read_text(encoding="utf-8")[:400]
    assert "bar, scatter, sankey, treemap, icicle" in head
    assert "MIT license" in head
    assert "MIT License" in (VENDOR / "LICENSE").read_text(encoding="utf-8")


def test_bundle_knows_no_host_to_ask() -> None:
    """Addresses left in the bundle are XML namespaces and places in its documentation; none is fetched."""
    words = (VENDOR / "plotly-board.min.js").read_text(encoding="utf-8")
    hosts = set(re.findall(r"(?:https?:)?//([a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|ly|io|net|dev|cn))", words))
    assert hosts <= {"www.w3.org", "github.com", "plotly.com"}
    for service in ("cdn.plot.ly", "cloud.plotly.com", "mapbox", "cartocdn", "fonts.googleapis"):
        assert service not in words


def test_own_files_are_small_and_write_no_markup() -> None:
    for path in (STATIC / "js").rglob("*.js"):
        words = path.read_text(encoding="utf-8")
        assert len(words.splitlines()) <= 350, path.name
        for forbidden in (
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
            "new Function",
            "http://",
            "https://",
        ):
            if not (path.name == "dom.js" and forbidden == "http://"):  # the SVG namespace
                assert forbidden not in words, f"{path.name}: {forbidden}"


def test_own_files_hold_no_words_for_people() -> None:
    for path in [*(STATIC / "js").rglob("*.js"), *(STATIC / "css").rglob("*.css")]:
        assert not re.search(r"[\u4e00-\u9fff]", path.read_text(encoding="utf-8")), path.name
