"""The descriptor of a plan's data package, generated: ``python3 -m plan_data.write.package [folder] [--check]``.

The tables come from ``plan_data.read.tables``, the title, date and years from the head of the plan's text. What they do not give
(``NAMES``, ``WAYS``) is written into the descriptor by hand and stays there.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from plan_data.evidence.tables import EVIDENCE_TABLES
from plan_data.read.files import DEFAULT_FOLDER, PACKAGE, SOURCE, read_source
from plan_data.read.heading import HeadingError, read_heading
from plan_data.read.tables import TABLES, Table

NAMES = ("short_title", "title_en")  # by hand, in the descriptor alone
WAYS = ("stressed_source", "inferred_sources", "words")  # too: what differs between plans, as ``models.Plan`` has it
_CONSTRAINTS = ("minimum", "maximum", "pattern", "minLength", "enum")


def descriptor(folder: Path, names: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The Frictionless descriptor of a folder. Raises ``OSError`` and ``ValueError`` if its text cannot be read.

    ``names`` are those of ``NAMES`` that the text does not give; by default what the folder's descriptor has of them already.
    """
    heading = read_heading(read_source(folder))
    given = _given(folder)
    return {
        "profile": "data-package",
        "name": folder.resolve().name,
        "title": heading.title,
        **({name: given[name] for name in NAMES if name in given} if names is None else names),
        "issued_on": heading.issued_on.isoformat(),
        "start_year": heading.start_year,
        "end_year": heading.end_year,
        **{name: given[name] for name in WAYS if name in given},
        "resources": [
            _source(folder),
            *(_resource(table) for table in (*TABLES, *(one for one in EVIDENCE_TABLES if (folder / one.file).exists()))),
        ],
    }


def write(folder: Path, names: Mapping[str, str] | None = None) -> None:
    """Writes the descriptor of a folder; ``names`` as in ``descriptor``."""
    (folder / PACKAGE).write_bytes(_text(folder, names).encode())


def main(arguments: list[str] | None = None) -> int:
    """The command. 0: written, or nothing differs; 1: the committed descriptor differs; 2: there is none to be had."""
    parser = argparse.ArgumentParser(prog="python3 -m plan_data.write.package", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT_FOLDER)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if the committed descriptor differs")
    options = parser.parse_args(arguments)
    try:
        expected = _text(options.folder)
    except (OSError, HeadingError, UnicodeDecodeError) as error:
        print(f"{options.folder.name}: {error}", file=sys.stderr)
        return 2
    if not options.check:
        write(options.folder)
        return 0
    path = options.folder / PACKAGE
    return 0 if path.is_file() and path.read_bytes() == expected.encode() else 1


def _text(folder: Path, names: Mapping[str, str] | None = None) -> str:
    return json.dumps(descriptor(folder, names), ensure_ascii=False, indent=2) + "\n"


def _given(folder: Path) -> dict[str, Any]:
    """What a person has written into the descriptor; nothing where there is no descriptor that can be read."""
    try:
        described = json.loads((folder / PACKAGE).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    found = {name: described.get(name) for name in (*NAMES, *WAYS)} if isinstance(described, dict) else {}
    return {name: value for name, value in found.items() if value and (name in WAYS or isinstance(value, str))}


def _source(folder: Path) -> dict[str, Any]:
    content = (folder / SOURCE).read_bytes()
    return {
        "name": "source",
        "type": "file",
        "path": SOURCE,
        "description": "The plan's published text, byte for byte. All positions count its characters.",
        "format": "txt",
        "mediatype": "text/plain",
        "encoding": "utf-8",
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "bytes": len(content),
    }


def _resource(table: Table) -> dict[str, Any]:
    return {
        "name": Path(table.file).stem,
        "type": "table",
        "path": table.file,
        "description": (table.row.__doc__ or "").strip().splitlines()[0],
        "profile": "tabular-data-resource",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    described = table.row.model_json_schema()
    definitions = described.get("$defs", {})
    schema: dict[str, Any] = {"fields": [_field(name, spec, definitions) for name, spec in described["properties"].items()]}
    schema["missingValues"] = [""]
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.refers_to:
        schema["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": Path(file).stem, "fields": [other]}}
            for column, file, other in table.refers_to
        ]
    return schema


def _field(name: str, spec: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """A column, from its JSON schema: a type, perhaps by reference, perhaps with null as the other choice."""
    choices = [choice for choice in spec.get("anyOf", [spec]) if choice.get("type") != "null"]
    is_required = "anyOf" not in spec and not spec.get("pattern", "").endswith("?$")
    whole = {**spec, **choices[0]}
    if "$ref" in whole:
        whole = {**spec, **definitions[whole["$ref"].rsplit("/", 1)[-1]], "description": spec.get("description")}
    field: dict[str, Any] = {"name": name, "type": "date" if whole.get("format") == "date" else whole["type"]}
    if whole.get("description"):
        field["description"] = whole["description"]
    limits = {name: whole[name] for name in _CONSTRAINTS if name in whole}
    return {**field, "constraints": {"required": is_required, **limits}}


if __name__ == "__main__":
    sys.exit(main())
