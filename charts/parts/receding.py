"""Marks that recede because others are chosen: paler, with an outline that can be seen. This is the one place that says how."""

from collections.abc import Sequence
from typing import Any

from charts.theme import Look, Theme, edge, receding

_OUTLINE = 1


def receded(marker: dict[str, Any], dim: Sequence[bool], look: Look) -> dict[str, Any]:
    """A marker of which the points that are ``dim`` recede; what is hollow or hatched keeps its ground."""
    if not any(dim):
        return marker
    theme, pattern = look.theme, marker.get("pattern")
    if pattern is None:
        fills, lines = _each(marker["color"], dim), _each(marker.get("line", {}).get("color"), dim)
        series = [line if fill == theme.ground else fill for fill, line in zip(fills, lines, strict=True)]
        return marker | {"color": _paler(fills, dim, theme), "line": _outlined(marker, series, dim, theme)}
    inks = {name: _each(pattern[name], dim) for name in ("fgcolor", "bgcolor")}
    series = [fore if back == theme.ground else back for fore, back in zip(*inks.values(), strict=True)]
    paler = {name: _paler(colours, dim, theme) for name, colours in inks.items()}
    return marker | {"pattern": pattern | paler, "line": _outlined(marker, series, dim, theme)}


def _each(value: Any, dim: Sequence[bool]) -> list[Any]:
    return list(value) if isinstance(value, list) else [value] * len(dim)


def _paler(colours: Sequence[str], dim: Sequence[bool], theme: Theme) -> list[str]:
    keeps = [colour == theme.ground or not is_dim for colour, is_dim in zip(colours, dim, strict=True)]
    return [colour if is_kept else receding(colour, theme) for colour, is_kept in zip(colours, keeps, strict=True)]


def _outlined(marker: dict[str, Any], series: Sequence[str], dim: Sequence[bool], theme: Theme) -> dict[str, Any]:
    line = marker.get("line", {})
    widths, colours = _each(line.get("width", 0), dim), _each(line.get("color", theme.ground), dim)
    return {
        "width": [max(width, _OUTLINE) if is_dim else width for width, is_dim in zip(widths, dim, strict=True)],
        "color": [edge(own, theme) if is_dim else colour for own, colour, is_dim in zip(series, colours, dim, strict=True)],
    }
