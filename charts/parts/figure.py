"""Plain dict figures: what every chart shares."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from charts.theme import FONT_FAMILY, Look
from tables import Table, rows_of

Figure = dict[str, Any]
Record = dict[str, Any]
NOTHING = 1e-6  # what floats leave of nothing
_SLIVER = 0.1  # of what was before the filter: less is too small to be read beside it
UNSEEN = {"color": "rgba(0,0,0,0)", "line": {"width": 0}}  # the marker of what only answers to the hand


def records(table: Table) -> list[Record]:
    """The rows of a table as dicts, whole numbers without a decimal point."""
    return rows_of(
        {name: [int(one) if isinstance(one, float) and one.is_integer() else one for one in of] for name, of in table.items()}
    )


def amount(row: Mapping[str, Any], name: str) -> float:
    """A number of a row, 0 where the row has none."""
    return row.get(name) or 0


def some(value: float) -> float | None:
    """A length to draw: ``None`` instead of 0, so that nothing is drawn where there is nothing."""
    return value if value > NOTHING else None


def axis(start: float, end: float, **more: Any) -> dict[str, Any]:
    """An axis that is never seen and never dragged, over ``start`` to ``end``."""
    return {
        "visible": False, "fixedrange": True, "showgrid": False, "zeroline": False, "range": [start, end], **more,
    }  # fmt: skip


def layout(
    look: Look, height: float, *, left: float = 0, right: float = 0, top: float = 0, bottom: float = 0, **more: Any
) -> dict[str, Any]:
    """The layout that all charts share: no chrome, no drag, the house's type and hover label. Lengths in px."""
    theme, size = look.theme, look.size
    return {
        "height": round(height),
        "autosize": True,
        "margin": {"l": round(left), "r": round(right), "t": round(top), "b": round(bottom), "pad": 0},
        "paper_bgcolor": theme.ground,
        "plot_bgcolor": theme.ground,
        "showlegend": False,
        "barmode": "overlay",
        "dragmode": False,
        "hovermode": "closest",
        "font": {"family": FONT_FAMILY, "size": size.font, "color": theme.ink},
        "hoverlabel": {
            "bgcolor": theme.ground,
            "bordercolor": theme.strong_line,
            "align": "left",
            "font": {"family": FONT_FAMILY, "size": max(size.font, 13), "color": theme.ink},
            "namelength": 0,
        },
        "annotations": [],
        "shapes": [],
        **more,
    }


def note(look: Look, text: str, **more: Any) -> dict[str, Any]:
    """Text in the chart, as an annotation without arrow. Left-anchored text starts exactly at its place.

    With a ``name`` it stands for a code, as customdata does: a click on it is a click on that.

    Text is aligned as it is anchored: centred in its box it would stick out of both sides of it where it is drawn wider than
    Plotly has measured it, as Chinese beside digits is.
    """
    anchor = more.get("xanchor", "left")
    shift = {"left": -2, "right": 2}.get(str(anchor), 0) + more.pop("xshift", 0)
    font = {"size": more.pop("font_size", look.size.font), "color": more.pop("color", look.theme.ink)}
    if more.pop("halo", False):
        font |= halo(look)
    base = {"xref": "x", "yref": "y", "xanchor": anchor, "yanchor": "middle", "showarrow": False, "align": anchor}
    return {**base, "text": text, "xshift": round(shift, 1), "font": font, **more}


def halo(look: Look) -> dict[str, Any]:
    """What a font has where its words stand clear of what they cross."""
    return {"shadow": ", ".join([f"0 0 2px {look.theme.ground}"] * 6)}


def line(colour: str, width: float = 1, **more: Any) -> dict[str, Any]:
    """A straight line as a shape, above the marks."""
    return {"type": "line", "layer": "above", "line": {"color": colour, "width": width}, **more}


class Bar(NamedTuple):
    """A bar or column: where it begins, its length (``some``), its middle and thickness, its code and hover."""

    base: float
    length: float | None
    middle: float
    width: float
    code: str = ""
    hover: str = ""


def bars(
    uid: str, shown: Sequence[Bar], marker: dict[str, Any], *, is_silent: bool = False, is_upright: bool = False, **more: Any
) -> dict[str, Any]:
    """A trace of bars or columns on explicit bases; where it is silent, it does not answer to the hand.

    Of nothing drawn there is no hover, for no hand can rest there.
    """
    hovers = [one.hover if one.length is not None else "" for one in shown]
    told = {"hoverinfo": "skip"} if is_silent else {"customdata": [one.code for one in shown], "hovertemplate": hovers}
    along, across = ("y", "x") if is_upright else ("x", "y")
    return {
        "type": "bar", "orientation": "v" if is_upright else "h", "uid": uid, "name": uid, "showlegend": False,
        "base": [one.base for one in shown], along: [one.length for one in shown], across: [one.middle for one in shown],
        "width": [one.width for one in shown], "marker": marker, **told, **more,
    }  # fmt: skip


def top_of(values: Iterable[float]) -> float:
    """The end of an axis that shows all values: their largest, or 1 where there is nothing to show."""
    return max((value for value in values if value > NOTHING), default=1)


def is_too_small(now: Iterable[float], before: Iterable[float]) -> bool:
    """Whether what is chosen would be slivers on the scale of what was before: then it has a scale of its own, without that.

    It is where all of it, or its largest part, is too little of the same before.
    """
    now, before = list(now), list(before)
    return any(NOTHING < of(now) < _SLIVER * of(before) for of in (sum, top_of))


def say_scale(figure: Mapping[str, Any], *, enlarged: bool, before: bool) -> None:
    """Note of a figure, for the words around it, that it has a scale of its own or shows what was before the filter."""
    if said := {name: True for name, is_so in (("enlarged", enlarged), ("before", before)) if is_so}:
        figure["layout"].setdefault("meta", {}).update(said)


def shows_before(figure: Mapping[str, Any]) -> bool:
    """Whether a figure shows what was before the filter, pale behind what is chosen."""
    return bool(figure["layout"].get("meta", {}).get("before"))


def is_enlarged(figure: Mapping[str, Any]) -> bool:
    """Whether a figure has a scale of its own, as what is chosen would be too small on the usual one."""
    return bool(figure["layout"].get("meta", {}).get("enlarged"))


def hover(*words: str | None) -> str:
    """A hovertemplate out of finished lines."""
    return lines(*words) + "<extra></extra>"


def lines(*words: str | None) -> str:
    """Lines of a hover label: the first is bold, empty ones are left out."""
    head, *rest = [one for one in words if one]
    return "<br>".join([f"<b>{head}</b>", *rest])


def escape(text: str) -> str:
    """Words from the plan, made safe for Plotly's text, which reads a little HTML and ``%{...}``."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("%{", "%&#123;")


def stacked(lengths: Sequence[float]) -> list[float]:
    """Where each of several lengths begins when they are laid end to end."""
    return list(accumulate(lengths, initial=0.0))[:-1]
