"""Headline numbers that several pages have, and what they are made of."""

from analysis.questions.headline import Headline
from charts.parts.words import share_range
from i18n import Labels
from models import ProjectFilter
from ui.cards.parts.amounts import is_unfunded, no_funding
from ui.cards.parts.number import number
from ui.cards.parts.rows import OPEN
from ui.document.page import Number
from ui.scene.scene import Scene
from ui.scene.state import ROWS
from ui.words.filters import basis_gap
from ui.words.origins import gap_href
from ui.words.passages import places_href
from ui.words.workings import AMOUNT, PART, SHARE, SOURCE, SURE, ends_href, list_href, share_href, total_href, working_href


def projects_number(scene: Scene, facts: Headline) -> Number:
    text = scene.text
    if facts.projects == facts.of_projects:
        note = text("number.projects.note", **facts.by_type)
    else:
        note = text("number.projects.of", all=facts.of_projects, share=text.share(facts.projects / facts.of_projects))
    href = places_href(scene, ROWS) if scene.page == "projects" else list_href(scene)
    of_all = None if facts.projects == facts.of_projects else working_href(scene, PART, "projects")
    unit = text("unit.projects")
    return number("projects", text("number.projects"), f"{facts.projects:,}", unit, note, href=href, note_href=of_all)


def total_number(scene: Scene, facts: Headline) -> Number:
    """The total, by the basis in use, with what disputes it."""
    text, selects_money = scene.text, scene.state.filter.selects_money
    value, unit = text.headline(shown_wan(scene, facts))
    label = text("number.total" if not selects_money else "number.certain" if facts.is_open else "number.in_view")
    href = total_href(scene)
    gap = basis_gap(scene)
    if selects_money and facts.amount_wan - facts.certain_wan > OPEN:
        return number("total", label, value, unit, _open_part(scene, facts), href=href, note_href=_open_href(scene))
    is_whole = facts.projects == facts.of_projects and not selects_money
    if is_whole or scene.state.filter.is_empty:
        note_href = gap_href(scene) if gap else None
        return number("total", label, value, unit, gap or "", href=href, warn=gap is not None, note_href=note_href)
    note = text("number.total.of", whole=text.money(facts.of_wan), share=text.share(facts.share))
    return number("total", label, value, unit, note, href=href, note_href=share_href(scene, "all", AMOUNT, "amount"))


def shown_wan(scene: Scene, facts: Headline) -> float:
    """The amount that is shown as the total: of chosen money what is certain."""
    return facts.certain_wan if scene.state.filter.selects_money else facts.amount_wan


def _open_href(scene: Scene) -> str:
    """Where what may be in view besides comes from, and both ends of it."""
    return working_href(scene, "~".join(f"{AMOUNT}.{part}" for part in ("unconfirmed", "undivided", SURE, "amount")))


def _open_part(scene: Scene, facts: Headline) -> str:
    """What may be in view besides what is certain: what is not divided, and the most that there can be in all."""
    text = scene.text
    undivided = text("number.total.undivided", amount=text.money(facts.undivided_wan)) if facts.undivided_wan > OPEN else ""
    between = text("number.total.at_most", most=text.money(facts.amount_wan)) if facts.is_open else ""
    return text("number.total.separator").join(filter(None, (undivided, between)))


def stressed_source_number(scene: Scene, facts: Headline) -> Number:
    """The share of the source that the plan stresses, or the range of it."""
    text = scene.text
    if facts.funding_wan <= 0:
        return not_given_number(scene, scene.plan.stressed_source, text("number.central"))
    if scene.state.filter.funding_source:
        return chosen_sources_number(scene, facts)
    least, most = facts.central_least_wan, facts.central_most_wan
    if scene.state.filter.is_empty:
        is_short = text.language == "en" and least == most
        amount = text.beside(least, facts.funding_wan) if is_short else range_of_money(text, least, most)
        note = text("number.central.note", amount=amount, total=text.money(facts.funding_wan))
    else:
        whole = share_range(text, *facts.before_central)
        note = text("number.central.whole", total=text.money(facts.funding_wan), share=whole)
    share, href = share_range(text, least / facts.funding_wan, most / facts.funding_wan), _stressed_share(scene) if most else None
    of_all = _stressed_share(scene, **dict.fromkeys(ProjectFilter.model_fields))  # without a filter its own
    return number(scene.plan.stressed_source, text("number.central"), share, "", note, href=href, note_href=of_all)


def _stressed_share(scene: Scene, **changes: object) -> str:
    """Where the share of the stressed source comes from: what is sure of it, and the most."""
    return ends_href(scene, (SHARE, "source", SOURCE, scene.plan.stressed_source), **{"funding_source": None, **changes})


def chosen_sources_number(scene: Scene, facts: Headline) -> Number:
    """What the chosen sources hold of the funding, and what they may hold at most."""
    text, codes = scene.text, list(scene.state.filter.funding_source)
    label = text("number.source", name=text.listed([text.code("source", code) for code in codes]))
    note = text("number.source.of", total=text.money(facts.funding_wan))
    share = share_range(text, (facts.certain_wan + facts.undivided_wan) / facts.funding_wan, facts.amount_wan / facts.funding_wan)
    return number("source", label, share, "", note, href=ends_href(scene, (SHARE, "source", AMOUNT)))


def range_of_money(text: Labels, least: float, most: float) -> str:
    """An amount inside a sentence, or the range of it."""
    ends = (text.money(least), text.money(most))
    return ends[0] if ends[0] == ends[1] else text("number.range", least=ends[0], most=ends[1])


def not_given_number(scene: Scene, key: str, label: str) -> Number:
    """A number about the funding where there is none: no share of nothing."""
    return number(key, label, scene.text("value.missing" if is_unfunded(scene) else "value.blank"), "", no_funding(scene))
