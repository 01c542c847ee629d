"""A project in the plan's own words: its row, every passage of the chapters that speaks of it, and what disagrees."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from models import Finding, Project
from plan_data.read.excerpts import clause_end, is_within_line, sentence_around, sentence_before
from ui.cards.checks.finding import reading_words, with_decision
from ui.cards.parts.printed_units import section_words
from ui.cards.project.facts import agreements
from ui.document.lists import Judgement, ListBlock, ListItem, Note, Quote, Verdict
from ui.document.page import Block
from ui.document.parts import Area, QuotePart
from ui.scene.scene import Scene
from ui.words.filters import tag_words
from ui.words.measures import stated_words
from ui.words.origins import disputes, finding_href, is_unequal
from ui.words.passages import passage_href, places_href, section_place, where_href

Span = tuple[int, int]
_DIGITS = re.compile(r"[0-9][0-9.,]*|.+")
_CELL = re.compile(r"[^\n]*\S[^\n]*")
_ELLIPSIS = "……"
_SHORT = 48  # an excerpt of fewer characters is shown with the sentence before it


def passage_blocks(scene: Scene, project: Project) -> list[Block]:
    """The row, the passages of the chapters that disagree with it, the verdict, the passages that agree, and its targets."""
    excerpts = [_excerpt(scene, project, *each) for each in _grouped(scene, _places(scene, project))]
    silence: Note = {"kind": "note", "id": "not_mentioned", "area": "aside", "text": [scene.text("project.not_mentioned")]}
    red = [block for block in excerpts if any(part.get("mark") for part in block["parts"])]
    rest: list[Block] = [block for block in excerpts if block not in red] if excerpts else [silence]
    verdict = _verdict(scene, project)
    told: list[Block] = [*red, *verdict, *rest] if red else [*rest, *verdict]
    return [row_block(scene, project), *told, *_targets(scene, project, "main" if len(excerpts) > 1 else "aside")]


def _targets(scene: Scene, project: Project, area: Area) -> list[ListBlock]:
    """The targets that a project serves, each leading to its page; they stand where there is room."""
    served = [one for one in scene.plan.indicators if project.project_id in one.project_ids]
    items: list[ListItem] = [
        {
            "label": scene.called(one.name),
            "value": " / ".join(dict.fromkeys(stated_words(scene.text, target, target.relative_to) for target in one.targets)),
            "href": scene.href("targets", indicator=one.indicator_id, id=None, trail=None, sort=None),
        }
        for one in served
    ]
    title = scene.text("project.targets", count=len(items))
    return [{"kind": "list", "id": "served", "area": area, "title": title, "items": items}] if items else []


def row_block(scene: Scene, project: Project) -> Quote:
    """The project's row of the annex, cell by cell, the numbers that disagree marked."""
    text, source = scene.text, project.source
    parts = list[QuotePart]()
    for index, match in enumerate(_CELL.finditer(source.quote)):
        cell = (source.start + match.start(), source.start + match.end())
        runs = _cut(scene, cell, [cell], _red(scene, project))
        parts += [{**run, "cell": index > 0 and first == 0} for first, run in enumerate(runs)]
    return {
        "kind": "quote",
        "id": "quote",
        "area": "aside",
        "title": text("project.quote"),
        "where": text("project.where", section=section_words(text, project), number=project.printed_number),
        "where_href": passage_href(scene, source),
        "parts": parts,
    }


def _red(scene: Scene, project: Project) -> list[Span]:
    """The numbers that the open findings about a project compare."""
    places = [place for one in disputes(scene, project) for side in one.sides for place in side.numbers]
    found = [(place.start, _DIGITS.match(place.quote)) for place in places]
    return [(start + match.start(), start + match.end()) for start, match in found if match]


