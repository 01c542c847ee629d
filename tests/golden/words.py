"""Values as words on one line."""

import re
from typing import Any

_TAG = re.compile(r"</?(b|i|span|extra|sup|sub)\b[^>]*>")


def one_line(value: Any) -> str:
    """A value on one line, as words; numbers rounded."""
    return number_words(value).replace("\r", "").replace("\n", "⏎")


def number_words(value: Any) -> str:
    """A number with six digits at most, so that the last bits of a machine do not count; anything else as it is."""
    if isinstance(value, float):
        rounded = float(f"{value:.6g}")
        return str(int(rounded)) if rounded.is_integer() else str(rounded)
    return str(value)


def bare(words: str) -> str:
    """Words without the tags that style them; ``/`` between lines."""
    return _TAG.sub("", words.replace("<br>", " / ")).strip()
