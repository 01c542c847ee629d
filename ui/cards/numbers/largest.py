"""The largest category and the largest project as headline numbers, or all that are equal."""

from collections.abc import Sequence
from functools import partial

from analysis.questions.headline import Headline, headline
from analysis.questions.table import largest_first, timeline
from charts.parts.measure import fitted
from charts.parts.words import is_open
from i18n import Labels
from i18n.said import told_as
from ui.cards.parts.amounts import category_rows
from ui.cards.parts.leading import NAMED, most_money, who, with_share
from ui.cards.parts.number import number
from ui.cards.parts.rows import Row, rows, total
from ui.cards.parts.unsettled import open_number, with_undivided
from ui.document.page import Number
from ui.scene.scene import Scene
from ui.words.filters import short_name
from ui.words.workings import AMOUNT, WITHIN, ends_href, share_href

_NAME = 8  # ems of a Chinese name that leave its note one line on a laptop; in English it has two
_NEAR = 101  # 万元: what reads the same, also in 亿元, is nearer


def largest_category(scene: Scene, facts: Headline) -> Number:
    text, listed = scene.text, category_rows(scene)
    whole = total(listed, "amount_wan")
    if any(map(is_open, listed)):
        return open_number(text, "largest", listed, partial(_category, text), partial(_totals, scene))
    if whole <= 0:
        return number("largest", text("number.category", name=text("value.missing")), text.share(0))
    tied = most_money(text, listed, whole)
    other = ""
    names, amount = [text.code("category", row["category"]) for row in tied], text.money(tied[0]["amount_wan"])
    label = text("number.category", name=names[0])
    note = text("number.largest.amount", amount=amount)
    if len(tied) > 1:
        label = text("number.category.tied", names=text.listed(names))
        note = text("number.each_amount", amount=amount)
    elif other := _without_largest(scene, facts, listed, str(tied[0]["category"])):
        note = other
    note += with_undivided(text, facts.undivided_wan)
    without = _without_href(scene, facts) if other else None
    return number("largest", label, text.share(tied[0]["share"]), "", note, href=_share_of(scene, tied), note_href=without)


def _category(text: Labels, row: Row) -> str:
    return text.code("category", row["category"])


def _totals(scene: Scene, tied: Sequence[Row]) -> str:
    return ends_href(scene, (AMOUNT,), category=tied[0]["category"])


def _share_of(scene: Scene, tied: Sequence[Row]) -> str:
    return share_href(scene, WITHIN, f"category-{tied[0]['category']}", AMOUNT, "amount")


def _without_href(scene: Scene, facts: Headline) -> str | None:
    """Where the share comes from that a category has without the largest project."""
    without, project = facts.largest_category_without, facts.largest_project
    if without is None or project is None:
        return None
    left_out = "~".join([*scene.state.filter.without, project.code])
    return share_href(scene, WITHIN, f"category-{without.code}", AMOUNT, "amount", without=left_out)


def without_largest(scene: Scene) -> str:
    """Which category is first without the largest project; nothing where some are chosen, or several are first."""
    text, listed, chosen = scene.text, category_rows(scene), scene.state.filter
    tied = most_money(text, listed)
    is_one = len(tied) == 1 and not (chosen.project or chosen.category or any(map(is_open, listed)))
    return _without_largest(scene, headline(scene.question), listed, str(tied[0]["category"])) if is_one else ""


def _without_largest(scene: Scene, facts: Headline, listed: Sequence[Row], first: str) -> str:
    """Which category is first without the largest project, where that is another one and the only one."""
    text, without, project = scene.text, facts.largest_category_without, facts.largest_project
    if without is None or project is None or without.code == first or without.share >= 1:
        return ""
    own, wan = scene.projects[project.code].category, project.amount_wan
    left = [{"amount_wan": max(row["amount_wan"] - (wan if row["category"] == own else 0.0), 0.0)} for row in listed]
    if len(most_money(text, left)) > 1:
        return ""
    name, share = text.code("category.short", without.code), text.share(without.share)
    called = short_name(scene, scene.projects[project.code].name)
    left_out = called if called.isascii() else told_as(fitted(called, _NAME, 1), called)
    return text("number.category.note", project=left_out, name=name, share=share)


def largest_project(scene: Scene, facts: Headline) -> Number:
    text, first, seen = scene.text, facts.largest_project, scene.seen
    if first is None:
        return number("largest", text("number.project", name=text("value.missing")), text.share(0))
    if seen.is_open:
        listed = rows(timeline(seen, largest_first(seen, NAMED + 1, seen.sure_wan)))
        return open_number(text, "largest", listed, partial(_project, scene), partial(_own_totals, scene))
    ids, amount = _equal_projects(scene, facts), text.money(first.amount_wan)
    label = text("number.project", name=scene.project_name(ids[0]))
    if len(ids) > 1:
        names = ids if len(ids) > NAMED else [scene.project_name(one) for one in ids]
        label = text("number.project.tied", names=who(text, names, "count.projects"))
        amount = text("number.each_amount", amount=amount)
    else:
        amount = text("number.largest.amount", amount=amount)
    href = share_href(scene, WITHIN, f"project-{ids[0]}", AMOUNT, "amount")
    return number("largest", label, text.share(first.share), "", amount + with_undivided(text, facts.undivided_wan), href=href)


def _project(scene: Scene, row: Row) -> str:
    return scene.called(str(row["name"]))


def _own_totals(scene: Scene, tops: Sequence[Row]) -> str:
    return ends_href(scene, (AMOUNT,), project=tops[0]["project_id"])


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
