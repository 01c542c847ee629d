"""The tables of a wide folder, whole columns at a time.

Nothing here says what is wrong with a table: it says that a table is plainly good, or raises ``NotPlain``, and then
``plan_data.reading`` reads it row by row and says what is wrong with which cell.
"""

from __future__ import annotations

import csv
import mmap
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv

from plan_data.tables import Table
from wide import Coded, Ints

_LARGEST = 10**12
_CHUNK = 200_000
Column = Any  # an array of text
Columns = dict[str, Column]


class NotPlain(Exception):
    """Something is wrong with a folder, or too unusual to be read in bulk."""


def read_columns(folder: Path, table: Table) -> Columns:
    """The columns of a table as text. Raises ``NotPlain``."""
    path = folder / table.file
    try:
        read = _quoted(path) if _has_quotes(path) else _plain(path)
    except (pa.ArrowException, csv.Error, OSError, ValueError) as error:
        raise NotPlain(table.file) from error
    if tuple(read.column_names) != table.columns or not read.num_rows:
        raise NotPlain(table.file)
    return {name: read.column(name).combine_chunks() for name in table.columns}


def _has_quotes(path: Path) -> bool:
    if not path.is_file():
        raise NotPlain(path.name)
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return content.find(b'"') >= 0


def _plain(path: Path) -> Any:
    with path.open(encoding="utf-8-sig") as file:
        names = file.readline().rstrip("\n").split(",")
    options = pa_csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False)
    return pa_csv.read_csv(path, convert_options=options)


def _quoted(path: Path) -> Any:
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = (line for line in csv.reader(file, strict=True) if line)
    return pa.table({name: pa.array(cells, pa.string()) for name, cells in zip(header, zip(*rows, strict=True), strict=True)})


def whole(column: Column, least: int = 0) -> Ints:
    """A column of whole numbers as they are printed, at least ``least``. Raises ``NotPlain``."""
    try:
        numbers = pc.cast(column, pa.int64())
    except pa.ArrowInvalid as error:
        raise NotPlain from error
    must(pc.all(pc.equal(pc.cast(numbers, pa.string()), column)).as_py())
    found = numbers.to_numpy(zero_copy_only=False)
    must(bool(found.min(initial=least) >= least and found.max(initial=0) < _LARGEST))
    return np.asarray(found, dtype=np.intp)


def coded(column: Column) -> Coded:
    """A column as its different words, in the order in which they first appear, and which of them each row has."""
    encoded = column.dictionary_encode()
    return Coded(tuple(encoded.dictionary.to_pylist()), encoded.indices.to_numpy(zero_copy_only=False).astype(np.intp))


def must(is_good: bool) -> None:
    """Raises ``NotPlain`` unless something is good."""
    if not is_good:
        raise NotPlain


def units_of(text: str) -> Any:
    """The characters of a text as numbers, in as few bytes as they need."""
    short = np.frombuffer(text.encode("utf-16-le"), dtype="<u2")
    return short if len(short) == len(text) else np.frombuffer(text.encode("utf-32-le"), dtype="<u4")


def stand_in_text(units: Any, words: Column, starts: Ints, within: tuple[Ints, Ints] | None = None) -> None:
    """Every cell stands in the text where its row says, and within its row. Empty cells stand nowhere. Raises ``NotPlain``."""
    lengths = pc.utf8_length(words).to_numpy(zero_copy_only=False).astype(np.intp)
    ends, is_there = starts + lengths, lengths > 0
    must(bool((ends[is_there] <= len(units)).all()))
    if within is not None:
        must(bool(((starts >= within[0]) & (ends <= within[1]))[is_there].all()))
    encoding = "utf-16-le" if units.itemsize == 2 else "utf-32-le"
    for low in range(0, len(starts), _CHUNK):
        part = slice(low, low + _CHUNK)
        joined = np.frombuffer("".join(words[part].to_pylist()).encode(encoding), dtype=units.dtype)
        must(len(joined) == int(lengths[part].sum()))
        before = np.cumsum(lengths[part]) - lengths[part]
        places = np.repeat(starts[part] - before, lengths[part]) + np.arange(len(joined))
        must(bool((units[places] == joined).all()))
