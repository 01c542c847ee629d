"""What had been reached when the plan was written: every such number with its place in the text."""

from __future__ import annotations

from analysis.questions.target_search import find_facts
from models import Domain, Fact
from ui.cards.targets.targets import listed_targets
from ui.document.targets import FactRow, TargetFacts
from ui.scene.scene import Scene
from ui.words.measures import stated_words
from ui.words.origins import desk_href
from ui.words.passages import passage_href, section_place


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
        "href": passage_href(scene, fact.number or fact.passage),
        "part": fact.part_of is not None,
        "desk": desk_href(scene, findings[0]) if findings else None,
    }
