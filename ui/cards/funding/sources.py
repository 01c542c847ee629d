"""Investment by funding source: the least and the most that each has."""

from collections.abc import Sequence

from analysis.core.frame import UNCONFIRMED
from analysis.questions.sources import OWN, by_funding_source
from charts.parts.words import is_open, row_amount
from charts.source_bars import range_share, source_bars, source_name
from i18n import Labels
from models import Basis
from tables import Table, rows_at
from ui.cards.parts.amounts import if_funded, no_funding, source_rows
from ui.cards.parts.card import Card, Mark, amount_label, picks, unless_nothing
from ui.cards.parts.origins import Origins
from ui.cards.parts.rows import NOTHING, OPEN, Column, Row, amount_column, ranked, rounding_words, rows, total
from ui.cards.parts.subtitles import of_unit, swatch, warning
from ui.cards.parts.unsettled import part_columns, with_undivided
from ui.document.charts import SubtitlePart
from ui.document.parts import Link
from ui.scene.scene import Scene
from ui.words.origins import in_view, parts_href
from ui.words.workings import LINES, SOURCE, working_href

_MOST = 0.5


@unless_nothing(*OWN)
def source_card(scene: Scene) -> Card:
    """Bars in the plan's order, each to the least and the most that all placements give; what no source is sure of apart."""
    text, table = scene.text, _shown(if_funded(scene, by_funding_source(scene.question)))
    listed = rows(table)
    funding, origins = total(listed, "sure_wan"), source_origins(scene)
    return Card(
        id="by_source",
        adds_up="funding",
        rows=listed,
        figure=source_bars(table, text=text, look=scene.look),
        title=_title(scene, listed) + with_undivided(text, total(listed, "undivided_wan")),
        subtitle=_subtitle(scene, listed, funding),
        marks=[_mark(scene, row, funding, origins) for row in listed],
        columns=_columns(scene, listed, funding, origins),
        how=[text("how.columns"), text("how.range"), *rounding_words(text, listed)],
        leads=[*origins.before(listed), _unconfirmed_lead(scene)],
    )


def _shown(table: Table) -> Table:
    """The sources, and where there is any, what no source is sure of."""
    wan = zip(table["source"], table["amount_wan"], strict=True)
    return rows_at(table, [place for place, (source, amount) in enumerate(wan) if source != UNCONFIRMED or amount > NOTHING])


def _unconfirmed_lead(scene: Scene) -> Link | None:
    """Where the money comes from whose column no row confirms."""
    href = working_href(scene, LINES, UNCONFIRMED, funding_source=None)
    return {"label": scene.text("source.unconfirmed"), "href": href} if _unconfirmed_wan(scene) > OPEN else None


def _unconfirmed_wan(scene: Scene) -> float:
    return next((row["confirmed_wan"] for row in source_rows(scene) if row["source"] == UNCONFIRMED), 0.0)


def source_origins(scene: Scene, **changes: object) -> Origins:
    return Origins(
        scene,
        "source",
        lambda _: {"funding_source": None, **changes},
        lambda row: source_name(scene.text, row["source"]),
        what=lambda row: (SOURCE, row["source"]),
    )


def _columns(scene: Scene, listed: Sequence[Row], funding: float, origins: Origins) -> list[Column]:
    """What each source has, and beside it what is confirmed row by row; what no source is sure of is certain in total alone."""
    text = scene.text

    def confirmed(row: Row) -> str | None:
        return origins.href(row, f"{LINES}.{row['source']}")

    return [
        Column(text("field.funding_source"), origins.called),
        *_amounts(text, listed, origins),
        Column(text("column.share"), lambda row: range_share(text, row, funding), origins.mark),
        amount_column(text, "confirmed_wan", text("column.confirmed"), confirmed).where(_has_source),
        Column(text("column.confirmed_projects"), lambda row: f"{int(row['projects']):,}", confirmed).where(_has_source),
    ]


def _amounts(text: Labels, listed: Sequence[Row], origins: Origins) -> list[Column]:
    """The columns of amounts, of which that of what is certain has a second where some is certain in total and of no source."""
    columns = part_columns(text, listed, origins=origins)
    if len(columns) == 1 or len(_sources(listed)) == len(listed):
        return columns
    certain, *undivided, unconfirmed, most = columns
    of_none = amount_column(text, "certain_wan", text("column.of_no_source"), origins.part("certain"))
    of_sources = [certain.where(_has_source), *undivided, unconfirmed.where(_has_source)]
    return [*of_sources, of_none.where(lambda row: not _has_source(row)), most]


