"""The headline numbers of a page are of one selection: what is chosen changes each of them, or it says that it is of more."""

import re

from charts.parts.measure import text_width
from i18n import load_labels
from tests.cases import cases
from tests.pages.reading import open_page

TEXT = load_labels("zh")
PAGES = ("overview", "structure", "funding", "years", "townships", "projects")
CHOSEN = {
    "township": {"township": "532301101"},
    "year": {"from_year": "2022", "to_year": "2022"},
    "funding_source": {"funding_source": "prefecture"},
    "category": {"category": "elderly_care"},
}
BEYOND = TEXT("number.beyond", note="", name="").strip()


def numbers(page: str, **query: str) -> dict[str, tuple[str, str]]:
    found = open_page(page, **query)["numbers"]
    return {f"{one['label']} {one['value']}{one['unit']}，{one['note']}": (one["id"], one["note"]) for one in found}


@cases("page", PAGES)
@cases("name", CHOSEN)
def test_no_number_stays_what_it_was_for_the_whole_plan_in_silence(page: str, name: str) -> None:
    whole = numbers(page)
    same = {words: note for words, (_, note) in numbers(page, **CHOSEN[name]).items() if words in whole}
    assert [words for words, note in same.items() if BEYOND not in note] == []


def test_chosen_townships_have_what_they_share_in_place_of_what_is_the_citys_own() -> None:
    assert [note for note, _ in numbers("townships").values()] == ["total", "top_township", "own", "city"]
    found = numbers("townships", township="532301101")
    assert [note for note, _ in found.values()] == ["total", "top_township", "own", "shared"]


def test_the_peak_of_chosen_years_is_one_of_them() -> None:
    assert any("2024" in words for words in numbers("years", from_year="2024", to_year="2024"))


LAPTOP_PX = 1042  # that the numbers share on a laptop, and the edges of one
EDGES_PX, SIGN_PX, SEAM_PX = 25, 16, 1.5
SEAM = re.compile(r"[\u4e00-\u9fff](?=\w)|[\w%](?=[\u4e00-\u9fff])", re.ASCII)
MORE = {
    **CHOSEN, "kind": {"construction_type": "expansion"}, "city": {"reach": "city_level"}, "doubt": {"unsettled": "1"},
    "basis": {"basis": "funding"}, "unit": {"unit": "wan"}, "alone": {"township": "532301103"},
}  # fmt: skip


@cases("name", MORE)
def test_no_note_takes_a_second_line_on_a_laptop_and_moves_the_charts_down(name: str) -> None:
    for page in (each for each in PAGES if each != "funding"):  # which keeps the room of two
        found = open_page(page, **MORE[name])["numbers"]
        room = LAPTOP_PX / len(found) - EDGES_PX
        for one in found:
            seams = len(SEAM.findall(one["note"])) * SEAM_PX
            assert text_width(one["note"], 12) + seams + SIGN_PX * one["warn"] <= room, (page, one["note"])
