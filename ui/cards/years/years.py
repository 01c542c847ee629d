"""Investment by year under the chosen policy."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from analysis.core.parts import PARTS, percentages
from analysis.core.view import in_context
from analysis.questions.categories import by_category
from analysis.questions.yearly import EVERY, OWN, UNDIVIDED_YEAR, by_year
from charts.parts.words import is_open
from charts.year_columns import year_columns
from i18n import Labels
from ui.cards.category.category import category_mark
from ui.cards.parts.amounts import told, year_rows
from ui.cards.parts.card import SCENES_KEPT, Card, Mark, amount_label, unless_nothing
from ui.cards.parts.leading import most_money, who
from ui.cards.parts.origins import Origins, by_other_method
from ui.cards.parts.rows import NOTHING, Column, Row, amount_column, of_categories_in_view, rounding_words, total
from ui.cards.parts.subtitles import legend_colour, of_unit, open_legend, spread_swatch, swatch
from ui.cards.parts.unsettled import open_title, part_columns, with_rest, with_undivided
from ui.document.parts import Link
from ui.scene.scene import Scene
from ui.words.filters import allocation_note
from ui.words.workings import ALL_YEARS, AMOUNT, COUNT, SHARE, WITHIN, ends_href, share_href, working_href, years_slice

_ALL = 1 - 1e-9
_SAME = 0.499999  # not quite half of 1 万元, for what floats leave of nothing


@unless_nothing(*OWN)
def year_card(scene: Scene) -> Card:
    """Columns by year, stacked by category; what a policy put there is hatched."""
    text, table = scene.text, by_year(scene.question)
    listed, years, origins = year_rows(scene), _years(scene), year_origins(scene)
    whole, colour = in_context(scene.question, "from_year", "to_year").whole, legend_colour(scene, listed)
    other, shares = by_other_method(scene, "years"), {row["year"]: row["share"] for row in years}

    def source(row: Row) -> str:
        """Where the numbers of a year come from, and how many projects it has."""
        return f"{origins.mark(row, 'single', 'spread')}~{COUNT}.all.{years_slice([int(row['year'])])}"

    return Card(
        id="by_year",
        rows=with_rest(of_categories_in_view(listed), whole, "year"),
        figure=year_columns(table, text=text, look=scene.look, shares=shares, outside=outside_years(scene)),
        title=year_title(scene),
        subtitle=[
            of_unit(text),
            text("subtitle.of_years", total=text.amount(whole.amount)) if whole.amount and not any(map(is_open, listed)) else "",
            swatch("solid", colour, text("legend.single_year")),
            spread_swatch(scene, colour),
            open_legend(scene, listed),
        ],
        marks=[
            *[year_mark(scene, row, row, row["share"], source=source(row)) for row in in_plan(scene, years)],
            *_category_marks(scene, listed),
        ],
        columns=_columns(scene, listed),
        how=[allocation_note(scene), *rounding_words(text, years)],
        leads=[
            *origins.before(years),
            _within_lead(scene, in_plan(scene, listed)),
            *_spread_leads(scene),
            *origins.by_other("years", lambda other: in_plan(other, _years(other))),
            *_spread_leads(other),
            _together_lead(scene),
            _together_lead(other),
        ],
    )


def year_title(scene: Scene) -> str:
    """Which year has most, and what of it rests on the policy; where some money is open, which is certain of most."""
    text, years = scene.text, _years(scene)
    said = open_title(text, in_plan(scene, years), lambda row: text("compare.year", year=int(row["year"])), years)
    return (said or _title(scene, years)) + with_undivided(text, total(years, "undivided_wan"))


@lru_cache(maxsize=2 * SCENES_KEPT)
def _years(scene: Scene) -> list[Row]:
    """The years with the parts of their amounts, and their shares where they are known."""
    listed = year_rows(scene)
    years = per_year(listed, ("spread_wan", *PARTS))
    shares = percentages([row["amount_wan"] for row in years])
    is_known = not any(map(is_open, listed))
    return [{**row, "share": share / 100 if is_known else None} for row, share in zip(years, shares, strict=True)]


def per_year(listed: Sequence[Row], names: Sequence[str]) -> list[dict[str, Any]]:
    """The columns ``names`` of rows by year and category added up by year; a year is chosen if all of its rows are."""
    found = []
    for year in dict.fromkeys(row["year"] for row in listed):
        parts = [row for row in listed if row["year"] == year]
        sums = {name: total(parts, name) for name in names}
        found.append({"year": year, **sums, "selected": all(row["selected"] for row in parts)})
    return found


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


def _columns(scene: Scene, listed: Sequence[Row]) -> list[Column]:
    text, origins = scene.text, year_origins(scene)
    heads = {"single": "legend.single_year", "spread": "column.spread"}
    kinds = [amount_column(text, f"{kind}_wan", text(head), origins.part(kind)) for kind, head in heads.items()]
    of_one = [Column(text("field.category"), lambda row: text.code("category", row["category"]) if "category" in row else "")]
    return [
        Column(text("field.year"), origins.name),
        *([] if any(row["category"] == EVERY for row in listed) else of_one),
        *part_columns(text, listed, kinds, origins=origins),
    ]


def _spread_leads(scene: Scene) -> list[Link]:
    """Where the part comes from that a policy spread over years, and that it did not; and that of the chosen years."""
    words, asked = "~".join(f"{SHARE}.year.{AMOUNT}.{part}" for part in ("spread", "amount.y0")), scene.state.filter
    hrefs = [working_href(scene, words, **ALL_YEARS), share_href(scene, "none", AMOUNT, "spread")]
    return [{"label": scene.text("column.spread"), "href": href} for href in hrefs[: 2 if asked.from_year or asked.to_year else 1]]


def _together_lead(scene: Scene) -> Link | None:
    """Where the share comes from that years have together: those that are chosen, or that have most, if they follow each other."""
    dated = in_plan(scene, _years(scene))
    chosen, whole = [row for row in dated if row["selected"]], total(dated, "amount_wan")
    if whole <= 0:
        return None
    some = chosen if 0 < len(chosen) < len(dated) else most_money(scene.text, dated, whole)
    first, last = int(some[0]["year"]), int(some[-1]["year"])
    if last - first != len(some) - 1 or first == last:
        return None
    href = share_href(scene, "year", AMOUNT, "amount", years_slice([first, last]), **ALL_YEARS)
    return {"label": scene.text.years(first, last), "href": href}


def _within_lead(scene: Scene, listed: Sequence[Row]) -> Link | None:
    """Where the shares come from that categories have in years, of all categories chosen, where these are several."""
    rows_of = [row for row in listed if row["amount_wan"] > NOTHING and row["category"] != EVERY]
    if len(scene.state.filter.category) <= 1 or not rows_of or any(map(is_open, listed)):
        return None
    own = (f"category-{row['category']}.{AMOUNT}.amount.{years_slice([int(row['year'])])}" for row in rows_of)
    href = working_href(scene, "~".join(f"{SHARE}.{WITHIN}.{one}" for one in own), **ALL_YEARS)
    return {"label": scene.text("card.within_years"), "href": href}


def year_origins(scene: Scene) -> Origins:
    """Where the numbers of years come from; of rows by year and category, those of both."""

    def changes(row: Row) -> Mapping[str, object]:
        within = {"category": row["category"]} if row.get("category", EVERY) != EVERY else {}
        return {**ALL_YEARS, **within}

    of = "year" if scene.state.filter.category else "year-category"
    return Origins(
        scene,
        of,
        changes,
        lambda row: year_name(scene, int(row["year"])),
        lambda row: (years_slice([int(row["year"])]),),
        field="year",
    )


def year_mark(scene: Scene, row: Row, amount: float | Row, share: float | None = None, *, source: str | None) -> Mark:
    """A year in the words of a chart; a click chooses it."""
    year, chosen = str(int(row["year"])), scene.state.filter
    on = bool(chosen.from_year and chosen.to_year) and int(year) in range(chosen.from_year or 0, (chosen.to_year or 0) + 1)
    return Mark(year, amount_label(scene.text, year, amount, share), {"from_year": year, "to_year": year}, on, source=source)


def _category_marks(scene: Scene, listed: Sequence[Row]) -> list[Mark]:
    """The categories, whose names stand beside the last column."""
    named = {row["category"] for row in listed if row["amount_wan"] > 0}
    found = told(by_category, scene.question.without(*ALL_YEARS))
    return [
        category_mark(scene, row, row, source=ends_href(scene, (AMOUNT,), category=row["category"], **ALL_YEARS))
        for row in found
        if row["category"] in named
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
        span = text.years(int(chosen[0]["year"]), int(chosen[-1]["year"]))
        words = text("title.year.chosen", years=span, share=text.share(total(chosen, "share")))
        return words + _spread(scene, chosen, total(chosen, "amount_wan"), "it")
    amounts = [row["amount_wan"] for row in dated]
    if max(amounts) - min(amounts) < _SAME:
        return text("title.year.even", share=text.share(dated[0]["share"]))
    words = _top(text, dated, whole)
    if undivided > 0:
        return words + text("title.year.undivided", share=text.share(undivided))
    return words + _spread(scene, dated, whole, "all" if scene.state.filter.is_empty else "view")


def _top(text: Labels, dated: Sequence[Row], whole: float) -> str:
    """The year that has most, or all that have as much."""
    tops = most_money(text, dated, whole)
    share = text.share(total(tops, "share"))
    if len(tops) > 1:
        names = who(text, [str(row["year"]) for row in tops], "count.years")
        if whole - total(tops, "amount_wan") <= NOTHING:
            return text("title.year.equal", years=names, share=text.share(tops[0]["share"]))
        return text("title.year.tied", years=names, share=share)
    if total(dated, "amount_wan") - tops[0]["amount_wan"] <= NOTHING and whole - tops[0]["amount_wan"] <= NOTHING:
        return text("title.year.only", year=int(tops[0]["year"]))
    return text("title.year.top", year=int(tops[0]["year"]), share=share)


def _spread(scene: Scene, dated: Sequence[Row], whole: float, of: str) -> str:
    """How much of the money of these years rests on the policy; nothing where part of it is open, for then no one knows.

    ``of`` says what it is a share of: all money, the money in view, or ``it``, the money just spoken of.
    """
    text = scene.text
    spread = total(dated, "spread_wan") / whole if whole else 0.0
    known = abs(whole - total(dated, "certain_wan")) < _SAME
    if not spread or not known:
        return ""
    if spread > _ALL:
        return text(f"title.year.spread.whole.{scene.state.policy.years}")
    if of == "all":
        return text(f"title.year.spread.all.{scene.state.policy.years}", share=text.share(spread))
    return text(f"title.year.spread.{scene.state.policy.years}", share=text.share(spread), whole=text(f"title.year.of.{of}"))
