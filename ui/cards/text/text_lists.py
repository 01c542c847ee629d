"""Lists beside the text."""

from __future__ import annotations

from collections.abc import Sequence

from i18n import Labels
from ui.document.text import RecordExcerpt, RecordGroup, Records


def listing(block_id: str, title: str, groups: Sequence[RecordGroup], note: str) -> Records:
    """A list beside the text."""
    return {"kind": "records", "id": block_id, "area": "aside", "title": title, "warn": [], "groups": groups, "note": note}


def hits_listing(text: Labels, lines: Sequence[RecordExcerpt], count: int) -> Records:
    """The first of so many places where searched words stand."""
    key = "text.list.hits.first" if count > len(lines) else "text.list.hits.all"
    note = text(key, count=len(lines), all=f"{count:,}") if lines else text("text.none_found")
    return listing("hits", text("text.list.hits"), [{"kind": "", "title": "", "lines": lines}] if lines else [], note)
