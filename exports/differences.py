"""Documents by what sets them apart: a difference from another document, its links from their view, its parts each once.

A difference is ``[value]`` in the place of what was there, or an object of the differences in it by key or by place, in which 0
is what is gone and ``#`` how many of a list there are. ``ui/board/js/handout/answers.js`` applies it.
"""

import re
from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import lru_cache
from itertools import chain
from json.encoder import encode_basestring
from typing import Any
from urllib.parse import urlencode

import orjson

OWN, BUT_DRILL = b"\\u0001", b"\\u0002"  # in a link: the parameters of its own view, and the same without the way there
_LINK = re.compile(rb'(?:(?<=[:,\[]")|(?<=^"))(/[a-z_]*)(?:\?([^"\\]*))?(?=")')
_SMALL = 10  # characters: what is shorter is not worth a reference
_DEEP = 2  # levels of a document that are gone into part by part
_KEPT = 2_048  # parts that are known again by what they say
_LARGE, _MOST_LARGE = 2_000, 32  # bytes of parts that are known again by being the same object, and how many of them


def difference(before: Any, after: Any) -> Any:
    """What makes one value of JSON of the other; ``None`` where nothing does."""
    if before == after:
        return None
    if type(before) is dict and type(after) is dict:
        kept, more = [key for key in before if key in after], {key: [value] for key, value in after.items() if key not in before}
        if [*kept, *more] != list(after):
            return [after]  # in another order
        gone = dict.fromkeys([key for key in before if key not in after], 0)
        return {**gone, **more, **_within((key, before[key], after[key]) for key in after if key in before)}
    if type(before) is list and type(after) is list and before and after:
        count = {} if len(before) == len(after) else {"#": len(after)}
        more = {str(place): [after[place]] for place in range(len(before), len(after))}
        return {**count, **_within((str(place), *pair) for place, pair in enumerate(zip(before, after, strict=False))), **more}
    return [after]


def _within(pairs: Iterable[tuple[str, Any, Any]]) -> dict[str, Any]:
    return {key: found for key, before, after in pairs if (found := difference(before, after)) is not None}


class Related:
    """Documents with their links as they stand to their view: most are the same in every view.

    A part that several documents have is worked on once, and is the same object in all of them.
    """

    def __init__(self) -> None:
        """Nothing yet."""
        self._read = lru_cache(maxsize=_KEPT)(_related)
        self._same: dict[int, tuple[Any, Any]] = {}

    def of(self, document: Mapping[str, Any], query: Mapping[str, str]) -> dict[str, Any]:
        """A document at a view."""
        return {name: self._part(value, query, _DEEP) for name, value in document.items()}

    def _part(self, value: Any, query: Mapping[str, str], deep: int) -> Any:
        if (type(value) is str and value[:1] != "/") or value is None or type(value) in (bool, int, float):
            return value
        if deep and type(value) is dict:
            return {name: self._part(each, query, deep - 1) for name, each in value.items()}
        if deep and type(value) is list:
            return [self._part(each, query, deep - 1) for each in value]
        same = self._same.get(id(value))
        return same[1] if same and same[0] is value else self._written(value, query)

    def _written(self, value: Any, query: Mapping[str, str]) -> Any:
        said = orjson.dumps(value)
        has_links = b'"/' in said
        found = self._read(said, tuple(query.items()) if has_links else ())
        if not has_links and len(said) > _LARGE:  # the plan's text stands in thousands of documents as one object
            self._same[id(value)] = value, found
            while len(self._same) > _MOST_LARGE:
                del self._same[next(iter(self._same))]
        return found


def _related(said: bytes, query: tuple[tuple[str, str], ...]) -> Any:
    return orjson.loads(_LINK.sub(_from(query), said))


def _from(query: Iterable[tuple[str, str]]) -> Callable[[re.Match[bytes]], bytes]:
    whole = [urlencode([pair]).encode() for pair in query]
    views = {OWN: whole, BUT_DRILL: [pair for pair in whole if not pair.startswith(b"drill=")]}

    def link(found: re.Match[bytes]) -> bytes:
        pairs = found[2].split(b"&") if found[2] else []
        for mark, own in views.items():
            if pairs[: len(own)] == own and not any(pair in whole for pair in pairs[len(own) :]):
                return found[1] + mark + b"&".join(pairs[len(own) :])
        return found[0]

    return link


class Parts:
    """Values as JSON in which what occurs again is written once and referred to: ``{"@": 12}``."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._known: dict[Hashable, int] = {}
        self._nodes: list[tuple[str, tuple[str | int, ...]]] = []

    def take(self, value: Any) -> str | int:
        """A value's number, or of a small one its JSON."""
        if type(value) is dict:
            return self._node("{", tuple(one for key, each in value.items() for one in (encode_basestring(key), self.take(each))))
        if type(value) is list:
            return self._node("[", tuple(map(self.take, value)))
        said = encode_basestring(value) if type(value) is str else orjson.dumps(value).decode()
        return said if len(said) <= _SMALL else self._node("", (said,))

    def _node(self, kind: str, content: tuple[str | int, ...]) -> int:
        known = self._known.setdefault((kind, content), len(self._nodes))
        if known == len(self._nodes):
            self._nodes.append((kind, content))
        return known

    def written(self, *taken: str | int) -> tuple[str, list[str]]:
        """The parts that occur again, and what was taken with references to them."""
        uses = [0] * len(self._nodes)
        for content in chain(
            (taken,), (self._nodes[n][1] for n in reversed(range(len(uses))) if uses[n])
        ):  # what holds others came after them
            for one in content:
                if isinstance(one, int):
                    uses[one] += 1
        shared, words = list[str](), list[str]()
        for number, (kind, content) in enumerate(self._nodes):
            if not uses[number]:
                words.append("")
                continue
            said = _joined(kind, [one if isinstance(one, str) else words[one] for one in content])
            if uses[number] > 1 and len(said) > _SMALL:
                shared.append(said)
                said = f'{{"@":{len(shared) - 1}}}'
            words.append(said)
        return f"[{','.join(shared)}]", [one if isinstance(one, str) else words[one] for one in taken]


def _joined(kind: str, content: list[str]) -> str:
    if kind == "{":
        return "{" + ",".join(f"{key}:{value}" for key, value in zip(content[::2], content[1::2], strict=True)) + "}"
    return f"[{','.join(content)}]" if kind else content[0]
