"""What the plan's names and words mean in English: read, and held to what is printed; a row of nothing printed is set aside."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from models import Plan
from plan_data.evidence.records import read_if_there
from plan_data.evidence.tables import NAMES_EN, NameRow
from plan_data.read.problems import PlanProblem
from plan_data.read.reading import Row
from plan_data.read.rules import Rule
from plan_data.read.sections import Sections

_JOINED = re.compile("[、和…]")  # what the desk puts between words of several places


def read_names(folder: Path, problems: list[PlanProblem]) -> tuple[Sequence[Row[NameRow]], bool]:
    """The rows, good or not, and whether they are a table of names; none where the folder has no such file."""
    own: list[PlanProblem] = []
    rows = read_if_there(folder, NAMES_EN, NameRow, own)
    problems += (one for one in own if one.rule is Rule.FILE)
    return rows, any(row.record for row in rows) or not own


def with_names(plan: Plan, rows: Sequence[Row[NameRow]], *, is_table: bool) -> Plan:
    """The plan with its names in English. Rows of records that are gone or called otherwise, and of words that the text has not,
    are told and not used: a translation closes nothing.
    """
    names, words, printed = dict[str, str](), dict[str, str](), plan.printed_names
    called = [section.label for section in Sections(plan.source_text).all] if rows else []
    said = "\n".join([plan.source_text, *called, *(one.scope for one in plan.indicators if one.scope)])
    aside = [] if is_table else [(0, "")]
    for row in rows if is_table else ():
        one = row.record
        if one and one.record_id is None and all(part in said for part in _JOINED.split(one.name)):
            words.setdefault(one.name, one.name_en)
        elif one and one.record_id and one.record_id not in names and printed.get(one.record_id) == one.name:
            names[one.record_id] = one.name_en
        else:
            aside.append((row.number, row.cell("name") or ""))
    found: Mapping[str, object] = {"names_en": names, "words_en": words, "names_aside": tuple(aside)}
    return plan.model_copy(update=found)
