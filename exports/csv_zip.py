"""Tables as comma-separated values: one file each with nothing but data, and beside it a file that says what they are."""

from collections.abc import Iterator

from exports.fields import MARK, lines
from exports.grids import Grid, told_in
from exports.job import Job
from exports.packing import packed
from exports.words import nothing_found, unit_line, view_words, warnings
from i18n import Labels

_FORBIDDEN = str.maketrans(dict.fromkeys('\\/:*?"<>|', " "))
_LONGEST = 60


def csv_zip(job: Job) -> bytes:
    """Every table of the pages as a file, and what each is in a text beside it."""
    files, about = list[tuple[str, bytes]](), list[str]()
    for done, (grid, said) in enumerate(_grids(job)):
        job.report(done, done + 1)
        name = f"{done + 1:02} {' '.join(grid.title.translate(_FORBIDDEN).split())[:_LONGEST]}.csv"
        rows = ([cell.words.removesuffix(" ≠") for cell in row] for row in grid.all_rows)
        files.append((name, MARK.encode() + lines([_headers(grid, job.text), *rows])))
        about += [name, *(f"  {line}" for line in said if line), ""]
    about += list(dict.fromkeys(words for document in job.documents if (words := nothing_found(document))))
    about += list(dict.fromkeys(document["foot"] for document in job.documents))
    readme = f"{job.text('export.methods')}.txt"
    return packed([(readme, (MARK + "\r\n".join(about)).encode()), *files])


def _headers(grid: Grid, text: Labels) -> list[str]:
    """Headers that name the unit of their numbers."""
    pairs = zip(grid.columns, grid.units or [""] * len(grid.columns), strict=True)
    return [text("column.with_unit", label=column, unit=unit) if unit else column for column, unit in pairs]


def _grids(job: Job) -> Iterator[tuple[Grid, list[str]]]:
    """Tables with what has to be known of them: view and filters, unit, what disagrees, how they come about."""
    for document, grid, chart in told_in(job.documents, job.text, set()):
        view = [job.text("export.method", words=view_words(document)), *(chip["label"] for chip in document["head"]["chips"])]
        own = [unit_line(job.text, chart["subtitle"]), *warnings(chart["subtitle"]), *chart["how"]] if chart else [grid.note]
        yield grid, [*view, *own]
