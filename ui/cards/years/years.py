"""Investment by year under the chosen policy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from analysis.core.shares import percentages
from analysis.questions.yearly import UNDIVIDED_YEAR
from charts.year_columns import year_columns
from i18n import Labels
from models import YearPolicy
from ui.cards.parts.amounts import year_amounts
from ui.cards.parts.card import Card, Mark, amount_label
from ui.cards.parts.columns import Column, amount_column
from ui.cards.parts.leading import leading, who, with_share
from ui.cards.parts.rows import Row, rounding_words, rows, sums_by, total
from ui.cards.parts.subtitles import open_legend, plain, swatch
from ui.cards.parts.unsettled import unsettled_words_of_rows
from ui.document.charts import Hatch, SubtitlePart
from ui.scene.scene import Scene
from ui.words.filters import allocation_note

_SAME = 0.499999  # not quite half of 1 万元, for what floats leave of nothing


def year_card(scene: Scene, span: int = 1) -> Card:
    """Columns by year, stacked by category; what a policy put there is hatched."""
    text, table = scene.text, year_amounts(scene)
    listed, years = rows(table), _years(scene)
    return Card(
        id="by_year",
        span=span,
        rows=listed,
        figure=year_columns(
            table, text=text, look=scene.look, shares={row["year"]: row["share"] for row in years}, outside=outside_years(scene)
        ),
        title=year_title(scene),
        subtitle=[*_subtitle(scene), *open_legend(scene, listed)],
        marks=[
            *[year_mark(scene, text, row, row["amount_wan"], row["share"]) for row in in_plan(scene, years)],
            *_category_marks(scene, listed),
        ],
        columns=_columns(scene),
        how=[allocation_note(scene), *rounding_words(text, years)],
    )


def year_title(scene: Scene) -> str:
    """Which year has most, and what of it rests on the policy."""
    return _title(scene, _years(scene)) + unsettled_words_of_rows(scene.text, rows(year_amounts(scene)))


def _years(scene: Scene) -> list[Row]:
    listed = rows(year_amounts(scene))
    return _with_shares(per_year(listed, ("spread_wan", "amount_wan", "unconfirmed_wan", "undivided_wan")))


def per_year(listed: Sequence[Row], names: Sequence[str]) -> list[dict[str, Any]]:
    """The columns ``names`` of rows by year and category added up by year; a year is chosen if all of its rows are."""
    found = []
    for year in dict.fromkeys(row["year"] for row in listed):
        parts = [row for row in listed if row["year"] == year]
        sums = {name: total(parts, name) for name in names}
        found.append({"year": year, **sums, "selected": all(row["selected"] for row in parts)})
    return found


def _with_shares(years: Sequence[Row]) -> list[Row]:
    """The years with what of their money is open, and with their shares."""
    shares = percentages([row["amount_wan"] for row in years])
    return [
        {**row, "open_wan": row["unconfirmed_wan"] + row["undivided_wan"], "share": percent / 100}
        for row, percent in zip(years, shares, strict=True)
    ]


def year_name(scene: Scene, year: int) -> str:
    """A year in words, or the group of what is not divided over years, or lies outside the plan's."""
    return scene.text("group.undivided_years") if year == UNDIVIDED_YEAR else outside_years(scene).get(year, str(year))


def outside_years(scene: Scene) -> dict[int, str]:
    """The groups of all years before and after the plan's in words, where projects reach there; no click picks them."""
    text, plan, years = scene.text, scene.plan, scene.frame.years
    found = {years[0]: text("years.before", year=plan.start_year)} if years[0] < plan.start_year else {}
    return {**found, years[-1]: text("years.after", year=plan.end_year)} if years[-1] > plan.end_year else found


def in_plan(scene: Scene, listed: Sequence[Row]) -> list[Row]:
    """The rows of the plan's own years."""
    return [row for row in listed if row["year"] in scene.plan.years]


def _columns(scene: Scene) -> list[Column]:
    text = scene.text
    return [
        Column(text("field.year"), lambda row: year_name(scene, int(row["year"]))),
        Column(text("field.category"), lambda row: text.code("category", row["category"])),
        amount_column(text, "single_wan", text("legend.single_year")),
        amount_column(text, "spread_wan", text("column.spread")),
        amount_column(text, "unconfirmed_wan", text("source.unconfirmed")),
    ]


