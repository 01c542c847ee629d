"""One project in full: its head, its money, its years, and its unit cost beside those that are most like it."""

from dataclasses import replace

from analysis.core.frame import UNCONFIRMED
from analysis.questions.large_costs import near
from analysis.questions.unit_costs import ProjectCost, are_alike, project_costs, relatives
from analysis.questions.yearly import project_by_year
from charts.parts.figure import escape
from charts.parts.measure import text_width
from charts.parts_bar import BarPart, parts_bar
from charts.ranked_bars import RankedBar, ranked_bars
from charts.span_columns import span_columns
from models import FundingLine, FundingSource, Project
from ui.cards.costs.cost_numbers import (
    beside_words,
    cost_number,
    cost_unit,
    cost_unit_of,
    cost_with_unit,
    hover_lines,
    range_href,
    range_words,
    times_words,
)
from ui.cards.costs.unit_costs import columns_of
from ui.cards.parts.card import Card, Mark, cells_link, records_words
from ui.cards.parts.printed_units import TELLING, possible_words, unit_word
from ui.cards.parts.rows import Column, Row, amount_column, rows
from ui.cards.parts.subtitles import of_unit, open_swatch, spread_swatch, warning
from ui.cards.parts.windows import has_many_projects
from ui.cards.projects.columns import place_words
from ui.document.lists import Empty, Offer
from ui.document.page import Button, Crumb, HeadChanges, Word
from ui.scene.scene import Scene
from ui.words.filters import allocation_note, short_name
from ui.words.headings import drill_steps, usual_buttons
from ui.words.passages import passage_href
from ui.words.workings import LINE, LINES, RATIO, alone, amount_href, cost_href, share_href, working_href, years_slice

_RELATIVES, _COMPARED = 3, 4  # projects like one; kinds by whose costs they are
_LIKE = 0.05
_SMALLEST_TITLE, _TITLE_ROOM = 14, 232  # px


def funding_card(scene: Scene, project: Project) -> Card:
    """The row's amounts in printed order, with the columns that each may stand in."""
    text, parts = scene.text, [_part(scene, project, place, line) for place, line in enumerate(project.funding)]
    ways = [passage_href(scene, line.passage) for line in project.funding]
    blank = len(project.funding) < len(FundingSource)
    is_open = any(not line.is_confirmed for line in project.funding)
    to_open = share_href(scene, "source", LINES, UNCONFIRMED, **alone(project))
    return Card(
        id="project_funding",
        rows=[{"name": part.name, "amount_wan": part.value, "href": href} for part, href in zip(parts, ways, strict=True)],
        span=2,
        figure=parts_bar(parts, look=scene.look),
        title=_funding_title(scene, project),
        subtitle=[
            of_unit(text),
            text("subtitle.project_funding" if blank else "subtitle.project_funding.full", count=len(project.funding)),
            open_swatch(scene) if is_open else None,
            text("subtitle.of_funding", total=text.amount(project.funding_sum_wan)) if project.has_gap else "",
        ],
        marks=[_mark(scene, project, part) for part in parts],
        columns=[
            Column(text("column.possible"), lambda row: row["name"]),
            amount_column(text, "amount_wan", text("column.amount"), lambda row: str(row["href"])),
        ],
        how=[text("how.columns")],
        leads=[{"label": text("source.unconfirmed"), "href": to_open}] if is_open else [],
        passages=[{"label": text("card.passage", name=part.name), "href": href} for part, href in zip(parts, ways, strict=True)],
    )


def _mark(scene: Scene, project: Project, part: BarPart) -> Mark:
    label = scene.text("mark.amount", name=part.name, amount=part.value_label, unit=scene.text.unit_word)
    source = working_href(scene, LINE, project.project_id, part.code) if project.funding_sum_wan else None
    return Mark(part.code, label, {}, source=source)


def _part(scene: Scene, project: Project, place: int, line: FundingLine) -> BarPart:
    text, theme, wan = scene.text, scene.look.theme, line.amount_wan
    share = text.share(wan / project.funding_sum_wan if project.funding_sum_wan else 0.0)
    colour = theme.sources[line.possible_sources[0]] if line.is_confirmed else theme.secondary
    kind = "certain" if line.is_confirmed else "unconfirmed"
    return BarPart(f"{place}", possible_words(text, line), float(wan), text.amount(wan), share, colour, kind)


