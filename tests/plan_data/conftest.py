"""The real plan, and copies of its folder to break."""

import csv
import shutil
from pathlib import Path

import pytest

from models import Plan
from plan_data.read.files import DEFAULT_FOLDER
from tests.real import real_plan


class Folder:
    """A copy of the real plan's folder, with what a test needs to change in it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def lines(self, name: str) -> list[list[str]]:
        """The lines of a table, header first."""
        with (self.path / name).open(encoding="utf-8", newline="") as file:
            return list(csv.reader(file))

    def write(self, name: str, lines: list[list[str]]) -> None:
        """Writes a table."""
        with (self.path / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(lines)

    def set(self, name: str, row: int, column: str, value: str) -> None:
        """Changes one cell; the header is row 1."""
        lines = self.lines(name)
        lines[row - 1][lines[0].index(column)] = value
        self.write(name, lines)

    def add(self, name: str, *cells: str) -> None:
        """Adds a row."""
        self.write(name, [*self.lines(name), list(cells)])


@pytest.fixture(scope="session")
def plan() -> Plan:
    """The plan that comes with the dashboard."""
    return real_plan()


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A copy of the real plan's folder."""
    return Folder(Path(shutil.copytree(DEFAULT_FOLDER, tmp_path / DEFAULT_FOLDER.name)))
