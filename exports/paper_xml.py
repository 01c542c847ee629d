"""What stands in a paper as the office's XML: runs, tables, graphics, and notes, of which the library has none of its own."""

from collections.abc import Sequence
from html import escape

from exports.grids import Grid

_O = "http://schemas.openxmlformats.org"
CHART, PICTURE = f"{_O}/drawingml/2006/chart", f"{_O}/drawingml/2006/picture"
NAMESPACES = (
    f'xmlns:w="{_O}/wordprocessingml/2006/main" xmlns:wp="{_O}/drawingml/2006/wordprocessingDrawing" xmlns:c="{CHART}" '
    f'xmlns:pic="{PICTURE}" xmlns:a="{_O}/drawingml/2006/main" xmlns:r="{_O}/officeDocument/2006/relationships"'
)
KEEP, FREE = "<w:keepNext/>", '<w:snapToGrid w:val="0"/>'  # a paragraph with the next one; off the grid of lines
SINGLE = 'w:line="240" w:lineRule="auto"'
_TOGETHER = 14  # rows of a table that is not parted
_EMU = 12_700  # of a point
Size = tuple[float, float]


def look_xml(face: str, size: float, *, colour: str = "", is_raised: bool = False) -> str:
    """The look of a run: the typeface for every script, its size and colour."""
    faces = " ".join(f'w:{script}="{escape(face)}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    ink = f'<w:color w:val="{colour.removeprefix("#")}"/>' if colour else ""
    raised = '<w:vertAlign w:val="superscript"/>' if is_raised else ""
    return f'<w:rPr><w:rFonts {faces}/>{ink}<w:sz w:val="{round(size * 2)}"/>{raised}</w:rPr>'


def run_xml(look: str, words: str) -> str:
    """Words of one look."""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(words, quote=False)}</w:t></w:r>'


def table_xml(grid: Grid, widths: Sequence[float], strong: str, plain: str) -> str:
    """A table of three rules; header and sums have the ``strong`` look."""
    columns = "".join(f'<w:gridCol w:w="{round(width * 20)}"/>' for width in widths)
    rules = "".join(f'<w:{side} w:val="single" w:sz="12" w:space="0" w:color="000000"/>' for side in ("top", "bottom"))
    air = {"top": 20, "left": 60, "bottom": 20, "right": 60}
    sides = "".join(f'<w:{side} w:w="{wide}" w:type="dxa"/>' for side, wide in air.items())
    rows = [grid.head, *grid.all_rows]
    staying, first_sum = len(rows) - 1 if len(rows) <= _TOGETHER else 1, len(rows) - len(grid.sums)
    body = ""
    for at, row in enumerate(rows):
        side = "bottom" if at == 0 else "top" if at >= first_sum else ""
        rule = f'<w:tcBorders><w:{side} w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:tcBorders>' if side else ""
        look, keep = strong if side else plain, KEEP if at < staying else ""
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{round(width * 20)}" w:type="dxa"/>{rule}</w:tcPr><w:p><w:pPr>{keep}{FREE}'
            f'<w:spacing {SINGLE}/><w:jc w:val="{"right" if is_right else "left"}"/>{look}</w:pPr>'  # its mark is no larger
            f"{run_xml(look, cell.words)}</w:p></w:tc>"
            for cell, width, is_right in zip(row, widths, grid.right, strict=True)
        )
        body += f"<w:tr><w:trPr><w:cantSplit/>{'' if at else '<w:tblHeader/>'}</w:trPr>{cells}</w:tr>"
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{round(sum(widths) * 20)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{rules}'
        f'</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{sides}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{body}</w:tbl>"
    )


def graphic_xml(number: int, title: str, says: str, size: Size, graphic: str) -> str:
    """A graphic of so many pt in a line, with its name and what it says to who does not see it."""
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {_extent(size)}/>'
        f'<wp:docPr id="{number}" name="{escape(title)}" descr="{escape(says)}"/><wp:cNvGraphicFramePr/>'
        f"<a:graphic>{graphic}</a:graphic></wp:inline></w:drawing></w:r>"
    )


def chart_xml(link: str) -> str:
    """A chart of the office."""
    return f'<a:graphicData uri="{CHART}"><c:chart r:id="{link}"/></a:graphicData>'


def picture_xml(link: str, title: str, says: str, size: Size) -> str:
    """A picture."""
    return (
        f'<a:graphicData uri="{PICTURE}"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="0" name="{escape(title)}" descr="{escape(says)}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{link}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {_extent(size)}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
    )


def _extent(size: Size) -> str:
    wide, high = (round(side * _EMU) for side in size)
    return f'cx="{wide}" cy="{high}"'


def notes_xml(notes: Sequence[str], number: str, words: str) -> bytes:
    """The part of a paper's notes: the two rules that separate them from the text, then the notes, each with two looks."""
    rules = "".join(
        f'<w:footnote w:type="{it}" w:id="{at}"><w:p><w:pPr><w:spacing {SINGLE}/></w:pPr><w:r><w:{it}/></w:r></w:p></w:footnote>'
        for at, it in ((-1, "separator"), (0, "continuationSeparator"))
    )
    said = "".join(
        f'<w:footnote w:id="{at}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/>{FREE}<w:spacing w:line="280" w:lineRule="exact"/>'
        f"</w:pPr><w:r>{number}<w:footnoteRef/></w:r>{run_xml(words, f' {note}')}</w:p></w:footnote>"
        for at, note in enumerate(notes, 1)
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f"{head}<w:footnotes {NAMESPACES}>{rules}{said}</w:footnotes>".encode()
