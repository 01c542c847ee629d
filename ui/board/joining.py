"""The element's modules sent as one script: a first visit asks once, not a hundred times.

Each module stays a function of its own, line by line as it was written. What it imports becomes names of that function, taken
from what the modules before it have given. Modules that import each other are refused when the server starts, and so is every
form of import and export that does not stand here. See docs/adr/0013-modules-sent-as-one.md.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from posixpath import normpath, relpath
from typing import Final

# What the page or a script asks for, and the name under which it comes with all that it imports.
JOINED: Final = {"js/main.js": "all.js", "js/meeting/room.js": "room.js"}
HANDOUT: Final = ("js/handout/begin.js", "js/handout/start.js")  # what a handout begins with, and its board

_FROM = r' from "(?P<path>\.{1,2}/[\w./-]+\.js)";'
_NAMES = r"\{(?P<names>[\w, ]*)\}"
_IMPORT = re.compile(f"import {_NAMES}{_FROM}")
_LIST = re.compile(f"export {_NAMES};")
_DEFAULT = re.compile(r"export default (?P<kept>(?:async )?function (?P<names>\w+)\(.*)")
_ONE = re.compile(r"export (?P<kept>(?:(?:async )?function|const) (?P<names>\w+)(?:\(| = ).*)")
_STATEMENT = re.compile(r"\s*(?:import|export)\b(?!\()")
_NEVER = re.compile(
    r"\bimport(?:\.meta\b|\()|\$(?:modules|run)\b|;[ \t]*(?:im|ex)port[ {*]|^(?:(?:const|let) [^=]+ = )?await\b", re.MULTILINE
)
_COMMENT = re.compile(r"/\*\*.*?\*/", re.DOTALL)
_BETWEEN = re.compile(r"^(?:/\*\*.*?\*/|//.*?)$", re.DOTALL | re.MULTILINE)  # comments between functions: a quarter of what is sent
_RUN = "const $run = (name, module) => { $modules[name] = module(); };"
_FIRST, *_LATER = JOINED  # a later script comes when it is asked for, and finds the modules of the first in place


class UnknownForm(ValueError):
    """A module says something that cannot be joined: which one, and what."""


@dataclass
class _Module:
    """A module on its way into the joined script, and what it gives to others."""

    name: str
    given: list[str] = field(default_factory=list)

    def lines(self, text: str) -> Iterator[str]:
        """Its lines without import and export."""
        for line in text.splitlines():
            yield self._line(line) if _STATEMENT.match(line) else line

    def _line(self, line: str) -> str:
        if found := _IMPORT.fullmatch(line):
            wanted = ", ".join(f"{a}: {b}" for a, b in _pairs(found["names"]))
            return f'const {{ {wanted} }} = $modules["{_beside(self.name, found["path"])}"];'
        if found := _LIST.fullmatch(line):
            self.given += [f"{b}: {a}" for a, b in _pairs(found["names"])]
            return ""
        if found := _DEFAULT.fullmatch(line) or _ONE.fullmatch(line):
            self.given.append(f"{'default' if found.re is _DEFAULT else found['names']}: {found['names']}")
            return found["kept"]
        raise UnknownForm(f"{self.name}: cannot be joined with others: {line.strip()}")


def joined(entry: str, texts: Mapping[str, str]) -> tuple[str, str]:
    """A script that does what ``entry`` does with all that it imports, and its source map: which line is whose."""
    is_later = entry in _LATER
    lines = [f'import {{ $modules }} from "./{JOINED[_FIRST]}";' if is_later else "const $modules = {};", _RUN]
    sections, order = [], own_modules(entry, texts)
    modules = [_Module(name) for name in order]
    for module in modules:
        own = list(module.lines(_without_comments(_joinable(module.name, texts[module.name]))))
        sections.append({"offset": {"line": len(lines) + 1, "column": 0}, "map": _same_lines(module.name, entry, len(own))})
        lines += [f'$run("{module.name}", (function () {{', *own, f"return {{ {', '.join(module.given)} }}; }}));"]
    lines += [
        *_given_on(modules[-1], () if is_later else ("$modules",)),
        f"//# sourceMappingURL={PurePosixPath(JOINED[entry]).name}.map",
    ]
    return "\n".join(lines) + "\n", json.dumps({"version": 3, "sections": sections})


def classic(entry: str, texts: Mapping[str, str]) -> str:
    """A script of ``entry`` and all that it imports for a file that nothing can be imported into; it opens what it is for."""
    lines = ["(() => {", '"use strict";', "const $modules = {};", _RUN]
    for module in [_Module(name) for name in order_of(entry, texts)]:
        own = list(module.lines(_joinable(module.name, texts[module.name])))
        lines += [f'$run("{module.name}", (function () {{', *own, f"return {{ {', '.join(module.given)} }}; }}));"]
    return "\n".join([*lines, f'$modules["{entry}"].open();', "})();"]) + "\n"


def own_modules(entry: str, texts: Mapping[str, str]) -> list[str]:
    """What a script brings, in the order in which it runs: a later one not what the first has brought."""
    known = set(order_of(_FIRST, texts)) if entry in _LATER else set()
    return [name for name in order_of(entry, texts) if name not in known]


def order_of(entry: str, texts: Mapping[str, str]) -> list[str]:
    """A script and all that it imports before it runs, in the order in which a browser runs them: the entry last."""
    order, begun = list[str](), list[str]()

    def visit(name: str) -> None:
        begun.append(name)
        if name not in texts:
            raise UnknownForm(f"{name}: is imported and is not there")
        for path in re.findall(rf"^import\b.*{_FROM}", texts[name], re.MULTILINE):
            imported = _beside(name, path)
            if imported not in begun:
                visit(imported)
            elif imported not in order:
                raise UnknownForm(f"{name}: imports {imported}, which cannot run before it")
        order.append(name)

    visit(entry)
    return order


def _joinable(name: str, text: str) -> str:
    """The text, if nothing in it is of a form that cannot be joined."""
    if unknown := _NEVER.search(_COMMENT.sub("", text)):
        raise UnknownForm(f"{name}: cannot be joined with others: {unknown[0].strip()}")
    return text


def _without_comments(text: str) -> str:
    """The text with empty lines where comments stood between its functions."""
    return _BETWEEN.sub(lambda found: "\n" * found[0].count("\n"), text)


def _given_on(entry: _Module, more: Sequence[str]) -> list[str]:
    """The exports of the whole: those of the entry, and more."""
    names = [given.partition(":")[0] for given in entry.given]
    taken = ", ".join(f"{name}: ${number}" for number, name in enumerate(names))
    given = ", ".join([*(f"${number} as {name}" for number, name in enumerate(names)), *more])
    return [f'const {{ {taken} }} = $modules["{entry.name}"];', f"export {{ {given} }};"]


def _same_lines(name: str, entry: str, count: int) -> dict[str, object]:
    """A source map that says: so many lines, each as in the module."""
    source = relpath(name, PurePosixPath(JOINED[entry]).parent)
    return {"version": 3, "sources": [source], "names": [], "mappings": ";".join(["AAAA", *["AACA"] * (count - 1)])}


def _pairs(names: str) -> list[tuple[str, str]]:
    """The names in ``a, b as c``, each as it is called there and here."""
    pairs = [each.strip().partition(" as ") for each in names.split(",") if each.strip()]
    return [(name, renamed or name) for name, _, renamed in pairs]


def _beside(name: str, path: str) -> str:
    """The module that another one calls ``./…`` or ``../…``."""
    return normpath(PurePosixPath(name).parent / path)
