"""Investment by funding source, confirmed and unconfirmed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analysis.core.frame import UNCONFIRMED
from analysis.core.view import view
from charts.source_bars import source_bars
from i18n import Labels
from models import Basis, FundingReading
from ui.cards.parts.amounts import if_funded, no_funding, source_amounts
from ui.cards.parts.card import Card, Mark, amount_label
from ui.cards.parts.columns import Column, amount_column, count_column, share_column
from ui.cards.parts.leading import leading, with_share
from ui.cards.parts.rows import NOTHING, Row, ranked, rounding_words, rows, total
from ui.cards.parts.subtitles import plain, swatch, warning
from ui.document.charts import SubtitlePart
from ui.scene.scene import Scene
from ui.words.origins import in_view, parts_href

_MOST = 0.5


def source_card(scene: Scene) -> Card:
    """Bars in the plan's order, the unconfirmed part apart and hatched, or each source with its range."""
    text, table = scene.text, if_funded(scene, source_amounts(scene))
    listed = rows(table)
    return Card(
        id="by_source",
        adds_up="funding",
        rows=listed,
        figure=source_bars(table, text=text, look=scene.look, reading=scene.state.reading),
        title=source_title(scene),
        subtitle=_subtitle(scene, listed),
        marks=[_mark(scene, row, total(listed, "amount_wan")) for row in listed],
        columns=_columns(scene, total(listed, "amount_wan")),
        how=[text("how.columns"), text("how.range"), *rounding_words(text, listed)],
    )


def source_title(scene: Scene) -> str:
    """Which source has most, and how much is not confirmed."""
    return _title(scene, rows(if_funded(scene, source_amounts(scene))))


def _columns(scene: Scene, whole: float) -> list[Column]:
    """What is confirmed and the range of each source, the share beside what it is a share of."""
    text = scene.text
    confirmed = [amount_column(text, "amount_wan", text("column.confirmed"))]
    ends = [_end_column(text, end) for end in ("least", "most")]
    amounts = [*confirmed, *ends, _range_share(text, whole)] if _by_range(scene) else [*confirmed, share_column(text), *ends]
    return [
        Column(text("field.funding_source"), lambda row: text.code("source", row["source"])),
        *amounts,
        count_column(text),
    ]


def _end_column(text: Labels, end: str) -> Column:
    """The least or the most of each source; what is unconfirmed is not a source."""
    column = amount_column(text, f"{end}_wan", text(f"column.{end}"))
    return replace(column, cell=lambda row: text("value.blank") if row["source"] == UNCONFIRMED else column.cell(row))


def _range_share(text: Labels, whole: float) -> Column:
    """The shares of the two ends, as beside the bars; what is unconfirmed is in them already."""

    def share(row: Row) -> str:
        if row["source"] == UNCONFIRMED and row["amount_wan"] > NOTHING:
            return text("chart.in_range")
        return _said_range(text, _ends(text, row, whole or 1.0)) if _has_range(row) else text.share(row["share"])

    return Column(text("column.share"), share)


def _by_range(scene: Scene) -> bool:
    return scene.state.reading is FundingReading.RANGE


def _has_range(row: Row) -> bool:
    """Whether a source may have more than is confirmed."""
    return bool(row["source"] != UNCONFIRMED and row["most_wan"] > row["amount_wan"] + NOTHING)


def _said_range(text: Labels, ends: tuple[str, str]) -> str:
    return ends[0] if ends[0] == ends[1] else text("chart.range", least=ends[0], most=ends[1])


def _mark(scene: Scene, row: Row, whole: float) -> Mark:
    text, code = scene.text, str(row["source"])
    if code == UNCONFIRMED:
        share = None if _by_range(scene) else row["share"]  # it is in the ranges already
        label = amount_label(text, text.code("source", code), row["amount_wan"], share)
        return Mark(code, label, {"unsettled": "1"}, scene.state.filter.unsettled)
    label = _range_label(text, row, whole) if _by_range(scene) and _has_range(row) else _confirmed_label(text, row)
    return Mark(code, label, {"funding_source": code}, code in scene.state.filter.funding_source)


def _range_label(text: Labels, row: Row, whole: float) -> str:
    """A source by the amounts that it can have and their shares."""
    least, most = _ends(text, row, whole)
    amount = _said_range(text, (text.exact(row["least_wan"]), text.exact(row["most_wan"])))
    label = text("mark.amount", name=text.code("source", row["source"]), amount=amount, unit=text.unit_word)
    return text("mark.with_share", mark=label, share=_said_range(text, (least, most)))


def _confirmed_label(text: Labels, row: Row) -> str:
    label = amount_label(text, text.code("source", row["source"]), row["amount_wan"], row["share"])
    if row["most_wan"] > row["least_wan"] + NOTHING:
        label = text("mark.with_range", mark=label, least=text.exact(row["least_wan"]), most=text.exact(row["most_wan"]))
    elif _has_range(row):
        label = text("mark.with_total", mark=label, amount=text.exact(row["least_wan"]))
    return label


def _title(scene: Scene, listed: Sequence[Row]) -> str:
    text, whole = scene.text, total(listed, "amount_wan")
    if whole <= 0:
        return no_funding(scene)
    tops, is_open, is_range = top_sources(scene, listed)
    if is_range:
        return _range_title(text, tops, whole, is_open=is_open)
    unconfirmed = total(_unconfirmed(listed), "share")
    words = _confirmed_title(text, listed, tops, is_open=is_open)
    return words + text("title.source.unconfirmed", share=text.share(unconfirmed)) if unconfirmed > 0 else words


