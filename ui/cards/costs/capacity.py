"""What is planned of one kind: by category, township and year."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from analysis.core.arrays import share_of
from analysis.questions.capacity import capacity_by_category, capacity_by_township, capacity_by_year, planned
from analysis.questions.unit_costs import ProjectCost
from analysis.questions.yearly import UNDIVIDED_YEAR
from charts.capacity_bars import capacity_bars
from charts.township_bars import township_bars
from charts.year_columns import year_columns
from i18n import Labels
from models import QuantityKind
from tables import Table, rows_at
from ui.cards.category.category import category_mark, category_origins
from ui.cards.costs import capacity_parts as parts
from ui.cards.costs.cost_numbers import amount_words, size_words
from ui.cards.costs.kinds import costs_in_view
from ui.cards.parts.card import Card, Mark
from ui.cards.parts.leading import leading, who
from ui.cards.parts.rows import Column, Row, chosen_or_all, count_column, of_categories_in_view, ranked, rows, total
from ui.cards.parts.subtitles import legend_colour
from ui.cards.parts.windows import has_many_projects
from ui.cards.townships.townships import is_place, one_category, place_name, township_counts, township_mark, township_origins
from ui.cards.years.years import in_plan, outside_years, per_year, year_mark, year_origins
from ui.document.parts import Link
from ui.scene.scene import Scene
from ui.words.filters import allocation_note
from ui.words.passages import where_href
from ui.words.workings import ALL_YEARS, SIZE, share_href, years_slice

_NOUNS = 4
_ALL = 0.9995


def capacity_category_card(scene: Scene, kind: QuantityKind) -> Card:
    """Bars by category; facilities of different names are named, never merged in silence."""
    scene = parts.told_in(scene, kind)
    text, table = scene.text, capacity_by_category(scene.question, amounts=planned(scene.frame, kind))
    table = rows_at(table, [place for place, before in enumerate(table["before"]) if before > 0])
    listed, within, sizes = rows(table), nouns_by_category(scene, kind), parts.of_size(category_origins(scene), kind)
    nouns_of = Column(
        text("kind.facilities"),
        lambda row: text.listed(list(within.get(str(row["category"]), ()))),
        lambda row: _nouns_href(scene, kind, row),
    )
    return Card(
        id="capacity_by_category",
        rows=of_categories_in_view(listed),
        figure=capacity_bars(table, text=text, look=scene.look, within=within),
        title=_category_title(scene, kind, listed),
        subtitle=parts.subtitle(scene, kind, listed, legend_colour(scene, listed)),
        marks=[category_mark(scene, row, row["amount"], source=parts.size_told(sizes, row)) for row in listed],
        columns=[
            Column(text("field.category"), sizes.name),
            *parts.size_columns(text, kind, sizes),
            count_column(text, sizes.count("all", kind)),
            *([nouns_of] if kind is QuantityKind.FACILITIES else []),
        ],
        how=parts.how(scene),
        leads=sizes.before(listed),
    )


def nouns_by_category(scene: Scene, kind: QuantityKind) -> dict[str, list[str]]:
    """For facilities, what those of each category are called and how many there are of each, the most first."""
    if kind is not QuantityKind.FACILITIES or has_many_projects(scene):
        return {}
    found: dict[str, list[ProjectCost]] = {}
    for cost in costs_in_view(scene, kind, category=()):
        found.setdefault(str(cost.project.category), []).append(cost)
    return {category: nouns(scene, costs) for category, costs in found.items()}


def nouns(scene: Scene, costs: Sequence[ProjectCost]) -> list[str]:
    """What facilities are called and how many there are of each, the most first; the rest by their number."""
    counts: dict[str, float] = {}
    for quantity in (one for cost in costs for one in cost.quantities):
        noun = scene.called(quantity.noun)
        counts[noun] = counts.get(noun, 0) + quantity.value
    ordered = sorted(counts.items(), key=lambda item: -item[1])
    words = [scene.text("capacity.within", noun=noun, value=amount_words(value)) for noun, value in ordered[:_NOUNS]]
    if len(ordered) > _NOUNS:
        words[-1] += scene.text("capacity.within.rest", count=len(ordered))
    return words


def _category_title(scene: Scene, kind: QuantityKind, listed: Sequence[Row]) -> str:
    text, whole, name = scene.text, total(listed, "amount"), scene.text(f"kind.{kind}")
    top = ranked(chosen_or_all(listed), "amount")[0]
    if top["amount"] <= 0:
        return text("capacity.nothing", kind=name)
    share = top["amount"] / whole
    key = "only" if share >= _ALL else "top"
    return text(f"capacity.category.{key}", name=text.code("category", top["category"]), kind=name, share=text.share(share))


def capacity_township_card(scene: Scene, kind: QuantityKind) -> Card:
    """Ranked bars by township: whole projects solid, shares of projects hatched, the city's own apart."""
    scene = parts.told_in(scene, kind)
    text, table = scene.text, capacity_by_township(scene.question, amounts=planned(scene.frame, kind))
    listed, names = rows(table), {code: place_name(scene, code) for code in table["township"]}
    ordered, sizes = ranked(listed, "amount"), parts.of_size(township_origins(scene), kind)
    return Card(
        id="capacity_by_township",
        span=2,
        rows=ordered,
        figure=township_bars(_as_money(table), text=text, look=scene.look, names=names, category=one_category(scene)),
        title=_township_title(scene, kind, listed),
        subtitle=parts.subtitle(scene, kind, listed, scene.look.theme.colour(one_category(scene) or "")),
        marks=[
            township_mark(scene, row, row["amount"], source=parts.size_told(sizes, row)) for row in ordered if is_place(scene, row)
        ],
        columns=[Column(text("field.township"), sizes.name), *parts.size_columns(text, kind, sizes), *township_counts(sizes, kind)],
        how=[*parts.how(scene), text(f"policy.townships.{scene.state.policy.townships}"), text("how.city_level")],
        leads=sizes.before(listed),
    )


