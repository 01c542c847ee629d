"""Investment by year under the chosen policy."""

from __future__ import annotations

import pandas as pd

from analysis import UNDIVIDED_YEAR, by_year
from charts import year_columns
from i18n import Labels
from models import Category, YearPolicy
from ui.cards.card import Card, Column, Mark, Row, amount_column, amount_label, plain, rows, swatch, word_column
from ui.scene import Scene
from ui.wording import allocation_note

_SAME = 0.5


def year_card(scene: Scene, span: int = 1) -> Card:
    """Columns by year, stacked by category; what a policy put there is hatched."""
    text, frame = scene.text, by_year(*scene.ask)
    years = _per_year(frame)
    return Card(
        id="by_year",
        span=span,
        frame=frame,
        figure=year_columns(frame, text=text, look=scene.look),
        title=_finding(scene, years),
        subtitle=_subtitle(scene),
        marks=[_mark(scene, row) for row in rows(years) if row["year"] != UNDIVIDED_YEAR],
        columns=_columns(text),
        how=[allocation_note(scene)],
    )


def _per_year(frame: pd.DataFrame) -> pd.DataFrame:
    years = frame.groupby("year", as_index=False, sort=False).agg(
        spread_wan=("spread_wan", "sum"), amount_wan=("amount_wan", "sum")
    )
    total = years["amount_wan"].sum()
    return years.assign(share=years["amount_wan"] / total if total else 0.0)


def year_name(text: Labels, year: int) -> str:
    """A year in words, or the group of what is not divided over years."""
    return text("group.undivided_years") if year == UNDIVIDED_YEAR else str(year)


def _columns(text: Labels) -> list[Column]:
    return [
        word_column(text("field.year"), lambda row: year_name(text, int(row["year"]))),
        word_column(text("field.category"), lambda row: text.code("category", row["category"])),
        amount_column(text, "single_wan", text("legend.single_year")),
        amount_column(text, "spread_wan", text("column.spread")),
        amount_column(text, "unconfirmed_wan", text("source.unconfirmed")),
    ]


def _mark(scene: Scene, row: Row) -> Mark:
    year, chosen = str(int(row["year"])), scene.state.filter
    on = chosen.from_year == chosen.to_year == int(year)
    return Mark(year, amount_label(scene.text, year, row["amount_wan"], row["share"]), {"from_year": year, "to_year": year}, on)


def _finding(scene: Scene, years: pd.DataFrame) -> str:
    text, dated = scene.text, years[years["year"] != UNDIVIDED_YEAR]
    total = float(years["amount_wan"].sum())
    if total <= 0:
        return text("finding.nothing")
    undivided = float(years.loc[years["year"] == UNDIVIDED_YEAR, "amount_wan"].sum()) / total
    if dated["amount_wan"].sum() <= 0:
        return text("finding.year.all_undivided")
    if _is_even(dated):
        return text("finding.year.even", share=text.share(dated["share"].iloc[0]))
    top = dated.sort_values("amount_wan", ascending=False, kind="stable").iloc[0]
    words = text("finding.year.top", year=int(top["year"]), share=text.share(top["share"]))
    if undivided > 0:
        return words + text("finding.year.undivided", share=text.share(undivided))
    spread = float(dated["spread_wan"].sum()) / total
    return words + text(f"finding.year.spread.{scene.state.policy.years}", share=text.share(spread)) if spread > 0 else words


def _is_even(dated: pd.DataFrame) -> bool:
    """Whether every year has the same amount."""
    return bool(dated["amount_wan"].max() - dated["amount_wan"].min() < _SAME)


def _subtitle(scene: Scene) -> list[dict[str, str]]:
    text, chosen = scene.text, scene.state.filter.category
    colour = scene.look.theme.categories[chosen[0] if len(chosen) == 1 else Category.ELDERLY_CARE]
    parts = [plain(text("subtitle.unit", unit=text.unit_word)), swatch("solid", colour, text("legend.single_year"))]
    policy = scene.state.policy.years
    kind = "undivided" if policy is YearPolicy.UNDIVIDED else "policy"
    return [*parts, swatch(kind, scene.look.theme.secondary if kind == "undivided" else colour, text(f"legend.years.{policy}"))]
