"""What stands in a line of a paper: a chart of the office, or a picture."""

from html import escape

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_EMU = 12_700  # of a point
Size = tuple[float, float]


def inline_xml(number: int, title: str, says: str, size: Size, graphic: str) -> str:
    """A graphic of so many pt, with its name and what it says to who does not see it."""
    return (
        f'<w:drawing {_W} {_WP}><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {_extent(size)}/>'
        f'<wp:docPr id="{number}" name="{escape(title)}" descr="{escape(says)}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{_A}">{graphic}</a:graphic></wp:inline></w:drawing>'
    )


def chart_xml(link: str) -> str:
    """A chart of the office."""
    return f'<a:graphicData uri="{_CHART}"><c:chart xmlns:c="{_CHART}" {_R} r:id="{link}"/></a:graphicData>'


def picture_xml(link: str, title: str, says: str, size: Size) -> str:
    """A picture."""
    return (
        f'<a:graphicData uri="{_PICTURE}"><pic:pic xmlns:pic="{_PICTURE}" {_R}><pic:nvPicPr>'
        f'<pic:cNvPr id="0" name="{escape(title)}" descr="{escape(says)}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{link}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {_extent(size)}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
    )


def _extent(size: Size) -> str:
    wide, high = (round(side * _EMU) for side in size)
    return f'cx="{wide}" cy="{high}"'
