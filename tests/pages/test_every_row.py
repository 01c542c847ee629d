"""From a dozen projects to more than a table shows at once: every one is listed, counted, found by the page's own search,
and in the file.
"""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.plans import generate
from tests.pages.wide_plan import Client, block, opened
from ui.cards.parts.windows import MOST_ROWS
from ui.run import long_lists
from ui.run.plan_in_use import shared_plan

ASKED = {"page": "projects", "size": "desk", "dark": "0"}


@pytest.fixture(params=[12, MOST_ROWS, MOST_ROWS + long_lists.MOST_ROWS + 1])
def count(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[int]:
    generate(tmp_path / "plan", request.param)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PLAN_FOLDER", str(tmp_path / "plan"))
        yield request.param


def listed(client: Client, **query: str) -> list[str]:
    """The ids of all rows of the table, those of the document first, in its order."""
    table = block(opened(client, "projects", **query), "projects")
    found = [row["id"] for row in table["rows"]]
    for start in range(len(found), table.get("count", 0), long_lists.MOST_ROWS):
        asked = {**ASKED, **query, "block": "projects", "from": start, "count": long_lists.MOST_ROWS}
        found += [row["id"] for row in client.get("/rows", asked).json()["rows"]]
    assert table["title"].startswith(f"{len(found):,}个项目")
    return found


def in_file(client: Client, **query: str) -> list[str]:
    content = client.get("/file", {**ASKED, **query, "block": "projects"}).content.decode("utf-8-sig")
    return [row[0] for row in csv.reader(io.StringIO(content))][1:]


def test_every_project_is_listed_counted_found_and_exported(count: int) -> None:
    client, names = Client(), shared_plan()[0].names_by_id
    assert len(names) == count
    document = opened(client, "projects", text="样例项目")
    assert next(one for one in document["numbers"] if one["id"] == "projects")["value"] == f"{count:,}"
    for query in ({}, {"text": "样例项目", "sort": "-end_year"}):
        found = listed(client, **query)
        assert len(found) == count
        assert set(found) == set(names)
        assert in_file(client, **query) == [names[one] for one in found]
    for one in [*names][:: max(1, count // 4)]:
        alike = {code for code, name in names.items() if names[one] in name}
        assert set(listed(client, text=names[one])) == alike, names[one]
        assert len(in_file(client, text=names[one])) == len(alike)
