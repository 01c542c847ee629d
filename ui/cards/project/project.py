"""One project in full: its money, its years, and its head."""

from dataclasses import replace

from analysis.core.frame import UNCONFIRMED
from analysis.questions.yearly import project_by_year
from charts.parts_bar import BarPart, parts_bar
from charts.span_columns import span_columns
from models import FundingLine, FundingSource, Project
from ui.cards.parts.card import Card, Mark, cells_link, records_words
from ui.cards.parts.rows import Column, Row, amount_column, rows
from ui.cards.parts.subtitles import of_unit, open_swatch, spread_swatch
from ui.cards.project.relatives import unit_cost_card
from ui.cards.projects.columns import place_words
from ui.document.lists import Empty, Offer
from ui.document.page import Button, Crumb, HeadChanges, Word
from ui.scene.scene import Scene
from ui.words.filters import allocation_note
from ui.words.headings import drill_steps, usual_buttons
from ui.words.passages import passage_href
from ui.words.workings import LINE, LINES, alone, amount_href, share_href, working_href, years_slice


def funding_card(scene: Scene, project: Project) -> Card:
    """The row's amounts in printed order, with the columns that each may stand in."""
    text, parts = scene.text, [_part(scene, project, position, line) for position, line in enumerate(project.funding)]
    ways = [(possible_words(scene, line), passage_href(scene, line.passage)) for line in project.funding]
    blank = len(project.funding) < len(FundingSource)
    is_open = any(not line.is_confirmed for line in project.funding)
    to_open = share_href(scene, "source", LINES, UNCONFIRMED, **alone(project))
    return Card(
        id="project_funding",
        rows=[
            {"name": name, "amount_wan": line.amount_wan, "href": href}
            for line, (name, href) in zip(project.funding, ways, strict=True)
        ],
        span=2,
        figure=parts_bar(parts, look=scene.look),
        title=_funding_title(scene, project),
        subtitle=[
            of_unit(text),
            text("subtitle.project_funding" if blank else "subtitle.project_funding.full", count=len(project.funding)),
            open_swatch(scene) if is_open else None,
            text("subtitle.of_funding", total=text.amount(project.funding_sum_wan)) if project.has_gap else "",
        ],
        marks=[_mark(scene, project, position, line) for position, line in enumerate(project.funding)],
        columns=[
            Column(text("column.possible"), lambda row: row["name"]),
            amount_column(text, "amount_wan", text("column.amount"), lambda row: str(row["href"])),
        ],
        how=[text("how.columns")],
        leads=[{"label": text("source.unconfirmed"), "href": to_open}] if is_open else [],
        passages=[{"label": text("card.passage", name=name), "href": href} for name, href in ways],
    )


def _mark(scene: Scene, project: Project, position: int, line: FundingLine) -> Mark:
    amount, name = scene.text.amount(line.amount_wan), possible_words(scene, line)
    label = scene.text("mark.amount", name=name, amount=amount, unit=scene.text.unit_word)
    source = working_href(scene, LINE, project.project_id, f"{position}") if project.funding_sum_wan else None
    return Mark(f"{position}", label, {}, source=source)


def _part(scene: Scene, project: Project, position: int, line: FundingLine) -> BarPart:
    text, theme = scene.text, scene.look.theme
    share = line.amount_wan / project.funding_sum_wan if project.funding_sum_wan else 0.0
    colour = theme.sources[line.possible_sources[0]] if line.is_confirmed else theme.secondary
    kind = "certain" if line.is_confirmed else "unconfirmed"
    name, wan = possible_words(scene, line), line.amount_wan
    return BarPart(str(position), name, float(wan), text.amount(wan), text.share(share), colour, kind)


def possible_words(scene: Scene, line: FundingLine) -> str:
    """The column of an amount, or the columns that it may stand in."""
    text = scene.text
    if line.is_confirmed:
        return text.code("source", line.possible_sources[0])
    names = [text.code("source.short", source) for source in line.possible_sources]
    return text("project.possible", sources=text("list.or").join(names))


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
    text, years = scene.text, len(project.years)
    return text(
        f"title.project.years.{scene.state.policy.years}",
        amount=text.exact(project.total_investment_wan / years),
        year=project.start_year,
        years=years,
    )


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
    line = text(
        "project.line",
        category=text.code("category", project.category),
        number=project.printed_number,
        kind=text.code("construction_type", project.construction_type),
    )
    rest = text(
        "project.line.rest", years=text.years(project.start_year, project.end_year), place=place_words(scene, project.project_id)
    )
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
