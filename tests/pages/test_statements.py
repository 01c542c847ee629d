"""What a page says is true beside everything else that it says: amounts have their unit, titles and marks say what is drawn."""

from __future__ import annotations

import re

import pytest

from models import Basis
from ui.scene import Scene, Screen, scene_of
from ui.wording import basis_gap


def view_of(page: str, **query: str) -> Scene:
    return scene_of(page, {name: [value] for name, value in query.items()}, Screen("desk", dark=False))


@pytest.mark.parametrize("unit", ["auto", "wan", "yi"])
@pytest.mark.parametrize("basis", Basis)
def test_every_amount_of_a_gap_has_its_unit(basis: Basis, unit: str) -> None:
    said = basis_gap(view_of("overview", basis=basis, unit=unit)) or ""
    amounts = re.findall(r"\d[\d,.]*(亿元|万元|项|.?)", said)
    assert len(amounts) == 2
    assert set(amounts) <= {"亿元", "万元", "项"}
