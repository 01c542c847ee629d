"""When: the Gantt chart of the projects and the cumulative curve."""

from __future__ import annotations

import pandas as pd

from analysis import UNDIVIDED_YEAR, cumulative, timeline
from charts import cumulative_curve, gantt
from models import YearPolicy
from ui.cards.card import Card, Column, Mark, Row, amount_column, amount_label, open_view_words, plain, rows, swatch, word_column
from ui.cards.years import year_name
from ui.document.charts import SubtitlePart
from ui.scene import Scene
from ui.wording import allocation_note

_HALF = 0.5 - 1e-9  # and what floats leave of nothing


def gantt_card(scene: Scene) -> Card:
    """One row per project; projects of a single year stand out."""
    text, frame = scene.text, timeline(*scene.ask)
    names = {project.project_id: project.name for project in scene.plan.projects}
    ink = scene.look.theme.ink
    return Card(
        id="gantt",
        span=2,
        rows=rows(frame),
        figure=gantt(frame, text=text, look=scene.look, start_year=scene.plan.start_year, end_year=scene.plan.end_year),
        title=_finding(scene, frame) + open_view_words(scene),
        subtitle=[
            plain(text("subtitle.gantt", unit=text.unit_word)),
            swatch("solid", ink, text("legend.single_year")),
            swatch("policy", ink, text("legend.span")),
        ],
        marks=[_mark(scene, row) for row in rows(frame)],
        columns=[
            word_column(text("column.project"), lambda row: names[str(row["project_id"])]),
            word_column(text("field.category"), lambda row: text.code("category", row["category"])),
            Column(text("column.start"), lambda row: str(int(row["start_year"]))),
            Column(text("column.end"), lambda row: str(int(row["end_year"]))),
            amount_column(text, "total_investment_wan", text("column.total")),
            amount_column(text, "amount_wan", text("column.in_view")),
        ],
    )


def _mark(scene: Scene, row: Row) -> Mark:
    code = str(row["project_id"])
    project = scene.projects[code]
    words = scene.text("mark.project", name=project.name, years=scene.text.years(project.start_year, project.end_year))
    return Mark(code, amount_label(scene.text, words, row["amount_wan"]), {"project": code}, code in scene.state.filter.project)


def _finding(scene: Scene, frame: pd.DataFrame) -> str:
    text = scene.text
    if frame.empty:
        return text("finding.nothing")
    single = frame[frame["is_single_year"]]
    spans = frame[~frame["is_single_year"]]
    if single.empty:
        return text("finding.gantt.spans", count=len(spans))
    share = text.share(spans["amount_wan"].sum() / frame["amount_wan"].sum()) if frame["amount_wan"].sum() else text.share(0)
    return text("finding.gantt", single=len(single), spans=len(spans), share=share)


def cumulative_card(scene: Scene) -> Card:
    """The sum of the investment from the first year on, under the chosen policy."""
    text, frame = scene.text, cumulative(*scene.ask)
    return Card(
        id="cumulative",
        rows=rows(frame),
        figure=cumulative_curve(
            frame,
            text=text,
            look=scene.look,
            from_policy=scene.state.policy.years is not YearPolicy.UNDIVIDED,
        ),
        title=_cumulative_finding(scene, frame) + open_view_words(scene, is_divided=True),
        subtitle=[plain(text("subtitle.unit", unit=text.unit_word)), plain(allocation_note(scene)), *_sure_words(scene, frame)],
        marks=[_year_mark(scene, row) for row in rows(frame) if row["year"] != UNDIVIDED_YEAR],
        columns=[
            word_column(text("field.year"), lambda row: year_name(text, int(row["year"]))),
            amount_column(text, "amount_wan", text("column.amount")),
            amount_column(text, "cumulative_wan", text("column.cumulative")),
            Column(text("column.cumulative_share"), lambda row: text.share(row["share"])),
        ],
        how=[allocation_note(scene)],
    )


def _sure_words(scene: Scene, frame: pd.DataFrame) -> list[SubtitlePart]:
    return [plain(scene.text("subtitle.sure"))] if frame["unconfirmed_wan"].sum() > 0 else []


def _year_mark(scene: Scene, row: Row) -> Mark:
    year, chosen = str(int(row["year"])), scene.state.filter
    on = chosen.from_year == chosen.to_year == int(year)
    return Mark(year, amount_label(scene.text, year, row["cumulative_wan"], row["share"]), {"from_year": year, "to_year": year}, on)


def _cumulative_finding(scene: Scene, frame: pd.DataFrame) -> str:
    text = scene.text
    if frame.empty or frame["cumulative_wan"].max() <= 0:
        return text("finding.nothing")
    dated = frame[frame["year"] != UNDIVIDED_YEAR]
    reached = dated[dated["share"] >= _HALF]
    if reached.empty:
        last = dated.iloc[-1]
        share = float(last["share"])
        if share <= 0:
            return text("finding.year.all_undivided")
        return text("finding.cumulative.below", year=int(last["year"]), share=text.share(share), rest=text.share(1 - share))
    first = reached.iloc[0]
    return text("finding.cumulative", year=int(first["year"]), share=text.share(first["share"]))
