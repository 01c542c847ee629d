"""A broken plan folder as a page: every problem with its file, row, field, value and what was expected."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from charts.theme import SIZES
from i18n import Labels, load_labels
from plan_data.read.files import DEFAULT_FOLDER, plan_version
from plan_data.read.package_head import PackageHead, read_package_head
from plan_data.read.problems import PlanProblem, PlanProblems, of_any
from plan_data.read.rules import Rule
from ui.document.page import Document, Head, Word
from ui.document.tables import Table
from ui.run.plan_in_use import plan_folder
from ui.scene.scene import Screen
from ui.scene.state import THEMES
from ui.words.problems import expected, value_of


def problem_document(problems: PlanProblems, page: str, query: Mapping[str, list[str]], screen: Screen) -> Document:
    """The report of a broken folder. The next visit reads the folder again."""
    text = load_labels((query.get("lang") or ["zh"])[-1])
    asked = (query.get("theme") or [""])[-1]
    return {
        "page": page,
        "query": {},
        "filters": [],
        "version": "",
        "plan": "",
        "name": "",
        "decided": "",
        "lang": text.language,
        "theme": asked if asked in THEMES else "dark" if screen.dark else "light",
        "size": screen.size if screen.size in SIZES else "desk",
        "title": text("problems.title"),
        "ui": dict(text.of_board),
        "side": {"brand": {"title": plan_name(text.language), "sub": ""}, "menu": [], "groups": [], "foot": []},
        "head": _head(text, problems.count),
        "numbers": [],
        "points": [],
        "layout": "grid",
        "blocks": [_table(text, problems)],
        "foot": text("problems.foot"),
    }


def _head(text: Labels, count: int) -> Head:
    words: list[Word] = [{"t": text("problems.words", count=count), "strong": False}]
    return {
        "crumbs": [], "path": [], "title": text("problems.title"), "words": words, "chips": [], "hint": "", "clear_all": None,
        "buttons": [],
    }  # fmt: skip


def _table(text: Labels, problems: PlanProblems) -> Table:
    rows = [
        *(_cells(text, one) for one in problems.problems),
        *(_rest(text, *kind, count) for kind, count in problems.more.items()),
    ]
    return {
        "kind": "table",
        "id": "problems",
        "span": 2,
        "title": text("problems.table", count=problems.count),
        "note": "",
        "columns": [{"label": text(f"problems.{column}")} for column in ("file", "row", "field", "value", "expected")],
        "rows": [{"id": str(index), "cells": cells} for index, cells in enumerate(rows)],
        "phone": [0, 4],
        "more": {"label": text("table.more")},
    }


def plan_name(language: str) -> str:
    """What the plan is called as far as its descriptor can be read, whatever else is wrong with its folder."""
    folder = plan_folder() or DEFAULT_FOLDER
    head = _head_of(folder, plan_version(folder))
    if head is None:
        return load_labels(language)("brand.title")
    return (head.title_en if language == "en" else None) or head.short_title or head.title


@lru_cache(maxsize=1)
def _head_of(folder: Path, _version: str) -> PackageHead | None:
    """Read once for each version of the folder."""
    return read_package_head(folder, [])


def _cells(text: Labels, problem: PlanProblem) -> list[str]:
    values = (problem.file, problem.row, problem.field, value_of(text, problem), expected(text, problem))
    return [text("value.blank") if value in (None, "") else str(value) for value in values]


def _rest(text: Labels, file: str, rule: Rule, count: int) -> list[str]:
    """How many more break a rule, each in its own place."""
    blank, sentence = text("value.blank"), text("shape.other") if rule is Rule.PATTERN else of_any(text.code("problem", rule))
    return [file, blank, blank, text("problems.more", count=count), sentence]
