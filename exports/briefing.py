"""A briefing as official papers are laid out (GB/T 9704): findings as sentences with sources at the foot, tables, charts.

``briefing`` has everything of its pages; ``one_page`` says what they find and shows the first chart and table.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import ceil

from charts.theme import DESK
from exports.drawing import drawing_of
from exports.grids import Grid, chart_grid, grids_of, numbers_grid, only, shallow
from exports.job import Job
from exports.legends import colours_of, legend_of, words_under
from exports.packing import timeless
from exports.paper import Paper, fits, fitting_size
from exports.plots import plot_of
from exports.words import nothing_found, own_method, sentences, view_words
from i18n import Labels
from ui.document.charts import Chart
from ui.document.page import Document, Point

_WIDER = 1.25  # than a column of a desk is a picture's drawing: so its words have the size of a table's
_LOW, _POINTS = 120, 4  # pt of a chart on a single sheet; how much it can say
_MOST_COLUMNS, _FEWEST_COLUMNS = 12, 4  # of a part of a table
_MOST_ROWS, _LONG = 24, 40  # of a table whose numbers a chart shows too; of any behind a chart


@dataclass
class Brief:
    """A briefing that is being written: its paper, how many tables and charts it has, and the tables that it has had."""

    paper: Paper
    text: Labels
    tables: int = 0
    charts: int = 0
    known: set[Grid] = field(default_factory=set)
    warned: set[str] = field(default_factory=set)


def briefing(job: Job) -> bytes:
    """Everything of the pages: what can be said of each, its numbers, its charts with their tables, its lists."""
    brief = _begun(job)
    for done, document in enumerate(job.documents):
        job.report(done, len(job.documents))
        brief.paper.add_heading(_ordinal(job.text, done, document["name"]))
        method = job.text("export.method", words=view_words(document))
        method = method if done else sentences(job.text, method, document["foot"])
        shown = {block["id"] for block in document["blocks"] if block["kind"] == "chart"}
        is_whole = bool(document["numbers"]) or len(document["blocks"]) > 1
        said = [point for point in document["points"] if point.get("about") not in shown] if is_whole else []
        brief.paper.add_sentences(_noted(said, method, job.text) or _nothing(document, method))
        if document["numbers"]:
            _write_table(brief, numbers_grid(document, job.text), "")
        for block in document["blocks"]:
            if block["kind"] == "chart":
                _write_chart(brief, block, document, "" if said else method)
        untold = "" if said or shown else method
        for grid in (one for one in grids_of(document, job.text, in_short=True) if one not in brief.known):
            brief.known.add(grid)
            brief.paper.add_sentences([(job.text("export.brief.table", title=grid.title), untold)], keeps=True)
            _write_table(brief, grid, grid.note)
            untold = ""
    return _ended(brief, job, job.documents[0]["foot"])


def one_page(job: Job) -> bytes:
    """What can be said of the pages, and the first chart that the office can draw: on one sheet, as far as they are few."""
    brief = _begun(job)
    for done, document in enumerate(job.documents):
        job.report(done, len(job.documents))
        points = document["points"][: max(2, _POINTS // len(job.documents))]
        method = job.text("export.method", words=view_words(document))
        method = sentences(job.text, method, document["foot"])
        brief.paper.add_sentences(_noted(points, method, job.text) or _nothing(document, method))
    charts = (block for document in job.documents for block in document["blocks"] if block["kind"] == "chart")
    first = next((chart for chart in charts if plot_of(chart, job.text)), None)
    if first:
        _draw(brief, first, high=_LOW)
    return _ended(brief, job, "")


def _noted(points: Sequence[Point], method: str, text: Labels) -> list[tuple[str, str]]:
    """Sentences, each with the note of its source; the first says how all numbers of the page come about."""
    return [(point["t"], sentences(text, point["source"], method if at == 0 else "")) for at, point in enumerate(points)]


def _nothing(document: Document, method: str) -> list[tuple[str, str]]:
    """That nothing was found, if so."""
    return [(words, method)] if (words := nothing_found(document)) else []


def _begun(job: Job) -> Brief:
    paper = Paper(job.text)
    paper.add_title(job.title, job.text("export.brief.title"))
    return Brief(paper, job.text)


def _ended(brief: Brief, job: Job, source: str) -> bytes:
    made = timeless(brief.paper.finished(source))
    job.report(len(job.documents), len(job.documents))
    return made


def _ordinal(text: Labels, at: int, words: str) -> str:
    """A heading with its number as official papers count: in Chinese by characters."""
    counts = text("export.brief.ordinals").split()
    return text("export.brief.heading", number=counts[at] if at < len(counts) else at + 1, words=words)


def _write_chart(brief: Brief, chart: Chart, document: Document, method: str) -> None:
    """What a chart finds, as it can be read out, what disagrees, and the chart with its table; ``method`` if not said yet."""
    text, points = brief.text, [point for point in document["points"] if point.get("about") == chart["id"]]
    own = sentences(text, method, *own_method(chart, document))
    said = [(point["t"], sentences(text, point["source"], own)) for point in points]
    said = said or [(sentences(text, chart["title"]), own)]
    found = [part["warn"] for part in chart["subtitle"] if "warn" in part and part["warn"] not in brief.warned]
    brief.warned.update(found)
    warns = [sentences(text, text("export.disagrees", words=words)) for words in found]
    brief.paper.add_sentences([*said, *((one, "") for one in warns)])
    _show_chart(brief, chart)


def _show_chart(brief: Brief, chart: Chart) -> None:
    """The table with its caption above, and the chart, where the office has such a kind, with its caption below."""
    plot, grid = plot_of(chart, brief.text), chart_grid(chart)
    short = shallow(grid, _LONG)
    if plot is None or len(grid.rows) <= _MOST_ROWS:
        _write_table(brief, short, words_under(chart, None, brief.text))
    if plot is None and len(grid.rows) > len(short.rows):
        brief.paper.add_sentences([(sentences(brief.text, brief.text("export.long", rows=len(grid.rows))), "")])
    if chart["figure"]["data"]:
        _draw(brief, chart)


def _draw(brief: Brief, chart: Chart, high: float | None = None) -> None:
    """A chart of the office, or a picture of what it has no chart for, with its caption under it."""
    plot = plot_of(chart, brief.text)
    brief.charts += 1
    if plot:
        brief.paper.add_chart(plot, chart["title"], chart["alt"], high)
    else:
        brief.paper.add_picture(drawing_of(chart["figure"], DESK.width * _WIDER), chart["title"], chart["alt"])
    if entries := colours_of(plot) if plot else legend_of(chart, None):
        brief.paper.add_legend(entries)
    number = brief.text("export.brief.chart", number=brief.charts)
    brief.paper.add_caption(number, chart["title"], words_under(chart, plot, brief.text))


def _write_table(brief: Brief, grid: Grid, note: str) -> None:
    if not grid.rows:
        return
    brief.tables += 1
    brief.paper.add_caption(brief.text("export.brief.table_number", number=brief.tables), grid.title, note, keeps=True)
    parts = _parts(grid)
    size = min(map(fitting_size, parts))
    for at, part in enumerate(parts):
        brief.paper.add_table(part, size, is_continued=at > 0)


def _parts(grid: Grid) -> list[Grid]:
    """A table of very many columns in parts of about as many columns that fit the paper, each with the first column."""
    counts = range(_MOST_COLUMNS, _FEWEST_COLUMNS, -1)
    parts = next((parts for count in counts if all(map(fits, parts := list(_of_columns(grid, count))))), [grid])
    even = list(_of_columns(grid, ceil((len(grid.columns) - 1) / len(parts)) + 1))
    return even if all(map(fits, even)) else parts


def _of_columns(grid: Grid, most: int) -> Iterator[Grid]:
    """The table in parts of so many columns at most."""
    count = len(grid.columns)
    if count <= most:
        yield grid
        return
    for start in range(1, count, most - 1):
        own = [0, *range(start, min(start + most - 1, count))]
        part = only(grid, [at in own for at in range(count)])
        yield replace(part, sums=tuple(row for row in part.sums if any(cell.words for cell in row[1:])))
