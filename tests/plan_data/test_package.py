"""The data package: generated, committed as generated, and valid for the tools of others."""

from __future__ import annotations

import subprocess

import pytest

from plan_data import CHUXIONG, package
from plan_data.tables import TABLES
from tests.plan_data.conftest import Folder


def test_committed_descriptor_is_what_the_tables_say():
    assert package.main(["--check"]) == 0


def test_check_fails_on_a_changed_descriptor_and_writing_repairs_it(folder: Folder):
    path = folder.path / "datapackage.json"
    path.write_text(path.read_text(encoding="utf-8").replace("2023-05-16", "2023-05-17"), encoding="utf-8")
    assert package.main([str(folder.path), "--check"]) == 1
    assert package.main([str(folder.path)]) == 0
    assert path.read_bytes() == (CHUXIONG / "datapackage.json").read_bytes()


def test_every_table_has_the_described_columns(folder: Folder):
    for table in TABLES:
        assert tuple(folder.lines(table.file)[0]) == table.columns


def test_a_text_without_a_head_has_no_descriptor(folder: Folder):
    (folder.path / "source.txt").write_text("nothing", encoding="utf-8")
    assert package.main([str(folder.path)]) == 2


def test_git_never_touches_the_bytes_of_the_text():
    command = ["git", "check-attr", "text", str(CHUXIONG / "source.txt")]
    done = subprocess.run(command, cwd=CHUXIONG, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout")
    assert done.stdout.strip().endswith("text: unset")


@pytest.mark.filterwarnings("ignore")
def test_frictionless_finds_the_package_valid(folder: Folder):
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(str(CHUXIONG / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])
    folder.set("funding.csv", 2, "project_id", "nobody-01")
    with frictionless.system.use_context(trusted=True):
        assert not frictionless.validate(str(folder.path / "datapackage.json")).valid
