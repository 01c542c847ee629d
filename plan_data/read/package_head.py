"""What a folder's ``datapackage.json`` says about the plan as a whole."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from models import FIRST_SOURCE, FundingSource
from plan_data.read.files import PACKAGE, SOURCE, read_source
from plan_data.read.problems import PlanProblem, shown
from plan_data.read.reading import not_json, read_text
from plan_data.read.rules import Rule
from plan_data.read.validation import rule_of

_Word = Annotated[str, Field(pattern=r"^[^{}<>]+$")]  # no sign of a catalogue's placeholders


class PackageHead(BaseModel):
    """The plan's id, title, date of issue and years, and what differs between plans as far as it is given."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    name: Annotated[str, Field(pattern=r"^[-a-z0-9._/]+$")]
    title: Annotated[str, Field(min_length=1)]
    short_title: Annotated[str, Field(min_length=1)] | None = None
    title_en: Annotated[str, Field(min_length=1)] | None = None
    issued_on: date
    start_year: Annotated[int, Field(ge=1949, le=2100)]
    end_year: Annotated[int, Field(ge=1949, le=2100)]
    stressed_source: FundingSource = FIRST_SOURCE
    inferred_sources: tuple[FundingSource, ...] = ()
    words: Mapping[Literal["zh", "en"], Mapping[_Word, _Word]] = {}


def read_package_head(folder: Path, problems: list[PlanProblem]) -> PackageHead | None:
    """The head of a folder's descriptor, if it is good. What is wrong is added to ``problems``."""
    text = read_text(folder, PACKAGE, problems)
    if text is None:
        return None
    try:
        described = json.loads(text)
    except (RecursionError, ValueError) as error:
        problems.append(not_json(PACKAGE, error))
        return None
    if not isinstance(described, dict):
        problems.append(PlanProblem(PACKAGE, None, "", shown(text[:20]), Rule.JSON_OBJECT))
        return None
    problems += _wrong_hash(folder, described)
    try:
        head = PackageHead.model_validate(described)
    except ValidationError as error:
        for fault in error.errors():
            problems.append(PlanProblem(PACKAGE, None, *_place(described, fault["loc"]), *rule_of(fault)))
        return None
    if head.end_year < head.start_year:
        details = {"start_year": head.start_year}
        problems.append(PlanProblem(PACKAGE, None, "end_year", str(head.end_year), Rule.END_YEAR, details))
    return head


def _place(described: Any, loc: tuple[int | str, ...]) -> tuple[str, str]:
    """The field that a fault is in, with those that it stands in, and its value; a name that is wrong is its own value."""
    names, value = list[str](), described
    for name in loc:
        if name == "[key]":
            value = names[-1]
            continue
        names.append(str(name))
        value = value.get(name) if isinstance(value, dict) else value[int(name)] if isinstance(value, list) else None
    return ".".join(names), shown(value)


def _wrong_hash(folder: Path, described: dict[str, object]) -> Iterator[PlanProblem]:
    """The text must be the one whose hash the descriptor gives, if it gives one: all positions rest on it."""
    resources = described.get("resources")
    for resource in resources if isinstance(resources, list) else []:
        if isinstance(resource, dict) and resource.get("path") == SOURCE and isinstance(resource.get("hash"), str):
            try:
                found = f"sha256:{hashlib.sha256(read_source(folder).encode()).hexdigest()}"
            except (OSError, UnicodeDecodeError):
                return  # a text that cannot be read is reported where it is read
            if found != resource["hash"]:
                yield PlanProblem(SOURCE, None, "", found, Rule.SAME_TEXT, {"hash": shown(resource["hash"]), "file": PACKAGE})
