"""The sides of a finding as papers: value, place, and the plan's own words with the number marked."""

import re
from collections.abc import Iterable, Mapping, Sequence

from models import Finding, Passage, Provenance, Side
from ui.cards.checks.finding import (
    difference_words,
    odd_ones_out,
    place_words,
    sentence,
    severity_mark,
    side_href,
    unit_words,
    value_words,
)
from ui.cards.checks.side_table import side_table
from ui.document.desk import FindingSide, SideQuote, Sides
from ui.document.parts import QuotePart, Tag
from ui.scene.evidence import is_contradiction
from ui.scene.scene import Scene
from ui.scene.state import ROWS
from ui.words.filters import tag_words
from ui.words.passages import passage_href
from ui.words.workings import alone, working_href

_PAIR = 2
_TAGS: Mapping[Provenance, Tag] = {Provenance.PRINTED: "printed", Provenance.COMPUTED: "computed", Provenance.INFERRED: "inferred"}


def sides_block(scene: Scene, finding: Finding) -> Sides:
    """Every side of a finding, two of them with the sign between."""
    value, _ = difference_words(scene, finding)
    words = scene.text("desk.difference", value=value) if finding.difference is not None else ""
    odd = odd_ones_out(finding)
    is_apart = has_values_apart(finding)
    return {
        "kind": "sides",
        "id": "sides",
        "area": "main",
        "span": 2,
        "title": sentence(scene, finding),
        "title_href": _rows_href(scene, finding),
        "severity": severity_mark(scene, finding.severity),
        "difference": words if len(finding.sides) == _PAIR else "",
        "is_apart": is_contradiction(finding),
        "open": scene.text("desk.open_text"),
        "sides": [
            _side(scene, finding, side, is_odd) if is_apart else _worded(scene, finding, side)
            for side, is_odd in zip(finding.sides, odd, strict=True)
        ],
    }


def _rows_href(scene: Scene, finding: Finding) -> str | None:
    projects = [scene.projects[record] for record in finding.records if record in scene.projects]
    return working_href(scene, ROWS, **alone(*projects)) if projects else None


def has_values_apart(finding: Finding) -> bool:
    """Whether the sides say different numbers, or none; where they say the same one, they differ in words."""
    said = {(side.value, side.value_high, side.comparator) for side in finding.sides}
    return len(finding.sides) < _PAIR or len(said) > 1 or all(side.value is None for side in finding.sides)


def _worded(scene: Scene, finding: Finding, side: Side) -> FindingSide:
    """A side whose number is not in dispute: its quote with the words that bind it less marked, instead of the number."""
    hedge = str(finding.values.get("hedged", "")).partition("…")[0]
    places = [place for place in side.passages if hedge and hedge in place.quote]
    marks = [Passage.trusted(place.section, place.start + place.quote.find(hedge), hedge) for place in places]
    quotes = [_quote(scene, passage, marks) for passage in side.passages]
    return {**_side(scene, finding, side, False), "value": "", "unit": "", "table": None, "note": "", "quotes": quotes}


def _side(scene: Scene, finding: Finding, side: Side, is_odd: bool) -> FindingSide:
    table, note = side_table(scene, finding, side)
    return {
        "tag": _TAGS[side.origin],
        "tag_label": tag_words(scene.text, side.origin),
        "place": place_words(scene, side),
        "value": value_words(scene, side) if any(one.value is not None for one in finding.sides) else "",
        "unit": unit_words(scene, side.unit, value_words(scene, side)) if side.value is not None else "",
        "none": side.value is None,
        "printed": side.origin is Provenance.PRINTED,
        "odd": is_odd,
        "href": side_href(scene, side) if side.passages else None,
        "quotes": [] if table else [_quote(scene, passage, side.numbers) for passage in side.passages],
        "table": table,
        "note": note,
    }


def _quote(scene: Scene, passage: Passage, numbers: Sequence[Passage]) -> SideQuote:
    """A passage cell by cell, with the numbers that are compared marked."""
    return {"href": passage_href(scene, passage), "parts": list(_parts(passage, numbers))}


def _parts(passage: Passage, numbers: Sequence[Passage]) -> Iterable[QuotePart]:
    marks = sorted((number.start, number.end) for number in numbers if passage.start <= number.start < number.end <= passage.end)
    for count, cell in enumerate(re.finditer(r"[^\n]*[^\s][^\n]*", passage.quote)):
        at, is_first = cell.start(), count > 0
        for start, end in [*((start - passage.start, end - passage.start) for start, end in marks), (cell.end(), cell.end())]:
            if not at <= start <= cell.end():
                continue
            yield {"t": passage.quote[at:start], "cell": is_first}
            if start < end:
                yield {"t": passage.quote[start:end], "mark": True}
            at, is_first = end, False
