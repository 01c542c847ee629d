"""The headline numbers of each page, at most four."""

from collections.abc import Sequence
from functools import partial

import numpy as np

from analysis.core.frame import UNCONFIRMED
from analysis.core.largest import half_of_money
from analysis.questions.headline import headline
from analysis.questions.table import largest_first
from analysis.questions.townships import CITY_LEVEL
from charts.parts.words import is_open
from charts.source_bars import range_share
from i18n import Labels
from models import Reach
from ui.cards.funding.sources import top_sources
from ui.cards.numbers.parts import (
    largest_category,
    largest_project,
    not_given_number,
    projects_number,
    range_of_money,
    shown_wan,
    stressed_source_number,
    total_number,
)
from ui.cards.parts.amounts import source_rows, township_rows, year_rows
from ui.cards.parts.card import unless_nothing
from ui.cards.parts.leading import most_money, who
from ui.cards.parts.number import number
from ui.cards.parts.rows import NOTHING, OPEN, Row, sums_by, total
from ui.cards.parts.unsettled import may_be_more, open_number, parts_of, with_undivided
from ui.cards.parts.windows import has_many_projects
from ui.cards.years.years import in_plan
from ui.document.page import Number
from ui.scene.scene import Scene
from ui.words.origins import in_view, list_href, projects_at
from ui.words.passages import where_href
from ui.words.workings import (
    ALL_PLACES,
    ALL_YEARS,
    AMOUNT,
    HALF,
    LINES,
    SHARE,
    SOURCE,
    SURE,
    amount_href,
    ends_href,
    share_href,
    township_slice,
    working_href,
    years_slice,
)

_NAMED = 40  # projects of a long plan that an address names


@unless_nothing()
def overview_numbers(scene: Scene) -> list[Number]:
    """Projects, total investment with its basis, share of the stressed source, largest category or project."""
    facts, chosen = headline(scene.question), scene.state.filter
    largest = largest_project if chosen.project or chosen.category else largest_category
    return [one(scene, facts) for one in (projects_number, total_number, stressed_source_number, largest)]


@unless_nothing()
def structure_numbers(scene: Scene) -> list[Number]:
    """Projects, total investment, the largest project, and how few projects hold half the money."""
    text, facts = scene.text, headline(scene.question)
    few, share = half_of_money(scene.seen)
    told = min(few, _NAMED) if has_many_projects(scene) else few
    largest = [scene.plan.projects[row] for row in largest_first(scene.seen, told, scene.seen.sure_wan).tolist()]
    key = "number.half.open" if scene.seen.is_open else "number.half.note"
    note = text(key, share=text.share(share)) + with_undivided(text, facts.undivided_wan)
    listed = list_href(scene, largest) if len(largest) == few else None  # where there are more than are named, their places
    href = listed or where_href(scene, *(one.total_cell for one in largest))
    of_all = working_href(scene, HALF, f"{few}") if few and not has_many_projects(scene) else None
    half = number("half", text("number.half"), f"{few:,}", text("unit.projects"), note, href=href, note_href=of_all)
    return [projects_number(scene, facts), total_number(scene, facts), largest_project(scene, facts), half]


@unless_nothing()
def funding_numbers(scene: Scene) -> list[Number]:
    """The sum of the funding, the largest source, the share of the stressed one, and what is unconfirmed."""
    text, facts, listed = scene.text, headline(scene.question), source_rows(scene)
    if facts.funding_wan <= 0:
        keys = {"top_source": "top_source.none", scene.plan.stressed_source: "central", "unconfirmed": "unconfirmed"}
        return [total_number(scene, facts), *(not_given_number(scene, key, text(f"number.{of}")) for key, of in keys.items())]
    top, stressed = _top_source(scene, listed, facts.funding_wan), stressed_source_number(scene, facts)
    return [total_number(scene, facts), top, stressed, _unconfirmed(scene, listed, facts.funding_wan)]


def _unconfirmed(scene: Scene, listed: Sequence[Row], funding_wan: float) -> Number:
    """The money whose column is not certain, and what of it no source is sure of."""
    text, found = scene.text, next(row for row in listed if row["source"] == UNCONFIRMED)
    wan, sure = found["confirmed_wan"], found["sure_wan"]
    note = text("number.unconfirmed.note", share=text.share(wan / funding_wan), count=int(found["projects"]))
    if wan - sure > OPEN:
        note += text("number.unconfirmed.left" if sure > OPEN else "number.unconfirmed.known", left=text.money(sure))
    words, listing = f"{LINES}.{UNCONFIRMED}", scene.page_href("projects", unsettled="1")
    href = working_href(scene, f"{words}~{SHARE}.source.{words}", funding_source=None) if wan else None
    label, said = text("number.unconfirmed"), _of_all_sources(scene, note)
    return number("unconfirmed", label, *text.headline(wan), said, href=href, note_href=listing)


