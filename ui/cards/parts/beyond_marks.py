"""A chart in words beyond its marks: the rows that no click picks, and the parts that a mark's bar is made of."""

from collections.abc import Sequence
from itertools import accumulate

from ui.document.parts import DataTable, Value

_ROWS, _MOST = 100, 1000  # letters; a chart of more is told by its table
_NOTHING = ("", "0", "—", "0.0%")


def beyond_marks(table: DataTable, labels: Sequence[str]) -> list[str]:
    """What of the table behind a chart its marks' words (``labels``) do not say, with its shares."""
    rows = table["rows"][:_ROWS]
    names, begun = list(dict.fromkeys(str(row[0]) for row in rows)), "\n".join(["", *labels])
    if len(names) == len(rows):
        left = [row for row in rows if f"\n{row[0]}" not in begun]
        said = [_row(table["columns"], row, names=1) for row in left]
    elif all(f"\n{name}" in begun for name in names):
        said = [_row(table["columns"], row, names=2) for row in rows]
    else:
        return []
    ends = accumulate(len(words) for words in said)
    return [words for words, end in zip(said, ends, strict=True) if words and end <= _MOST]


def _row(columns: Sequence[str], row: Sequence[Value], names: int) -> str:
    """A row's names and what it holds of each column; nothing where it holds nothing."""
    held = [f"{head} {value}" for head, value in zip(columns[names:], row[names:], strict=True) if str(value) not in _NOTHING]
    shares = [words for words in held if words.endswith("%")] if names > 1 else []
    return " ".join([*(str(name) for name in row[:names]), *(shares or held)]) if held else ""
