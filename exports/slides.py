"""Slides of one finding each: a page's headline numbers, its charts, its tables, each with its source, method and version."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pptx import Presentation

from exports.drawing import drawing_of
from exports.drawingml import fill_xml
from exports.grids import Grid, chart_grid, grids_of
from exports.job import Job
from exports.legends import Entry, legend_of, words_under
from exports.packing import timeless
from exports.plots import plot_of
from exports.shapes import Run
from exports.slide_drawings import add_drawing
from exports.slide_parts import HAIRLINE, RED, SECONDARY, Box, Paper, add_numbers, add_plot, width_of
from exports.slide_places import FOOT, LEFT, UNIT, WIDE, Places, lines_of, places_of
from exports.slide_tables import Part, add_table, parts_of
from exports.words import disputes, nothing_found, own_method, sentences, view_words
from i18n import Labels
from ui.document.charts import Chart
from ui.document.page import Document

_MASTER = Path(__file__).parent / "master.pptx"
_KEY = 12  # pt of a legend
_APART = 24  # pt between a drawing and its numbers
_MOST_SAID = 4  # sentences under headline numbers


@dataclass(frozen=True)
class Slide:
    """One slide: a finding, what stands under it, what the slide shows, and what a presenter can say of it."""

    title: str
    unit: str
    shows: Chart | Part | None  # nothing: the headline numbers of the page
    document: Document
    warns: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    own: tuple[str, ...] = ()  # how its numbers come about, unlike those of the page's others

    def foot(self, text: Labels) -> list[str]:
        """Method, what disagrees, source."""
        method = text("export.method", words=sentences(text, view_words(self.document), *self.own))
        return [method, *self.warns, self.document["foot"]]

    def places(self, text: Labels) -> Places:
        """Where its parts stand."""
        return places_of(self.title, self.unit, self.foot(text))


def slides_of(documents: Sequence[Document], text: Labels) -> list[Slide]:
    """The slides of pages, in the pages' order: numbers, charts, tables."""
    known = set[Grid]()  # a table that several pages have is shown once
    return [slide for document in documents for slide in _of_page(document, text, known)]


def _of_page(document: Document, text: Labels, known: set[Grid]) -> Iterator[Slide]:
    """The slides of a page; what can be said of nothing that has a slide of its own is said at the first."""
    found = list(_shown(document, text, known))
    abouts, is_whole = {about for about, _ in found if about}, bool(document["numbers"]) or len(document["blocks"]) > 1
    for at, (about, slide) in enumerate(found):
        others = [point for point in document["points"] if is_whole and at == 0 and point.get("about") not in abouts]
        points = [point for point in document["points"] if point in others or point.get("about", "") == about]
        is_first = about not in (one for one, _ in found[:at])
        yield replace(slide, notes=tuple(dict.fromkeys(point["t"] for point in points)) if is_first else ())


def _shown(document: Document, text: Labels, known: set[Grid]) -> Iterator[tuple[str, Slide]]:
    """What a page shows, each with the id of its block; the headline numbers have none."""
    if document["numbers"]:
        yield "", Slide(document["head"]["title"], view_words(document), None, document)
    if empty := nothing_found(document):
        yield "", Slide(document["head"]["title"], empty, None, document)
    for block in document["blocks"]:
        if block["kind"] == "chart":
            yield block["id"], _of_chart(block, document, text)
    for grid in (one for one in grids_of(document, text, in_short=True) if one not in known):
        known.add(grid)
        whole = Slide(grid.title, grid.note, None, document)
        body = replace(whole, title=text("export.continued", title=grid.title)).places(text).body
        for at, part in enumerate(parts_of(grid, body.width, body.height)):
            title = text("export.continued", title=grid.title) if at else grid.title
            yield grid.id, replace(whole, title=title, shows=part)


def _of_chart(chart: Chart, document: Document, text: Labels) -> Slide:
    own, unit = tuple(own_method(chart, document)[:1]), words_under(chart, plot_of(chart, text), text, has_legend=True)
    return Slide(chart["title"], unit, chart, document, tuple(disputes(chart, document)), own=own)


