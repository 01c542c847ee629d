"""Unit costs: a total by what it buys, the middle of several, and how many times one is another."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from analysis.core.view import view
from analysis.questions.large_costs import cost_columns, costs_at, standing
from analysis.questions.unit_costs import Alternative, ProjectCost, project_costs, unit_cost
from i18n import Labels
from models import Project, QuantityKind
from ui.cards.costs.cost_numbers import amount_words, cost_number, cost_unit, quantities_words, ratio_number
from ui.cards.parts.printed_units import possible_words
from ui.cards.workings.working import Ask, Term, Working, a_share, money_term, of_money, part_words
from ui.scene.scene import Scene
from ui.words.workings import COST, GAP, LINE, MIDDLE, RATIO, cost_href, working_href

_PRINTED, _LEAST, _MOST, _QUANTITY = "printed", "least", "most", "q"


def cost_of(scene: Scene, kind: QuantityKind, project_id: str) -> ProjectCost:
    """A project's cost of a kind. Raises ``IndexError`` where it has none."""
    return project_costs(scene.plan, kind, [scene.plan.by_id[project_id]])[0]


def cost_working(scene: Scene, words: Sequence[str]) -> Working:
    """A project's total by its quantity, as printed, or with another number: of a key, or what gives the ``least`` or ``most``."""
    cost, which = cost_of(scene, QuantityKind(words[0]), words[1]), words[2] if len(words) > 2 else _PRINTED
    if which[:1] != _QUANTITY or not which[1:].isdigit():
        return worked_cost(scene, cost, which)
    own = tuple(one for one in cost.quantities if one.passage.start == int(which[1:]))
    return worked_cost(scene, replace(cost, quantities=own, cost=unit_cost(own[0], cost.project.total_investment_wan).cost))


def worked_cost(scene: Scene, cost: ProjectCost, which: str = _PRINTED) -> Working:
    other = _alternative(cost, which)
    exact = other.cost if other else cost.cost
    terms, value = [_total(scene, cost, other), _quantity(scene, cost, other)], cost_number(scene.text, cost.kind, exact)
    return Working("quotient", terms, value, cost_unit(scene, cost.kind), cost.project.name, exact)


def _alternative(cost: ProjectCost, which: str) -> Alternative | None:
    """The number of a key, or that gives one end of a cost's range, if it is not the annex's own."""
    if which not in (_PRINTED, _LEAST, _MOST):
        return next((one for one in cost.alternatives if one.key == which), None)
    wanted = {_LEAST: cost.low, _MOST: cost.high}.get(which, cost.cost)
    return next((one for one in cost.alternatives if one.cost == wanted != cost.cost), None)


def _total(scene: Scene, cost: ProjectCost, other: Alternative | None) -> Term:
    text, label = scene.text, scene.text("column.total")
    if other is None or other.key.startswith("quantity"):
        total = cost.project.total_investment_wan
        return Term(label, text.in_small(total), text("unit.wan"), (cost.project.total_cell,))
    return _of_other(Term(label, text.in_small(other.value), text("unit.wan"), other.passages), other, text.in_small)


def _quantity(scene: Scene, cost: ProjectCost, other: Alternative | None) -> Term:
    unit = scene.text(f"kind.unit.{cost.kind}")
    if other is None or not other.key.startswith("quantity"):
        return Term(quantities_words(scene, cost), amount_words(cost.quantity), unit, tuple(one.passage for one in cost.quantities))
    return _of_other(Term(scene.text(f"kind.{cost.kind}"), amount_words(other.value), unit, other.passages), other, amount_words)


def _of_other(term: Term, other: Alternative, written: Callable[[float], str]) -> Term:
    """A term that is a part of what the text states of several projects together."""
    if other.printed is None:
        return term
    return replace(term, of=written(other.printed), part=part_words(other.value / other.printed), says_so=other.shared_by)


def middle_working(scene: Scene, words: Sequence[str]) -> Working:
    """The median of the costs in view that can be compared."""
    kind = QuantityKind(words[0])
    found = standing(cost_columns(scene.frame, kind), view(scene.question.without("project")).selected)
    terms = [cost_term(scene, cost) for cost in costs_at(scene.frame, kind, found.pool)]
    if found.middle is None:
        raise ValueError(words)
    value, unit = cost_number(scene.text, kind, found.middle), cost_unit(scene, kind)
    return Working("median", terms, value, unit, scene.text(f"kind.{kind}"), found.middle)


def cost_term(scene: Scene, cost: ProjectCost) -> Term:
    """A cost as a term that leads to its own calculation."""
    text, project = scene.text, cost.project
    value, href = cost_number(text, cost.kind, cost.cost), cost_href(scene, cost.kind, cost.project.project_id)
    return Term(project.name, value, cost_unit(scene, cost.kind), href=href, dot=scene.look.theme.categories[project.category])


def ratio_working(scene: Scene, words: Sequence[str]) -> Working:
    """How many times a project's cost is another's, or the median (without another)."""
    kind, one = QuantityKind(words[0]), cost_of(scene, QuantityKind(words[0]), words[1])
    if len(words) > 2:
        other = cost_of(scene, kind, words[2])
        second, exact = cost_term(scene, other), one.cost / other.cost
    else:
        middle = middle_working(scene, words[:1])
        second = Term(scene.text("number.median_cost"), middle.result, middle.unit, href=working_href(scene, MIDDLE, kind))
        exact = one.cost / middle.exact
    return Working(
        "quotient", [cost_term(scene, one), second], ratio_number(exact), scene.text("unit.times"), one.project.name, exact
    )


def line_working(scene: Scene, words: Sequence[str]) -> Working:
    """What part one of a project's funding amounts is of all of them."""
    text, project = scene.text, scene.plan.by_id[words[0]]
    line = project.funding[int(words[1])]
    part = money_term(text, possible_words(scene.text, line), line.amount_wan, line.passage)
    return a_share(scene, [part, _all_funding(text, project)], line.amount_wan / project.funding_sum_wan, project.name)


def _all_funding(text: Labels, project: Project) -> Term:
    return money_term(text, text("column.funding"), project.funding_sum_wan, *project.funding_cells)


def gap_working(scene: Scene, words: Sequence[str]) -> Working:
    """How far a project's funding is from its total: the larger less the smaller."""
    text, project = scene.text, scene.plan.by_id[words[0]]
    total = money_term(text, text("column.total"), project.total_investment_wan, project.total_cell)
    terms, gap = [_all_funding(text, project), total], project.funding_sum_wan - project.total_investment_wan
    return of_money(scene, "difference", terms if gap > 0 else terms[::-1], abs(gap), project.name)


COSTS: Mapping[str, Ask] = {COST: cost_working, MIDDLE: middle_working, RATIO: ratio_working, LINE: line_working, GAP: gap_working}
