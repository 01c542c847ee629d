"""The money of both sides by category, source, year and township, as pairs on one scale."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from analysis.core.frame import UNCONFIRMED
from analysis.questions.parts_of_views import KINDS
from analysis.questions.townships import CITY_LEVEL
from analysis.questions.yearly import UNDIVIDED_YEAR
from charts.pair_bars import Scale, has_open, pair_bars, scale_of
from i18n import Labels
from tables import Table, table_of
from ui.cards.compare.pair_charts import CHARTS, PairChart
from ui.cards.compare.sides import Side
from ui.cards.parts.card import Card, Mark, amount_label, money_range
from ui.cards.parts.leading import NAMED
from ui.cards.parts.rows import OPEN, REST, Column, Row, amount_column, rows, sums_by
from ui.cards.parts.subtitles import of_unit, open_swatch, swatch
from ui.document.charts import Hatch, SubtitlePart
from ui.document.parts import Link
from ui.scene.scene import Scene
from ui.words.workings import LESS, SHARE, SURE, sides_href

_SIDES = ("a", "b")
_LOOKS: tuple[Hatch, ...] = ("solid", "hollow")
_PART_WORDS = {"policy": "column.spread", "undivided": "column.undivided"}
_PARTS = ("", "_open", *(f"_{kind}" for kind in KINDS))
_COLUMNS = ("code", "name", "colour", *(f"{side}{part}_wan" for side in _SIDES for part in _PARTS))


def pair_cards(scene: Scene, sides: tuple[Side, Side]) -> list[Card]:
    """The four charts, all on the scale of the longest bar."""
    is_of_places = any(side.scene.state.filter.township for side in sides)  # then the townships are what is compared
    shown = [chart for chart in CHARTS if chart.id != ("pairs_township" if is_of_places else "pairs_reach")]
    tables = [_table(scene, chart, sides) for chart in shown]
    scale = scale_of(*tables, text=scene.text, look=scene.look)
    return [_card(scene, chart, table, sides, scale) for chart, table in zip(shown, tables, strict=True)]


def _table(scene: Scene, chart: PairChart, sides: tuple[Side, Side]) -> Table:
    """What both sides have of each, in the plan's order; of townships and what no source is sure of only where there is any."""
    a, b = (_of_side(chart, side.scene) for side in sides)
    may_be_left_out = {*a, *b} if chart.column == "township" else {UNCONFIRMED}
    nothing = dict.fromkeys(_PARTS, 0.0)
    found = {key: (a.get(key, nothing), b.get(key, nothing)) for key in {**a, **b}}
    lines = [
        {
            "code": str(key),
            "name": chart.name(scene, str(key)),
            "colour": scene.look.theme.colour(str(key)),
            **{f"{side}{part}_wan": own[part] for side, own in zip(_SIDES, both, strict=True) for part in _PARTS},
        }
        for key, both in found.items()
        if key not in may_be_left_out or max(own[""] for own in both) > OPEN
    ]
    return table_of(lines, _COLUMNS)


def _of_side(chart: PairChart, scene: Scene) -> dict[Any, dict[str, float]]:
    """What a side has of each, and what of it is of each kind: nothing of what is not in view."""
    unsure, parts = _amounts(chart, scene, "unconfirmed_wan"), chart.parts(scene)
    return {
        key: {"": wan, "_open": unsure[key], **{f"_{kind}": min(parts.get(str(key), {}).get(kind, 0.0), wan) for kind in KINDS}}
        for key, wan in _amounts(chart, scene).items()
    }


def _amounts(chart: PairChart, scene: Scene, column: str = "amount_wan") -> dict[Any, float]:
    """The money in view by the chart's own rows: what is not chosen is not in view, nor spans that reach no chosen year."""
    listed = [{**row, column: row[column] * bool(row["selected"])} for row in chart.amounts(scene)]
    found, asked = sums_by(listed, chart.column, column), scene.state.filter
    if UNDIVIDED_YEAR in found and (asked.from_year or asked.to_year):
        whole = scene.seen.whole
        dated = sum(wan for year, wan in found.items() if year != UNDIVIDED_YEAR)
        found[UNDIVIDED_YEAR] = max((whole.amount if column == "amount_wan" else whole.unconfirmed) - dated, 0.0)
    return found


