"""Addresses as a reader follows them: the page, and how its question differs from the one that is shown."""

import re
import zlib
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlsplit

_ADDRESS = re.compile(r"/[a-z_]*(\?[^\s]+)?")
_MOST_PLACES = 3


def shortened(value: Any, query: Mapping[str, str], name: str = "") -> Any:
    """The same document with each address written as ``→ page`` and what it changes of this view's parameters."""
    if name == "figure":
        return value
    if isinstance(value, Mapping):
        return {key: shortened(item, query, key) for key, item in value.items()}
    if isinstance(value, list):
        return [shortened(item, query, name) for item in value]
    if isinstance(value, str) and value.startswith("/") and _ADDRESS.fullmatch(value):
        return _way(value, query)
    return value


def _way(address: str, query: Mapping[str, str]) -> str:
    parts = urlsplit(address)
    asked = dict(parse_qsl(parts.query, keep_blank_values=True))
    changes = [f"{name}={_places(value) if name == 'at' else value}" for name, value in asked.items() if query.get(name) != value]
    taken = [f"×{name}" for name in query if name not in asked]
    return " ".join([f"→{parts.path[1:] or 'overview'}", *changes, *taken])


def _places(at: str) -> str:
    """Places of the text; of many the first, how many, and a checksum of all."""
    places = at.split("~")
    if len(places) <= _MOST_PLACES:
        return at
    return f"{places[0]}…({len(places)} places, {zlib.crc32(at.encode()):08x})"
