"""Every headline number that counts records leads to a list of them, and every sign of disagreement to its finding."""

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from analysis.checking.reviewing import review
from i18n import load_labels
from tests.cases import cases
from tests.golden.asking import document
from tests.golden.cases import Case
from tests.pages.reading import PAGES, Document, block, open_page
from tests.real import real_plan

PLAN = real_plan()
FINDINGS = {finding.finding_id for finding in review(PLAN).findings}
PLACES = ("overview", "structure", "funding", "years", "townships", "projects", "targets", "text", "checks", "unit_costs")
VIEWS: tuple[tuple[str, dict[str, str]], ...] = (
    *((page, query) for page in PLACES for query in ({}, {"category": "elderly_care", "lang": "en"}, {"basis": "funding"})),
    *(("project", {"id": project.project_id}) for project in PLAN.projects),
    *(("unit_costs", {"kind": kind}) for kind in ("floor_area", "facilities", "graves")),
    ("compare", {"a": "category=funeral", "b": "township=532301101"}),
    ("text", {"shown": "all"}),
    ("text", {"at": "rows"}),
    ("targets", {"among": "differing", "indicator": "medical_care_rate"}),
    ("checks", {"finding": "totals_together"}),
)
COUNTED = {""} | {load_labels(lang)(key) for lang in ("zh", "en") for key in ("unit.projects", "targets.unit")}


def led(href: str) -> tuple[str, dict[str, str]]:
    parts = urlsplit(href)
    return parts.path.strip("/") or "overview", dict(parse_qsl(parts.query))


def counts(shown_page: Document) -> Iterator[tuple[str, str | None]]:
    """Each headline number that counts records, with where it leads."""
    for shown in shown_page["numbers"]:
        if shown["unit"] in COUNTED and re.fullmatch(r"[1-9][0-9,]*", shown["value"]):
            yield shown["value"], shown["href"]
            if "other" in shown and shown["other"] != "0":
                yield shown["other"], shown["other_href"]


def signs(value: Any) -> Iterator[str | None]:
    """Where each sign of disagreement leads that a document has the board draw."""
    if isinstance(value, list):
        for item in value:
            yield from signs(item)
    elif isinstance(value, dict):
        yield from _own(value)
        for item in value.values():
            yield from signs(item)


def _own(fields: dict[str, Any]) -> Iterator[str | None]:
    warn = fields.get("warn")
    if "note_href" in fields and warn:
        yield fields["note_href"]  # a headline number
    elif isinstance(warn, str) or (warn is True and "label" in fields and "m" not in fields):
        yield fields.get("href")  # a subtitle, a finding of a target
    elif warn is True and "t" in fields:
        yield fields["link"]["href"]  # a judgement
    if "ne" in fields:
        yield fields["ne"]
    yield from BLOCKS.get(fields.get("kind", ""), lambda _: iter(()))(fields)


def _of_chart(chart: dict[str, Any]) -> Iterator[str | None]:
    hrefs = {mark["id"]: mark.get("href") for mark in chart["marks"]}
    notes = chart["figure"]["layout"].get("annotations", [])
    return (hrefs.get(note.get("name")) for note in notes if "≠" in note["text"])


def _of_targets(targets: dict[str, Any]) -> Iterator[str | None]:
    rows = [row for group in targets["groups"] for row in group["rows"]]
    return (row["desk"] for row in rows if any(mark.get("warn") for mark in (row.get("bullet") or {}).get("marks", [])))


BLOCKS: dict[str, Callable[[dict[str, Any]], Iterator[str | None]]] = {
    "plantext": lambda text: (href for _, href in text["disputed"]),
    "records": lambda records: (one["href"] for one in records["warn"]),
    "chart": _of_chart,
    "targets": _of_targets,
}


@cases(("page", "query"), VIEWS)
def test_every_count_leads_to_what_it_counts_and_every_sign_to_its_finding(page: str, query: dict[str, str]) -> None:
    shown = open_page(page, **query)
    for count, href in counts(shown):
        assert href, (page, query, count)
        target, asked = led(href)
        assert target in PAGES
        if target == "projects":
            assert f"{len(block(open_page(target, **asked), 'projects')['rows']):,}" == count
        if target == "targets":
            listed = block(open_page(target, **asked), "targets")["groups"]
            assert str(sum(len(group["rows"]) for group in listed)) == count
    for href in signs(shown["blocks"] + shown["numbers"]):
        target, asked = led(href or "")
        assert target == "checks", (page, query)
        assert asked.get("finding", next(iter(FINDINGS))) in FINDINGS


def test_the_walk_meets_signs_of_every_kind() -> None:
    met = [len(list(signs(open_page(page, **query)["blocks"]))) for page, query in VIEWS]
    assert sum(count > 0 for count in met) > len(met) / 2


def test_a_sign_of_a_decided_finding_still_leads_to_it() -> None:
    for page in ("overview", "projects", "project"):
        shown = document(Case("decided", page, "basis=funding&id=elderly_care-05", plan="decided"))
        assert [href for href in signs([*shown["numbers"], *shown["blocks"]]) if not href] == []
