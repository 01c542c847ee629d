"""Tables, drawings and lists on slides: parted evenly, apart from each other, with their sides and units."""

from itertools import groupby
from typing import Any

import pytest

from exports.column_widths import width_in_case
from tests.exports.states import COMPARED, STATES, labels
from tests.exports.test_slides import PT, opened, shapes_of


@pytest.mark.parametrize(("page", "query"), STATES)
def test_the_parts_of_a_table_are_alike_and_no_column_is_empty_or_only_leads(page: str, query: dict[str, str]) -> None:
    frames = [shape for slide in opened(page, **query).slides for shape in slide.shapes if shape.has_table]
    tables, text = [frame.table for frame in frames], labels(**query)
    for name, parts in groupby(frames, lambda frame: frame.name):
        high = [sum(row.height for row in part.table.rows) for part in parts]
        assert min(high) * 2 > max(high) or len(high) == 1, name
    said = [cell.text for table in tables for row in table.rows for cell in row.cells]
    assert not {text("cost.link.finding"), text("cost.link.text")} & set(said)
    if page in ("project", "compare"):
        assert all(any(cell.text for cell in list(column)[1:]) for table in tables for column in columns_of(table))


def columns_of(table: Any) -> list[tuple[Any, ...]]:
    return list(zip(*(row.cells for row in table.rows), strict=True))


def test_words_of_a_drawing_do_not_run_into_each_other_where_their_face_is_the_widest() -> None:
    slide = opened("project", id="elderly_care-05", lang="en").slides[1]
    words = [shape for shape in shapes_of(slide.shapes) if shape.has_text_frame and not shape.is_placeholder]
    found = [(one, other) for one in words for other in words if abs(one.top - other.top) < PT and one.left < other.left]
    assert len(found) >= 6  # of three names and of three amounts
    for one, other in found:
        wide = sum(width_in_case(run.text, run.font.size.pt) for run in one.text_frame.paragraphs[0].runs)
        assert one.left / PT + wide <= other.left / PT + 1, (one.text_frame.text, other.text_frame.text)
    assert any(shape.has_table for shape in slide.shapes), "a low drawing has its numbers under it"


def test_a_comparison_names_its_sides_and_lists_name_the_unit_of_their_values() -> None:
    text = labels()
    slides = list(opened("compare", **COMPARED).slides)
    said = [{shape.text_frame.text for shape in slide.shapes if shape.has_text_frame} for slide in slides]
    wanted = {
        text("compare.part", side=side, part=text.code("category", code))
        for side, code in (("A", "funeral"), ("B", "elderly_care"))
    }
    assert all(wanted <= words for slide, words in zip(slides, said, strict=True) if any(shape.has_chart for shape in slide.shapes))
    lists = [words for words in said if text("compare.only_a") in words or text("compare.only_b") in words]
    assert len(lists) == len("ab")
    assert all(any(one.startswith(text("subtitle.unit", unit=text.unit_word)) for one in words) for words in lists)
