"""The two parts that a chart is in a paper: the chart itself, and its workbook."""

from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.util import Pt

from exports.native import Type, chart_data, chart_kind, dress
from exports.plots import Plot
from i18n import Labels

_MASTER = Path(__file__).parent / "master.pptx"
_SIZE = 10.5


def chart_parts(plot: Plot, text: Labels, face: str, size: tuple[float, float]) -> tuple[bytes, bytes]:
    """The chart as XML, whose workbook is its ``rId1``, and the workbook."""
    presentation: Any = Presentation(str(_MASTER))
    slide = presentation.slides.add_slide(
        presentation.slide_layouts[0]
    )  # that nobody sees: the office's charts are all of one kind
    frame = slide.shapes.add_chart(chart_kind(plot), 0, 0, Pt(size[0]), Pt(size[1]), chart_data(plot, text))
    letters = min(_SIZE, size[1] / max(len(plot.names), 1) * 0.55) if plot.kind == "bar" else _SIZE
    dress(frame.chart, plot, Type(face, letters, size[0]))
    made: tuple[bytes, bytes] = frame.chart.part.blob, frame.chart.part.chart_workbook.xlsx_part.blob
    return made
