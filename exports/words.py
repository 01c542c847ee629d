"""What a document says, as plain words and plain numbers: what files hold instead of HTML and of formatted amounts."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from i18n import Labels
from ui.document.charts import Chart, SubtitlePart
from ui.document.page import Document
from ui.document.parts import Value
from ui.document.tables import Cell

_TAG = re.compile(r"<[^>]*>")
_NUMBER = re.compile(r"(?P<sign>[-−+]?)(?P<digits>\d{1,3}(,\d{3})+|\d+)(\.(?P<decimals>\d+))?(?P<percent>%?)")


@dataclass(frozen=True)
class Figure:
    """A number that is shown, and the number format that shows it so."""

    value: float
    form: str


def figure_of(words: str) -> Figure | None:
    """The number that words are; nothing where they are words, a range, or a number with its unit."""
    found = _NUMBER.fullmatch(words)
    if found is None:
        return None
    digits, decimals, percent = found["digits"].replace(",", ""), found["decimals"] or "", found["percent"]
    value = float(f"{digits}.{decimals or 0}") * (-1 if found["sign"] in ("-", "−") else 1)
    form = ("#,##0" if "," in found["digits"] or (not percent and len(digits) < 4) else "0") + (
        "." + "0" * len(decimals) if decimals else ""
    )
    form = f"+{form};-{form};0" if found["sign"] == "+" else form
    return Figure(round(value / 100, 10), f"{form}%") if percent else Figure(value, form)


def shown(number: float, form: str) -> str:
    """A number as the screen shows it that a spreadsheet shows by one of the formats of ``figure_of``."""
    is_share, positive = form.endswith("%"), form.split(";", maxsplit=1)[0]
    decimals = len(positive.rstrip("%").partition(".")[2])
    scaled = round(abs(number) * (100 if is_share else 1) + 1e-9, decimals)
    sign = "−" if number < 0 and scaled else "+" if positive.startswith("+") and scaled else ""
    comma = "," if "," in positive else ""
    return f"{sign}{scaled:{comma}.{decimals}f}{'%' if is_share else ''}"


def plain(words: str) -> str:
    """Words of a figure without their markup; what stood on two lines stands on one."""
    lines = [html.unescape(_TAG.sub("", line)) for line in words.split("<br>")]
    return "".join(_joined(lines)).strip()


def in_one_line(label: str) -> str:
    """The lines of a hover label in one."""
    return "  ".join(plain(line) for line in label.removesuffix("<extra></extra>").split("<br>"))


def _joined(lines: Sequence[str]) -> list[str]:
    """Lines with a space between them where Latin letters would meet."""
    return [line if at + 1 == len(lines) or not line[-1:].isascii() else f"{line} " for at, line in enumerate(lines)]


def cell_words(cell: Cell | Value) -> str:
    """A cell of a table as words; with what its name means, where that is given."""
    if isinstance(cell, dict):
        return cell["t"]
    return "" if cell is None else str(cell)


def parted(column: str, text: Labels) -> tuple[str, str]:
    """A header without the unit in it, and the unit."""
    before, after = text("column.with_unit", label="\0", unit="\1").split("\0")[1].split("\1")
    label, found, rest = column.rpartition(before)
    return (label, rest.removesuffix(after)) if found and rest.endswith(after) and label else (column, "")


def sentences(text: Labels, *said: str) -> str:
    """Sentences after each other, each with its stop."""
    stop = text("export.stop")
    whole = (one.strip() for one in said if one.strip())
    return text("export.sentence_separator").join(one if one.endswith((stop, ".", "!", "?")) else f"{one}{stop}" for one in whole)


def said_under(parts: Sequence[SubtitlePart]) -> str:
    """What stands under a chart's title besides its legend and what disagrees."""
    return "".join(part.get("t", "") for part in parts if "swatch" not in part).strip()


def unit_line(text: Labels, parts: Sequence[SubtitlePart]) -> str:
    """What stands under a chart's title, hatches in words; disagreements stand in the footnote."""
    said = ["".join(part.get("t", "") for part in run) if not is_key else _key(text, list(run))
            for is_key, run in groupby(parts, lambda part: "swatch" in part)]  # fmt: skip
    return sentences(text, *said)


def _key(text: Labels, parts: Sequence[SubtitlePart]) -> str:
    """A legend as words: which hatch stands for what; solid colours have the chart's own."""
    entries = [text(f"export.way.{part['swatch']}", words=part["t"]) for part in parts if part.get("t")]
    return text("export.ways").join(dict.fromkeys(entries))


def warnings(parts: Sequence[SubtitlePart]) -> list[str]:
    """What disagrees, each with its sign."""
    return [f"≠ {part['warn']}" for part in parts if "warn" in part]


def disputes(chart: Chart, document: Document) -> list[str]:
    """What disagrees in a chart, and in the headline numbers of its page."""
    return [*warnings(chart["subtitle"]), *(f"≠ {number['note']}" for number in document["numbers"] if number["warn"])]


def own_method(chart: Chart, document: Document) -> list[str]:
    """How a chart's numbers come about as far as that is not said of every chart of its page; nothing of a single chart."""
    charts = [block for block in document["blocks"] if block["kind"] == "chart"]
    return [words for words in chart["how"] if len(charts) > 1 and not all(words in other["how"] for other in charts)]


def nothing_found(document: Document) -> str:
    """What a page says in place of everything where its filter leaves nothing; nothing where it leaves something."""
    return next((block["text"] for block in document["blocks"] if block["kind"] == "empty"), "")


def view_words(document: Document) -> str:
    """Which view this is: its filters and its method, as under the page's title."""
    return "".join(part["t"] for part in document["head"]["words"]).strip()