def _card(scene: Scene, chart: PairChart, table: Table, sides: tuple[Side, Side], scale: Scale) -> Card:
    listed = rows(table)
    ink, left, is_open = scene.look.theme.ink, _rest(scene, chart, sides, listed), has_open(listed)
    text = scene.text.alike(wan for row in [*listed, *left] for wan in _shown(row))
    title = _title(scene, chart, listed, left)
    return Card(
        id=chart.id,
        rows=[*listed, *left],
        figure=pair_bars(table, text=text, look=scene.look, scale=scale),
        title=text("compare.title.sure", title=title) if is_open else title,
        subtitle=[
            of_unit(text),
            *(swatch(look, ink, _called(scene, side)) for look, side in zip(_LOOKS, sides, strict=True)),
            *_legend(scene, listed),
            text("compare.sure" if is_open else "compare.scale"),
        ],
        marks=[*_marks(scene, text, chart, listed, sides)],
        columns=[
            Column(text("compare.row"), lambda row: str(row["name"])),
            *_amounts_of(text, chart, sides, listed),
            Column(
                text("compare.less_sure" if is_open else "compare.less"),
                lambda row: text.exact(_apart(row)),
                lambda row: chart.apart_href(scene, str(row["code"])),
            ),
            *_parts_of(text, chart, sides, listed),
        ],
        how=[text("compare.how")],
        leads=_share_lead(scene, chart, listed),
    )


def _called(scene: Scene, side: Side) -> str:
    """A side by its letter; where its page is not seen with the chart, with its name."""
    return (
        scene.text("compare.part", side=side.letter, part=side.name) if scene.is_paper or scene.size == "present" else side.letter
    )


def _rest(scene: Scene, chart: PairChart, sides: tuple[Side, Side], listed: Sequence[Row]) -> list[Row]:
    """What is certain of all that a side has and of no row by itself, so that its column adds up to its headline."""
    wholes = [side.scene.seen.whole.sure for side in sides]
    left = [whole - sum(_sure(row, letter) for row in listed) for whole, letter in zip(wholes, _SIDES, strict=True)]
    if chart.column == "source" or max(left) <= OPEN:
        return []
    amounts = {f"{letter}_wan": max(wan, 0.0) for letter, wan in zip(_SIDES, left, strict=True)}
    return [{"code": REST, "name": scene.text("row.rest"), **{f"{letter}_open_wan": 0.0 for letter in _SIDES}, **amounts}]


def _sure(row: Row, side: str) -> float:
    """What a side has for certain or not divided: without what only may be of its chosen sources."""
    return float(row[f"{side}_wan"] - row[f"{side}_open_wan"])


def _apart(row: Row) -> float:
    return _sure(row, "a") - _sure(row, "b")


def _shown(row: Row) -> Iterable[float]:
    """The amounts of a row that are written: of both sides, of their parts, and by how much they are apart."""
    yield from (float(row.get(f"{side}{part}_wan", 0.0)) for side in _SIDES for part in _PARTS)
    yield from (_sure(row, "a"), _sure(row, "b"), _apart(row))


def _amounts_of(text: Labels, chart: PairChart, sides: tuple[Side, Side], listed: Sequence[Row]) -> list[Column]:
    """What each side has; where some only may be of its chosen sources, the least and the most of it."""
    found = list[Column]()
    for side, of in zip(_SIDES, sides, strict=True):
        label = text("column.with_unit", label=side.upper(), unit=text.unit_word)
        least, most = (partial(chart.row_href, of.scene, part) for part in (SURE, "amount"))
        found.append(Column(label, lambda row, side=side: text.exact(_sure(row, side)), least))  # type: ignore[misc]
        if any(row[f"{side}_open_wan"] > OPEN for row in listed):
            column = amount_column(text, f"{side}_wan", text("compare.most", side=side.upper()), most)
            found.append(column.where(lambda row: bool(row["code"] != REST)))
    return found


def _parts_of(text: Labels, chart: PairChart, sides: tuple[Side, Side], listed: Sequence[Row]) -> list[Column]:
    """What of each side's amounts a policy shared out, and what is not divided, where there is any."""
    found = list[Column]()
    for side, of in zip(_SIDES, sides, strict=True):
        for kind in ("policy", "undivided"):
            if any(row[f"{side}_{kind}_wan"] > OPEN for row in listed):
                header = text("compare.part", side=side.upper(), part=text(_PART_WORDS[kind]))
                found.append(amount_column(text, f"{side}_{kind}_wan", header, partial(chart.row_href, of.scene, kind)))
    return found


