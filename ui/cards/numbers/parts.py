"""Headline numbers that several pages have, and what they are made of."""

from __future__ import annotations

from analysis.questions.headline import Headline
from models import Basis
from ui.cards.parts.amounts import is_unfunded, no_funding, source_amounts
from ui.cards.parts.number import number
from ui.cards.parts.rows import NOTHING, OPEN
from ui.document.page import Number
from ui.scene.scene import Scene
from ui.scene.state import PAGE_PARAMS
from ui.words.filters import basis_gap
from ui.words.origins import gap_href, in_view, lines_href, lines_of
from ui.words.passages import funding_href, rows_href


def projects_number(scene: Scene, facts: Headline) -> Number:
    """How many projects are in view."""
    text = scene.text
    if facts.projects == facts.of_projects:
        note = text("number.projects.note", **facts.by_type)
    else:
        note = text("number.projects.of", all=facts.of_projects, share=text.share(facts.projects / facts.of_projects))
    href = rows_href(scene) if scene.page == "projects" else scene.href("projects", **dict.fromkeys(PAGE_PARAMS))
    return number("projects", text("number.projects"), f"{facts.projects:,}", text("unit.projects"), note, href=href)


def total_number(scene: Scene, facts: Headline) -> Number:
    """The total, by the basis in use, with what disputes it."""
    text, selects_money = scene.text, scene.state.filter.selects_money
    value, unit = text.headline(shown_wan(scene, facts))
    label = text("number.total" if not selects_money else "number.certain" if facts.unconfirmed_wan > OPEN else "number.in_view")
    href = funding_href(scene) if scene.state.basis is Basis.FUNDING or scene.state.filter.funding_source else rows_href(scene)
    gap = basis_gap(scene)
    if selects_money and facts.amount_wan - facts.certain_wan > OPEN:
        return number("total", label, value, unit, _open_part(scene, facts), href=href)
    is_whole = facts.projects == facts.of_projects and not selects_money
    if is_whole or scene.state.filter.is_empty:
        note_href = gap_href(scene) if gap else None
        return number("total", label, value, unit, gap or "", href=href, warn=gap is not None, note_href=note_href)
    note = text("number.total.of", whole=text.money(facts.of_wan), share=text.share(facts.share))
    return number("total", label, value, unit, note, href=href)


def shown_wan(scene: Scene, facts: Headline) -> float:
    """The amount that is shown as the total: of chosen money what is certain."""
    return facts.certain_wan if scene.state.filter.selects_money else facts.amount_wan


def _open_part(scene: Scene, facts: Headline) -> str:
    """What may be in view besides what is certain: undivided money apart, unconfirmed money with its range."""
    text = scene.text
    undivided = text("number.total.undivided", amount=text.money(facts.undivided_wan)) if facts.undivided_wan > OPEN else ""
    if facts.unconfirmed_wan <= OPEN:
        return undivided
    is_exact = facts.most_wan - facts.least_wan < OPEN
    key = "number.total.with_unconfirmed" if is_exact else "number.total.between"
    amounts = {"least": text.money(facts.least_wan), "most": text.money(facts.most_wan)}
    return text(key, open=text.money(facts.unconfirmed_wan), **amounts) + undivided


def stressed_source_number(scene: Scene, facts: Headline, *, as_range: bool = False) -> Number:
    """The share of the source that the plan stresses; ``as_range`` with what unconfirmed amounts may add."""
    text = scene.text
    if facts.funding_wan <= 0:
        return not_given_number(scene, scene.plan.stressed_source, text("number.central"))
    if scene.state.filter.funding_source:
        return chosen_sources_number(scene, facts)
    least, most = facts.central_least_wan, facts.central_most_wan
    if as_range and most > least + NOTHING and facts.funding_wan:
        note = text("number.central.range", least=text.share(least / facts.funding_wan), most=text.share(most / facts.funding_wan))
    elif scene.state.filter.is_empty:
        amount = text.beside(facts.central_wan, facts.funding_wan) if text.language == "en" else text.money(facts.central_wan)
        note = text("number.central.note", amount=amount, total=text.money(facts.funding_wan))
    else:
        note = text("number.central.whole", amount=text.money(facts.central_wan), share=text.share(facts.before_central_share))
    shares = shares_by_source(scene)
    return number(
        scene.plan.stressed_source,
        text("number.central"),
        text.share(shares[scene.plan.stressed_source]),
        "",
        note,
        href=lines_href(scene, lines_of(in_view(scene), scene.plan.stressed_source)),
    )


def chosen_sources_number(scene: Scene, facts: Headline) -> Number:
    """What the chosen sources hold of the funding, and what they may hold at most."""
    text, codes = scene.text, list(scene.state.filter.funding_source)
    shares = shares_by_source(scene)
    label = text("number.source", name=text.listed([text.code("source", code) for code in codes]))
    note = text("number.source.of", total=text.money(facts.funding_wan))
    if facts.unconfirmed_wan > OPEN and facts.funding_wan:
        least, most = (text.share(wan / facts.funding_wan) for wan in (facts.least_wan, facts.most_wan))
        note = text("number.source.exact" if least == most else "number.source.range", least=least, most=most)
    return number("source", label, text.share(sum(shares[code] for code in codes)), "", note, href=funding_href(scene))


def shares_by_source(scene: Scene) -> dict[str, float]:
    """The shares of the sources, as beside their bars."""
    table = source_amounts(scene)
    return dict(zip(table["source"], table["share"], strict=True))


def not_given_number(scene: Scene, key: str, label: str) -> Number:
    """A number about the funding where there is none: no share of nothing."""
    return number(key, label, scene.text("value.missing" if is_unfunded(scene) else "value.blank"), "", no_funding(scene))
