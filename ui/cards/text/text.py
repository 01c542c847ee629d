"""The page of the plan's text: what it says about itself, its headline numbers, the search and the right column."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from i18n import Labels
from plan_data.evidence.coverage import Reason
from plan_data.read.excerpts import around, hits
from ui.cards.parts.lines import search_line
from ui.cards.parts.number import number
from ui.cards.parts.windows import has_many_projects
from ui.cards.text.annex_text import long_text_blocks
from ui.cards.text.plantext import contents_of, marked, text_block
from ui.cards.text.records import RecordExcerpt, RecordGroup, Records, hits_listing, listing, records_block
from ui.cards.workings.asked import asked, calculation_blocks, places_asked
from ui.document.lists import Note, Search
from ui.document.page import HeadChanges, Number
from ui.document.parts import Placed
from ui.scene.evidence import PlanEvidence
from ui.scene.scene import Scene
from ui.scene.state import FILTERS, FUNDING, METHODS, ROWS, SHOWN
from ui.words.problems import in_a_line
from ui.words.workings import PART, working_href

_HELD, _UNHELD, _ALL, _NONE = SHOWN
_MOST_HITS, _MOST_REASONS = 50, 3
_MISSING = "missing"
_REASONS = (Reason.OTHER, Reason.DOCUMENT_NUMBER, Reason.DATE, Reason.PERIOD, Reason.ORDINAL, Reason.SET_PHRASE, Reason.NUMBERING)


def text_numbers(scene: Scene) -> list[Number]:
    """How many numbers the text has, how many a record holds, how many need none, how many are missing."""
    if has_many_projects(scene):
        return []  # of very many records nothing is counted
    text, (counts, reasons) = scene.text, _counted(scene.evidence.of_plan)
    share, missing = text.share(counts["held"] / (counts["all"] or 1)), counts["missing"]
    notes = {
        "all": text("text.number.all.note"),
        "held": text("text.number.held.note", share=share),
        "unheld": _main_reasons(text, reasons),
        "missing": text("text.number.missing.note" if missing else "text.number.missing.none"),
    }
    leads = {"held": working_href(scene, PART, "text"), "unheld": scene.href(shown=_UNHELD, at=None)}
    modes = {"all": _ALL, "held": _HELD, "unheld": _UNHELD, "missing": _UNHELD}
    return [
        {
            **number(f"text_{key}", text(f"text.number.{key}"), f"{count:,}", "", notes[key]),
            "href": scene.href(shown=modes[key], at=None) if key != _MISSING or missing else None,
            "note_href": leads.get(key),
        }
        for key, count in counts.items()
    ]


@lru_cache(maxsize=4)
def _counted(evidence: PlanEvidence) -> tuple[Mapping[str, int], Counter[Reason]]:
    """The numbers by who holds them, and those without a record by the reason why."""
    numbers = evidence.coverage
    held, missing = sum(bool(one.holders) for one in numbers), sum(one.is_missing for one in numbers)
    counts = {"all": len(numbers), "held": held, "unheld": len(numbers) - held - missing, "missing": missing}
    return counts, Counter(one.reason for one in numbers if one.reason is not None)


def _main_reasons(text: Labels, reasons: Counter[Reason]) -> str:
    """The commonest reasons with how many numbers have each, and how many have another."""
    shown = reasons.most_common(_MOST_REASONS if len(reasons) > _MOST_REASONS + 1 else None)
    named = [(text(f"text.reason.short.{reason}"), count) for reason, count in shown]
    rest = reasons.total() - sum(count for _, count in shown)
    counted = [*named, *([(text("text.reason.short.rest"), rest)] if rest else [])]
    said = text.listed([text("text.counted", name=name, count=count) for name, count in counted])
    return said[:1].upper() + said[1:]


def text_head(scene: Scene) -> HeadChanges:
    """The plan's title, its date and its length in place of a line about filters."""
    text, plan = scene.text, scene.plan
    count = len(plan.source_text) if has_many_projects(scene) else len("".join(plan.source_text.split()))
    words = text("text.line", title=plan.title, date=plan.issued_on.isoformat(), count=f"{count:,}")
    return {"words": [{"t": words, "strong": False}], "hint": ""}


def text_acts(scene: Scene) -> Sequence[str]:
    """The filters, and the methods, say what is worked out where a calculation is asked for."""
    return () if not asked(scene) else FILTERS if ROWS in scene.state.at else (*FILTERS, *METHODS)


def text_blocks(scene: Scene) -> list[Placed]:
    """Table of contents, search, the text (of a long annex the rows around a place), and in the right column what was asked for."""
    contents, *rest = long_text_blocks(scene) if has_many_projects(scene) else _whole_text_blocks(scene)
    has_aside = any(block.get("area") == "aside" for block in rest)
    return [contents, search_block(scene), *rest, *([] if has_aside else [guide_block(scene)])]


def _whole_text_blocks(scene: Scene) -> list[Placed]:
    """The contents, the whole text, and what was asked for of it."""
    places = places_asked(scene)
    is_list = not {ROWS, FUNDING}.isdisjoint(scene.state.at)
    found = hits(scene.plan.source_text, scene.state.find)
    first = [_excerpt(scene, *place) for place in found[:_MOST_HITS]]
    problem = scene.evidence.of_plan.coverage_problem
    told = scene.text("text.problem", problem=in_a_line(scene.text, problem)) if problem else ""
    aside: list[Placed] = [
        *([Note(kind="note", id="problem", area="aside", text=[told])] if problem else []),
        *calculation_blocks(scene),
        *([records_block(scene, places)] if places and (is_list or not asked(scene)) else []),
        *([hits_listing(scene.text, first, len(found))] if scene.state.find else []),
        *([_unheld_block(scene)] if scene.state.shown == _UNHELD else []),
    ]
    return [contents_of(scene, scene.evidence.of_plan.sections.all), text_block(scene, places, found), *aside]


def search_block(scene: Scene) -> Search:
    return {"area": "main", **search_line(scene.text, "find", "find", scene.state.find, "text.find", "text.find.placeholder")}


def _unheld_block(scene: Scene) -> Records:
    """The numbers without a record by the reason why; those that are missing first, unfolded."""
    text, groups = scene.text, list[RecordGroup]()
    unheld = marked(scene.evidence.of_plan, _UNHELD)
    for reason in (None, *_REASONS):
        numbers = [one for one in unheld if one.reason is reason]
        lines = [_excerpt(scene, one.number.start, one.number.unit_end, one.note) for one in numbers]
        title = text(f"text.reason.{reason or _MISSING}")
        if lines:
            is_open = reason in (None, Reason.OTHER)
            groups.append({"kind": "", "title": title, "count": f"{len(lines)}", "fold": not is_open, "lines": lines})
    return listing("unheld", text("text.list.unheld"), groups, text("text.list.unheld.note", count=len(unheld)))


def _excerpt(scene: Scene, start: int, end: int, note: str = "") -> RecordExcerpt:
    quote = around(scene.plan.source_text, start, end)
    place = f"{start}-{end}"
    return {"quote": quote, "note": note, "at": place, "href": scene.href(at=place)}


def guide_block(scene: Scene) -> Note:
    """What the right column is for, while nothing is chosen."""
    keys = ("none",) if scene.state.shown == _NONE else ("held", "disputed")
    return {"kind": "note", "id": "guide", "area": "aside", "text": [scene.text(f"text.guide.{key}") for key in keys]}