def deck(job: Job) -> bytes:
    """A presentation of pages."""
    presentation: Any = Presentation(str(_MASTER))
    slides = slides_of(job.documents, job.text)
    presentation.core_properties.title = job.documents[0]["title"]
    for done, slide in enumerate(slides):
        job.report(done, len(slides))
        _add(presentation, slide, done + 1, job.text)
    out = io.BytesIO()
    presentation.save(out)
    job.report(len(slides), len(slides))
    return timeless(out.getvalue())


def _add(presentation: Any, slide: Slide, number: int, text: Labels) -> None:
    made = presentation.slides.add_slide(presentation.slide_layouts[0])
    paper, places, said = Paper(made, text("font.sans"), text.language), slide.places(text), slide.foot(text)
    title, unit, foot = made.placeholders
    paper.write(title, places.title, ["\v".join(lines_of(slide.title, WIDE, places.size))], places.size, is_bold=True)
    paper.write(unit, places.unit, [slide.unit] if slide.unit else [], UNIT, colours=[SECONDARY])
    paper.write(foot, places.foot, said, FOOT, colours=[RED if one in slide.warns else SECONDARY for one in said])
    paper.add(paper.line_xml((LEFT, places.rule), (LEFT + WIDE, places.rule), HAIRLINE, 0.75))
    paper.add_page_number(Box(876, 500, 40, 18), number)
    _show(paper, slide, places.body, text)
    notes = made.notes_slide.notes_text_frame
    notes.text = "\n".join(one for one in slide.notes if one)
    paper.set_faces(made.notes_slide._element)


def _add_legend(paper: Paper, entries: Sequence[Entry], box: Box) -> float:
    """Swatches with their words on as few lines as they take; where the chart begins under them."""
    left, top = box.left, box.top
    for fill, words in entries:
        wide = width_of([Run(words, SECONDARY, is_bold=False)]) * _KEY
        if left > box.left and left + 14 + wide > box.left + box.width:
            left, top = box.left, top + 19
        paper.add(paper.shape_xml(Box(left, top + 3.5, 10, 10), fill_xml(fill), words))
        paper.add(paper.words_xml(Box(left + 14, top, wide, 17), [[Run(words, SECONDARY, is_bold=False)]], _KEY))
        left += 14 + wide + (14 if words else -8)
    return top + 24 if entries else top


def _show(paper: Paper, slide: Slide, box: Box, text: Labels) -> None:
    shows = slide.shows
    if isinstance(shows, Part):
        add_table(paper, shows, box)
    elif shows is None:
        add_numbers(paper, slide.document["numbers"], _said_of(slide), box)
    else:
        _show_chart(paper, shows, box, text)


def _said_of(slide: Slide) -> list[str]:
    """What can be said of headline numbers besides their slide's title and what stands in a note of theirs, as on the stage."""
    points = [point["t"] for point in slide.document["points"] if not point.get("warn") or point.get("about")]
    return [words for words in points if not words.startswith(slide.title)][:_MOST_SAID]


def _show_chart(paper: Paper, chart: Chart, box: Box, text: Labels) -> None:
    """As an office chart, as a drawing, or where there is nothing to draw as its table."""
    plot = plot_of(chart, text)
    top = _add_legend(paper, legend_of(chart, plot), box)
    under = Box(box.left, top, box.width, box.top + box.height - top)
    if plot:
        add_plot(paper, plot, under, text, name=chart["title"], says=chart["alt"])
    elif chart["figure"]["data"]:
        end = add_drawing(paper, drawing_of(chart["figure"]), under, name=chart["title"], says=chart["alt"])
        _add_beneath(paper, chart_grid(chart), under._replace(top=end + _APART, height=under.top + under.height - end - _APART))
    else:
        add_table(paper, next(parts_of(chart_grid(chart), under.width, under.height)), under)


def _add_beneath(paper: Paper, grid: Grid, box: Box) -> None:
    """The numbers of a drawing under it, if it leaves room for all of them."""
    parts = list(parts_of(grid, box.width, box.height)) if grid.rows and box.height > 0 else []
    if len(parts) == 1 and parts[0].height <= box.height:
        add_table(paper, parts[0], box)
