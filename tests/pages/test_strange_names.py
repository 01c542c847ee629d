"""Names of a plan that look like markup: they are words on every page and in every chart."""

from collections.abc import Iterator
from functools import cache

import pytest

from models import Plan
from tests.pages.reading import PAGES, Document, open_page
from tests.real import keep, real_plan
from ui.run import plan_in_use

STRANGE = "<img src=x onerror=alert(1)>%{x}<b>"
NAMELESS = ("compare", "project", "projects", "targets", "text", "checks", "story")  # no figure of theirs names all projects
QUERIES = ({}, {"category": "elderly_care"}, {"project": "funeral-05", "tree": "icicle"}, {"township": "532301104"})


@cache
def strange_plan() -> Plan:
    plan = real_plan()
    projects = [project.model_copy(update={"name": STRANGE + project.name}) for project in plan.projects]
    townships = [town.model_copy(update={"name": STRANGE + town.name}) for town in plan.townships]
    return keep(plan.model_copy(update={"projects": tuple(projects), "townships": tuple(townships)}))


@pytest.fixture
def strange(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_in_use, "load_plan", lambda _: strange_plan())
    monkeypatch.setattr(plan_in_use, "_SHARED", plan_in_use._Shared())


def texts(value: object) -> Iterator[str]:
    """Every string of a figure."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from texts(item)


def figures(document: Document) -> list[Document]:
    return [item["figure"] for item in document["blocks"] if item["kind"] == "chart"]


@pytest.mark.parametrize("page", PAGES)
def test_no_name_is_markup_in_a_figure(strange: None, page: str) -> None:
    for query in QUERIES:
        document = open_page(page, id="elderly_care-12", **query)
        shown = [text for figure in figures(document) for text in texts(figure)]
        assert [text for text in shown if "<img" in text or "%{x}" in text] == []
        if page in NAMELESS and not shown:
            break
    if page not in NAMELESS:
        assert any("&lt;img" in text for text in shown)
