"""Briefings: the layout that official papers have, and every sentence and number the screen's."""

import io
import re
import struct
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from lxml import etree

from charts.parts.measure import text_width
from exports.legends import colours_of
from exports.plots import plot_of
from exports.words import figure_of, plain
from tests.exports.states import STATES, labels, made, made_again, on_paper, on_screen, read_once, rows_in_files, said_in
from ui.run.exporting import Part, Wanted, file_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FACES = ("title", "heading", "body", "cell", "note", "page")


@read_once
def opened(form: str, page: str, **query: str) -> Any:
    return docx.Document(io.BytesIO(made(form, page, **query).body))


LAWS = list[Callable[..., None]]()
law = LAWS.append  # of a page and its query


@pytest.mark.parametrize(("page", "query"), STATES)
def test_a_briefing_keeps_every_law(page: str, query: dict[str, str]) -> None:
    """Each is made and read once for all that holds of it."""
    for holds in LAWS:
        holds(page, query)


@law
def every_finding_and_every_number_is_that_of_the_screen(page: str, query: dict[str, str]) -> None:
    document, paper = on_screen(page, **query), opened("docx", page, **query)
    words = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    assert {point["t"].rstrip(" .。") for point in document["points"] if point["t"].rstrip(" .。") not in words} == set()
    for block in document["blocks"]:
        if block["kind"] == "chart":
            assert block["title"] in words
    cells = {cell.text for table in paper.tables for row in table.rows for cell in row.cells}
    for number in document["numbers"]:
        assert {number["label"], number["value"], number["note"]} <= cells | {""}
    for block in document["blocks"]:
        if block["kind"] == "table":
            said = [said_in(cell, labels(**query)) for row in rows_in_files(block) for cell in row]
            assert {one for one in said if one} <= {one.removesuffix(" ≠") for one in cells} | cells


@pytest.mark.parametrize("form", ["docx", "brief"])
def test_the_page_is_as_the_standard_has_it(form: str) -> None:
    section = opened(form, "overview").sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    sides = (section.top_margin, section.left_margin, section.bottom_margin, section.right_margin)
    assert [round(side.mm) for side in sides] == [37, 28, 35, 26]
    grid = section._sectPr.find(f"{W}docGrid")
    assert (grid.get(f"{W}type"), grid.get(f"{W}linePitch")) == ("lines", "579")
    normal = opened(form, "overview").styles["Normal"]
    assert normal.paragraph_format.line_spacing.pt == pytest.approx(28.95)
    assert (16 - 0.25) * 28 <= 156 / 25.4 * 72
    foots = [section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]]
    assert [len(foot._p.findall(f".//{W}fldChar")) for foot in foots] == [3, 3]


@pytest.mark.parametrize(("page", "query"), [("overview", {}), ("overview", {"lang": "en", "unit": "yi"})])
def test_every_run_is_in_one_of_the_faces_of_the_standard(page: str, query: dict[str, str]) -> None:
    faces = {labels(**query)(f"font.{name}") for name in FACES}
    with zipfile.ZipFile(io.BytesIO(made("docx", page, **query).body)) as pack:
        parts = [etree.fromstring(pack.read(name)) for name in ("word/document.xml", "word/footnotes.xml")]
        runs = [run for part in parts for run in part.iter(f"{W}r") if run.find(f"{W}t") is not None]
        assert {run.find(f"{W}rPr/{W}rFonts").get(f"{W}eastAsia") for run in runs} <= faces
        fonts = pack.read("word/fontTable.xml").decode()
        assert fonts.count("w:altName") >= 2
        charts = [pack.read(name) for name in pack.namelist() if re.fullmatch(r"word/charts/chart\d+\.xml", name)]
        books = [name for name in pack.namelist() if name.startswith("word/embeddings/")]
    assert len(charts) == len(books) == sum(block["kind"] == "chart" for block in on_screen(page, **query)["blocks"]) - 1
    assert all(b"externalData" in chart and b"<a:ea " in chart for chart in charts)


@law
def every_chart_is_there_as_the_offices_own_or_as_a_picture_that_says_its_numbers(page: str, query: dict[str, str]) -> None:
    charts = [block for block in on_paper(page, **query)["blocks"] if block["kind"] == "chart" and block["figure"]["data"]]
    paper = opened("docx", page, **query)
    shown = [next(one.iter("{*}docPr")) for one in paper.element.body.iter("{*}inline")]
    assert [(one.get("name"), one.get("descr")) for one in shown] == [(block["title"], block["alt"]) for block in charts]
    drawn = [block for block in charts if plot_of(block, labels(**query)) is None]
    pictures = [part.blob for part in paper.part.package.iter_parts() if str(part.partname).endswith(".emf")]
    for block, picture in zip(drawn, pictures, strict=True):
        said, notes = words_of(picture), block["figure"]["layout"]["annotations"]
        assert {plain(piece) for note in notes for piece in re.findall("<b>(.*?)</b>", note["text"])} <= said, block["id"]


def words_of(picture: bytes) -> set[str]:
    """The words of a metafile, record by record; its header says how long it is and how many records it has."""
    said, at, records = set[str](), 0, 0
    while at < len(picture):
        kind, size = struct.unpack_from("<II", picture, at)
        if kind == 84:
            count, start = struct.unpack_from("<II", picture, at + 44)
            said.add(picture[at + start : at + start + 2 * count].decode("utf-16-le").strip())
        at, records = at + size, records + 1
    assert struct.unpack_from("<III", picture, 40) == (0x464D4520, 0x10000, len(picture))
    assert struct.unpack_from("<I", picture, 52)[0] == records
    return said


