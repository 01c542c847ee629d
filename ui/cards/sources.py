"""Investment by funding source, confirmed and unconfirmed."""

from __future__ import annotations

from collections.abc import Sequence

from analysis import by_funding_source
from charts import source_bars
from i18n import Labels
from models import Basis, FundingReading
from ui.cards.card import (
    Card,
    Column,
    Mark,
    Row,
    amount_column,
    amount_label,
    count_column,
    plain,
    ranked,
    rows,
    share_column,
    swatch,
    total,
    warning,
    word_column,
)
from ui.scene import Scene

UNCONFIRMED = "unconfirmed"
_MOST = 0.5


def source_card(scene: Scene) -> Card:
    """Bars in the plan's order, the unconfirmed part apart and hatched, or each source with its range."""
    text, frame = scene.text, by_funding_source(*scene.ask)
    listed = rows(frame)
    return Card(
        id="by_source",
        rows=listed,
        figure=source_bars(frame, text=text, look=scene.look, reading=scene.state.reading),
        title=_finding(text, listed),
        subtitle=_subtitle(scene, listed),
        marks=[_mark(scene, row) for row in listed if row["source"] != UNCONFIRMED],
        columns=_columns(text),
        how=[text("how.columns"), text("how.range")],
    )


def _columns(text: Labels) -> list[Column]:
    return [
        word_column(text("field.funding_source"), lambda row: text.code("source", row["source"])),
        amount_column(text, "amount_wan", text("column.confirmed")),
        amount_column(text, "least_wan", text("column.least")),
        amount_column(text, "most_wan", text("column.most")),
        share_column(text),
        count_column(text),
    ]


def _mark(scene: Scene, row: Row) -> Mark:
    text, code = scene.text, str(row["source"])
    label = amount_label(text, text.code("source", code), row["amount_wan"], row["share"])
    if row["most_wan"] > row["least_wan"]:
        label = text("mark.with_range", mark=label, least=text.exact(row["least_wan"]), most=text.exact(row["most_wan"]))
    return Mark(code, label, {"funding_source": code}, code in scene.state.filter.funding_source)


def _finding(text: Labels, listed: Sequence[Row]) -> str:
    if total(listed, "amount_wan") <= 0:
        return text("finding.nothing")
    unconfirmed = total(_unconfirmed(listed), "share")
    first, second, *_ = ranked([row for row in listed if row["source"] != UNCONFIRMED], "amount_wan")
    name = text.code("source", first["source"])
    if first["amount_wan"] <= 0:
        words = text("finding.source.none")
    elif first["share"] > _MOST or second["amount_wan"] <= 0:
        words = text("finding.source.most", name=name, share=text.share(first["share"]))
    else:
        words = text(
            "finding.source.top", name=name, share=text.share(first["share"]), second=text.code("source", second["source"])
        )
    return words + text("finding.source.unconfirmed", share=text.share(unconfirmed)) if unconfirmed > 0 else words


def _unconfirmed(listed: Sequence[Row]) -> list[Row]:
    return [row for row in listed if row["source"] == UNCONFIRMED]


def _subtitle(scene: Scene, listed: Sequence[Row]) -> list[dict[str, str]]:
    text, funding = scene.text, total(listed, "amount_wan")
    parts = [plain(text("subtitle.unit", unit=text.unit_word)), plain(text("subtitle.of_funding", total=text.exact(funding)))]
    gap = scene.plan.funding_total_wan - scene.plan.computed_total_wan
    if gap and scene.state.filter.is_empty and scene.state.basis is not Basis.PRINTED:
        key = "subtitle.funding_more" if gap > 0 else "subtitle.funding_less"
        parts.append(warning(text(key, difference=text.amount(abs(gap)))))
    kind = UNCONFIRMED if scene.state.reading is FundingReading.CONFIRMED else "range"
    if total(_unconfirmed(listed), "amount_wan") > 0:
        parts.append(swatch(UNCONFIRMED, scene.look.theme.secondary, text(f"legend.{kind}")))
    return parts
