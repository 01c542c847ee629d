"""Every page says what was reviewed; where one differs on purpose, ``python3 -m tests.golden --renew`` keeps what it says now."""

from itertools import chain
from urllib.parse import parse_qs

import pytest

from models import ProjectFilter
from tests.golden.cases import CASES, Case
from tests.golden.keeping import differences, strays
from ui.scene.pages import PAGES
from ui.scene.state import ViewState

ASKED = [parse_qs(case.query) for case in CASES]
NAMED_OTHERWISE = {"filter", "policy"}  # fields of the view that addresses spell by their own fields


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_page_says_what_was_reviewed(case: Case) -> None:
    difference = differences(case)
    assert not difference, f"\n{difference}\n\nIf this is meant: python3 -m tests.golden --renew {case.name}"


def test_the_cases_ask_every_page_and_every_parameter() -> None:
    assert {case.page for case in CASES} == set(PAGES)
    asked = set(chain.from_iterable(ASKED))
    assert set(ProjectFilter.model_fields) <= asked
    assert set(ViewState.model_fields) - NAMED_OTHERWISE <= asked


def test_names_are_used_once_and_no_file_is_left_behind() -> None:
    assert len({case.name for case in CASES}) == len(CASES)
    assert strays() == []
