"""A project's unit cost beside those that are most like it."""

from analysis.questions.large_costs import near
from analysis.questions.unit_costs import ProjectCost, are_alike, project_costs, relatives
from charts.parts.figure import escape
from charts.parts.measure import text_width
from charts.ranked_bars import RankedBar, ranked_bars
from models import Project, QuantityKind
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
from ui.cards.parts.card import Card, Mark, cells_link
from ui.cards.parts.printed_units import unit_word
from ui.cards.parts.subtitles import warning
from ui.cards.parts.windows import has_many_projects
from ui.scene.scene import Scene
from ui.words.filters import short_name
from ui.words.workings import cost_href, ratio_href

_MOST_TELLING = (QuantityKind.BEDS, QuantityKind.GRAVES, QuantityKind.FACILITIES, QuantityKind.FLOOR_AREA)
_RELATIVES = 3
_LIKE = 0.05
_SMALLEST_TITLE, _TITLE_ROOM = 14, 232  # px


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
        marks=[_mark(scene, cost) for cost in shown],
        columns=columns_of(scene, kind),
        how=[text("cost.how"), text("cost.how.relatives")],
        leads=[{"label": text("cost.relative.worked"), "href": ratio_href(scene, kind, project.project_id, like)}],
        passages=[cells_link(scene, project, own.quantities[0].passage)],
    )


def _mark(scene: Scene, cost: ProjectCost) -> Mark:
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
    costs = [cost for kind in _MOST_TELLING for cost in project_costs(scene.plan, kind, [project])]
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
