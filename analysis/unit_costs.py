"""What a yuan buys: the unit costs of one project, from its printed total and its printed quantities."""

from __future__ import annotations

from dataclasses import dataclass

from models import Project, Quantity, QuantityKind

_YUAN_PER_WAN = 10_000
_COSTED = {
    QuantityKind.BEDS: 1,
    QuantityKind.FACILITIES: 1,
    QuantityKind.FLOOR_AREA: _YUAN_PER_WAN,
    QuantityKind.GRAVES: _YUAN_PER_WAN,
}


@dataclass(frozen=True)
class UnitCost:
    """The total investment per one of a quantity: in 万元 for beds and facilities, in yuan for floor area and graves."""

    quantity: Quantity
    cost: float
    is_yuan: bool


def unit_costs(project: Project) -> tuple[UnitCost, ...]:
    """Unit costs of a project's quantities that are built rather than occupied; none where a quantity is zero."""
    return tuple(
        UnitCost(quantity, project.total_investment_wan * _COSTED[quantity.kind] / quantity.value, _COSTED[quantity.kind] != 1)
        for quantity in project.quantities
        if quantity.kind in _COSTED and quantity.value > 0
    )
