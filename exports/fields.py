"""Comma-separated values as spreadsheets in Chinese offices open them: numbers as numbers, and no words as formulas."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

MARK = "\ufeff"  # by which they know UTF-8
_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[-−+]?(\d{1,3}(,\d{3})*|\d+)(\.\d+)?%?")


def lines(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows of a file, each ended as these programs end them."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([field(value) for value in row] for row in rows)
    return out.getvalue().encode()


def field(value: str) -> str:
    """A number as a spreadsheet reads it; a field that it would take for a formula is kept as words."""
    if _NUMBER.fullmatch(value):
        return value.replace(",", "").replace("−", "-")
    return f"'{value}" if _FORMULA.match(value) else value
