"""The board's styles as browsers read them soonest, and in older words for Chromium 86 and 87.

A browser holds a rule that ends in a list (``:is``) against every node of a page; one that ends in a class or a word it looks up.
So lists are written out. Browsers that do not know the word, and drop a whole rule over it, get a copy after that for all
(``ui/serve/opening/ask.js``): the same rules in the same order, with lists in ``:not`` and short names of sides written out too.
"""

import re
from collections.abc import Callable, Iterator

_HEAD = re.compile(r"(?P<before>[{};]|\*/|^)(?P<head>[^{}@;]+)(?=\{)")
_SIDES = re.compile(r"(?<![\w-])(?P<name>inset|(?:margin|padding)-(?:inline|block)): *(?P<value>[^;}]+)")
_NOT = re.compile(r":not\(([^()]*)\)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_INLINE, _BLOCK = ("left", "right"), ("top", "bottom")


def written_out(css: str) -> str:
    """The same styles with a selector for each choice of a list, and without comments."""
    return _with_heads(_COMMENT.sub("", css), _choices)


def lowered(css: str) -> str:
    """The same styles, as far as Chromium 86 can say them."""
    heads = _with_heads(written_out(css), _older)
    return _SIDES.sub(lambda found: "; ".join(_sides(found["name"], found["value"].split())), heads)


def _with_heads(css: str, how: Callable[[str], Iterator[str]]) -> str:
    """The styles with what each selector becomes in its place."""
    return _HEAD.sub(lambda found: found["before"] + ", ".join(each for one in _parts(found["head"]) for each in how(one)), css)


def _choices(selector: str) -> Iterator[str]:
    """A selector for each choice of its lists."""
    before, found, rest = selector.partition(":is(")
    if not found:
        yield selector
        return
    inner, after = _closed(rest)
    for choice in _parts(inner):
        yield from _choices(before + choice.strip() + after)


def _older(selector: str) -> Iterator[str]:
    """A selector without lists in what it excludes; none where that is what stands somewhere."""
    if not any(" " in part.strip() for excluded in _NOT.findall(selector) for part in excluded.split(",")):
        yield _NOT.sub(lambda excluded: "".join(f":not({part.strip()})" for part in excluded[1].split(",")), selector)


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
