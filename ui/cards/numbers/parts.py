"""Headline numbers that several pages have, and what they are made of."""

from collections.abc import Sequence

from analysis.questions.headline import Headline, headline
from analysis.questions.table import largest_first, timeline
from charts.parts.measure import fitted
from charts.parts.words import is_open, share_range
from i18n import Labels
from i18n.said import told_as
from models import ProjectFilter
from ui.cards.parts.amounts import category_rows, is_unfunded, no_funding
from ui.cards.parts.leading import NAMED, most_money, who, with_share
from ui.cards.parts.number import number
from ui.cards.parts.rows import OPEN, Row, rows, total
from ui.cards.parts.unsettled import open_number, with_undivided
from ui.document.page import Number
from ui.scene.scene import Scene
from ui.scene.state import ROWS
from ui.words.filters import basis_gap, short_name
from ui.words.origins import gap_href
from ui.words.passages import places_href
from ui.words.workings import AMOUNT, PART, SHARE, SOURCE, SURE, WITHIN, ends_href, list_href, share_href, total_href, working_href

_NAME = 8  # ems of a Chinese name that leave its note one line on a laptop; in English it has two
_NEAR = 101  # 万元: what reads the same, also in 亿元, is nearer


def projects_number(scene: Scene, facts: Headline) -> Number:
    text, note_href = scene.text, None
    note = text("number.projects.note", **facts.by_type)
    if facts.projects != facts.of_projects:
        note = text("number.projects.of", all=facts.of_projects, share=text.share(facts.projects / facts.of_projects))
        note_href = working_href(scene, PART, "projects")
    href, count = places_href(scene, ROWS) if scene.page == "projects" else list_href(scene), f"{facts.projects:,}"
    return number("projects", text("number.projects"), count, text("unit.projects"), note, href=href, note_href=note_href)


def total_number(scene: Scene, facts: Headline) -> Number:
    """The total, by the basis in use, with what disputes it."""
    text, selects_money = scene.text, scene.state.filter.selects_money
    value, unit = text.headline(shown_wan(scene, facts))
    label = text("number.total" if not selects_money else "number.certain" if facts.is_open else "number.in_view")
    href = total_href(scene)
    gap = basis_gap(scene)
    if selects_money and facts.amount_wan - facts.certain_wan > OPEN:
        parts = "~".join(f"{AMOUNT}.{part}" for part in ("unconfirmed", "undivided", SURE, "amount"))
        return number("total", label, value, unit, _open_part(scene, facts), href=href, note_href=working_href(scene, parts))
    is_whole = facts.projects == facts.of_projects and not selects_money
    if is_whole or scene.state.filter.is_empty:
        note_href = gap_href(scene) if gap else None
        return number("total", label, value, unit, gap or "", href=href, warn=gap is not None, note_href=note_href)
    note = text("number.total.of", whole=text.money(facts.of_wan), share=text.share(facts.share))
    return number("total", label, value, unit, note, href=href, note_href=share_href(scene, "all", AMOUNT, "amount"))


def shown_wan(scene: Scene, facts: Headline) -> float:
    """The amount that is shown as the total: of chosen money what is certain."""
    return facts.certain_wan if scene.state.filter.selects_money else facts.amount_wan


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
        return _chosen_sources(scene, facts)
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


def _chosen_sources(scene: Scene, facts: Headline) -> Number:
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


# --- the largest ---------------------------------------------------------------------------------


def largest_category(scene: Scene, facts: Headline) -> Number:
    text, listed = scene.text, category_rows(scene)
    whole = total(listed, "amount_wan")
    if any(map(is_open, listed)):
        return open_number(
            text,
            "largest",
            listed,
            lambda row: text.code("category", row["category"]),
            lambda top: ends_href(scene, (AMOUNT,), category=top["category"]),
        )
    if whole <= 0:
        return number("largest", text("number.category", name=text("value.missing")), text.share(0))
    tied = most_money(text, listed, whole)
    names, amount = [text.code("category", row["category"]) for row in tied], text.money(tied[0]["amount_wan"])
    label, without = text("number.category", name=names[0]), None
    note = text("number.largest.amount", amount=amount)
    if len(tied) > 1:
        label = text("number.category.tied", names=text.listed(names))
        note = text("number.each_amount", amount=amount)
    elif other := _without_largest(scene, facts, listed, str(tied[0]["category"])):
        note, without = other
    note += with_undivided(text, facts.undivided_wan)
    href = share_href(scene, WITHIN, f"category-{tied[0]['category']}", AMOUNT, "amount")
    return number("largest", label, text.share(tied[0]["share"]), "", note, href=href, note_href=without)


