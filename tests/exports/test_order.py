"""Offices take a part of a file for damaged whose elements stand in another order than the standard's (ECMA-376, part 1)."""

import io
import re
import zipfile

import pytest
from lxml import etree

from tests.exports.states import made

_DRAWN = "spPr txPr"
_SHOWN = "showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator showLeaderLines"
_SERIES = "idx order tx spPr invertIfNegative marker dPt dLbls trendline errBars cat val smooth"
_TICKS = "majorTickMark minorTickMark tickLblPos"
_AXIS = f"axId scaling delete axPos majorGridlines minorGridlines title numFmt {_TICKS} {_DRAWN} crossAx crosses"
ORDER = {
    "c:chartSpace": f"date1904 lang roundedCorners style clrMapOvr protection chart {_DRAWN} externalData printSettings userShapes",
    "c:chart": "title autoTitleDeleted plotArea legend plotVisOnly dispBlanksAs",
    "c:plotArea": "layout barChart lineChart catAx valAx spPr",
    "c:barChart": "barDir grouping varyColors ser dLbls gapWidth overlap axId",
    "c:lineChart": "grouping varyColors ser dLbls dropLines marker axId",
    "c:ser": _SERIES,
    "c:dPt": "idx invertIfNegative marker bubble3D explosion spPr",
    "c:dLbls": f"dLbl delete numFmt {_DRAWN} dLblPos {_SHOWN}",
    "c:dLbl": f"idx delete layout tx numFmt {_DRAWN} dLblPos {_SHOWN}",
    "c:catAx": f"{_AXIS} auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl",
    "c:valAx": f"{_AXIS} crossBetween majorUnit",
    "c:legend": f"legendPos legendEntry layout overlay {_DRAWN}",
    "c:spPr": "noFill solidFill pattFill ln",
    "w:pPr": "pStyle keepNext keepLines widowControl snapToGrid spacing ind jc outlineLvl rPr",
    "w:rPr": "rStyle rFonts b color spacing sz szCs vertAlign",
    "w:tblPr": "tblStyle tblW jc tblBorders tblLayout tblCellMar",
    "w:trPr": "cantSplit tblHeader",
    "w:tcPr": "tcW tcBorders",
    "w:sectPr": "headerReference footerReference footnotePr pgSz pgMar cols docGrid",
}


@pytest.mark.parametrize("page", ["overview", "years"])
@pytest.mark.parametrize("form", ["pptx", "docx", "xlsx"])
def test_elements_stand_in_the_order_of_the_standard(form: str, page: str) -> None:
    seen = set()
    with zipfile.ZipFile(io.BytesIO(made(form, page).body)) as pack:
        for part in pack.namelist():
            if re.search(r"/charts/chart\d+\.xml$|^word/(document|footnotes)\.xml$", part):
                for element in etree.fromstring(pack.read(part)).iter():
                    name = f"{element.prefix}:{etree.QName(element).localname}"
                    if name in ORDER:
                        order = ORDER[name].split()
                        places = [order.index(etree.QName(child).localname) for child in element]
                        assert places == sorted(places), f"{part}: {name} {[order[at] for at in places]}"
                        seen.add(name)
    assert {"c:dLbls", "c:barChart"} <= seen