def top_sources(scene: Scene, listed: Sequence[Row]) -> tuple[list[Row], bool, bool]:
    """The source that has most, or all that read the same; whether unconfirmed money may make it another one; and whether
    it is judged by the least that each can have, not by what is confirmed.
    """
    text, whole = scene.text, total(listed, "amount_wan")
    sources = [row for row in listed if row["source"] != UNCONFIRMED]
    is_range = _by_range(scene) and total(_unconfirmed(listed), "amount_wan") > 0
    if not is_range:
        tops = leading(sources, "amount_wan", with_share(text, whole))
        return tops, _may_be_passed(tops[0], sources), False
    first = ranked(sources, "least_wan")[0]
    tops = [row for row in sources if _ends(text, row, whole) == _ends(text, first, whole)]
    is_exact = len(set(_ends(text, first, whole))) == 1
    rivals = [row for row in sources if row not in tops] if is_exact else sources
    return tops, _may_be_passed(first, rivals), True


def _may_be_passed(first: Row, others: Sequence[Row]) -> bool:
    """Whether another source can have more than the first is sure of."""
    return any(row["most_wan"] > first["least_wan"] + NOTHING for row in others if row is not first)


def _ends(text: Labels, row: Row, whole: float) -> tuple[str, str]:
    return text.share(row["least_wan"] / whole), text.share(row["most_wan"] / whole)


def _confirmed_title(text: Labels, listed: Sequence[Row], tops: Sequence[Row], *, is_open: bool) -> str:
    """Who has most of what is confirmed; where the rest may change that, it is said of confirmed money only."""
    first, others = tops[0], [row for row in listed if row["source"] not in (tops[0]["source"], UNCONFIRMED)]
    name, share = text.code("source", first["source"]), text.share(first["share"])
    if first["amount_wan"] <= 0:
        return text("title.source.none")
    if first["share"] > _MOST:
        return text("title.source.most", name=name, share=share)
    if total(others, "amount_wan") <= 0:
        return text("title.source.only", name=name, share=share)
    if len(tops) > 1:
        names = text.listed([text.code("source", row["source"]) for row in tops])
        return text(f"title.source.tied{'_sure' if is_open else ''}", names=names, share=text.share(total(tops, "share")))
    if is_open:
        return text("title.source.top_sure", name=name, share=share)
    name, second = (text.code("source.brief", row["source"]) for row in (first, ranked(others, "amount_wan")[0]))
    return text("title.source.top", name=name, share=share, second=second)


def _range_title(text: Labels, tops: Sequence[Row], whole: float, *, is_open: bool) -> str:
    """The source that has most even at the least, and its range as shares of all funding."""
    least, most = _ends(text, tops[0], whole)
    names = [text.code("source", row["source"]) for row in tops]
    if len(tops) > 1 and least == most:
        return text("title.source.tied", names=text.listed(names), share=text.share(total(tops, "least_wan") / whole))
    if len(tops) > 1:
        return text("title.source.range_tied_open", names=text.listed(names), least=least, most=most)
    key = "title.source.exact" if least == most else "title.source.range_open" if is_open else "title.source.range"
    return text(key, name=names[0], least=least, most=most)


def _unconfirmed(listed: Sequence[Row]) -> list[Row]:
    return [row for row in listed if row["source"] == UNCONFIRMED]


def _subtitle(scene: Scene, listed: Sequence[Row]) -> list[SubtitlePart]:
    text, funding = scene.text, total(listed, "amount_wan")
    parts = [plain(text("subtitle.unit", unit=text.unit_word))]
    if funding > 0:
        parts += [plain(text("subtitle.of_funding", total=text.amount(funding))), *funding_gap(scene, funding)]
    is_range, colour = _by_range(scene), scene.look.theme.secondary
    kind = "range" if is_range else UNCONFIRMED
    is_open = any(row["most_wan"] > row["least_wan"] + NOTHING for row in listed if row["source"] != UNCONFIRMED or not is_range)
    if is_open and total(_unconfirmed(listed), "amount_wan") > 0:
        parts.append(swatch("unconfirmed", colour, text(f"legend.{kind}")))
    if total(listed, "undivided_wan") > 0:
        parts.append(swatch("undivided", colour, text("legend.undivided")))
    return parts


def confirmed_words(scene: Scene, *, is_open: bool) -> list[SubtitlePart]:
    """That a chart of sources shows what is confirmed, where the bars beside it show what each source can have."""
    return [plain(scene.text("subtitle.confirmed"))] if is_open and _by_range(scene) else []


def funding_gap(scene: Scene, funding_wan: float) -> list[SubtitlePart]:
    """How far the funding in view is from the total investment of the same projects, where whole projects are in view."""
    text, (frame, chosen, policy, basis) = scene.text, scene.arguments
    if chosen.selects_money or basis is Basis.FUNDING or funding_wan <= 0:
        return []
    gap = funding_wan - float(view(frame, chosen, policy, basis).amount_wan.sum())
    if abs(gap) < 1:
        return []
    key = "subtitle.funding_more" if gap > 0 else "subtitle.funding_less"
    return [warning(text(key, difference=text.amount(abs(gap))), parts_href(scene, in_view(scene)))]