def year_mark(scene: Scene, text: Labels, row: Row, amount: float, share: float | None = None) -> Mark:
    """A year in the words of a chart; a click chooses it."""
    year, chosen = str(int(row["year"])), scene.state.filter
    on = bool(chosen.from_year and chosen.to_year) and int(year) in range(chosen.from_year or 0, (chosen.to_year or 0) + 1)
    return Mark(year, amount_label(text, year, amount, share), {"from_year": year, "to_year": year}, on)


def _category_marks(scene: Scene, listed: Sequence[Row]) -> list[Mark]:
    """The categories, whose names stand beside the last column."""
    text, chosen = scene.text, scene.state.filter.category
    sums = {code: wan for code, wan in sums_by(listed, "category").items() if wan > 0}
    return [
        Mark(code, amount_label(text, text.code("category", code), wan), {"category": code}, code in chosen)
        for code, wan in sums.items()
    ]


def _title(scene: Scene, years: Sequence[Row]) -> str:
    text, dated = scene.text, in_plan(scene, years)
    whole = total(years, "amount_wan")
    if whole <= 0:
        return text("title.nothing")
    undivided = total([row for row in years if row["year"] == UNDIVIDED_YEAR], "amount_wan") / whole
    if total(dated, "amount_wan") <= 0:
        return text("title.year.all_undivided" if undivided > 0 else "title.year.all_outside")
    chosen = [row for row in dated if row["selected"]]
    if 0 < len(chosen) < len(dated):
        return _about_chosen(scene, chosen)
    if _is_even(dated):
        return text("title.year.even", share=text.share(dated[0]["share"]))
    words = _top(text, dated, whole)
    if undivided > 0:
        return words + text("title.year.undivided", share=text.share(undivided))
    return words + _spread(scene, dated, whole, "all" if scene.state.filter.is_empty else "view")


def _top(text: Labels, dated: Sequence[Row], whole: float) -> str:
    """The year that has most, or all that have as much."""
    tops = leading(dated, "amount_wan", with_share(text, whole))
    share = text.share(total(tops, "share"))
    if len(tops) > 1:
        names = who(text, [str(row["year"]) for row in tops], "count.years")
        return text("title.year.tied", years=names, share=share)
    return text("title.year.top", year=int(tops[0]["year"]), share=share)


def _about_chosen(scene: Scene, chosen: Sequence[Row]) -> str:
    """The share of the chosen years, and how much of their money a policy put there."""
    text, whole = scene.text, total(chosen, "amount_wan")
    span = text.years(int(chosen[0]["year"]), int(chosen[-1]["year"]))
    return text("title.year.chosen", years=span, share=text.share(total(chosen, "share"))) + _spread(scene, chosen, whole, "it")


def _spread(scene: Scene, dated: Sequence[Row], whole: float, of: str) -> str:
    """How much of the money of these years rests on the policy; nothing where part of it is open, for then no one knows.

    ``of`` says what it is a share of: all money, the money in view, or ``it``, the money just spoken of.
    """
    text = scene.text
    spread = total(dated, "spread_wan") / whole if whole else 0.0
    known = abs(whole - sum(row["amount_wan"] - row["open_wan"] for row in dated)) < _SAME
    if not spread or not known:
        return ""
    if of == "all":
        return text(f"title.year.spread.all.{scene.state.policy.years}", share=text.share(spread))
    return text(f"title.year.spread.{scene.state.policy.years}", share=text.share(spread), whole=text(f"title.year.of.{of}"))


def _is_even(dated: Sequence[Row]) -> bool:
    """Whether every year has the same amount."""
    amounts = [row["amount_wan"] for row in dated]
    return bool(max(amounts) - min(amounts) < _SAME)


def _subtitle(scene: Scene) -> list[SubtitlePart]:
    text, chosen = scene.text, scene.state.filter.category
    theme = scene.look.theme
    colour = theme.categories[chosen[0]] if len(chosen) == 1 else theme.sample
    parts = [plain(text("subtitle.unit", unit=text.unit_word)), swatch("solid", colour, text("legend.single_year"))]
    policy = scene.state.policy.years
    kind: Hatch = "undivided" if policy is YearPolicy.UNDIVIDED else "policy"
    return [*parts, swatch(kind, theme.secondary if kind == "undivided" else colour, text(f"legend.years.{policy}"))]
