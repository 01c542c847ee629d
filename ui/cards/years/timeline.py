"""When: the cumulative curve."""

from collections.abc import Sequence
from dataclasses import replace

from analysis.questions.yearly import UNDIVIDED_YEAR, cumulative
from charts.cumulative_curve import cumulative_curve
from charts.parts.words import is_open
from models import YearPolicy
from ui.cards.parts.card import Card
from ui.cards.parts.origins import Origins
from ui.cards.parts.rows import Column, Row, amount_column, rows, total
from ui.cards.parts.subtitles import of_unit
from ui.cards.parts.unsettled import part_columns
from ui.cards.years.years import in_plan, outside_years, year_mark, year_origins
from ui.scene.scene import Scene
from ui.words.filters import allocation_note
from ui.words.workings import SURE, years_slice

_ALL = 1 - 1e-9
_HALF = 0.5 - 1e-9  # and what floats leave of nothing


def cumulative_card(scene: Scene) -> Card:
    """The sum of the investment from the first year on, under the chosen policy; of all years, whichever are chosen."""
    text, table = scene.text, cumulative(scene.question)
    listed, added, asked = rows(table), _added_origins(scene), scene.state.filter
    is_policy, is_ranged = scene.state.policy.years is not YearPolicy.UNDIVIDED, any(map(is_open, listed))
    title = _open_title(scene, listed) if is_ranged else _cumulative_title(scene, listed)
    least = [amount_column(text, "sure_wan", text("column.cumulative_least"), added.part(SURE))] if is_ranged else []
    return Card(
        id="cumulative",
        rows=listed,
        figure=cumulative_curve(table, text=text, look=scene.look, from_policy=is_policy, outside=outside_years(scene)),
        title=text("title.cumulative.whole", title=title) if asked.from_year or asked.to_year else title,
        subtitle=[of_unit(text), allocation_note(scene), text("subtitle.sure") if total(listed, "unconfirmed_wan") > 0 else ""],
        marks=[year_mark(scene, row, _added(row), row["share"], source=added.mark(row)) for row in in_plan(scene, listed)],
        columns=[
            Column(text("field.year"), added.name),
            *part_columns(text, listed, origins=year_origins(scene)),
            *least,
            amount_column(text, "cumulative_wan", text("column.cumulative"), added.part("amount")),
            Column(text("column.cumulative_share"), lambda row: text.share(row["share"]), added.share()),
        ],
        how=[allocation_note(scene)],
    )


def _added_origins(scene: Scene) -> Origins:
    """Where comes from what has added up by a year; by what is not divided over years, all."""

    def sliced(row: Row) -> tuple[str, ...]:
        return (years_slice(range(scene.frame.years[0], int(row["year"]) + 1)),) if row["year"] != UNDIVIDED_YEAR else ()

    return replace(year_origins(scene), sliced=sliced)


def _added(row: Row) -> Row:
    """What has added up as a row of its own."""
    return {"amount_wan": row["cumulative_wan"], "unconfirmed_wan": row["cumulative_wan"] - row["sure_wan"]}


def _open_title(scene: Scene, listed: Sequence[Row]) -> str:
    """What is certain of all years so far, where some money only may be of the chosen sources."""
    last = in_plan(scene, listed)[-1]
    ends = {"least": scene.text.money(last["sure_wan"]), "most": scene.text.money(last["cumulative_wan"])}
    key = "title.cumulative.exact" if ends["least"] == ends["most"] else "title.cumulative.open"
    return scene.text(key, year=int(last["year"]), **ends)


def _cumulative_title(scene: Scene, listed: Sequence[Row]) -> str:
    text = scene.text
    if max((row["cumulative_wan"] for row in listed), default=0) <= 0:
        return text("title.nothing")
    dated = in_plan(scene, listed)
    reached = [row for row in dated if row["share"] >= _HALF]
    if not reached:
        last = dated[-1]
        share = float(last["share"])
        if share <= 0:
            is_undivided = any(row["year"] == UNDIVIDED_YEAR and row["amount_wan"] > 0 for row in listed)
            return text("title.year.all_undivided" if is_undivided else "title.year.all_outside")
        return text("title.cumulative.below", year=int(last["year"]), share=text.share(share), rest=text.share(1 - share))
    first = reached[0]
    if first["share"] > _ALL:
        return text("title.cumulative.all", year=int(first["year"]))
    return text("title.cumulative", year=int(first["year"]), share=text.share(first["share"]))
