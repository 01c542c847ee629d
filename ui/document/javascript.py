"""The contract as types for the board's JavaScript: ``python3 -m ui.document.javascript`` writes them, ``--check`` compares."""

from __future__ import annotations

import sys
import types
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from inspect import getdoc
from pathlib import Path
from typing import Any, Literal, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

TYPES = Path(__file__).parents[1] / "board" / "js" / "types.d.ts"
_MODULES = (
    "parts", "charts", "tables", "lists", "text", "targets", "calculation", "desk", "actions", "sharing", "side", "story", "page",
)  # fmt: skip
_FOR_JAVASCRIPT = {"Document": "Doc", "Number": "BigNumber"}  # there the names are something else's
_PLAIN: Mapping[object, str] = {str: "string", int: "number", float: "number", bool: "boolean", type(None): "null", Any: "any"}
_HEAD = "// Written by `python3 -m ui.document.javascript` from the types in ui/document: what a page hands to the board.\n"
_UNIONS = (Union, types.UnionType)


def main(arguments: Sequence[str]) -> int:
    """Write the file, or with ``--check`` say whether it is as it should be."""
    words = written()
    if "--check" not in arguments:
        TYPES.write_text(words, encoding="utf-8")
        return 0
    if TYPES.read_text(encoding="utf-8") == words:
        return 0
    print(f"{TYPES.name} is not what ui/document says: run python3 -m ui.document.javascript", file=sys.stderr)
    return 1


def written() -> str:
    """The whole file: aliases and interfaces in the order in which they are defined."""
    found = dict(_declared())
    aliases = [(kind, name) for name, kind in found.items() if not is_typeddict(kind)]
    declared = (_interface(kind, aliases) if is_typeddict(kind) else _alias(name, kind, aliases) for name, kind in found.items())
    return "\n".join([_HEAD, *declared])


def _declared() -> Iterator[tuple[str, Any]]:
    """Every public TypedDict and alias by its name; a name is given once."""
    seen: dict[str, str] = {}
    for module in (import_module(f"ui.document.{name}") for name in _MODULES):
        for name, kind in vars(module).items():
            is_own = getattr(kind, "__module__", None) == module.__name__ if is_typeddict(kind) else _is_alias(module, name, kind)
            if is_own and not name.startswith("_"):
                if seen.setdefault(name, module.__name__) != module.__name__:
                    raise ValueError(f"{name} is declared in {seen[name]} and in {module.__name__}")
                yield name, kind


def _is_alias(module: types.ModuleType, name: str, kind: object) -> bool:
    """Whether a name of a module is a type that the module itself puts together."""
    imported = (vars(import_module(f"ui.document.{other}")).get(name) for other in _MODULES[: _place(module)])
    return get_origin(kind) is not None and not any(other is kind for other in imported)


def _place(module: types.ModuleType) -> int:
    return _MODULES.index(module.__name__.rpartition(".")[2])


# --- one type ------------------------------------------------------------------------------------


def _interface(kind: type, aliases: Sequence[tuple[Any, str]]) -> str:
    lines = [f"  {_field(name, hint, aliases)}" for name, hint in get_type_hints(kind, include_extras=True).items()]
    return "\n".join([_comment(kind), f"export interface {_name(kind)} {{", *lines, "}", ""])


def _comment(kind: type) -> str:
    said = " ".join((getdoc(kind) or "").replace("``", "`").split())
    return f"/** {said} */"


def _field(name: str, hint: Any, aliases: Sequence[tuple[Any, str]]) -> str:
    if get_origin(hint) is NotRequired:
        return f"{name}?: {_words(get_args(hint)[0], aliases)};"
    return f"{name}: {_words(hint, aliases)};"


def _alias(name: str, kind: Any, aliases: Sequence[tuple[Any, str]]) -> str:
    return f"export type {name} = {_words(kind, [one for one in aliases if one[1] != name])};\n"


def _name(kind: type) -> str:
    return _FOR_JAVASCRIPT.get(kind.__name__, kind.__name__)


def _words(hint: Any, aliases: Sequence[tuple[Any, str]]) -> str:
    """A type in TypeScript, aliases by their names."""
    named = next((name for kind, name in aliases if kind == hint), None)
    if named is not None:
        return named
    if is_typeddict(hint):
        return _name(hint)
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Literal:
        return " | ".join(_literal(value) for value in inner)
    if origin in _UNIONS:
        return " | ".join(_members(inner, aliases))
    if origin is tuple:
        return f"[{', '.join(_words(one, aliases) for one in inner)}]"
    if origin in (Sequence, list):
        one = _words(inner[0], aliases)
        return f"Array<{one}>" if " " in one else f"{one}[]"
    if origin is Mapping:
        return f"Record<{_words(inner[0], aliases)}, {_words(inner[1], aliases)}>"
    return _PLAIN[hint]


def _members(inner: Sequence[Any], aliases: Sequence[tuple[Any, str]]) -> list[str]:
    """The members of a union, an alias in place of those that it names."""
    left, words = list(inner), []
    for kind, name in aliases:
        own = get_args(kind)
        if get_origin(kind) in _UNIONS and len(own) > 1 and all(one in left for one in own):
            at = left.index(own[0])
            words.append((at, name))
            left = [one for one in left if one not in own]
    return [*(name for _, name in words), *dict.fromkeys(_words(one, aliases) for one in left)]


def _literal(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else f'"{value}"'


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
