"""The headline numbers of both sides, and what sets them apart."""

from collections.abc import Sequence
from dataclasses import replace

from analysis.questions.headline import Headline, headline
from charts.parts.words import share_range
from i18n import MoneyUnit
from ui.cards.compare.sides import Side
from ui.cards.parts.amounts import category_rows
from ui.cards.parts.number import number
from ui.document.page import Number
from ui.scene.scene import Scene
from ui.words.workings import AMOUNT, LESS, SHARE, SOURCE, SURE, TIMES, WITHIN, amount_href, sides_href, working_href

_NOTHING = 1e-6


def compared_numbers(scene: Scene, sides: tuple[Side, Side]) -> list[Number]:
    """Projects, money, the share of the stressed source, and the share of A's largest category, A beside B."""
    facts = [headline(side.scene.question) for side in sides]
    return [
        _projects(scene, sides, facts),
        _amount(scene, sides, facts),
        *_stressed(scene, sides, facts),
        *_largest(scene, sides, facts),
    ]


def _projects(scene: Scene, sides: tuple[Side, Side], facts: list[Headline]) -> Number:
    text, (a, b) = scene.text, [side.scene.seen.selected for side in sides]
    both, apart = int((a & b).sum()), abs(facts[0].projects - facts[1].projects)
    note = text("compare.projects.note" if apart else "compare.projects.same", apart=apart, both=both)
    values, hrefs = [f"{one.projects:,}" for one in facts], [side.scene.page_href("projects") for side in sides]
    return _number("projects", text("number.projects"), values, note, hrefs, unit=text("unit.projects"))


def _amount(scene: Scene, sides: tuple[Side, Side], facts: list[Headline]) -> Number:
    text, (a, b) = scene.text, [one.certain_wan + one.undivided_wan for one in facts]
    larger, smaller = max(a, b), min(a, b)
    unit = text.headline(larger)[1]
    in_unit = replace(text, unit=MoneyUnit.YI if unit == text.words["unit.yi"] else MoneyUnit.WAN)
    values = [in_unit.amount(wan) for wan in (a, b)]
    names = {"more": "A" if a >= b else "B", "less": "B" if a >= b else "A", "apart": text.money(larger - smaller)}
    if larger - smaller <= _NOTHING:
        note = text("compare.same")
    elif smaller <= _NOTHING:
        note = text("compare.amount.apart", **names)
    else:
        note = text("compare.amount.note", times=f"{larger / smaller:.1f}", **names)
    if any(one.is_open for one in facts):
        note += text("compare.at_most", a=text.money(facts[0].amount_wan), b=text.money(facts[1].amount_wan))
    label = text("number.in_view" if any(one.scene.state.filter.selects_money for one in sides) else "number.total")
    words = [f"{word}.{AMOUNT}.amount" for word in (LESS, TIMES)][: 2 if smaller > _NOTHING else 1]
    hrefs, apart = [amount_href(side.scene) for side in sides], sides_href(scene, "~".join(words))
    return _number("total", text("compare.in_unit", label=label, unit=unit), values, note, hrefs, apart)


def _stressed(scene: Scene, sides: tuple[Side, Side], facts: list[Headline]) -> list[Number]:
    text = scene.text
    if any(one.funding_wan <= _NOTHING for one in facts):
        return []
    ends = [(one.central_least_wan / one.funding_wan, one.central_most_wan / one.funding_wan) for one in facts]
    is_open = any(most - least > _NOTHING for least, most in ends)
    note = text("compare.confirmed") if is_open else _points(scene, [least for least, _ in ends])
    values = [share_range(text, *one) for one in ends]
    source = scene.plan.stressed_source
    words = [f"{SHARE}.source.{SOURCE}.{source}.{part}" for part in ((SURE, "amount") if is_open else (SURE,))]
    hrefs = [working_href(side.scene, "~".join(words), funding_source=None) for side in sides]
    apart = None if is_open else sides_href(scene, LESS, f"source-{source}", words[0])
    return [_number("stressed", text("number.central"), values, note, hrefs, apart)]


def _largest(scene: Scene, sides: tuple[Side, Side], facts: list[Headline]) -> list[Number]:
    text = scene.text
    if any(one.amount_wan <= _NOTHING or side.scene.seen.is_open for one, side in zip(facts, sides, strict=True)):
        return []  # shares that no one knows
    amounts = [{row["category"]: row["amount_wan"] * bool(row["selected"]) for row in category_rows(side.scene)} for side in sides]
    leaders = [max(one, key=lambda code, one=one: round(one[code], 6)) for one in amounts]  # type: ignore[misc]
    name, other = (text.code("category", code) for code in leaders)
    shares = [one[leaders[0]] / fact.amount_wan for one, fact in zip(amounts, facts, strict=True)]
    key = "compare.largest.both" if leaders[0] == leaders[1] else "compare.largest.other"
    label, note = text("number.category", name=name), text(key, points=_points(scene, shares), name=other)
    words = (SHARE, WITHIN, f"category-{leaders[0]}", AMOUNT, "amount")
    hrefs = [working_href(side.scene, *words) if share else None for side, share in zip(sides, shares, strict=True)]
    return [_number("largest", label, [text.share(share) for share in shares], note, hrefs, sides_href(scene, LESS, *words))]


def _points(scene: Scene, shares: list[float]) -> str:
    """How far two shares are apart, as they are written."""
    first, second = (float(scene.text.share(share).rstrip("%")) for share in shares)
    return scene.text("compare.points", points=f"{abs(first - second):.1f}") if first != second else scene.text("compare.same")


def _number(
    key: str, label: str, values: list[str], note: str, hrefs: Sequence[str | None], apart: str | None = None, *, unit: str = ""
) -> Number:  # fmt: skip
    """A number of both sides, where both come from, and by how much they are ``apart``."""
    shown = number(key, label, values[0], unit, note, href=hrefs[0], note_href=apart)
    return {**shown, "other": values[1], "other_href": hrefs[1]}