def _funding_title(scene: Scene, project: Project) -> str:
    text, total = scene.text, project.funding_sum_wan
    unconfirmed = sum(line.amount_wan for line in project.funding if not line.is_confirmed)
    if not total:
        return text("title.project.no_funding")
    first = max((line for line in project.funding if line.is_confirmed), key=lambda line: line.amount_wan, default=None)
    words = text("title.project.unknown")
    if first:
        name, share = text.code("source", first.possible_sources[0]), text.share(first.amount_wan / total)
        words = text("title.project.first", name=name, share=share)
    return words + text("title.source.unconfirmed", share=text.share(unconfirmed / total)) if unconfirmed else words


def years_and_cost(scene: Scene, project: Project) -> list[Card]:
    """The years and the unit cost side by side; where there is only one of the two, over the full width."""
    years = years_card(scene, project)
    cost = unit_cost_card(scene, project, narrow=years is not None)
    cards = [card for card in (years, cost) if card]
    return [replace(card, span=2 // len(cards)) for card in cards]


def years_card(scene: Scene, project: Project) -> Card | None:
    """The project's years under the chosen policy; nothing for a project of a single year."""
    if len(project.years) == 1:
        return None
    text, own = scene.text, scene.look.theme.categories[project.category]
    table = project_by_year(project, scene.state.policy.years)
    changes = alone(project, years=scene.state.to_query().get("years"))

    def year_href(row: Row) -> str:
        return amount_href(scene, "amount", years_slice([int(row["year"])]), **changes)

    return Card(
        id="project_years",
        span=2,
        rows=rows(table),
        figure=span_columns(table, text=text, look=scene.look, colour=own),
        title=_years_title(scene, project),
        subtitle=[of_unit(text), spread_swatch(scene, own)],
        marks=[],
        columns=[
            Column(text("field.year"), lambda row: str(int(row["year"])) if row["year"] else text("group.undivided_years")),
            amount_column(text, "amount_wan", text("column.amount"), year_href),
        ],
        how=[allocation_note(scene)],
        passages=[cells_link(scene, project, project.total_cell)],
    )


def _years_title(scene: Scene, project: Project) -> str:
    years, key = len(project.years), f"title.project.years.{scene.state.policy.years}"
    amount = scene.text.exact(project.total_investment_wan / years)
    return scene.text(key, amount=amount, year=project.start_year, years=years)


def project_how(scene: Scene, project: Project) -> list[str]:
    """How the figures of a project's cards come about: from its row alone."""
    is_open = any(not line.is_confirmed for line in project.funding)
    about = scene.text("how.project", name=project.name)
    return [records_words(scene, about), *([scene.text("how.unconfirmed")] if is_open else [])]


def project_head(scene: Scene, project: Project) -> HeadChanges:
    """The project's name, its line in words, its breadcrumb and the way to its neighbours."""
    text, order = scene.text, scene.frame.project_ids
    place = scene.frame.row_of[project.project_id]
    around = (("button.previous", place - 1), ("button.next", place + 1))
    buttons: list[Button] = [
        {"label": text(key), "action": {"go": scene.href(id=str(order[index]))}} for key, index in around if 0 <= index < len(order)
    ]
    category, kind = text.code("category", project.category), text.code("construction_type", project.construction_type)
    years, place_of = text.years(project.start_year, project.end_year), place_words(scene, project.project_id)
    line = text("project.line", category=category, number=project.printed_number, kind=kind)
    rest = text("project.line.rest", years=years, place=place_of)
    return {
        "crumbs": _crumbs(scene, project),
        "path": [],
        "words": _words(scene, project, line + rest),
        "hint": "",
        "buttons": [*buttons, *usual_buttons(scene)],
    }


def _words(scene: Scene, project: Project, line: str) -> list[Word]:
    """The name as printed, where the title says what it means, and the line about the project, after its category's colour."""
    name, dot = project.name, scene.look.theme.categories[project.category]
    words: list[Word] = [{"t": scene.text("project.printed", name=name), "strong": True}] if scene.gloss(name) else []
    words.append({"t": line, "strong": False})
    words[0]["dot"] = dot
    return words


def _crumbs(scene: Scene, project: Project) -> list[Crumb]:
    """The way here: the page and what was drilled into there, or else the project's category; then the project."""
    text, origin = scene.text, scene.state.trail or "projects"
    here = {"id": None, "trail": None, "project": None}
    steps = drill_steps(scene, origin, tuple(field for field in scene.state.drill if field != "project"), **here)
    if len(steps) == 1:
        href = scene.href(origin, **here, category=project.category, drill="category")
        steps.append({"label": text.code("category", project.category), "href": href})
    return [*steps, {"label": text("project.crumb", number=project.printed_number), "href": None}]


def unknown_project(scene: Scene) -> Empty:
    """What the address of a project that the plan does not have shows."""
    offer: Offer = {"label": scene.text("project.all"), "href": scene.href("projects", id=None), "clear": {}}
    return {"kind": "empty", "id": "unknown", "text": scene.text("project.unknown"), "offers": [offer]}


# --- the unit cost -------------------------------------------------------------------------------


def unit_cost_card(scene: Scene, project: Project, *, narrow: bool = False) -> Card | None:
    """A project's unit cost beside those most like it; nothing where it has none or nothing is like it.

    ``narrow`` is for half a column: fewer bars, their names above them.
    """
    own = _most_telling(scene, project)
    if own is None:
        return None
    text, kind = scene.text, own.kind
    others = relatives(scene.plan, own, _RELATIVES - narrow, near_ones(scene, own))
    shown, like = [own, *sorted(others, key=lambda cost: -cost.cost)], others[0].project.project_id
    return Card(
        id="project_unit_cost",
        rows=[{"cost": cost} for cost in shown],
        figure=ranked_bars([_bar(scene, cost, own) for cost in shown], look=scene.look, chart="project_unit_cost", narrow=narrow),
        title=_relative_title(scene, own, others[0], is_short=narrow and scene.look.size.name == "desk"),
        subtitle=[
            text("subtitle.unit", unit=_printed_unit(scene, shown)),
            warning(text("cost.range", range=range_words(scene, own)), range_href(scene, own)) if own.has_range else None,
        ],
        marks=[_cost_mark(scene, cost) for cost in shown],
        columns=columns_of(scene, kind),
        how=[text("cost.how"), text("cost.how.relatives")],
        leads=[{"label": text("cost.relative.worked"), "href": working_href(scene, RATIO, kind, project.project_id, like)}],
        passages=[cells_link(scene, project, own.quantities[0].passage)],
    )


def _cost_mark(scene: Scene, cost: ProjectCost) -> Mark:
    code, name = cost.project.project_id, scene.called(cost.project.name)
    label = scene.text("mark.share", name=name, share=cost_with_unit(scene, cost.kind, cost.cost))
    return Mark(code, label, {}, source=cost_href(scene, cost.kind, code))


def near_ones(scene: Scene, own: ProjectCost) -> list[Project] | None:
    """In a plan of very many projects, those that may be most like one; ``None``: all."""
    if not has_many_projects(scene):
        return None
    row = scene.frame.row_of[own.project.project_id]
    return [scene.plan.projects[one] for one in near(scene.frame, own.kind, row).tolist()]


def _printed_unit(scene: Scene, shown: list[ProjectCost]) -> str:
    """The unit as printed where all print the same, else the kind's own."""
    text, units = scene.text, {unit_word(scene.text, one) for cost in shown for one in cost.quantities}
    kind = shown[0].kind
    if len(units) > 1:
        return cost_unit(scene, kind)
    return cost_unit_of(text, kind, units.pop())


def _most_telling(scene: Scene, project: Project) -> ProjectCost | None:
    """The project's cost of the kind that tells most of it and by which another is like it; None where none is."""
    costs = [cost for kind in TELLING[:_COMPARED] for cost in project_costs(scene.plan, kind, [project])]
    compared = [(cost, other) for cost in costs for other in relatives(scene.plan, cost, 1, near_ones(scene, cost))]
    return next((cost for cost, other in compared if cost.cost > 0 and other.cost > 0 and are_alike(cost, other)), None)


def _bar(scene: Scene, cost: ProjectCost, own: ProjectCost) -> RankedBar:
    theme, is_own = scene.look.theme, cost is own
    return RankedBar(
        code=cost.project.project_id,
        name=scene.called(cost.project.name),
        value=cost.cost,
        value_label=cost_number(scene.text, cost.kind, cost.cost),
        colour=theme.categories[cost.project.category] if is_own else theme.strong_line,
        beside=beside_words(scene, cost) or None,
        hover=tuple(escape(line) for line in hover_lines(scene, cost, None)),
    )


def _relative_title(scene: Scene, own: ProjectCost, other: ProjectCost, *, is_short: bool) -> str:
    """How the two costs compare; ``is_short``: without the other's name where that would take a second line."""
    text, ratio, is_open = scene.text, own.cost / other.cost, own.buys_more or other.buys_more
    key = "cost.relative.open" if is_open else "cost.relative.like" if abs(ratio - 1) < _LIKE else "cost.relative"
    values = {"name": short_name(scene, (own if own.buys_more else other).project.name)}
    values |= {} if is_open or abs(ratio - 1) < _LIKE else {"times": times_words(scene, ratio)}
    said = text(key, **values)
    if not is_short or text_width(said, _SMALLEST_TITLE) <= _TITLE_ROOM:
        return said
    values.pop("name")
    return text(f"{key}.short", **values)
