"""What a figure shows: each trace's values, colours, hatches and hovers, the words beside them, the lines; no pixels."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tests.golden.words import bare, number_words

Lines = Iterator[str]
UNSEEN = "rgba(0,0,0,0)"
_PIXELS = re.compile(
    r"uid|name|type|orientation|showlegend|cliponaxis|width|arrangement|texttemplate|textposition|sort|branchvalues|hoveron"
    r"|(marker\.)?(line|pattern|fillpattern|pad|tiling)\.(width|size|solidity|fillmode|fgcolor|bgcolor|[tlrb]|pad|packing|squarifyratio)"
    r"|marker\.(size|pad|cornerradius|depthfade)(\..*)?|textfont\..*|pathbar\..*|tiling\..*|domain\..*|root\..*"
    r"|node\.(pad|thickness|x|y|line\.width|hovertemplate)|link\.hovertemplate|[xy]axis|marker\.line\.color|link\.hovercolor"
)
_HOVERS = ("hovertemplate", "node.label", "link.label")
_LOOKS = ("color", "colors", "opacity", "pattern.shape", "node.color", "link.color")
_KEYS = ("customdata", "node.customdata", "link.customdata")


class Hovers:
    """The hover texts of a figure, each said once and known by its number."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {}

    def number(self, words: str) -> int:
        """The number of a hover's words."""
        return self.known.setdefault(bare(words), len(self.known) + 1)

    def lines(self) -> Lines:
        """What each number stands for."""
        yield from (f"hover {number}: {words}" for words, number in self.known.items())


def drawn(figure: Mapping[str, Any]) -> Lines:
    """Traces, hovers, labels, and how many shapes of which look."""
    layout, hovers = figure["layout"], Hovers()
    for trace in figure["data"]:
        yield from _trace(trace, layout, hovers)
    yield from hovers.lines()
    yield from (f"label: {bare(item['text'])}" for item in layout.get("annotations", []))
    yield from _shapes(layout.get("shapes", []))


def _trace(trace: Mapping[str, Any], layout: Mapping[str, Any], hovers: Hovers) -> Lines:
    if trace.get("fill") == "toself":  # areas drawn point by point: how many, and of which look
        trace = {**trace, "x": None, "y": None, "areas": trace["x"].count(None) + bool(trace["x"])}
    fields = {name.replace("marker.", ""): value for name, value in _flat(trace) if not _PIXELS.fullmatch(name)}
    for name in _rows_axes(trace, layout):
        fields.pop(name, None)
    parts = ("node.", "link.") if trace["type"] == "sankey" else ("",)
    for part in parts:
        yield from _points(f"{trace['type']} {trace['name']} {part.rstrip('.')}".rstrip(), fields, part, hovers)


def _points(title: str, fields: Mapping[str, Any], part: str, hovers: Hovers) -> Lines:
    own = {name: value for name, value in fields.items() if name.startswith(part)}
    count = max((len(value) for value in own.values() if isinstance(value, list)), default=0)
    same = {name: value[0] if isinstance(value, list) else value for name, value in own.items() if _is_same(name, value)}
    told = {name.removeprefix(part): number_words(value) for name, value in same.items() if not _is_usual(name, value)}
    yield f"{title}{''.join(f'  {name}={value}' for name, value in told.items())}"
    each = {name: value for name, value in own.items() if name not in same and isinstance(value, list)}
    amounts = next((each[name] for name in (f"{part}value", "x", "y", "values") if name in each), None)
    lines = [_point(each, index, part, hovers) for index in range(count) if amounts is None or amounts[index] is not None]
    if own.get("color") == UNSEEN:
        lines = [", ".join(lines)] if lines else []
    yield from (f"  {line}" for line in lines)


def _point(each: Mapping[str, Sequence[Any]], index: int, part: str, hovers: Hovers) -> str:
    key = next((str(each[name][index]) for name in _KEYS if name in each), str(index))
    facts = []
    for name, values in each.items():
        if name in _KEYS or index >= len(values):
            continue
        value = values[index]
        if name in _HOVERS:
            facts.append(f"hover {hovers.number(value)}")
        elif value not in ("", None, key) and not _is_usual(name, value) and not _is_said(name, value, each, index):
            facts.append(f"{name.removeprefix(part)}={number_words(bare(value) if isinstance(value, str) else value)}")
    return f"{key}: {' '.join(facts)}"


def _is_same(name: str, value: Any) -> bool:
    """Whether a field is one for the whole trace: no list, or a look that all of its points share."""
    if not isinstance(value, list):
        return True
    return name in _LOOKS and len(value) > 1 and all(item == value[0] for item in value)


def _is_said(name: str, value: Any, each: Mapping[str, Sequence[Any]], index: int) -> bool:
    """Whether a cell's text has the words of its label, in lines."""
    return name == "text" and "labels" in each and _letters(value) == _letters(each["labels"][index])


def _letters(words: str) -> str:
    return "".join(bare(words).replace(" / ", "").split())


def _is_usual(name: str, value: Any) -> bool:
    """Whether a value need not be said: a bar begins at nothing, and is not dimmed."""
    return (name == "base" and value == 0) or (name == "opacity" and value == 1)


def _rows_axes(trace: Mapping[str, Any], layout: Mapping[str, Any]) -> Lines:
    """The axes on which a trace's points only stand in order: across its bars, or counted from the top in pixels."""
    if trace["type"] == "bar":
        yield "y" if trace.get("orientation") == "h" else "x"
    for axis in "xy":
        low, high = (layout.get(f"{axis}axis") or {}).get("range") or (0, 1)
        if low > high == 0:
            yield axis


def _flat(fields: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in fields.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value


def _shapes(shapes: Sequence[Mapping[str, Any]]) -> Lines:
    for look, count in Counter(map(_look, shapes)).items():
        yield f"shapes: {count} {look}"


def _look(shape: Mapping[str, Any]) -> str:
    line = shape.get("line", {})
    parts = [shape["type"], shape.get("fillcolor"), line.get("dash"), line.get("color") if line.get("width") else None]
    if shape["type"] == "line" and shape.get("xref") == "x" and shape["x0"] == shape["x1"]:
        parts.append(f"at {number_words(float(shape['x0']))}")
    return " ".join(part for part in parts if part)