def _places(scene: Scene, project: Project) -> list[Span]:
    """The places outside the annex that speak of a project: figures about it, targets for it alone, sides of findings."""
    plan, name = scene.plan, project.project_id
    figures = [figure.passage for figure in plan.printed_figures if name in figure.project_ids]
    targets = [target.passage for one in plan.indicators if one.project_ids == (name,) for target in one.targets]
    sides = [place for one in scene.evidence.of(name) for place in one.passages]
    annex = scene.evidence.of_plan.annex_start
    return sorted({(place.start, place.end) for place in (*figures, *targets, *sides) if place.end <= annex})


def _grouped(scene: Scene, places: Iterable[Span]) -> Iterator[tuple[Span, list[Span]]]:
    """Places by the sentences they stand in; neighbouring sentences are one excerpt."""
    text, around, held = scene.plan.source_text, None, list[Span]()
    for place in places:
        first, last = sentence_around(text, *place)
        if around and not text[around[1] : first].strip(" "):
            around, held = (around[0], max(last, around[1])), [*held, place]
            continue
        if around:
            yield around, held
        around, held = (first, last), [place]
    if around:
        yield around, held


def _excerpt(scene: Scene, project: Project, around: Span, places: Sequence[Span]) -> Quote:
    text, (start, end) = scene.plan.source_text, around
    start = sentence_before(text, start) if end - start < _SHORT else start
    before, after = is_within_line(text, start, end)
    lit = _merged(text, places)
    runs = _cut(scene, (start, end), lit, _red(scene, project))
    cut: QuotePart = {"t": _ELLIPSIS}
    parts = [*([cut] if before else []), *runs, *([cut] if after else [])]
    return {
        "kind": "quote",
        "id": f"quote-{start}",
        "area": "aside",
        "where": section_place(scene.text, scene.evidence.of_plan.sections.at(places[0][0]).name),
        "where_href": places_href(scene, *(f"{one}-{other}" for one, other in lit)),
        "parts": parts,
    }


def _merged(text: str, places: Iterable[Span]) -> list[Span]:
    """Places as the reader sees them: those with nothing but a mark between them are one; the mark that closes a clause is in."""
    merged: list[Span] = []
    for start, end in sorted(places):
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return [(start, clause_end(text, end)) for start, end in merged]


def _cut(scene: Scene, around: Span, lit: Sequence[Span], red: Sequence[Span]) -> list[QuotePart]:
    """The words of a place cut where the highlighter or the red pen begins or ends."""
    start, end = around
    edges = {start, end, *(min(max(edge, start), end) for span in (*lit, *red) for edge in span)}
    cuts = sorted(edges)
    return [
        {"t": scene.plan.source_text[one:other].strip("\n"), "hl": _in(one, lit), "mark": _in(one, red)}
        for one, other in pairwise(cuts)
    ]


def _in(position: int, spans: Iterable[Span]) -> bool:
    return any(start <= position < end for start, end in spans)


def _verdict(scene: Scene, project: Project) -> list[Verdict]:
    """What was found about a project; and where no numbers disagree, how many of the chapters' are those of the annex."""
    findings = scene.evidence.of(project.project_id)
    is_checked = scene.evidence.of_plan.review.checked > 0 and not disputes(scene, project)
    agreed = agreements(scene.plan, project) if is_checked else []
    if not findings and not agreed:
        return []
    words = scene.text("project.agreed", count=len(agreed)) if agreed else ""
    href = where_href(scene, *(figure.place for figure in agreed))
    items = [_judgement(scene, finding) for finding in findings]
    return [{"kind": "verdict", "id": "verdict", "area": "aside", "items": items, "agreed": words, "agreed_href": href}]


def _judgement(scene: Scene, finding: Finding) -> Judgement:
    text = scene.text
    return {
        "t": with_decision(scene, finding),
        "warn": is_unequal(finding),
        "reading": reading_words(scene, finding),
        "tag": "inferred",
        "tag_label": tag_words(text, "inferred"),
        "link": {"label": text("project.to_desk"), "href": finding_href(scene, finding)},
    }