def _top_source(scene: Scene, listed: Sequence[Row], funding_wan: float) -> Number:
    """The source that is sure of most, by the range that it can have."""
    text = scene.text
    tops, may_be_passed = top_sources(scene, listed)
    first = tops[0]
    if first["amount_wan"] <= 0:
        return number("top_source", text("number.top_source.none"), text("value.blank"), "", text("title.source.none"))
    kind = "_".join(filter(None, ("tied" if len(tops) > 1 else "", "open" if may_be_passed else "")))
    names = [text.code("source", row["source"]) for row in tops]
    label = text(f"number.top_source.{kind}" if kind else "number.top_source", name=names[0], names=text.listed(names))
    money = range_of_money(text, first["sure_wan"], first["amount_wan"])
    note = _of_all_sources(scene, text("number.each_amount", amount=money) if len(tops) > 1 else money)
    href = ends_href(scene, (SHARE, "source", SOURCE, first["source"]), funding_source=None)
    return number("top_source", label, range_share(text, first, funding_wan), "", note, href=href)


def _of_all_sources(scene: Scene, note: str) -> str:
    """A note on what is of all sources, whichever are chosen: it says so where some are."""
    is_beyond = bool(scene.state.filter.funding_source)
    return scene.text("number.beyond", note=note, name=scene.text("field.funding_source").lower()) if is_beyond else note


@unless_nothing()
def year_numbers(scene: Scene) -> list[Number]:
    """Total investment, the peak year, what is built within a year, and what spans years."""
    text, facts, listed = scene.text, headline(scene.question), year_rows(scene)
    years: dict[int, float] = dict(sorted(sums_by(listed, "year").items()))
    chosen = {row["year"] for row in listed if row["selected"]}
    if any(map(is_open, listed)):
        own = in_plan(scene, [row for row in listed if row["year"] in chosen or not chosen])
        top = open_number(
            text,
            "peak_year",
            own,
            lambda row: text("compare.year", year=int(row["year"])),
            lambda top: ends_href(scene, (AMOUNT,), (years_slice([top["year"]]),), **ALL_YEARS),
        )
        return [total_number(scene, facts), top, *_spans(scene)]
    dated = in_plan(scene, [{"year": year, "amount_wan": wan} for year, wan in years.items() if year in chosen or not chosen])
    peaks = most_money(text, dated, sum(years.values()))
    peak, wan = peaks[0]["year"], peaks[0]["amount_wan"]
    share, opened = text.share(wan / (sum(years.values()) or 1)), with_undivided(text, total(listed, "undivided_wan"))
    names = who(text, [str(row["year"]) for row in peaks], "count.years")
    if wan <= 0:
        label, note = text("number.peak_year.none"), ""
    elif len(peaks) > 1:
        label, note = text("number.peak_year.tied", years=names), text("number.each_share", share=share) + opened
    else:
        label, note = text("number.peak_year", year=peak), _of_all_years(scene, share, sum(years.values())) + opened
    href = amount_href(scene, "amount", years_slice([peak]), **ALL_YEARS) if wan > 0 else None
    return [total_number(scene, facts), number("peak_year", label, *text.headline(wan), note, href=href), *_spans(scene)]


def _of_all_years(scene: Scene, share: str, wan: float) -> str:
    """The share of all years; where these have something else than the total that is shown, also what this is a share of."""
    whole = scene.text.money(wan)
    is_total = whole == scene.text.money(shown_wan(scene, headline(scene.question)))
    return scene.text("number.peak_year.note" if is_total else "number.peak_year.of", whole=whole, share=share)


def _spans(scene: Scene) -> list[Number]:
    text, seen = scene.text, scene.seen
    is_single = scene.frame.rows.start_year == scene.frame.rows.end_year
    parts = []
    for key, within in (("single", is_single), ("spread", ~is_single)):
        found = seen.parts_of_rows(np.flatnonzero(within))
        value, unit = text.headline(found.sure)
        note = text("number.single.note", count=int(seen.selected[within].sum())) + may_be_more(text, found)
        to_list = list_href(scene, projects_at(scene, seen.selected & within))
        href = working_href(scene, "~".join(f"{AMOUNT}.{one}.{key}" for one in (SURE, "amount"))) if found.amount else None
        parts.append(number(key, text(f"number.{key}"), value, unit, note, href=href, note_href=to_list))
    return parts


