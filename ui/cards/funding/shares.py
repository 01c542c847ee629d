"""Shares of the sources in categories and in projects, and how much depends on one of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

import numpy as np

from analysis.core.arrays import Floats, Ints
from analysis.core.frame import SOURCE_ROWS, UNCONFIRMED
from analysis.core.largest import funding_in_view, part_of
from analysis.core.parts import Parts, percentages_of_rows
from analysis.core.view import View, in_context
from analysis.questions.sources import by_funding_source, dependence, project_sources, reliance, source_shares
from charts.dependence_bars import dependence_bars
from charts.parts.words import share_range
from charts.share_bars import share_bars
from charts.source_bars import source_name
from tables import Table, rows_at, table_of
from ui.cards.funding.flow import node_name
from ui.cards.funding.sources import source_mark, source_origins
from ui.cards.parts.amounts import if_funded, no_funding
from ui.cards.parts.card import Card, Mark, amount_label, picks
from ui.cards.parts.leading import NAMED, who
from ui.cards.parts.origins import Origins
from ui.cards.parts.rows import NOTHING, Column, Row, amount_column, ranked, rows, sums_by, total
from ui.cards.parts.subtitles import swatch
from ui.cards.parts.windows import AFTER, BEFORE, Window, end_mark, framed, has_many_projects, rest_name, window, with_chosen
from ui.scene.scene import Scene
from ui.words.workings import LINES, SOURCE, SURE, working_href

SHARES, MOST = "shares_project", 12
_COLUMNS = ("group", "source", "amount_wan", "most_wan", "selected")


def category_shares_card(scene: Scene) -> Card:
    """Shares of the sources in every category, stacked to 100%."""
    table = with_parts(_with_money(if_funded(scene, source_shares(scene.question, by="category")), "amount_wan"))
    names = {group: node_name(scene, "category", group) for group in table["group"]}
    return _shares_of(scene, "category", table, names, _shares_title(scene, rows(table), names, "category"))


def project_shares_card(scene: Scene) -> Card:
    """Shares of the sources in the largest projects, stacked to 100%; of very many, and in all others together."""
    seen, frame, is_long = in_context(scene.question, "project", "funding_source"), scene.frame, has_many_projects(scene)
    amounts = funding_in_view(seen)
    within = np.flatnonzero((amounts > 0) & seen.selected)
    at = window(scene, SHARES, len(within), MOST) if is_long else Window(0, min(MOST, len(within)), len(within))
    shown = part_of(seen, within, at.start, at.end, amounts).rows
    shown = shown if is_long else with_chosen(scene, shown, amounts * seen.selected)
    before = part_of(seen, within, 0, at.start, amounts).rows
    beyond = {BEFORE: before, AFTER: np.setdiff1d(within, [*before.tolist(), *shown.tolist()])} if is_long else {}
    names = {which: rest_name(scene, which, len(some)) for which, some in beyond.items()}
    ends = {which: _together(seen, some) for which, some in beyond.items() if len(some)}
    groups = framed({which: (which, parts) for which, parts in ends.items()}, _by_project(seen, shown))
    names |= {frame.projects["project_id"][row]: scene.called(frame.projects["name"][row]) for row in shown.tolist()}
    table = with_parts(if_funded(scene, table_of([*_lines(scene, groups)], _COLUMNS)))
    labels = {which: amount_label(scene.text, names[which], float(parts.sure.sum())) for which, parts in ends.items()}
    opening = {which: end_mark(scene, SHARES, at, which, label) for which, label in labels.items()}
    card = _shares_of(scene, "project", table, names, _projects_title(scene, names), opening)
    where = scene.text("rest.shares", **at.words) if is_long else ""
    return replace(card, subtitle=[*card.subtitle, where], has_file=is_long)


def _by_project(seen: View, rows: Ints) -> list[tuple[str, Parts[Floats]]]:
    """What each source has of some projects, and what none is sure of (5,), with their ids."""
    parts, ids = project_sources(seen, rows), seen.frame.project_ids[rows].tolist()
    return [(code, Parts(*(part[place] for part in parts))) for place, code in enumerate(ids)]


def _together(seen: View, rows: Ints) -> Parts[Floats]:
    """The same of some projects together."""
    return Parts(*(part.sum(axis=0) for part in project_sources(seen, rows)))


def _lines(scene: Scene, groups: Iterable[tuple[str, Parts[Floats]]]) -> Iterator[Row]:
    chosen = scene.state.filter.project
    for group, parts in groups:
        for source, wan, most in zip(SOURCE_ROWS, parts.sure.tolist(), parts.amount.tolist(), strict=True):
            yield {
                "group": group, "source": source, "amount_wan": wan, "most_wan": most, "selected": not chosen or group in chosen
            }  # fmt: skip


def with_parts(table: Table) -> Table:
    """Five rows for each group with the shares of each in its group."""
    amounts = np.array(table["amount_wan"], dtype=np.float64).reshape(-1, len(SOURCE_ROWS))
    return {**table, "share": (percentages_of_rows(amounts).ravel() / 100).tolist()}


def _with_money(table: Table, column: str) -> Table:
    """The rows of the groups that have any money in view: a share of nothing is none."""
    funded = {group for group, wan in zip(table["group"], table[column], strict=True) if wan > NOTHING}
    return rows_at(table, [place for place, group in enumerate(table["group"]) if group in funded])


def _projects_title(scene: Scene, names: Mapping[str, str]) -> str:
    """Who relies most on the stressed source among all projects in view, whether the chart shows them or not."""
    text, found = scene.text, reliance(scene.question)
    if found.compared < 2 or not len(found.rows):
        every = with_parts(if_funded(scene, source_shares(scene.question, by="project")))
        return _shares_title(scene, rows(every), names, "project")
    share = text.share(float(found.shares.max()))
    tied = [row for row, one in zip(found.rows.tolist(), found.shares.tolist(), strict=True) if text.share(one) == share]
    source = text.code("source", scene.plan.stressed_source)
    few = [scene.called(scene.plan.projects[row].name) for row in tied[: NAMED + 1]]
    key = "title.shares.projects" if len(tied) > 1 else "title.shares.project"
    listed = who(text, few if len(few) == len(tied) else [str(row) for row in tied], "count.projects")
    return text(key + (".sure" if found.is_open else ""), name=few[0], names=listed, source=source, share=share)


def _shares_of(
    scene: Scene, by: str, table: Table, names: Mapping[str, str], title: str, opening: Mapping[str, Mark] = MappingProxyType({})
) -> Card:
    """The shares of some groups of ``analysis.questions.sources.source_shares``; ``opening`` are the marks of groups that open."""
    text, listed = scene.text, rows(table)
    origins = replace(source_origins(scene), changes=lambda row: {"funding_source": None, by: row["group"]})

    def mark(group: str, wan: float) -> Mark:
        source = working_href(scene, LINES, "all", **{"funding_source": None, by: group})
        return opening.get(group) or picks(scene, by, group, amount_label(text, names[group], wan), source)

    return Card(
        id=f"shares_{by}",
        adds_up="funding",
        rows=listed,
        span=2,
        figure=share_bars(table, text=text, look=scene.look, names=names if by == "project" else None),
        title=title,
        subtitle=[text("subtitle.percent")],
        marks=[*(mark(group, wan) for group, wan in sums_by(listed, "group").items()), *_source_marks(scene, by, listed)],
        columns=[
            Column(text(f"level.{by}"), lambda row: names[str(row["group"])]),
            Column(text("field.funding_source"), origins.called),
            amount_column(text, "amount_wan", text("column.least" if _is_open(listed) else "column.amount"), origins.part(SURE)),
            origins.share_column(SURE),
            *([amount_column(text, "most_wan", text("column.most"), origins.part("amount"))] if _is_open(listed) else []),
        ],
        how=[text("how.columns"), text("how.range")],
    )


def _source_marks(scene: Scene, by: str, listed: Sequence[Row]) -> list[Mark]:
    """The sources, whose names stand above the bars, with all that they have of the bars' money."""
    text, origins, none = scene.text, source_origins(scene, **{by: None}), source_name(scene.text, UNCONFIRMED)
    found = {row["source"]: row for row in rows(by_funding_source(scene.question.without(by)))}
    return [
        source_mark(scene, code, amount_label(text, text.code("source", code), row), origins.mark(row))
        for code, row in found.items()
        if row["amount_wan"] > NOTHING and code != UNCONFIRMED
    ] + [source_mark(scene, UNCONFIRMED, none)] * _is_open(listed)