def without_largest(scene: Scene) -> str:
    """Which category is first without the largest project; nothing where some are chosen, or several are first."""
    text, listed, chosen = scene.text, category_rows(scene), scene.state.filter
    tied = most_money(text, listed)
    is_one = len(tied) == 1 and not (chosen.project or chosen.category or any(map(is_open, listed)))
    found = _without_largest(scene, headline(scene.question), listed, str(tied[0]["category"])) if is_one else None
    return found[0] if found else ""


def _without_largest(scene: Scene, facts: Headline, listed: Sequence[Row], first: str) -> tuple[str, str] | None:
    """Which category is first without the largest project, where that is another one and the only one; and whence its share."""
    text, without, project = scene.text, facts.largest_category_without, facts.largest_project
    if without is None or project is None or without.code == first or without.share >= 1:
        return None
    own, wan = scene.plan.by_id[project.code].category, project.amount_wan
    left = [{"amount_wan": max(row["amount_wan"] - (wan if row["category"] == own else 0.0), 0.0)} for row in listed]
    if len(most_money(text, left)) > 1:
        return None
    name, share = text.code("category.short", without.code), text.share(without.share)
    called = short_name(scene, scene.plan.by_id[project.code].name)
    left_out = called if called.isascii() else told_as(fitted(called, _NAME, 1), called)
    others = "~".join([*scene.state.filter.without, project.code])
    href = share_href(scene, WITHIN, f"category-{without.code}", AMOUNT, "amount", without=others)
    return text("number.category.note", project=left_out, name=name, share=share), href


def largest_project(scene: Scene, facts: Headline) -> Number:
    text, first, seen = scene.text, facts.largest_project, scene.seen
    if first is None:
        return number("largest", text("number.project", name=text("value.missing")), text.share(0))
    if seen.is_open:
        listed = rows(timeline(seen, largest_first(seen, NAMED + 1, seen.sure_wan)))
        return open_number(
            text,
            "largest",
            listed,
            lambda row: scene.called(str(row["name"])),
            lambda top: ends_href(scene, (AMOUNT,), project=top["project_id"]),
        )
    ids, amount = _equal_projects(scene, facts), text.money(first.amount_wan)
    label, note = text("number.project", name=scene.project_name(ids[0])), text("number.largest.amount", amount=amount)
    if len(ids) > 1:
        names = ids if len(ids) > NAMED else [scene.project_name(one) for one in ids]
        label = text("number.project.tied", names=who(text, names, "count.projects"))
        note = text("number.each_amount", amount=amount)
    href = share_href(scene, WITHIN, f"project-{ids[0]}", AMOUNT, "amount")
    return number("largest", label, text.share(first.share), "", note + with_undivided(text, facts.undivided_wan), href=href)


def _equal_projects(scene: Scene, facts: Headline) -> list[str]:
    """The ids of the projects whose money reads like that of the largest; all are looked at only where the first few are."""
    seen, written, same = scene.seen, with_share(scene.text, facts.amount_wan), list[int]()
    for limit in (NAMED + 1, None):
        found = largest_first(seen, limit)
        amounts = seen.amount_wan[found]
        near = amounts > amounts[0] - _NEAR
        pairs = zip(found[near].tolist(), amounts[near].tolist(), strict=True)
        same = [row for row, wan in pairs if written(wan) == written(amounts[0])]
        if len(same) < len(found):
            break
    return [str(one) for one in scene.frame.project_ids[same]]
