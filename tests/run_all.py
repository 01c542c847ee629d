"""Every check in one go: ``python3 start.py test`` runs this in the environment it has prepared.

With arguments only pytest runs, and they are pytest's: ``python3 start.py test -k township``.
"""

import codecs
import os
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHECKS = {"lint": ["ruff", "check", "."], "types": ["mypy"]}
# Whole files to each worker, which works out once what their tests share; what one has left over, another takes.
TESTS = {
    "tests": ["-n", "auto", "--dist", "worksteal", "-m", "not browser"],
    "browser": ["-n", "3", "--dist", "worksteal", "-m", "browser"],
}
PLACES = {
    "tests": ["--ignore", "tests/browser"],
    "browser": ["tests/browser"],
}  # where nothing is picked: the rest is not even read
NOTHING_COLLECTED = 5
WORDS = ("failed", "error", "passed", "skipped", "xfailed", "xpassed")


def main(arguments: Sequence[str]) -> int:
    """Run everything; 0 if all of it passed."""
    began = time.monotonic()
    failed = [] if arguments else [name for name, command in CHECKS.items() if not _check(name, command)]
    counts: Counter[str] = Counter()
    for name, options in TESTS.items():
        code, found = _pytest(name, [*options, *(arguments or PLACES[name])])
        if not passed(name, code, found, picked=bool(arguments), strict=os.environ.get("CI") == "true"):
            failed.append(name)
        counts.update(found)
    print(summary(failed, counts, time.monotonic() - began), flush=True)
    return 1 if failed else 0


def passed(name: str, code: int, counts: Mapping[str, int], *, picked: bool, strict: bool) -> bool:
    """Whether a run of pytest is good.

    ``picked`` tests may lie wholly in the other run; ``strict`` allows no skipped browser test.
    """
    if name == "browser" and strict and not picked and (counts.get("skipped") or not counts.get("passed")):
        return False
    return code == 0 or (picked and code == NOTHING_COLLECTED)


def pytest_counts(line: str) -> dict[str, int]:
    """The counts in a summary line of pytest, such as ``== 1 failed, 2 passed in 0.10s ==``."""
    return {word: int(number) for number, word in re.findall(rf"(\d+) ({'|'.join(WORDS)})", line)}


def summary(failed: Sequence[str], counts: Mapping[str, int], seconds: float) -> str:
    """One line that says what came of everything, in pytest's own manner."""
    parts = [f"{counts[word]} {word}" for word in WORDS if counts.get(word)]
    verdict = f"not good: {', '.join(failed)}; " if failed else ""
    return f"\n=== {verdict}{', '.join(parts) or 'no tests ran'} in {seconds:.2f}s ==="


def _check(name: str, command: Sequence[str]) -> bool:
    print(f"\n--- {name}: {' '.join(command)}", flush=True)
    return subprocess.call([sys.executable, "-m", *command], cwd=ROOT) == 0


def _pytest(name: str, arguments: Sequence[str]) -> tuple[int, dict[str, int]]:
    """Run pytest, passing its output on; its exit code and the counts of its last line."""
    print(f"\n--- {name}: pytest {' '.join(arguments)}", flush=True)
    tail, decoder = "", codecs.getincrementaldecoder("utf-8")("replace")
    with subprocess.Popen([sys.executable, "-m", "pytest", *arguments], cwd=ROOT, stdout=subprocess.PIPE) as run:
        assert run.stdout is not None
        while chunk := os.read(run.stdout.fileno(), 65536):  # as it comes, so that every dot is seen
            text = decoder.decode(chunk)
            print(text, end="", flush=True)
            tail = (tail + text)[-4000:]
    lines = [line for line in tail.splitlines() if line.startswith("=")]
    return run.returncode, pytest_counts(lines[-1] if lines else "")


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1:]))