def test_every_note_is_referred_to_once() -> None:
    with zipfile.ZipFile(io.BytesIO(made("docx", "overview~years").body)) as pack:
        body, notes = (etree.fromstring(pack.read(f"word/{name}.xml")) for name in ("document", "footnotes"))
    numbers = [int(one.get(f"{W}id")) for one in body.iter(f"{W}footnoteReference")]
    assert numbers == list(range(1, len(numbers) + 1)) == [int(one.get(f"{W}id")) for one in notes][2:]
    said = "".join(notes.itertext())
    assert all(point["source"] in said for page in ("overview", "years") for point in on_paper(page)["points"])


def test_the_same_view_gives_the_same_bytes() -> None:
    assert made("docx", "overview").body == made_again("docx", "overview").body


@law
def nothing_is_wider_than_the_type_area_and_all_is_in_the_faces(page: str, query: dict[str, str]) -> None:
    for form in ("docx", "brief"):
        is_within_the_type_area(form, page, query)


def is_within_the_type_area(form: str, page: str, query: dict[str, str]) -> None:
    faces, room = {labels(**query)(f"font.{name}") for name in FACES}, 156 / 25.4 * 72 + 0.5
    with zipfile.ZipFile(io.BytesIO(made(form, page, **query).body)) as pack:
        body = etree.fromstring(pack.read("word/document.xml"))
        parts = [etree.fromstring(pack.read(f"word/{name}.xml")) for name in ("document", "footnotes", "footer1", "footer2")]
        charts = [etree.fromstring(pack.read(name)) for name in pack.namelist() if re.fullmatch(r"word/charts/chart\d+\.xml", name)]
    runs = [run for part in parts for run in part.iter(f"{W}r") if "".join(run.itertext()).strip()]
    assert {run.find(f"{W}rPr/{W}rFonts").get(f"{W}{kind}") for run in runs for kind in ("eastAsia", "ascii")} <= faces
    assert {one.get("typeface") for chart in charts for one in chart.iter("{*}ea", "{*}latin")} <= faces
    assert all(int(one.get("cx")) <= room * 12_700 for one in body.iter("{*}extent"))
    for table in body.iter(f"{W}tbl"):
        widths = [int(one.get(f"{W}w")) / 20 for one in table.iter(f"{W}gridCol")]
        assert sum(widths) <= room
        for row in table.iter(f"{W}tr"):
            for cell, wide in zip(row.iter(f"{W}tc"), widths, strict=True):
                words, size = "".join(cell.itertext()), int(cell.find(f".//{W}sz").get(f"{W}val")) / 2
                whole = [words] if figure_of(words.removesuffix(" ≠")) else re.findall(r"[A-Za-z]+", words)
                assert all(text_width(one, size) <= wide - 6 for one in whole), (words, size, wide)


@law
def prose_has_no_bare_sign_and_a_chart_of_colours_its_legend(page: str, query: dict[str, str]) -> None:
    paper, text = opened("docx", page, **query), labels(**query)
    said = [paragraph.text for paragraph in paper.paragraphs]
    assert not any("≠" in words for words in said if not words.startswith(text("export.brief.table_number", number="")[:1]))
    for block in on_paper(page, **query)["blocks"]:
        plot = plot_of(block, text) if block["kind"] == "chart" else None
        for fill, name in colours_of(plot) if plot else ():
            sign = "▩" if fill.pattern == "x" else "■"  # what is not settled has its net
            assert any(f"{sign} {name}" in words for words in said), name


def test_a_story_says_each_sentence_once_under_the_finding_of_its_step() -> None:
    steps = tuple(Part("overview", {}, show, is_step=True) for show in ("numbers", "by_category", "by_source"))
    found = docx.Document(io.BytesIO(file_of(Wanted("docx", steps, {}), lambda _done, _of: None).body))
    said = "".join(paragraph.text for paragraph in found.paragraphs)
    titles = {block["id"]: block["title"] for block in on_paper("overview")["blocks"] if block["kind"] == "chart"}
    assert f"二、{titles['by_category']}" in said
    assert said.count("若多乡镇项目不分摊") == 1
    assert said.count("少2.10亿元") == 2, "with the numbers, and once beside a chart"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_treemap_alone_has_its_table_as_far_as_there_is_room(lang: str) -> None:
    chart = next(block for block in on_screen("structure", lang=lang)["blocks"] if block["id"] == "tree")
    table = docx.Document(io.BytesIO(made("docx", "structure", "tree", lang=lang).body)).tables[0]
    said = [[cell.text for cell in row.cells] for row in table.rows]
    rows = [[str(one) for one in row] for row in chart["data"]["rows"]]
    levels = list(dict.fromkeys(row[0] for row in rows))
    assert said == [chart["data"]["columns"], *(row for row in rows if row[0] in levels[:2])]


@law
def no_table_touches_the_next_for_the_office_would_join_them_under_one_header(page: str, query: dict[str, str]) -> None:
    body = opened("docx", page, **query).element.body
    assert not [one for one in body.iterchildren(f"{W}tbl") if (after := one.getnext()) is not None and after.tag == f"{W}tbl"]


def test_what_leads_to_a_table_stays_with_it() -> None:
    paragraphs, leads = opened("docx", "overview").paragraphs, labels()("export.brief.table", title="").strip()
    found = [one for one in paragraphs if one.text.strip().endswith(leads)]
    assert found
    assert all(one.paragraph_format.keep_with_next for one in found)


def test_no_part_of_a_table_has_a_row_of_nothing_but_its_name() -> None:
    tables = opened("docx", "overview").tables
    assert sum(labels()("table.sum.placed") in row.cells[0].text for table in tables for row in table.rows) == 1
    assert all(any(cell.text for cell in row.cells[1:]) for table in tables for row in table.rows)