def _has_source(row: Row) -> bool:
    return bool(row["source"] != UNCONFIRMED)


def _mark(scene: Scene, row: Row, funding: float, origins: Origins) -> Mark:
    text, code = scene.text, str(row["source"])
    label = text("mark.with_share", mark=amount_label(text, origins.called(row), row), share=range_share(text, row, funding))
    return source_mark(scene, code, label, f"{origins.mark(row)}~{LINES}.{code}")


def source_mark(scene: Scene, code: str, label: str, source: str | None = None) -> Mark:
    """A click chooses a source, or what no source is sure of."""
    if code == UNCONFIRMED:
        return Mark(code, label, {"unsettled": "1"}, scene.state.filter.unsettled, source=source)
    return picks(scene, "funding_source", code, label, source)


def _title(scene: Scene, listed: Sequence[Row]) -> str:
    """The source that has most, with its share or the range of it; where another may have more, it is said to be the surest."""
    text, whole = scene.text, total(listed, "sure_wan")
    if whole <= 0:
        return no_funding(scene)
    tops, may_be_passed = top_sources(scene, listed)
    first, others = tops[0], [row for row in listed if row not in tops and row["amount_wan"] > NOTHING]
    if first["sure_wan"] <= 0:
        return text("title.source.none")
    names, share = [text.code("source", row["source"]) for row in tops], range_share(text, first, whole)
    if len(tops) > 1:
        key = "title.source.range_tied_open" if may_be_passed else "title.source.tied"
        return text(key, names=text.listed(names), share=share)
    if may_be_passed:
        return text("title.source.range_open", name=names[0], share=share)
    if not others:
        return text("title.source.only", name=names[0])
    if first["sure_wan"] / whole > _MOST:
        return text("title.source.most", name=names[0], share=share)
    return text("title.source.top", name=names[0], share=share)


def top_sources(scene: Scene, listed: Sequence[Row]) -> tuple[list[Row], bool]:
    """The source that is sure of most, or all that read the same; and whether another may have more."""
    text, whole, sources = scene.text, total(listed, "sure_wan"), _sources(listed)

    def said(row: Row) -> tuple[str, str]:
        return row_amount(text, row), range_share(text, row, whole)

    first = ranked(sources, "sure_wan")[0]
    tops = [row for row in sources if said(row) == said(first)]
    others = sources if is_open(first) else [row for row in sources if row not in tops]
    return tops, any(row["amount_wan"] > first["sure_wan"] + NOTHING for row in others if row is not first)


def _sources(listed: Sequence[Row]) -> list[Row]:
    return [*filter(_has_source, listed)]


def _subtitle(scene: Scene, listed: Sequence[Row], funding: float) -> list[SubtitlePart | str | None]:
    """The unit, what shares are of, what of it is not confirmed row by row, and the legend."""
    text, unconfirmed, colour = scene.text, _unconfirmed_wan(scene), scene.look.theme.secondary
    is_ranged = any(is_open(row) for row in listed)
    return [
        of_unit(text),
        text("subtitle.of_funding", total=text.amount(funding)) if funding > 0 else "",
        text("subtitle.by_totals", open=text.amount(unconfirmed)) if unconfirmed > OPEN and not is_ranged else "",
        funding_gap(scene, funding),
        swatch("unconfirmed", colour, text("legend.range")) if is_ranged else None,
        swatch("undivided", colour, text("legend.undivided")) if total(listed, "undivided_wan") > 0 else None,
    ]


def funding_gap(scene: Scene, funding_wan: float) -> SubtitlePart | None:
    """How far the funding in view is from the total investment of the same projects, where whole projects are in view."""
    text = scene.text
    if scene.state.filter.selects_money or scene.state.basis is Basis.FUNDING or funding_wan <= 0:
        return None
    gap = funding_wan - float(scene.seen.amount_wan.sum())
    if abs(gap) < 1:
        return None
    key = "subtitle.funding_more" if gap > 0 else "subtitle.funding_less"
    return warning(text(key, difference=text.amount(abs(gap))), parts_href(scene, in_view(scene)))
