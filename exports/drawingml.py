"""Words, fills and lines as the office's XML: a slide has hundreds of them, and each is written once."""

from collections.abc import Sequence
from html import escape

from exports.plots import Fill
from exports.shapes import Run

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
HATCHES = {"/": "wdUpDiag", "x": "openDmnd", ".": "pct20"}
EMU = 12_700  # of a point
_ALIGNED = {"left": "l", "center": "ctr", "right": "r"}


def colour_xml(colour: str, opacity: float = 1) -> str:
    """A colour, see-through if it is."""
    alpha = f'<a:alpha val="{round(opacity * 100_000)}"/>' if opacity < 1 else ""
    return f'<a:srgbClr val="{colour.removeprefix("#").upper()}">{alpha}</a:srgbClr>'


def solid_xml(colour: str, opacity: float = 1) -> str:
    """One colour all over."""
    return f"<a:solidFill>{colour_xml(colour, opacity)}</a:solidFill>"


def fill_xml(fill: Fill, opacity: float = 1) -> str:
    """A fill, solid or hatched, and its outline."""
    if fill.pattern:
        inks = f"<a:fgClr>{colour_xml(fill.colour)}</a:fgClr><a:bgClr>{colour_xml(fill.ground)}</a:bgClr>"
        inside = f'<a:pattFill prst="{HATCHES.get(fill.pattern, HATCHES["/"])}">{inks}</a:pattFill>'
    else:
        inside = solid_xml(fill.colour, opacity) if fill.colour else "<a:noFill/>"
    return inside + line_xml(fill.edge, 0.75)


def line_xml(colour: str, width: float, dash: str = "", tag: str = "ln") -> str:
    """An outline or a rule; none without a colour."""
    if not colour:
        return f"<a:{tag}><a:noFill/></a:{tag}>"
    dashed = '<a:prstDash val="sysDot"/>' if dash else ""
    return f'<a:{tag} w="{round(width * EMU)}">{solid_xml(colour)}{dashed}</a:{tag}>'


def paragraph_xml(runs: Sequence[Run], size: float, face: str, language: str, align: str = "") -> str:
    """A paragraph; every run has the typeface for Latin and for Chinese letters."""
    said = "".join(run_xml(run, size, face, language) for run in runs if run.text) or f'<a:endParaRPr sz="{round(size * 100)}"/>'
    aligned = f'<a:pPr algn="{_ALIGNED[align]}"/>' if align else ""
    return f"<a:p>{aligned}{said}</a:p>"


def run_xml(run: Run, size: float, face: str, language: str) -> str:
    """Words of one look."""
    spoken = "zh-CN" if language == "zh" else "en-US"
    return f"<a:r>{look_xml(run, size, face, spoken)}<a:t>{escape(run.text, quote=False)}</a:t></a:r>"


def look_xml(run: Run, size: float, face: str, spoken: str) -> str:
    """The look of a run: size, weight, colour, and the typeface for every script."""
    faces = "".join(f'<a:{tag} typeface="{escape(face)}"/>' for tag in ("latin", "ea", "cs"))
    return (
        f'<a:rPr lang="{spoken}" sz="{round(size * run.scale * 100)}" b="{int(run.is_bold)}">{solid_xml(run.colour)}{faces}</a:rPr>'
    )
