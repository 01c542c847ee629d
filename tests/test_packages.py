"""Every package is pinned, and installed by its digest."""

import re
from pathlib import Path

import pytest

import environment
from tests.third_party import LIST, locked

ROOT = Path(__file__).parents[1]


def test_every_package_is_pinned() -> None:
    for name in (environment.APP_LIST, environment.TEST_LIST):
        lines = [line for line in (ROOT / name).read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
        assert environment.pinned(ROOT, name) == lines


@pytest.mark.parametrize("name", [environment.APP_LIST, environment.TEST_LIST])
def test_every_package_is_installed_by_its_digest(name: str) -> None:
    lock = (ROOT / environment.locked(name)).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", lock.strip())
    assert set(environment.pinned(ROOT, name)) <= set(environment.pinned(ROOT, environment.locked(name)))
    assert all(re.match(r"[\w.-]+==\S+", entry) and re.search(r"--hash=sha256:[0-9a-f]{64}", entry) for entry in entries)
    assert len(entries) > len(environment.pinned(ROOT, name)), "what the packages need stands there too"


def test_both_locks_agree() -> None:
    pins = [
        dict(pin.split("==") for pin in environment.pinned(ROOT, environment.locked(name)))
        for name in (environment.APP_LIST, environment.TEST_LIST)
    ]
    assert {name for name in pins[0].keys() & pins[1].keys() if pins[0][name] != pins[1][name]} == set()


def test_every_package_is_named_with_its_licence() -> None:
    rows = re.findall(r"^\| (\S+) \| (\S+) \| (.+) \|$", LIST.read_text(encoding="utf-8"), re.MULTILINE)
    named = {name: version for name, version, licence in rows if licence != "?"}
    assert {name: version for packages in locked().values() for name, version in packages.items()}.items() <= named.items()
    forbidding = [(name, licence) for name, _, licence in rows if re.search(r"\bA?GPL|\bLGPL|GNU", licence)]
    assert forbidding == [], "the app's own licence is MIT"
