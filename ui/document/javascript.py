"""The contract for the board's JavaScript: ``python3 -m ui.document.javascript`` writes it, ``--check`` compares.

Its types, and which function draws which kind of block: the one that is exported under the kind's name. Types stand in this
folder, or beside the one card that says them.
"""

import re
import sys
import types
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from inspect import getdoc, getsource
from pathlib import Path
from posixpath import relpath
from typing import Any, Literal, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

from ui.document.parts import Placed

_UI = Path(__file__).parents[1]
_JS = _UI / "board" / "js"
TYPES, DRAWERS = _JS / "types.d.ts", _JS / "draw" / "drawers.js"
_FOR_JAVASCRIPT = {"Document": "Doc", "Number": "BigNumber"}  # there the names are something else's
_PLAIN: Mapping[object, str] = {str: "string", int: "number", float: "number", bool: "boolean", type(None): "null", Any: "any"}
_HEAD = "// Written by `python3 -m ui.document.javascript` from "
_OF_A_BLOCK = r"\((Placed|Headed)\):"
_UNIONS = (Union, types.UnionType)
_BLOCK = "Block"  # any kind of block, those beside their cards too


def main(arguments: Sequence[str]) -> int:
    """Write the files, or with ``--check`` say which are not as they should be."""
    wrong = [path for path, words in written().items() if not path.exists() or path.read_text(encoding="utf-8") != words]
    if "--check" not in arguments:
        for path in wrong:
            path.write_text(written()[path], encoding="utf-8")
        return 0
    for path in wrong:
        print(f"{path.name} is not what ui says: run python3 -m ui.document.javascript", file=sys.stderr)
    return 1 if wrong else 0


def written() -> dict[Path, str]:
    """Both files: the types, and who draws what."""
    return {TYPES: _types(), DRAWERS: _drawers()}


@cache
def modules() -> tuple[types.ModuleType, ...]:
    """The modules that declare what a page says."""
    beside = [path for path in sorted(_UI.glob("cards/*/*.py")) if re.search(_OF_A_BLOCK, path.read_text(encoding="utf-8"))]
    paths = [path for path in sorted(_UI.glob("document/*.py")) if path != Path(__file__)] + beside
    return tuple(import_module(".".join(path.relative_to(_UI.parent).with_suffix("").parts)) for path in paths)


def blocks() -> list[type]:
    """Every kind of block: what may stand somewhere on a page and has a ``kind``."""
    needed = {"kind", *Placed.__annotations__}
    return [kind for kind in declared().values() if is_typeddict(kind) and kind.__annotations__.keys() >= needed]


@cache
def declared() -> Mapping[str, Any]:
    """Every public TypedDict by its name, and every alias that a field of one names; a name is given once."""
    own = [(name, kind, module) for module in modules() for name, kind in vars(module).items() if not name.startswith("_")]
    said = [(name, kind, module) for name, kind, module in own if is_typeddict(kind) and kind.__module__ == module.__name__]
    hints = (hint for _, kind, _ in said for hint in re.findall(r"^    \w+: (.*)$", getsource(kind), re.MULTILINE))
    named = {word for hint in hints for word in re.findall(r"\w+", hint)}
    said += [one for one in own if get_origin(one[1]) is not None and one[0] in named and f"\n{one[0]} = " in getsource(one[2])]
    if twice := [name for name, count in Counter(name for name, _, _ in said).items() if count > 1]:
        raise ValueError(f"declared more than once: {', '.join(twice)}")
    return {name: kind for name, kind, _ in sorted(said, key=own.index)}


def _types() -> str:
    found = declared()
    aliases = [(kind, name) for name, kind in found.items() if not is_typeddict(kind)]
    lines = (_interface(kind, aliases) if is_typeddict(kind) else _alias(name, kind, aliases) for name, kind in found.items())
    head = f"{_HEAD}the types in ui/document and beside cards: what a page hands to the board."
    return "\n".join([head, "export as namespace Said; // every module knows them by that name\n", *lines])


def _drawers() -> str:
    """The board's function for each kind of block, found by its name."""
    scripts = {path: path.read_text(encoding="utf-8") for path in sorted(_JS.rglob("*.js")) if path != DRAWERS}
    kinds = sorted({kind for one in blocks() for kind in get_args(_fields(one)["kind"])})
    places = {kind: [path for path, text in scripts.items() if f"\nexport function {kind}(" in text] for kind in kinds}
    if astray := [kind for kind, found in places.items() if len(found) != 1]:
        raise ValueError(f"not drawn by one exported function of its name: {', '.join(astray)}")
    imports = [f'import {{ {kind} }} from "{_beside(found[0])}";' for kind, found in places.items()]
    what = f'/** @type {{Record<Said.{_BLOCK}["kind"], (block: any) => any>}} */'
    head = f"{_HEAD}the names of exported functions: who draws which kind of block."
    return "\n".join([head, *imports, "", what, f"export const DRAWERS = {{ {', '.join(kinds)} }};", ""])


def _beside(path: Path) -> str:
    way = relpath(path.as_posix(), DRAWERS.parent.as_posix())
    return way if way.startswith(".") else f"./{way}"


# --- one type ------------------------------------------------------------------------------------


def _interface(kind: type, aliases: Sequence[tuple[Any, str]]) -> str:
    lines = [f"  {_field(name, hint, aliases)}" for name, hint in _fields(kind).items()]
    said = " ".join((getdoc(kind) or "").replace("``", "`").split())
    return "\n".join([f"/** {said} */", f"export interface {_name(kind)} {{", *lines, "}", ""])


def _fields(kind: type) -> dict[str, Any]:
    return get_type_hints(kind, include_extras=True)


def _field(name: str, hint: Any, aliases: Sequence[tuple[Any, str]]) -> str:
    if get_origin(hint) is NotRequired:
        return f"{name}?: {_words(get_args(hint)[0], aliases)};"
    return f"{name}: {_words(hint, aliases)};"


def _alias(name: str, kind: Any, aliases: Sequence[tuple[Any, str]]) -> str:
    others = [one for one in aliases if one[1] != name]
    words = " | ".join(map(_name, blocks())) if name == _BLOCK else _words(kind, others)
    return f"export type {name} = {words};\n"


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
            words.append(name)
            left = [one for one in left if one not in own]
    return [*words, *dict.fromkeys(_words(one, aliases) for one in left)]


def _literal(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else f'"{value}"'


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