def _legend(scene: Scene, listed: Sequence[Row]) -> Iterator[SubtitlePart]:
    """The hatches that a chart has: of what is shared out, of what is not divided, of what is not confirmed."""
    text, theme = scene.text, scene.look.theme
    entries = (
        swatch("policy", theme.ink, text("column.spread")),
        swatch("undivided", theme.secondary, text("legend.undivided")),
        open_swatch(scene),
    )
    for kind, entry in zip(KINDS, entries, strict=True):
        if any(row[f"{side}_{kind}_wan"] > OPEN for row in listed for side in _SIDES):
            yield entry


def _marks(scene: Scene, text: Labels, chart: PairChart, listed: Iterable[Row], sides: tuple[Side, Side]) -> Iterator[Mark]:
    """A click filters both sides; where a side says the field itself, there is nothing to filter."""
    own, others = scene.state.filter, [side.scene.state.filter for side in sides]
    for row in listed:
        code = str(row["code"])
        a, b = ({"amount_wan": row[f"{side}_wan"], "unconfirmed_wan": row[f"{side}_open_wan"]} for side in _SIDES)
        label = text("compare.values", a=amount_label(text, row["name"], a), b=money_range(text, b))
        pick = _pick(scene, chart, code)
        if pick and all(getattr(other, name) == getattr(own, name) for other in others for name in pick):
            yield Mark(code, label, pick, any(_is_chosen(getattr(own, name), value) for name, value in pick.items()))


def _pick(scene: Scene, chart: PairChart, code: str) -> dict[str, str]:
    """What a row stands for: its code; what no source is sure of, and what is of the city, have a field of their own."""
    if code in (UNCONFIRMED, CITY_LEVEL):
        return {"unsettled": "1"} if code == UNCONFIRMED else {"reach": code}
    known = {"township": {*scene.townships}, "year": {str(one) for one in scene.plan.years}}.get(chart.column)
    return dict.fromkeys(chart.fields, code) if known is None or code in known else {}


def _is_chosen(asked: object, value: str) -> bool:
    return asked is True or value in map(str, asked if isinstance(asked, tuple) else (asked,))


def _title(scene: Scene, chart: PairChart, listed: list[Row], left: list[Row]) -> str:
    """Where the difference lies, some of it ``left`` of no row: its share if all rows differ alike, else those that do most."""
    text, apart = scene.text, {str(row["code"]): round(_apart(row), 6) for row in listed}
    most = max(map(abs, apart.values()), default=0.0)
    if most <= OPEN:
        return text("compare.title.same")
    first = [code for code, wan in apart.items() if abs(wan) == most]
    signs, names = {wan > 0 for wan in apart.values() if abs(wan) > OPEN}, _names(scene, chart, listed, first)
    if len(signs) == 1:
        whole = sum(apart.values()) + sum(map(_apart, left))
        share = text.share(sum(apart[code] for code in first) / (whole or 1.0))
        is_all = share == text.share(1)
        inside = _names(scene, chart, listed, first, inside=True)
        return text("compare.title.all", name=inside) if is_all else text("compare.title.share", share=share, name=inside)
    more = {apart[code] > 0 for code in first}
    key = "compare.title.each" if len(more) > 1 else "compare.title.more" if more == {True} else "compare.title.fewer"
    return text(key, name=names, apart=text.money(most))


def _share_lead(scene: Scene, chart: PairChart, listed: list[Row]) -> list[Link]:
    """Where comes from what part of the whole difference the row has that differs most."""
    first = max(listed, key=lambda row: round(abs(_apart(row)), 6), default=None)
    if first is None or abs(_apart(first)) <= OPEN:
        return []
    code = str(first["code"])
    href = sides_href(scene, SHARE, "none", LESS, f"{chart.column}-{code}", *chart.words(code, SURE))
    return [{"label": scene.text("compare.share_lead", name=first["name"]), "href": href}]


def _names(scene: Scene, chart: PairChart, listed: list[Row], codes: Sequence[str], *, inside: bool = False) -> str:
    """Some rows by name, or by what is ``inside`` them; years that follow each other as a span; of many how many they are."""
    text, named = scene.text, {str(row["code"]): str(row["name"]) for row in listed if str(row["code"]) in codes}
    named = {code: text("compare.source", name=name) for code, name in named.items()} if chart.column == "source" else named
    names = [text(key) if inside and text.has(key := f"compare.of_reach.{code}") else name for code, name in named.items()]
    years = [int(code) for code in codes if code.isdigit() and len(code) == len("2021")]
    if len(years) == len(codes) > 1 and years[-1] - years[0] == len(years) - 1:
        return text("compare.year", year=text.years(years[0], years[-1]))
    return text.listed(names) if len(names) <= NAMED else text("compare.rows", count=len(names))
