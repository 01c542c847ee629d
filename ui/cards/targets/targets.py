"""指标: every target of the plan on one line, beside what the projects are to build; and what had been reached before."""

from collections.abc import Sequence
from functools import lru_cache

from analysis.questions.target_search import find_facts, find_indicators
from analysis.questions.targets import Assessment, assessed
from models import Comparator, Domain, Fact
from ui.cards.parts.card import SCENES_KEPT
from ui.cards.parts.glosses import glossed_table
from ui.cards.parts.lines import search_line
from ui.cards.parts.number import number
from ui.cards.targets.bullet import bullet
from ui.cards.targets.row import dispute_href, is_disputed, spreadsheet_row, target_row
from ui.document.lists import Note, Search
from ui.document.page import Chip, HeadChanges, Number, Word
from ui.document.parts import DataTable, Option
from ui.document.targets import FactRow, LegendMark, TargetFacts, Targets
from ui.scene.scene import Scene
from ui.scene.state import AMONG
from ui.words.headings import filter_chips
from ui.words.measures import stated_words
from ui.words.origins import finding_href
from ui.words.passages import passage_href, section_place, where_href
from ui.words.workings import COUNT, TARGETS, working_href


def target_numbers(scene: Scene) -> list[Number]:
    """Of the targets listed: how many, how many hedged, for how many the projects are enough, how many are stated differently."""
    text, listed = scene.text, of_domains(scene)
    if not scene.plan.indicators:
        return []
    counted = {among: [one for one in listed if is_among(scene, one, among)] for among in AMONG}
    measured, places = sum(one.is_measured for one in listed), [target.place for one in listed for target in one.indicator.targets]
    share, differing = text.share(len(counted["hedged"]) / (len(listed) or 1)), counted["differing"]
    notes = {
        "all": text("targets.number.all.note", count=len(places)),
        "hedged": text("targets.number.hedged.note", share=share),
        "enough": text("targets.number.enough.note", measured=measured, others=len(listed) - measured),
        "differing": text("targets.number.differing.note" if differing else "targets.number.differing.none"),
    }
    leads = {
        "all": where_href(scene, *places),
        "hedged": sorts_href(scene, "hedged.part"),
        "enough": sorts_href(scene, "measured", "others", "same"),
        "differing": dispute_href(scene, differing[0]) if differing else None,
    }
    found = list[Number]()
    for key, note in notes.items():
        label, count, unit = text(f"targets.number.{key}"), f"{len(counted.get(key, listed))}", text("targets.unit")
        href, warn = scene.href(among=key if key in AMONG else None, indicator=None), key == "differing" and bool(differing)
        found.append(number(key, label, count, unit, note, href=href, warn=warn, note_href=leads[key]))
    return found


def sorts_href(scene: Scene, *sorts: str) -> str:
    """The address of the targets of some sorts, among those of the chosen domains that the search finds."""
    return _counts_href(scene, *(f"{TARGETS}.{sort}" for sort in sorts))


def _counts_href(scene: Scene, *counts: str) -> str:
    return working_href(scene, "~".join(counts), domain="~".join(scene.state.domain), find=scene.state.find)


def is_among(scene: Scene, one: Assessment, among: str | None) -> bool:
    """Whether a target is one of those that a headline number counts."""
    if among == "hedged":
        return any(target.is_aspirational for target in one.indicator.targets)
    return one.is_enough if among == "enough" else among is None or is_disputed(scene, one)


# --- what is listed ------------------------------------------------------------------------------


def listed_targets(scene: Scene) -> tuple[Assessment, ...]:
    """The targets that the filters, the search, the chosen domains and the headline number that is followed leave."""
    return tuple(one for one in of_domains(scene) if is_among(scene, one, scene.state.among))


def of_domains(scene: Scene) -> tuple[Assessment, ...]:
    """The targets of the chosen domains that the filters and the search leave."""
    chosen = scene.state.domain
    return tuple(one for one in _found(scene) if not chosen or one.indicator.domain in chosen)


@lru_cache(maxsize=SCENES_KEPT)
def _found(scene: Scene) -> tuple[Assessment, ...]:
    """The targets that the filters and the search leave: those that a project in view serves, or all if there is no filter."""
    listed = assessed(scene.frame)
    if not scene.state.filter.is_empty:
        rows, selected = scene.frame.row_of, scene.seen.selected
        listed = tuple(one for one in listed if any(selected[rows[project.project_id]] for project in one.projects))
    if scene.state.find:
        hits = {one.indicator_id for one in find_indicators(scene.plan, [one.indicator for one in listed], scene.state.find)}
        listed = tuple(one for one in listed if one.indicator.indicator_id in hits)
    return listed


def target_head(scene: Scene) -> HeadChanges:
    among, chips = scene.state.among, filter_chips(scene)
    own: list[Chip] = [{"label": scene.text(f"targets.number.{among}"), "title": None, "clear": {"among": None}}] if among else []
    return {"words": _words(scene), "chips": [*chips, *own]}


def _words(scene: Scene) -> list[Word]:
    """What is listed, in words, and what the list does not say."""
    text, everything, count = scene.text, scene.plan.indicators, len(listed_targets(scene))
    key = "targets.words.all" if count == len(everything) else "targets.words.some"
    values = {"count": count, "all": len(everything), "projects": scene.seen.count}
    counts = [f"{TARGETS}.{scene.state.among or 'every'}", f"{TARGETS}.every.plan"]
    if not scene.state.filter.is_empty:
        key = "targets.words.filtered"
        values |= {"without": sum(not indicator.project_ids for indicator in everything)}
        counts += [f"{TARGETS}.unserved.plan", f"{COUNT}.all"]
    counted: Word = {"t": text(key, **values), "strong": True, "href": _counts_href(scene, *counts)}
    return [counted, {"t": text("targets.words.method"), "strong": False}]