def _as_money(table: Table, own: str = "own_wan", shared: str = "shared_wan") -> Table:
    """A table of sizes as the charts of money read it: they draw any amounts, in the words they get."""
    names = {"own": own, "shared": shared, **{name: f"{name}_wan" for name in ("undivided", "amount", "before")}}
    amounts = np.array(table["amount"])
    share, unconfirmed = share_of(amounts, float(amounts.sum())).tolist(), [0.0] * len(amounts)
    return {**{names.get(name, name): column for name, column in table.items()}, "share": share, "unconfirmed_wan": unconfirmed}


def _township_title(scene: Scene, kind: QuantityKind, listed: Sequence[Row]) -> str:
    text, name, whole = scene.text, scene.text(f"kind.{kind}"), total(listed, "amount")
    places = [row for row in listed if row["township"] in scene.townships]
    if total(places, "amount") <= 0:
        return text("capacity.township.none" if whole > 0 else "capacity.nothing", kind=name)
    pool = chosen_or_all(places)
    tied = leading(pool, "amount", amount_words)
    top = tied[0]
    if top["amount"] <= 0:
        return text("capacity.nothing", kind=name)
    if len(tied) > 1:
        amount = text("money", number=size_words(top["amount"]), unit=text(f"kind.unit.{kind}"))
        return text(f"capacity.township.{'all' if len(tied) == len(places) else 'tied'}", count=len(tied), kind=name, amount=amount)
    if top["amount"] >= whole * _ALL:
        return text("capacity.township.only", name=scene.township_name(top["township"]), kind=name)
    words = text(
        "capacity.township.top", name=scene.township_name(top["township"]), kind=name, share=text.share(top["amount"] / whole)
    )
    without = sum(row["own_projects"] == 0 for row in places)
    return words + (text("capacity.township.without_own", count=without) if without and len(pool) == len(places) else "")


def capacity_year_card(scene: Scene, kind: QuantityKind) -> Card:
    """Columns by year, stacked by category; what a policy put there is hatched."""
    scene = parts.told_in(scene, kind)
    text, table = scene.text, capacity_by_year(scene.question, amounts=planned(scene.frame, kind))
    listed, sizes = rows(table), parts.of_size(year_origins(scene), kind)
    years, of_years = per_year(listed, ("own", "shared", "undivided", "amount")), replace(sizes, of="year")
    return Card(
        id="capacity_by_year",
        rows=of_categories_in_view([row for row in listed if row["before"] > 0]),
        figure=year_columns(
            _as_money(table, own="single_wan", shared="spread_wan"), text=text, look=scene.look, outside=outside_years(scene)
        ),
        title=_year_title(scene, kind, years),
        subtitle=parts.subtitle(scene, kind, listed, legend_colour(scene, listed)),
        marks=[
            *(year_mark(scene, row, row["amount"], source=parts.size_told(of_years, row)) for row in in_plan(scene, years)),
            *_series(scene, kind, {row["category"] for row in listed if row["amount"] > 0}),
        ],
        columns=[
            Column(text("field.year"), sizes.name),
            Column(text("field.category"), lambda row: text.code("category", row["category"])),
            *parts.size_columns(text, kind, sizes),
            count_column(text, sizes.count("all", kind)),
        ],
        how=[*parts.how(scene), allocation_note(scene)],
        leads=[*_shared_lead(scene, kind), *sizes.before(years)],
    )


