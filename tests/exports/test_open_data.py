"""Records for machines: valid by the standard's own schema, numbers as the plan has them, and the filter as the query."""

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

from jsonschema import Draft4Validator

from plan_data.read.files import DEFAULT_FOLDER
from tests.cases import cases
from tests.pages.reading import open_page
from tests.pages.wide_plan import Client
from tests.real import real_plan
from ui.run.open_data import RECORDS

SCHEMAS = Path(__file__).parent / "oc4ids"
PLAN = real_plan()
FILTERS: list[dict[str, str]] = [{}, {"category": "funeral"}, {"township": "532301104", "lang": "en"}, {"text": "公墓"}]


def asked(name: str, **query: str) -> Any:
    answer = Client().get(f"/data/{name}", query)
    assert answer.status_code == 200
    return answer


def schema(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    return found


def test_projects_are_valid_by_the_standard_and_their_money_is_the_plans() -> None:
    package = asked("oc4ids.json").json()
    whole = schema("project-package-schema")
    whole["properties"]["projects"]["items"] = {}
    Draft4Validator(whole).validate(package)
    validator = Draft4Validator(schema("project-schema"))
    assert [error.message for project in package["projects"] for error in validator.iter_errors(project)] == []
    assert sum(project["budget"]["amount"]["amount"] for project in package["projects"]) == PLAN.computed_total_wan * 10_000
    lines = [line for one in package["projects"] for all_ in one["budget"]["budgetBreakdowns"] for line in all_["budgetBreakdown"]]
    assert sum(line["amount"]["amount"] for line in lines) == PLAN.funding_total_wan * 10_000
    assert sum("sourceParty" in line for line in lines) == sum(line.is_confirmed for one in PLAN.projects for line in one.funding)


@cases("query", FILTERS)
def test_records_are_those_of_the_filter_in_both_forms(query: dict[str, str]) -> None:
    table = next(block for block in open_page("projects", **query)["blocks"] if block["kind"] == "table")
    on_screen = {row["id"] for row in table["rows"]}
    for name in RECORDS:
        records = asked(f"{name}.json", **query).json()["records"]
        read = list(csv.DictReader(io.StringIO(asked(f"{name}.csv", **query).content.decode("utf-8-sig"))))
        assert len(read) == len(records)
        for one, other in zip(records, read, strict=True):
            assert {key: "" if value is None else value for key, value in one.items()}.keys() == other.keys()
        if name in ("projects", "funding"):
            assert {record["project_id"] for record in records} == on_screen
    projects = csv.DictReader(io.StringIO(asked("projects.csv", **query).content.decode("utf-8-sig")))
    totals = [int(row["total_investment_wan"]) for row in projects]
    assert sum(totals) == sum(PLAN.by_id[code].total_investment_wan for code in on_screen)


def test_the_package_is_the_plans_folder_and_what_is_not_there_is_not_found() -> None:
    with zipfile.ZipFile(io.BytesIO(asked("package.zip").content)) as pack:
        assert "datapackage.json" in pack.namelist()
        assert all(pack.read(name) == (DEFAULT_FOLDER / name).read_bytes() for name in pack.namelist())
        listed = [one["path"] for one in json.loads(pack.read("datapackage.json"))["resources"]]
        assert set(listed) - set(pack.namelist()) <= {"evidence_map.csv"}
    assert Client().get("/data/decisions.csv", {}).status_code == 404
    assert Client().get("/data/projects.exe", {}).status_code == 404


def test_every_address_that_is_listed_answers() -> None:
    listed = Client().get("/data", {}).json()["addresses"]
    assert len(listed) == 2 * len(RECORDS) + 2
    assert all(Client().get(f"/{address}", {}).status_code == 200 for address in listed)
