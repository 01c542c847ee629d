"""What a document says, one fact a line: a general walk over its fields, and readers for what reads better in a way of its own.

Nothing has to be declared for a new field: the walk says it. What is empty, none or false is not said.
"""

import hashlib
import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import starmap
from typing import Any

from tests.golden.addresses import shortened
from tests.golden.drawing import drawn
from tests.golden.words import number_words, one_line

Lines = Iterator[str]
UNSAID = {"ack", "client", "run", "disputed", "filters", "version", "decided", "page", "query"}
PARAMS = {"pick", "clear", "set", "action"}
SHORT = 40  # letters: lists of such words stand on one line
EVERYWHERE = ("side", "ui")  # the same on every page but for what is chosen


def said(document: Mapping[str, Any], brief: Collection[str] = EVERYWHERE) -> str:
    """The document in words.

    ``brief`` names parts, blocks, fields of blocks, and single fields as ``block.field``; of these only sentences, counts
    and checksums are said. ``blocks`` are all of them.
    """
    plain = shortened(document, document["query"])
    lines = [f"{document['page']} {_params(document['query'])}".strip()]
    for name, value in plain.items():
        if name == "blocks":
            for block in value:
                lines += ["", *_block(block, brief)]
        elif name in brief:
            lines += ["", f"{name} in brief: {checksum(value)}"]
        elif name not in UNSAID:
            lines += [*([""] if isinstance(value, (dict, list)) else []), *outline(name, value)]
    return "\n".join(lines).replace(document["version"], "VERSION") + "\n"


def checksum(value: Any) -> str:
    """A few letters that change with the value."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:8]


def _block(block: Mapping[str, Any], brief: Collection[str]) -> Lines:
    yield f"== {block['kind']} {block.get('id', '')}".rstrip()
    own = block.get("id", block["kind"])
    for name, value in block.items():
        if name in ("kind", "id"):
            continue
        if isinstance(value, (dict, list)) and value and not {"blocks", own, name, f"{own}.{name}"}.isdisjoint(brief):
            yield f"  {name} in brief: {len(value)}, {checksum(value)}"
        else:
            yield from outline(name, value, 1)


def outline(name: str, value: Any, depth: int = 0) -> Lines:
    """A field and all that it holds, one fact a line."""
    pad = "  " * depth
    if _is_silent(value):
        return
    if name in READERS:
        yield f"{pad}{name}:"
        yield from (f"{pad}  {line}" for line in READERS[name](value))
    elif name in INLINE:
        yield f"{pad}{name}: {INLINE[name](value)}"
    elif isinstance(value, Mapping):
        yield f"{pad}{name}: {_facts(value)}".rstrip()
        yield from _below(value, depth + 1)
    elif isinstance(value, list) and all(not isinstance(item, (Mapping, list)) and len(str(item)) <= SHORT for item in value):
        yield f"{pad}{name}: {_joined(value)}"
    elif isinstance(value, list):
        yield from _listed(name, value, depth)
    else:
        yield f"{pad}{name}: {one_line(value)}"


def _listed(name: str, items: Sequence[Any], depth: int) -> Lines:
    pad = "  " * depth
    yield f"{pad}{name}:"
    for item in items:
        if isinstance(item, Mapping):
            yield f"{pad}  - {_facts(item)}".rstrip()
            yield from _below(item, depth + 2)
        else:
            yield f"{pad}  - {_joined(item)}"


def _facts(fields: Mapping[str, Any]) -> str:
    """The fields that fit on one line: words, numbers, flags, parameters."""
    return "  ".join(filter(None, starmap(_fact, fields.items())))


def _fact(name: str, value: Any) -> str:
    if name in PARAMS and isinstance(value, Mapping):
        return f"{name}({_params(value)})" if value else ""
    if isinstance(value, (Mapping, list)) or _is_silent(value):
        return ""
    return name if value is True else f"{name}={one_line(value)}"


def _below(fields: Mapping[str, Any], depth: int) -> Lines:
    for name, value in fields.items():
        if isinstance(value, (Mapping, list)) and name not in PARAMS:
            yield from outline(name, value, depth)


def _joined(item: Any) -> str:
    if isinstance(item, list):
        return " | ".join(_joined(part) for part in item)
    return _cell(item)


def _params(params: Mapping[str, Any]) -> str:
    """Parameters as an address has them; ``×`` before those that are cleared, lists of names as they are."""
    return " ".join(
        f"×{name}" if value is None else f"{name}={one_line('~'.join(map(str, value)) if isinstance(value, list) else value)}"
        for name, value in params.items()
    )


def _table(table: Mapping[str, Any]) -> Lines:
    """Columns and rows behind a chart."""
    yield " | ".join(table["columns"])
    yield from (" | ".join(_cell(value) for value in row) for row in table["rows"])
    yield from (f"{name}: {one_line(value)}" for name, value in table.items() if name not in ("columns", "rows"))


def _rows(rows: Sequence[Any]) -> Lines:
    for row in rows:
        if isinstance(row, Mapping) and "cells" in row:
            others = {name: value for name, value in row.items() if name != "cells"}
            yield f"{_facts(others)}: {_cells(row['cells'])}"
            yield from _below(others, 1)
        elif isinstance(row, Mapping):
            yield _facts(row)
            yield from _below(row, 1)
        else:
            yield _joined(row)


def _cells(cells: Sequence[Any]) -> str:
    return " | ".join(map(_cell, cells))


def _cell(cell: Any) -> str:
    """A cell's words with its signs and where it leads."""
    if not isinstance(cell, Mapping):
        return "" if cell is None else number_words(cell)
    signs = [_fact(name, value) for name, value in cell.items() if name != "t"]
    return " ".join([one_line(cell.get("t", "")), *(f"[{sign}]" for sign in signs if sign)])


def _passage(parts: Sequence[Any]) -> Lines:
    """A passage on one line: ``[words]`` are highlighted, ``!words!`` in red, ``¦`` stands before a cell."""
    if not all(isinstance(part, Mapping) for part in parts):
        yield from map(_joined, parts)
        return
    yield "".join(map(_part, parts))
    others = {name for part in parts for name in part if name not in ("t", "hl", "mark", "cell")}
    yield from (f"{name}: {_joined([part.get(name) for part in parts])}" for name in sorted(others))


def _part(part: Mapping[str, Any]) -> str:
    words = one_line(part["t"])
    words = f"!{words}!" if part.get("mark") else words
    words = f"[{words}]" if part.get("hl") else words
    return f" ¦ {words}" if part.get("cell") else words


def _is_silent(value: Any) -> bool:
    return value is None or value is False or value in ("", [], {})


READERS: dict[str, Callable[[Any], Lines]] = {"figure": drawn, "data": _table, "rows": _rows, "parts": _passage}
INLINE: dict[str, Callable[[Any], str]] = {"sum": _cells, "cells": _cells, "query": _params, **dict.fromkeys(PARAMS, _params)}
