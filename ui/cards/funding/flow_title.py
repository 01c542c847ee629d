"""What the flow's title says: the largest flow of a source into a category, and where that comes from."""

from collections.abc import Sequence

from analysis.questions.sources import source_shares
from charts.source_bars import source_name
from models import FundingSource
from ui.cards.parts.amounts import no_funding
from ui.cards.parts.leading import most_money, who
from ui.cards.parts.rows import NOTHING, Row, rows, total
from ui.document.parts import Link
from ui.scene.scene import Scene
from ui.words.workings import SHARE, SOURCE, SURE, WITHIN, working_href


def flow_title(scene: Scene) -> str:
    """The largest flow of a source into a category that is certain, whether rows confirm it or the printed totals."""
    text, every = scene.text, _every(scene)
    whole, tops = total(every, "amount_wan"), _tops(scene, every)
    if whole <= 0:
        return no_funding(scene)
    if not tops:
        return text("title.source.none")
    may_be_passed = any(row["most_wan"] > tops[0]["amount_wan"] + NOTHING for row in _asked(scene, every) if row not in tops)
    is_ranged = tops[0]["most_wan"] - tops[0]["amount_wan"] > NOTHING
    key = "title.flow.sure" if may_be_passed else "title.flow.least" if is_ranged else "title.flow"
    said, share = [_name(scene, row) for row in tops], text.share(tops[0]["amount_wan"] / whole)
    if len(tops) > 1:
        return text("title.flow.tied", flows=who(text, said, "count.flows"), share=share)
    key = "title.flow.only" if tops[0]["amount_wan"] >= whole - NOTHING else key
    target, amount = text.code("category", tops[0]["group"]), text.money(tops[0]["amount_wan"])
    return text(key, origin=source_name(text, tops[0]["source"]), target=target, amount=amount, share=share)


def title_lead(scene: Scene) -> list[Link]:
    """Where the title's share comes from: of all funding of the categories in view, whatever the source."""
    found = _tops(scene, _every(scene))[:1]
    words = [(SHARE, WITHIN, f"category-{row['group']}", SOURCE, str(row["source"]), SURE) for row in found]
    hrefs = [working_href(scene, *one, funding_source=None) for one in words]
    return [{"label": _name(scene, row), "href": href} for row, href in zip(found, hrefs, strict=True)]


def _every(scene: Scene) -> list[Row]:
    return [row for row in rows(source_shares(scene.question)) if row["selected"]]


def _asked(scene: Scene, every: Sequence[Row]) -> list[Row]:
    return [row for row in every if row["source"] in (scene.state.filter.funding_source or [*FundingSource])]


def _tops(scene: Scene, every: Sequence[Row]) -> list[Row]:
    """The largest flow, or all that are as large."""
    sure, whole = [row for row in _asked(scene, every) if row["amount_wan"] > NOTHING], total(every, "amount_wan")
    return most_money(scene.text, sure, whole) if sure and whole > 0 else []


def _name(scene: Scene, row: Row) -> str:
    return scene.text("flow.link", origin=source_name(scene.text, row["source"]), target=scene.text.code("category", row["group"]))
