"""The headline numbers of each page, at most four."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.frame import UNCONFIRMED
from analysis.headline import Headline, headline
from analysis.largest import half_of_money
from analysis.shares import percentages
from analysis.table import largest_first
from analysis.townships import CITY_LEVEL
from analysis.view import view
from analysis.yearly import UNDIVIDED_YEAR
from i18n import Labels
from models import Basis, FundingSource, Reach
from ui.cards.amounts import is_unfunded, no_funding, source_amounts, township_amounts, year_amounts
from ui.cards.largest_numbers import largest_category, largest_project, openly
from ui.cards.leading import leading, who, with_share
from ui.cards.number import number
from ui.cards.openly import said_openly
from ui.cards.rest import is_wide
from ui.cards.rows import Row, rows, total
from ui.cards.sources import top_sources
from ui.document.lists import Empty, Offer
from ui.document.page import Number
from ui.origins import gap_href, in_view, lines_href, lines_of, projects_at, totals_href, unconfirmed_lines
from ui.passages import funding_href, rows_href
from ui.scene import Scene
from ui.wording import basis_gap

_NAMED = 40  # projects of a long plan that an address names
_NOTHING = 1e-6
_OPEN = 0.5 + _NOTHING  # half of 1 万元 and what floats leave of nothing: the browser adds up in another order
_OPEN_WORD = {True: "open", False: "sure"}


def overview_numbers(scene: Scene) -> list[Number]:
    """Projects, total investment with its basis, share of the stressed source, largest category or project."""
    facts = headline(*scene.ask)
    chosen = scene.state.filter
    narrow = chosen.project or chosen.category
    return [
        _projects(scene, facts),
        _total(scene, facts),
        _central(scene, facts),
        largest_project(scene, facts) if narrow else largest_category(scene, facts),
    ]


def structure_numbers(scene: Scene) -> list[Number]:
    """Projects, total investment, the largest project, and how few projects hold half the money."""
    text, facts = scene.text, headline(*scene.ask)
    few, share, largest = _half(scene)
    half = number(
        "half",
        text("number.half"),
        f"{few:,}",
        text("unit.projects"),
        openly(scene, facts, text("number.half.note", share=text.share(share))),
        href=totals_href(scene, [scene.projects[name] for name in largest]),
    )
    return [_projects(scene, facts), _total(scene, facts), largest_project(scene, facts), half]


def _half(scene: Scene) -> tuple[int, float, list[str]]:
    """How few projects hold half the money, their share, and their ids; of very many only the first ids."""
    seen = view(*scene.ask)
    few, share = half_of_money(seen)
    return few, share, scene.frame.project_ids[largest_first(seen, min(few, _NAMED) if is_wide(scene) else few)].tolist()


def funding_numbers(scene: Scene) -> list[Number]:
    """The sum of the funding, the largest source, the share of the stressed one, and what is unconfirmed."""
    text, facts, listed = scene.text, headline(*scene.ask), rows(source_amounts(scene))
    if facts.funding_wan <= 0:
        labels = {key: text(f"number.{key}") for key in ("top_source.none", "central", "unconfirmed")}
        ids = {"top_source.none": "top_source", "central": scene.plan.stressed_source}
        return [_total(scene, facts), *(_not_given(scene, ids.get(key, key), label) for key, label in labels.items())]
    unconfirmed = next(row for row in listed if row["source"] == UNCONFIRMED)
    value, unit = text.headline(unconfirmed["amount_wan"])
    note = text("number.unconfirmed.note", share=text.share(unconfirmed["share"]), count=int(unconfirmed["projects"]))
    return [
        _total(scene, facts),
        _top_source(scene, listed, facts.funding_wan),
        _central(scene, facts, as_range=True),
        number(
            "unconfirmed", text("number.unconfirmed"), value, unit, note, href=lines_href(scene, unconfirmed_lines(in_view(scene)))
        ),
    ]


def _not_given(scene: Scene, key: str, label: str) -> Number:
    """A number about the funding where there is none: no share of nothing."""
    return number(key, label, scene.text("value.missing" if is_unfunded(scene) else "value.blank"), "", no_funding(scene))


def _top_source(scene: Scene, listed: Sequence[Row], funding_wan: float) -> Number:
    """The largest source: by what is confirmed, or under the other reading by the least that it can have."""
    text = scene.text
    tops, is_open, is_range = top_sources(scene, listed)
    first = tops[0]
    if first["most_wan" if is_range else "amount_wan"] <= 0:
        return number("top_source", text("number.top_source.none"), text("value.blank"), "", text("finding.source.none"))
    ends = [first["least_wan"], first["most_wan"]] if is_range else [first["amount_wan"]]
    shares = [text.share(wan / (funding_wan or 1)) for wan in ends] if is_range else [text.share(first["share"])]
    said = ("range" if is_range and is_open else "", "tied" if len(tops) > 1 else "", _OPEN_WORD[is_range] if is_open else "")
    kind = "_".join(word for word in said if word)
    names = [text.code("source", row["source"]) for row in tops]
    label = text(f"number.top_source.{kind}" if kind else "number.top_source", name=names[0], names=text.listed(names))
    value, note = (_range(text, words) for words in (shares, [text.money(wan) for wan in ends]))
    note = text("number.each_amount", amount=note) if len(tops) > 1 else note
    lines = lines_of(in_view(scene), *(FundingSource(row["source"]) for row in tops))
    return number("top_source", label, value, "", note, href=lines_href(scene, lines))


def _range(text: Labels, ends: Sequence[str]) -> str:
    """The two ends of what is open; one where they read the same."""
    return text("number.range", least=ends[0], most=ends[-1]) if len(set(ends)) > 1 else ends[0]


def year_numbers(scene: Scene) -> list[Number]:
    """Total investment, the peak year, what is built within a year, and what spans years."""
    text, facts, years = scene.text, headline(*scene.ask), _by_year(scene)
    dated = [{"year": year, "amount_wan": wan} for year, wan in years.items() if year != UNDIVIDED_YEAR]
    peaks = leading(dated, "amount_wan", with_share(text, sum(years.values())))
    peak, wan = peaks[0]["year"], peaks[0]["amount_wan"]
    parts = dict(zip(years, percentages([*years.values()]), strict=True))
    share, opened = text.share(parts[peak] / 100), said_openly(text, facts.unconfirmed_wan, 0)
    names = who(text, [str(row["year"]) for row in peaks], "count.years")
    if wan <= 0:
        label, note = text("number.peak_year.none"), ""
    elif len(peaks) > 1:
        label, note = text("number.peak_year.tied", years=names), text("number.each_share", share=share) + opened
    else:
        label, note = text("number.peak_year", year=peak), text("number.peak_year.note", share=share) + opened
    built = [one for row in peaks for one in in_view(scene, from_year=row["year"], to_year=row["year"])] if wan > 0 else []
    href = totals_href(scene, built)
    return [_total(scene, facts), number("peak_year", label, *text.headline(wan), note, href=href), *_spans(scene)]


def _by_year(scene: Scene) -> dict[int, float]:
    years: dict[int, float] = {}
    for row in rows(year_amounts(scene)):
        years[row["year"]] = years.get(row["year"], 0.0) + row["amount_wan"]
    return dict(sorted(years.items()))


def _spans(scene: Scene) -> list[Number]:
    text, seen = scene.text, view(*scene.ask)
    is_single = scene.frame.rows.start_year == scene.frame.rows.end_year
    parts = []
    for key, within in (("single", is_single), ("spread", ~is_single)):
        value, unit = text.headline(float(seen.amount_wan[within].sum()))
        open_wan = [float(wan[within].sum()) for wan in (seen.unconfirmed_wan, seen.undivided_wan)]
        note = text("number.single.note", count=int(seen.selected[within].sum())) + said_openly(text, *open_wan)
        projects = projects_at(scene, seen.selected & within)
        parts.append(number(key, text(f"number.{key}"), value, unit, note, href=totals_href(scene, projects)))
    return parts


def township_numbers(scene: Scene) -> list[Number]:
    """Total investment, the township that gets most, own projects, and what stays at city level."""
    text, facts, listed = scene.text, headline(*scene.ask), rows(township_amounts(scene))
    inside = [row for row in listed if row["township"] in scene.townships and row["selected"]]
    first = _top_township(scene, inside, total(listed, "amount_wan"))
    own = number(
        "own",
        text("number.own"),
        *text.headline(total(inside, "own_wan")),
        text("number.own.note", count=sum(row["own_projects"] > 0 for row in inside)),
        href=totals_href(scene, [one for one in in_view(scene) if one.reach is Reach.SINGLE_TOWNSHIP]),
    )
    kept = next(row for row in listed if row["township"] == CITY_LEVEL)
    note = text("number.city.note") + said_openly(text, kept["unconfirmed_wan"], 0)
    href = totals_href(scene, [one for one in in_view(scene, township=()) if one.reach is Reach.CITY_LEVEL])
    city = number("city", text("number.city"), *text.headline(kept["amount_wan"]), note, href=href)
    return [_total(scene, facts), first, own, city]


def _top_township(scene: Scene, inside: Sequence[Row], whole_wan: float) -> Number:
    """The township that gets most, or all that get as much."""
    text, tops = scene.text, leading(inside, "amount_wan", with_share(scene.text, whole_wan))
    top, names = tops[0], [scene.township_name(row["township"]) for row in tops]
    label = text("number.top_township", name=names[0])
    note = text("number.top_township.note", own=text.money(top["own_wan"]))
    if top["amount_wan"] <= 0:
        return number("top_township", text("number.top_township", name=text("value.blank")), *text.headline(0))
    if len(tops) > 1:
        label = text("number.top_township.tied", names=who(text, names, "count.townships"))
        note = text("number.each_share", share=text.share(top["share"]))
    note += said_openly(text, top["unconfirmed_wan"], top["undivided_wan"])
    href = totals_href(scene, in_view(scene, township=tuple(row["township"] for row in tops)))
    return number("top_township", label, *text.headline(top["amount_wan"]), note, href=href)


# --- the parts they share ------------------------------------------------------------------------


def _projects(scene: Scene, facts: Headline) -> Number:
    text = scene.text
    if facts.projects == facts.of_projects:
        note = text("number.projects.note", **facts.by_type)
    else:
        note = text("number.projects.of", all=facts.of_projects, share=text.share(facts.projects / facts.of_projects))
    return number("projects", text("number.projects"), f"{facts.projects:,}", text("unit.projects"), note, href=rows_href(scene))


def _total(scene: Scene, facts: Headline) -> Number:
    text, selects_money = scene.text, scene.state.filter.selects_money
    value, unit = text.headline(facts.certain_wan if selects_money else facts.amount_wan)
    label = text("number.in_view" if selects_money else "number.total")
    href = funding_href(scene) if scene.state.basis is Basis.FUNDING or scene.state.filter.funding_source else rows_href(scene)
    gap = basis_gap(scene)
    if selects_money and facts.amount_wan - facts.certain_wan > _OPEN:
        return number("total", label, value, unit, _open_part(scene, facts), href=href)
    is_whole = facts.projects == facts.of_projects and not selects_money
    if is_whole or scene.state.filter.is_empty:
        note_href = gap_href(scene) if gap else None
        return number("total", label, value, unit, gap or "", href=href, warn=gap is not None, note_href=note_href)
    note = text("number.total.of", whole=text.money(facts.of_wan), share=text.share(facts.share))
    return number("total", label, value, unit, note, href=href)


def _open_part(scene: Scene, facts: Headline) -> str:
    """What may be in view besides what is certain: undivided money apart, unconfirmed money with its range."""
    text = scene.text
    undivided = text("number.total.undivided", amount=text.money(facts.undivided_wan)) if facts.undivided_wan > _OPEN else ""
    if facts.unconfirmed_wan <= _OPEN:
        return undivided
    is_exact = facts.most_wan - facts.least_wan < _OPEN
    key = "number.total.with_unconfirmed" if is_exact else "number.total.between"
    amounts = {"least": text.money(facts.least_wan), "most": text.money(facts.most_wan)}
    return text(key, open=text.money(facts.unconfirmed_wan), **amounts) + undivided


def _central(scene: Scene, facts: Headline, *, as_range: bool = False) -> Number:
    text = scene.text
    if facts.funding_wan <= 0:
        return _not_given(scene, scene.plan.stressed_source, text("number.central"))
    if scene.state.filter.funding_source:
        return _chosen_sources(scene, facts)
    least, most = facts.central_least_wan, facts.central_most_wan
    if as_range and most > least + _NOTHING and facts.funding_wan:
        note = text("number.central.range", least=text.share(least / facts.funding_wan), most=text.share(most / facts.funding_wan))
    elif scene.state.filter.is_empty:
        amount = text.beside(facts.central_wan, facts.funding_wan) if text.language == "en" else text.money(facts.central_wan)
        note = text("number.central.note", amount=amount, total=text.money(facts.funding_wan))
    else:
        note = text("number.central.whole", amount=text.money(facts.central_wan), share=text.share(facts.before_central_share))
    shares = _shares(scene)
    return number(
        scene.plan.stressed_source,
        text("number.central"),
        text.share(shares[scene.plan.stressed_source]),
        "",
        note,
        href=lines_href(scene, lines_of(in_view(scene), scene.plan.stressed_source)),
    )


def _chosen_sources(scene: Scene, facts: Headline) -> Number:
    """What the chosen sources hold of the funding, and what they may hold at most."""
    text, codes = scene.text, list(scene.state.filter.funding_source)
    shares = _shares(scene)
    label = text("number.source", name=text.listed([text.code("source", code) for code in codes]))
    note = text("number.source.of", total=text.money(facts.funding_wan))
    if facts.unconfirmed_wan > _OPEN and facts.funding_wan:
        least, most = (text.share(wan / facts.funding_wan) for wan in (facts.least_wan, facts.most_wan))
        note = text("number.source.exact" if least == most else "number.source.range", least=least, most=most)
    return number("source", label, text.share(sum(shares[code] for code in codes)), "", note, href=funding_href(scene))


def _shares(scene: Scene) -> dict[str, float]:
    """The shares of the sources, as beside their bars."""
    table = source_amounts(scene)
    return dict(zip(table["source"], table["share"], strict=True))


def unknown_project(scene: Scene) -> Empty:
    """What the address of a project that the plan does not have shows."""
    offer: Offer = {"label": scene.text("project.all"), "href": scene.href("projects", id=None), "clear": {}}
    return {"kind": "empty", "id": "unknown", "text": scene.text("project.unknown"), "offers": [offer]}
