"""The board's styles for browsers that drop a whole rule over one word of its selector: Chromium 86 and 87.

They get this copy after the one for all (``ui/serve/opening/ask.js``): the same rules in the same order, with ``:is``, lists in
``:not`` and the short names of sides written out.
"""

import re
from collections.abc import Iterator

_HEAD = re.compile(r"(?P<before>[{};]|\*/|^)(?P<head>[^{}@;]+)(?=\{)")
_SIDES = re.compile(r"(?<![\w-])(?P<name>inset|(?:margin|padding)-(?:inline|block)): *(?P<value>[^;}]+)")
_NOT = re.compile(r":not\(([^()]*)\)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_INLINE, _BLOCK = ("left", "right"), ("top", "bottom")


def lowered(css: str) -> str:
    """The same styles, as far as Chromium 86 can say them."""
    plain = _COMMENT.sub("", css)
    heads = _HEAD.sub(lambda found: found["before"] + ", ".join(_written_out(found["head"])), plain)
    return _SIDES.sub(lambda found: "; ".join(_sides(found["name"], found["value"].split())), heads)


def _written_out(selectors: str) -> Iterator[str]:
    """Each selector of a list for each choice of its own lists; without those that exclude what stands somewhere."""
    for one in _parts(selectors):
        before, found, rest = one.partition(":is(")
        if found:
            inner, after = _closed(rest)
            yield from (each for choice in _parts(inner) for each in _written_out(before + choice.strip() + after))
        elif not any(" " in part.strip() for excluded in _NOT.findall(one) for part in excluded.split(",")):
            yield _NOT.sub(lambda excluded: "".join(f":not({part.strip()})" for part in excluded[1].split(",")), one)


def _parts(selectors: str) -> Iterator[str]:
    """What commas part, but for those in brackets."""
    depth, kept = 0, ""
    for letter in selectors:
        depth += (letter == "(") - (letter == ")")
        if letter == "," and not depth:
            yield kept
            kept = ""
        else:
            kept += letter
    yield kept


def _closed(words: str) -> tuple[str, str]:
    """What stands before the bracket that closes, and after it."""
    depth = 1
    for at, letter in enumerate(words):
        depth += (letter == "(") - (letter == ")")
        if not depth:
            return words[:at], words[at + 1 :]
    raise ValueError(f"a bracket is not closed: {words}")


def _sides(name: str, values: list[str]) -> list[str]:
    if name == "inset":
        top, right, bottom, left = (values * 4)[:4] if len(values) < 3 else [*values, values[1]][:4]
        return [f"top: {top}", f"right: {right}", f"bottom: {bottom}", f"left: {left}"]
    kind, _, way = name.partition("-")
    return [f"{kind}-{side}: {value}" for side, value in zip(_INLINE if way == "inline" else _BLOCK, (values * 2)[:2], strict=True)]
