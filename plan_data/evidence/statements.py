"""What binds a number in its clause: 不低于, 至少, 以上, ≥, >, 不超过, 达到, and whether the clause only strives (力争, 争取)."""

import re
from dataclasses import dataclass

from models import Comparator

_STRIVES = re.compile(r"力争|争取(?=达)")
_BEFORE = re.compile(
    r"(?P<least>不低于|不少于|至少(?=[\u4e00-\u9fff]{0,3}$)|≥)|(?P<most>不超过|不高于|≤)|(?P<more>>|高于)|(?P<reach>达到|达)"
)
_BEFORE_ENDS = re.compile(r"(?:不低于|不少于|≥|>|不超过|不高于|≤|高于|达到|达|达全州|至少[\u4e00-\u9fff]{0,3})$")
_AFTER = re.compile(r"(?P<least>以上)|(?P<most>以内|以下)")


@dataclass(frozen=True, slots=True)
class Binding:
    """How a clause binds its number, and the words that do it, as printed."""

    comparator: Comparator
    words: str
    is_aspirational: bool


def read_binding(before: str, after: str, *, is_range: bool, is_relative: bool) -> Binding:
    """The binding of a number from its clause: the words before it, and the words after it and its unit.

    A relative clause has its whole text in ``before``.
    """
    strives = _STRIVES.search(before)
    bound = _bound_before(before, is_relative)
    tail = _AFTER.match(after)
    words = [strives[0] if strives else "", bound[0] if bound else ""]
    if strives and bound and strives.end() == bound.start():
        words = [f"{strives[0]}{bound[0]}"]
    shown = "…".join(word for word in [*words, tail[0] if tail else ""] if word)
    return Binding(_comparator(bound, tail, is_range, is_relative), shown, strives is not None)


def _bound_before(before: str, is_relative: bool) -> re.Match[str] | None:
    """The binding words that lead up to the number; in a relative clause the last ones."""
    found = list(_BEFORE.finditer(before))
    if not found or is_relative:
        return found[-1] if found else None
    return found[-1] if _BEFORE_ENDS.search(before) else None


def _comparator(bound: re.Match[str] | None, tail: re.Match[str] | None, is_range: bool, is_relative: bool) -> Comparator:
    if is_relative or is_range:
        return Comparator.RELATIVE if is_relative else Comparator.BETWEEN
    for match in (tail, bound):
        if match and match.lastgroup in _COMPARATORS:
            return _COMPARATORS[match.lastgroup]
    return Comparator.EQUAL


_COMPARATORS = {"least": Comparator.AT_LEAST, "most": Comparator.AT_MOST, "more": Comparator.MORE_THAN}
