"""What ``docs/SERVING.md`` hands out can be held to what can be known here: the container is never built, the unit is verified."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
UNIT = ROOT / "docs" / "serving" / "plan-dashboard.service"
KNOWN = {"FROM", "RUN", "WORKDIR", "COPY", "ENV", "USER", "EXPOSE", "HEALTHCHECK", "CMD"}


def instructions() -> list[tuple[str, str]]:
    """The steps of the Dockerfile, lines that go on joined."""
    text = re.sub(r"\\\n\s*", " ", (ROOT / "Dockerfile").read_text(encoding="utf-8"))
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [(line.split(maxsplit=1)[0], line.split(maxsplit=1)[1]) for line in lines]


def said(name: str) -> list[str]:
    return [words for one, words in instructions() if one == name]


def test_the_container_knows_its_steps_and_files() -> None:
    assert {name for name, _ in instructions()} <= KNOWN
    assert instructions()[0][0] == "FROM"
    assert re.fullmatch(r"python:3\.\d+-slim-\w+", said("FROM")[0]), "a version and a small one, never the latest"
    for words in said("COPY"):
        *sources, _ = words.split()
        assert all((ROOT / source).exists() for source in sources), words


def test_the_container_runs_as_nobody_in_particular_and_writes_nowhere() -> None:
    names = [name for name, _ in instructions()]
    assert names.index("USER") < names.index("CMD")
    assert said("USER") == ["10001"], "a number: who runs it sees that it is not root"
    assert "--uid 10001" in said("RUN")[0]
    assert all("USER" not in names[:place] for place, name in enumerate(names) if name == "RUN"), "root's work is done before"
    assert "HOME=/tmp" in said("ENV")[0]
    assert "PYTHONDONTWRITEBYTECODE=1" in said("ENV")[0]


def test_the_container_installs_by_digest_and_says_how_it_is() -> None:
    assert any("--require-hashes -r requirements.lock" in words for words in said("RUN"))
    assert all("--no-cache-dir" in words for words in said("RUN") if "pip install" in words)
    kind, command = said("HEALTHCHECK")[0].split("CMD ", 1)
    assert {"--interval=30s", "--timeout=5s"} <= set(kind.split())
    compile(json.loads(command)[2], "health", "exec")
    assert json.loads(said("CMD")[0])[:3] == ["streamlit", "run", "app.py"]
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert {".git", ".venv", "tests", "wheels"} <= set(ignored)


def test_the_unit_keeps_what_it_may_not_touch() -> None:
    lines = set(UNIT.read_text(encoding="utf-8").splitlines())
    assert {"NoNewPrivileges=yes", "ProtectSystem=strict", "PrivateTmp=yes", "ReadWritePaths=/var/lib/plan-dashboard"} <= lines
    assert any(line.startswith("Environment=") and "HOME=/tmp" in line for line in lines), "Streamlit looks for files there"
    if not shutil.which("systemd-analyze"):
        pytest.skip("no systemd here to verify the unit")
    done = subprocess.run(["systemd-analyze", "verify", str(UNIT)], capture_output=True, text=True, check=False)
    told = [line for line in done.stderr.splitlines() if UNIT.name in line and "is not executable" not in line]
    assert told == []