def _series(scene: Scene, kind: QuantityKind, named: set[str]) -> list[Mark]:
    """The categories, whose names stand beside the last column."""
    found = rows(capacity_by_category(scene.question.replace(**ALL_YEARS), amounts=planned(scene.frame, kind)))
    sizes = parts.of_size(replace(category_origins(scene), changes=lambda row: {"category": row["category"], **ALL_YEARS}), kind)
    return [
        category_mark(scene, row, row["amount"], source=parts.size_told(sizes, row)) for row in found if row["category"] in named
    ]


def _year_title(scene: Scene, kind: QuantityKind, years: Sequence[Row]) -> str:
    text, name, whole = scene.text, scene.text(f"kind.{kind}"), total(years, "amount")
    dated = in_plan(scene, years)
    if whole <= 0:
        return text("capacity.nothing", kind=name)
    chosen = [row for row in dated if row["selected"]]
    if 0 < len(chosen) < len(dated):
        span = text.years(int(chosen[0]["year"]), int(chosen[-1]["year"]))
        share = text.share(total(chosen, "amount") / whole)
        shared = total(chosen, "shared") / (total(chosen, "amount") or 1.0)
        return text("capacity.year.chosen", years=span, kind=name, share=share) + _shared(text, shared, "capacity.year.shared.it")
    if total(dated, "amount") <= 0:
        return text("capacity.year.undivided.whole", kind=name)
    tops = leading(dated, "amount", amount_words)
    values = {"kind": name, "share": text.share(tops[0]["amount"] / whole)}
    if 1 < len(tops) < len(dated):
        years_ = who(text, [str(row["year"]) for row in tops], "count.years")
        words = text("capacity.year.tied", years=years_, kind=name, share=text.share(total(tops, "amount") / whole))
    elif len(tops) > 1:
        words = text("capacity.year.even", **values)
    elif tops[0]["amount"] >= whole * _ALL:
        words = text("capacity.year.only", year=int(tops[0]["year"]), kind=name)
    else:
        words = text("capacity.year.top", year=int(tops[0]["year"]), **values)
    return words + _rest(scene, dated, years)


def _rest(scene: Scene, dated: Sequence[Row], years: Sequence[Row]) -> str:
    """How much of everything is not divided over years, or else was by a policy."""
    text, whole = scene.text, total(years, "amount")
    undivided = total([row for row in years if row["year"] == UNDIVIDED_YEAR], "amount") / whole
    shared = total(dated, "shared") / whole
    if undivided > 1 - _ALL:
        return text("capacity.year.undivided", share=text.share(undivided))
    return _shared(text, shared, "capacity.year.shared")


def _shared(text: Labels, shared: float, key: str) -> str:
    return text("capacity.year.shared.whole" if shared >= _ALL else key, share=text.share(shared)) if shared > 0 else ""


def _nouns_href(scene: Scene, kind: QuantityKind, row: Row) -> str | None:
    """Where what facilities are called stands, and how many there are of each."""
    costs = costs_in_view(scene, kind, category=(row["category"],))
    return where_href(scene, *(quantity.passage for cost in costs for quantity in cost.quantities))


def _shared_lead(scene: Scene, kind: QuantityKind) -> list[Link]:
    """Where the part comes from that a policy put into years."""
    years, asked = years_slice(scene.frame.years), scene.state.filter
    href = share_href(scene, "year", SIZE, kind, "shared", years, **ALL_YEARS)
    chosen = share_href(scene, "none", SIZE, kind, "shared") if asked.from_year or asked.to_year else href
    return [{"label": scene.text("capacity.shared"), "href": one} for one in dict.fromkeys((href, chosen))]