def _shares_title(scene: Scene, listed: Sequence[Row], names: Mapping[str, str], by: str) -> str:
    """What one group has from one source: a category from any but the stressed one, which the chart beside is about."""
    text, is_category = scene.text, by == "category"
    certain = [row for row in listed if row["source"] != UNCONFIRMED and row["amount_wan"] > 0 and row["selected"]]
    told = [row for row in certain if (row["source"] == scene.plan.stressed_source) != is_category] or certain
    if not told:
        return text("title.source.none") if total(listed, "amount_wan") > 0 else no_funding(scene)
    top = ranked(told, "share")[0]
    name, source = names.get(str(top["group"])) or node_name(scene, by, str(top["group"])), text.code("source", top["source"])
    is_open = top["most_wan"] - top["amount_wan"] > NOTHING
    return text(f"title.shares{'.sure' if is_open else ''}", name=name, source=source, share=text.share(top["share"]))


def _is_open(listed: Sequence[Row]) -> bool:
    return any(row["source"] == UNCONFIRMED and row["amount_wan"] > NOTHING for row in listed)


def dependence_card(scene: Scene) -> Card:
    """How much of every category comes from the stressed source, with the range that unconfirmed amounts leave."""
    text, table = scene.text, _with_money(if_funded(scene, dependence(scene.question)), "total_wan")
    listed = rows(table)
    origins = Origins(
        scene,
        "source",
        lambda row: {"funding_source": None, "category": row["group"]},
        lambda row: text.code("category", row["group"]),
        what=lambda _: (SOURCE, scene.plan.stressed_source.value),
    )
    is_ranged = any(row["most_share"] - row["least_share"] > NOTHING for row in listed)
    return Card(
        id="dependence",
        adds_up="funding",
        rows=listed,
        figure=dependence_bars(table, text=text, look=scene.look, source=scene.plan.stressed_source),
        title=_dependence_title(scene, listed, origins),
        subtitle=[
            text("subtitle.dependence"),
            swatch("unconfirmed", scene.look.theme.secondary, text("legend.range")) if is_ranged else None,
        ],
        marks=[_dependence_mark(scene, row, origins) for row in listed],
        columns=[
            Column(text("field.category"), origins.called),
            Column(text("column.share_least"), lambda row: text.share(row["least_share"]), origins.share(SURE)),
            Column(text("column.share_most"), lambda row: text.share(row["most_share"]), origins.share()),
            amount_column(text, "total_wan", text("column.funding"), lambda row: origins.href(row, f"{LINES}.all")),
        ],
        how=[text("how.range")],
    )


def _dependence_mark(scene: Scene, row: Row, origins: Origins) -> Mark:
    share = share_range(scene.text, row["least_share"], row["most_share"])
    label = scene.text("mark.share", name=origins.called(row), share=share)
    return picks(scene, "category", str(row["group"]), label, origins.mark(row))


def _dependence_title(scene: Scene, listed: Sequence[Row], origins: Origins) -> str:
    with_money = [row for row in listed if row["total_wan"] > 0 and row["selected"]]
    if not with_money:
        return no_funding(scene)
    top = ranked(with_money, "least_share")[0]
    least, most = (scene.text.share(top[f"{end}_share"]) for end in ("least", "most"))
    return scene.text("title.dependence.exact" if least == most else "title.dependence", name=origins.called(top), share=least)
