"""Investment by category: bars in the fixed order of the whole plan, the outweighing project named inside its bar."""

from collections.abc import Mapping

from charts.parts.figure import NOTHING, Figure, Record, amount, escape, hover, line, note, records
from charts.parts.measure import fitted, text_width
from charts.parts.rows import Measures, Row, fit_margins, money_parts, row_figure
from charts.parts.words import before_line, count_line, part_line, row_amount, row_line, share_beside, value_text
from charts.theme import Look, text_on
from i18n.labels import Labels
from tables import Table

_CHART = "category"


def category_bars(frame: Table, *, text: Labels, look: Look, project_names: Mapping[str, str] | None = None) -> Figure:
    """Bars of ``analysis.questions.categories.by_category``; customdata is the category code.

    ``project_names`` (project_id to name) lets a project that outweighs the rest of its category be named in its bar.
    """
    lines = records(frame)
    names = project_names or {}
    size = look.size
    rows = [_row(line_, text, look, names) for line_ in lines]
    measures = Measures(size.bar, size.step, size.left, size.right, size.names_above)
    measures = fit_margins(rows, look, measures)
    figure = row_figure(_CHART, rows, look, measures)
    end = figure["layout"]["xaxis"]["range"][1]
    plot = size.width - measures.left - measures.right
    for index, line_ in enumerate(lines):
        if _outweighs(line_):
            _name_largest(figure, measures, index, line_, plot / end, look, text, names)
    return figure


def _row(line_: Record, text: Labels, look: Look, names: Mapping[str, str]) -> Row:
    code = str(line_["category"])
    colour, dim = look.theme.colour(code), not line_["selected"]
    value = value_text(look, row_amount(text, line_), share_beside(text, line_), dim=dim)
    name, before = text.code("category", code), amount(line_, "before_wan")
    return Row(code, name, money_parts(line_, colour), value, _hover(line_, text, names), before, dim)


def _hover(line_: Record, text: Labels, names: Mapping[str, str]) -> str:
    largest = names.get(str(line_["largest_project_id"]))
    return hover(
        text.code("category", str(line_["category"])),
        row_line(text, line_, line_["share"]),
        count_line(text, amount(line_, "projects")),
        text("chart.hover.largest", name=escape(largest), amount=text.amount(line_["largest_wan"]))
        if largest and amount(line_, "largest_wan") > NOTHING
        else None,
        part_line(text, "undivided", amount(line_, "undivided_wan")),
        before_line(text, amount(line_, "before_wan"), amount(line_, "amount_wan")),
    )


def _outweighs(line_: Record) -> bool:
    """Whether one project is more than the rest of its category, and all of it is drawn solid."""
    largest, certain = amount(line_, "largest_wan"), amount(line_, "certain_wan")
    is_most = largest - certain / 2 > NOTHING and certain - largest > NOTHING
    return bool(line_["selected"]) and amount(line_, "projects") > 1 and is_most and line_["share"] is not None


def _name_largest(
    figure: Figure, measures: Measures, index: int, line_: Record, scale: float, look: Look,
    text: Labels, names: Mapping[str, str],
) -> None:  # fmt: skip
    """The largest project's name in its part of the bar, and a gap of the ground's colour behind it: if there is room.

    ``layout.meta.inside`` tells the board, which knows the width, what the words need: the note's place, the part's end, and px.
    """
    largest, middle, unit = amount(line_, "largest_wan"), measures.middle(index), look.size.unit
    name, inset = names.get(str(line_["largest_project_id"])), round(8 * unit)
    rest = amount(line_, "certain_wan") - largest
    share = text.share(line_["share"] * largest / line_["amount_wan"])
    label = name and _inside(name, text.amount(largest), share, largest * scale - 2 * inset, look)
    if not label or rest * scale < 6:
        return
    half = measures.bar / 2
    gap = line(look.theme.ground, round(2 * unit), xref="x", x0=largest, x1=largest, yref="y", y0=middle - half, y1=middle + half)
    figure["layout"]["shapes"].append(gap)
    colour = text_on(look.theme.colour(str(line_["category"])), look.theme)
    notes = figure["layout"]["annotations"]
    inside = figure["layout"].setdefault("meta", {}).setdefault("inside", [])
    inside.append([len(notes), largest, round(text_width(label, look.size.font)) + 2 * inset])
    notes.append(note(look, label, x=0, y=middle, xshift=inset, color=colour))
    others = text("chart.rest_count", count=int(amount(line_, "projects")) - 1) + f"  {text.amount(rest)}"
    if look.size.name == "present" and text_width(others, look.size.font) + 2 * inset < rest * scale:
        notes.append(note(look, others, x=largest, y=middle, xshift=inset, color=colour))


def _inside(name: str, value: str, share: str, room: float, look: Look) -> str | None:
    """Name and amount of a named part, the name alone or shortened if need be; ``None`` where that would say nothing."""
    font = look.size.font
    if look.size.name == "present" and text_width(f"<b>{name}  {value}</b>  {share}", font) <= room:
        return f"<b>{escape(name)}  {value}</b>  {share}"
    left = room - text_width(f"  {value}", font)
    if left < text_width(name, font) <= room:
        return escape(name)
    shown = fitted(name, left, font)
    return f"{escape(shown)}  {value}" if left >= 4 * font or shown == name else None
