"""What the series of a chart are called: as the columns that have their numbers, else by what they stand for, with their unit."""

from collections.abc import Sequence

from exports.words import figure_of, parted, plain, shown
from i18n import Labels
from ui.document.charts import Chart

LARGEST, REST = "largest", "rest"  # the parts of a bar in which one project is named
_OWN = {"certain": "solid"}
_KINDS = ("certain", "policy", "undivided", "unconfirmed", "levels", "steps", LARGEST, REST)


def series_name(chart: Chart, uid: str, values: Sequence[float | None], form: str, text: Labels) -> str:
    """By the codes in its trace's id, in the words that the chart itself has for them, with the unit of its numbers."""
    codes = uid.split("-")[1:]
    sides = [code.upper() for code in codes if len(code) == 1 and code.isalpha()]
    is_whole = bool(sides) and not _has_more(chart, uid)
    own = () if is_whole else (code for code in codes if len(code) > 1)
    kinds = [text("export.part.solid") if sides and code == "certain" else _word(chart, code, text) for code in own]
    name = text("export.series").join(dict.fromkeys(one for one in (*sides, *kinds) if one))
    unit = "" if form.endswith("%") else _unit(chart, text)
    if not name:
        return _measure(chart, values, form)
    return text("column.with_unit", label=name, unit=unit) if unit else name


def _has_more(chart: Chart, uid: str) -> bool:
    """Whether bars of a side have parts."""
    side = uid.rpartition("-")[0]
    drawn = [trace["uid"] for trace in chart["figure"]["data"] if any(trace.get("x", ()))]
    return len([one for one in drawn if one.startswith(f"{side}-") and not one.endswith(("-reach", "-before"))]) > 1


def group_of(chart: Chart, uid: str, text: Labels) -> str:
    """What the colour of a series stands for, if all of it has one."""
    codes = (code for code in uid.split("-")[1:] if code not in _KINDS and len(code) > 1)
    return next((_word(chart, code, text) for code in codes), "")


def _unit(chart: Chart, text: Labels) -> str:
    """The unit of a chart's numbers, as the columns behind it have it."""
    return next((unit for column in chart["data"]["columns"] if (unit := parted(column, text)[1])), "")


def _measure(chart: Chart, values: Sequence[float | None], form: str) -> str:
    """The column of the chart's own numbers that has these, with its unit; its title where none has any of them."""
    wanted = {shown(value, form) for value in values if value}
    best, most = chart["title"], 0
    for at, label in enumerate(chart["data"]["columns"]):
        figures = (figure_of(str(row[at])) for row in chart["data"]["rows"])
        hits = len(wanted & {shown(figure.value, form) for figure in figures if figure})
        best, most = (label, hits) if hits > most else (best, most)
    return best


def _word(chart: Chart, code: str, text: Labels) -> str:
    """What a code is called in the chart: beside its marks, in its legend, or in the catalogue."""
    notes = (note["text"] for note in chart["figure"]["layout"]["annotations"] if note.get("name") == code)
    keys = (f"export.part.{code}", f"category.short.{code}", f"source.{code}", f"chart.{code}")
    named = (text(key) for key in keys if text.has(key))
    swatches = (_OWN.get(code, code), *(("undivided",) if code == "policy" else ()))
    legend = (part["t"] for one in swatches for part in chart["subtitle"] if part.get("swatch") == one and part.get("t"))
    return next((plain(words).partition("  ")[0] for words in (*notes, *legend, *named)), "")
