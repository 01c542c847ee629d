"""The data package: generated, committed as generated, and valid for the tools of others."""

import json
import subprocess

import pytest

from plan_data.read.files import DEFAULT_FOLDER
from plan_data.read.loading import load_plan
from plan_data.read.problems import PlanProblems
from plan_data.read.rules import Rule
from plan_data.read.tables import TABLES
from plan_data.write import package
from tests.plan_data.conftest import Folder


def test_committed_descriptor_is_what_the_tables_say():
    assert package.main(["--check"]) == 0


def test_check_fails_on_a_changed_descriptor_and_writing_repairs_it(folder: Folder):
    path = folder.path / "datapackage.json"
    path.write_text(path.read_text(encoding="utf-8").replace("2023-05-16", "2023-05-17"), encoding="utf-8")
    assert package.main([str(folder.path), "--check"]) == 1
    assert package.main([str(folder.path)]) == 0
    assert path.read_bytes() == (DEFAULT_FOLDER / "datapackage.json").read_bytes()


def test_names_written_by_hand_stay_and_are_optional(folder: Folder):
    path = folder.path / "datapackage.json"
    described = json.loads(path.read_text(encoding="utf-8"))
    named = {"short_title": "短名", "title_en": "Short"}
    for names in (named, {"short_title": "短名"}, {}):
        bare = {key: value for key, value in described.items() if key not in package.NAMES}
        path.write_text(json.dumps(bare | names, ensure_ascii=False), encoding="utf-8")
        assert package.main([str(folder.path)]) == 0
        assert package.main([str(folder.path), "--check"]) == 0
        plan = load_plan(folder.path)
        assert plan.name_in("zh") == names.get("short_title", plan.title)
        assert plan.name_in("en") == names.get("title_en", plan.name_in("zh"))


@pytest.mark.parametrize("name", package.NAMES)
@pytest.mark.parametrize("value", ["", 7])
def test_a_name_that_is_none_is_reported(folder: Folder, name: str, value: object):
    path = folder.path / "datapackage.json"
    described = json.loads(path.read_text(encoding="utf-8")) | {name: value}
    path.write_text(json.dumps(described, ensure_ascii=False), encoding="utf-8")
    with pytest.raises(PlanProblems) as found:
        load_plan(folder.path)
    assert [(one.file, one.field) for one in found.value.problems] == [("datapackage.json", name)]


def test_what_differs_between_plans_stays_and_is_optional(folder: Folder):
    path = folder.path / "datapackage.json"
    described = json.loads(path.read_text(encoding="utf-8"))
    ways = {"stressed_source": "county_city", "inferred_sources": ["other"], "words": {"zh": {"乡镇": "街道"}}}
    for given in (ways, {}):
        bare = {key: value for key, value in described.items() if key not in package.WAYS}
        path.write_text(json.dumps(bare | given, ensure_ascii=False), encoding="utf-8")
        assert package.main([str(folder.path)]) == 0
        assert package.main([str(folder.path), "--check"]) == 0
        plan = load_plan(folder.path)
        assert plan.stressed_source == given.get("stressed_source", "central_provincial")
        assert plan.inferred_sources == tuple(given.get("inferred_sources", ()))
        assert plan.words == given.get("words", {})


@pytest.mark.parametrize(
    ("name", "value", "field", "shown", "rule"),
    [
        ("stressed_source", "州", "stressed_source", "州", Rule.ONE_OF),
        ("inferred_sources", ["other", "x"], "inferred_sources.1", "x", Rule.ONE_OF),
        ("words", {"fr": {"乡镇": "街道"}}, "words.fr", "fr", Rule.ONE_OF),
        ("words", {"zh": {"乡镇": "{街道}"}}, "words.zh.乡镇", "{街道}", Rule.PATTERN),
        ("words", {"zh": {"": "街道"}}, "words.zh.", "", Rule.PATTERN),
    ],
)
def test_what_differs_between_plans_is_reported_at_its_place(
    folder: Folder, name: str, value: object, field: str, shown: str, rule: Rule
):
    path = folder.path / "datapackage.json"
    described = json.loads(path.read_text(encoding="utf-8")) | {name: value}
    path.write_text(json.dumps(described, ensure_ascii=False), encoding="utf-8")
    with pytest.raises(PlanProblems) as found:
        load_plan(folder.path)
    assert [(one.file, one.field, one.value, one.rule) for one in found.value.problems] == [
        ("datapackage.json", field, shown, rule)
    ]


def test_every_table_has_the_described_columns(folder: Folder):
    for table in TABLES:
        assert tuple(folder.lines(table.file)[0]) == table.columns


def test_a_text_without_a_head_has_no_descriptor(folder: Folder):
    (folder.path / "source.txt").write_text("nothing", encoding="utf-8")
    assert package.main([str(folder.path)]) == 2


def test_git_never_touches_the_bytes_of_the_text():
    command = ["git", "check-attr", "text", str(DEFAULT_FOLDER / "source.txt")]
    done = subprocess.run(command, cwd=DEFAULT_FOLDER, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout")
    assert done.stdout.strip().endswith("text: unset")


@pytest.mark.filterwarnings("ignore")
def test_frictionless_finds_the_package_valid(folder: Folder):
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(str(DEFAULT_FOLDER / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])
    folder.set("funding.csv", 2, "project_id", "nobody-01")
    with frictionless.system.use_context(trusted=True):
        assert not frictionless.validate(str(folder.path / "datapackage.json")).valid
