"""What a value says that its type does not: no field undeclared or missing, every value of its declared type."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, reduce
from operator import or_
from types import UnionType
from typing import Any, Literal, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

from ui.document.javascript import blocks
from ui.document.page import Block

PLAIN: dict[Any, tuple[type, ...]] = {str: (str,), int: (int,), float: (int, float), bool: (bool,), type(None): (type(None),)}
Seen = set[tuple[str, str]]


def differences(value: object, hint: Any, seen: Seen, path: str = "") -> Iterable[str]:
    """Where a value of JSON is not of a type. ``seen`` takes the fields that were there, by class."""
    plain = PLAIN.get(hint)
    if plain is not None:  # most values
        if isinstance(value, plain) and (hint is bool or not isinstance(value, bool)):
            return ()
        return (f"{path}: {value!r:.60} is no {hint.__name__}",)
    look, inner = _looked_into(hint)
    return look(value, inner, seen, path)


@cache
def _looked_into(hint: Any) -> tuple[Callable[[object, Any, Seen, str], Iterable[str]], Any]:
    """How values of a type are looked into, and what the type is made of."""
    if hint == Block:  # the kinds that stand beside their cards too
        hint = reduce(or_, blocks())
    origin = get_origin(hint)
    if is_typeddict(hint):
        return _fields, hint
    if origin in INSIDE:
        return INSIDE[origin], get_args(hint)
    assert hint is Any, hint
    return _anything, None


def _anything(_value: object, _inner: Any, _seen: Seen, _path: str) -> Iterable[str]:
    return ()


def _named(value: object, inner: Sequence[Any], _seen: Seen, path: str) -> Iterator[str]:
    if not any(value == one and type(value) is type(one) for one in inner):
        yield f"{path}: {value!r:.60} is none of {inner}"


def _listed(value: object, inner: Sequence[Any], seen: Seen, path: str) -> Iterator[str]:
    if not isinstance(value, list):
        yield f"{path}: {value!r:.60} is no list"
        return
    for place, one in enumerate(value):
        yield from differences(one, inner[0], seen, f"{path}[{place}]")


def _entries(value: object, inner: Sequence[Any], seen: Seen, path: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{path}: {value!r:.60} is no mapping"
        return
    for name, one in value.items():
        yield from differences(one, inner[1], seen, f"{path}.{name}")


def _places(value: object, inner: Sequence[Any], seen: Seen, path: str) -> Iterator[str]:
    if not isinstance(value, list) or len(value) != len(inner):
        yield f"{path}: {value!r:.60} is no list of {len(inner)}"
        return
    for place, (one, kind) in enumerate(zip(value, inner, strict=True)):
        yield from differences(one, kind, seen, f"{path}[{place}]")


@cache
def fields_of(kind: Any) -> dict[str, tuple[Any, bool]]:
    """The type of each field of a TypedDict, and whether it has to be there; fields that tell kinds apart first."""
    hints = get_type_hints(kind, include_extras=True).items()
    found = {name: (get_args(hint)[0], False) if get_origin(hint) is NotRequired else (hint, True) for name, hint in hints}
    return dict(sorted(found.items(), key=lambda field: get_origin(field[1][0]) is not Literal))


def _fields(value: object, kind: Any, seen: Seen, path: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{path}: {value!r:.60} is no {kind.__name__}"
        return
    declared = fields_of(kind)
    for name, (hint, is_required) in declared.items():
        if name in value:
            seen.add((kind.__name__, name))
            yield from differences(value[name], hint, seen, f"{path}.{name}")
        elif is_required:
            yield f"{path}.{name}: missing in a {kind.__name__}"
    yield from (f"{path}.{name}: undeclared in {kind.__name__}" for name in value if name not in declared)


def _one_of(value: object, kinds: Sequence[Any], seen: Seen, path: str) -> Iterator[str]:
    """Of a union the member that the value is of; if it is of none, what is wrong with the one that is nearest."""
    best: list[str] = []
    for kind in kinds:
        if _may_be(value, kind):
            own: Seen = set()
            wrong = list(differences(value, kind, own, path))
            if not wrong:
                seen |= own
                return
            best = wrong if not best or _distance(wrong) < _distance(best) else best
    yield from best or [f"{path}: {value!r:.60} is not of its union"]


def _distance(wrong: list[str]) -> tuple[bool, int]:
    return any("union" in one for one in wrong), len(wrong)


def _may_be(value: object, kind: Any) -> bool:
    """Whether a value can be of a kind, by the fields that tell kinds apart."""
    if not is_typeddict(kind):
        return True
    return isinstance(value, dict) and all(value.get(name) in allowed for name, allowed in _told_by(kind))


@cache
def _told_by(kind: Any) -> list[tuple[str, tuple[Any, ...]]]:
    """The fields that tell a TypedDict from others, each with its values."""
    fields = fields_of(kind).items()
    return [(name, get_args(hint)) for name, (hint, is_required) in fields if get_origin(hint) is Literal and is_required]


INSIDE = {Mapping: _entries, Sequence: _listed, tuple: _places, Union: _one_of, UnionType: _one_of, Literal: _named}