def find_block(scene: Scene) -> Search | None:
    if not scene.plan.indicators:
        return None
    return search_line(scene.text, "find", "find", scene.state.find, "targets.find", "targets.find.placeholder")


# --- the list ------------------------------------------------------------------------------------


def targets_block(scene: Scene) -> Targets | Note:
    """The targets by domain, the opened one with all that it rests on."""
    text, listed = scene.text, listed_targets(scene)
    if not scene.plan.indicators:
        return {"kind": "note", "id": "targets", "span": 2, "text": [text("targets.none_in_plan")]}
    groups = [(domain, [one for one in listed if one.indicator.domain is domain]) for domain in Domain]
    return {
        "kind": "targets",
        "id": "targets",
        "span": 2,
        "title": _title(scene, listed),
        "domains": _domains(scene),
        "legend": _legend(scene, listed),
        "columns": [*_columns(scene)],
        "groups": [
            {
                "title": text.code("domain", domain),
                "count": text("targets.count", count=len(own)),
                "rows": [target_row(scene, one) for one in own],
            }
            for domain, own in groups
            if own
        ],
        "none": "" if listed else text("targets.none"),
        "clear": {"label": text("targets.clear"), "set": {"find": None, "domain": None, "among": None}},
        "data": _data(scene, listed),
    }


def _title(scene: Scene, listed: Sequence[Assessment]) -> str:
    """For how many of the targets shown the projects are enough, and how often that says little."""
    measured = [one for one in listed if one.is_measured]
    if not measured:
        return scene.text("targets.title.none")
    enough, same = sum(one.is_enough for one in measured), sum(one.is_same_number for one in measured)
    key = "targets.title.all" if enough == len(measured) > 1 else "targets.title"
    words = scene.text(key, measured=len(measured), enough=enough)
    return words + (scene.text("targets.title.same", count=same) if same else "")


def _columns(scene: Scene) -> list[str]:
    names = ("drawn", "base", "capacity", "status")
    years = {target.target_year for indicator in scene.plan.indicators for target in indicator.targets}
    key = "targets.column.target" if len(years) == 1 else "targets.column.target.other"
    target = scene.text(key, year=max(years, default=0))
    return [scene.text("targets.column.name"), target, *(scene.text(f"targets.column.{name}") for name in names)]


def _domains(scene: Scene) -> list[Option]:
    """The domains that the plan has targets of, with how many the filters and the search leave."""
    text, chosen, found = scene.text, scene.state.domain, _found(scene)
    known = {indicator.domain for indicator in scene.plan.indicators}
    counts = {domain: sum(one.indicator.domain is domain for one in found) for domain in Domain}
    everything: Option = {"code": None, "label": text("targets.all_domains"), "count": f"{len(found)}", "on": not chosen}
    own: list[Option] = [
        {"code": str(domain), "label": text.code("domain", domain), "count": f"{counts[domain]}", "on": domain in chosen}
        for domain in Domain
        if domain in known
    ]
    return [everything, *own]


def _legend(scene: Scene, listed: Sequence[Assessment]) -> list[LegendMark]:
    """What each mark stands for; a rare one only where it is drawn."""
    marks = {mark["m"]: True for one in listed if (line := bullet(scene, one)) for mark in line["marks"]}
    has_open = any(target.comparator is Comparator.MORE_THAN for one in listed for target in one.indicator.targets)
    names = ["band", "tick", "hedged", *(["open"] if has_open else []), *(name for name in ("bar", "base") if name in marks)]
    return [{"mark": name, "label": scene.text(f"targets.legend.{name}")} for name in (*names, "scale")] if listed else []


def _data(scene: Scene, listed: Sequence[Assessment]) -> DataTable:
    """The list as a table for spreadsheets."""
    text = scene.text
    name, target, _, base, capacity, status = _columns(scene)
    own = [text(f"targets.csv.{key}") for key in ("domain", "scope", "projects", "passages")]
    columns = [own[0], name, own[1], target, base, capacity, status, own[2], own[3]]
    return glossed_table(scene, columns, [spreadsheet_row(scene, one) for one in listed])


# --- what had been reached when the plan was written --------------------------------------------


def facts_list(scene: Scene) -> TargetFacts | None:
    """What had been reached when the plan was written, by domain, each with its place in the text."""
    text, facts = scene.text, listed_facts(scene)
    if not facts:
        return None
    return {
        "kind": "targets",
        "id": "facts",
        "view": "facts",
        "span": 2,
        "title": text("targets.facts.title"),
        "note": text("targets.facts.note", count=len(facts)),
        "groups": [
            {"title": text.code("domain", domain), "rows": [_fact(scene, fact) for fact in own]}
            for domain in Domain
            if (own := [fact for fact in facts if fact.domain is domain])
        ],
    }


def listed_facts(scene: Scene) -> list[Fact]:
    """The facts that the search and the chosen domains leave; under a filter of projects, those of the domains still listed."""
    shown = set(Domain) if scene.state.filter.is_empty else {one.indicator.domain for one in listed_targets(scene)}
    chosen = shown.intersection(scene.state.domain or Domain)
    return [fact for fact in find_facts(scene.plan, scene.state.find) if fact.domain in chosen]


def _fact(scene: Scene, fact: Fact) -> FactRow:
    findings = scene.evidence.of(fact.fact_id)
    return {
        "id": fact.fact_id,
        "name": fact.name,
        "gloss": scene.gloss(fact.name),
        "value": stated_words(scene.text, fact),
        "where": section_place(scene.text, fact.passage.section),
        "href": passage_href(scene, fact.place),
        "part": fact.part_of is not None,
        "desk": finding_href(scene, findings[0]) if findings else None,
    }