@unless_nothing()
def township_numbers(scene: Scene) -> list[Number]:
    """Total investment, the township that gets most, own projects, and what stays at city level."""
    text, facts, listed = scene.text, headline(scene.question), township_rows(scene)
    places = [row for row in listed if row["township"] in scene.townships]
    inside = [row for row in places if row["selected"]] or places
    first = _top_township(scene, inside, total(listed, "amount_wan"))
    own_wan = total(inside, "own_wan")
    own_href = amount_href(scene, "certain", reach=Reach.SINGLE_TOWNSHIP.value) if own_wan else None
    own = number("own", text("number.own"), *text.headline(own_wan), _own_note(text, inside), href=own_href)
    rest = _shared(scene, inside) if scene.state.filter.township else _city(scene, listed)
    return [total_number(scene, facts), first, own, rest]


def _city(scene: Scene, listed: Sequence[Row]) -> Number:
    text, kept = scene.text, next(row for row in listed if row["township"] == CITY_LEVEL)
    note = text("number.city.note") + may_be_more(text, parts_of(kept))
    href = amount_href(scene, SURE, township_slice(CITY_LEVEL), **ALL_PLACES) if kept["sure_wan"] else None
    return number("city", text("number.city"), *text.headline(kept["sure_wan"]), note, href=href)


def _shared(scene: Scene, inside: Sequence[Row]) -> Number:
    """What the chosen townships get of projects that they share: of the city's own they get nothing."""
    text, shared = scene.text, [one for one in in_view(scene) if one.reach is not Reach.SINGLE_TOWNSHIP]
    wan, note = total(inside, "shared_wan"), text("count.projects", count=len(shared))
    href = amount_href(scene, "shared") if wan else None
    return number("shared", text("number.shared"), *text.headline(wan), note, href=href, note_href=list_href(scene, shared))


def _own_note(text: Labels, inside: Sequence[Row]) -> str:
    """In how many townships there are projects of their own; where part of their money is open, those with money that is not."""
    own = [row for row in inside if row["own_projects"] > 0]
    sure = [row for row in own if row["own_wan"] > NOTHING]
    if not sure:
        return text("number.own.open" if own else "number.own.none")
    is_open = total(own, "unconfirmed_wan") + total(own, "undivided_wan") > OPEN
    return text("number.own.sure" if is_open else "number.own.note", count=len(sure))


def _top_township(scene: Scene, inside: Sequence[Row], whole_wan: float) -> Number:
    """The township that gets most, or all that get as much."""
    if any(map(is_open, inside)):
        of_place = partial(_of_place, scene)
        return open_number(scene.text, "top_township", inside, lambda row: scene.township_name(row["township"]), of_place)
    text, tops = scene.text, most_money(scene.text, inside, whole_wan)
    top, names = tops[0], [scene.township_name(row["township"]) for row in tops]
    label = text("number.top_township", name=names[0])
    opened = with_undivided(text, top["undivided_wan"])
    is_all_own = top["amount_wan"] - top["own_wan"] <= NOTHING
    note = text("number.top_township.own" if is_all_own else "number.top_township.note", own=text.money(top["own_wan"]))
    if opened or top["own_wan"] <= NOTHING:
        note = text("number.top_township.of", whole=text.money(whole_wan), share=text.share(top["share"]))
    if top["amount_wan"] <= 0:
        return number("top_township", text("number.top_township", name=text("value.blank")), *text.headline(0))
    if len(tops) > 1:
        label = text("number.top_township.tied", names=who(text, names, "count.townships"))
        note = text("number.each_share", share=text.share(top["share"]))
    note += opened
    sliced = township_slice(top["township"])
    own = amount_href(scene, "own", sliced, **ALL_PLACES)
    is_own = top["own_wan"] > NOTHING and not opened and len(tops) == 1
    to_note = own if is_own else share_href(scene, "township", AMOUNT, "amount", sliced, **ALL_PLACES)
    href = _of_place(scene, top)
    return number("top_township", label, *text.headline(top["amount_wan"]), note, href=href, note_href=to_note)


def _of_place(scene: Scene, top: Row) -> str:
    """Where the money of a township comes from: what is sure of it, and the most."""
    return ends_href(scene, (AMOUNT,), (township_slice(top["township"]),), **ALL_PLACES)
