"""Lists beside the text."""

from __future__ import annotations

from collections.abc import Sequence

from ui.document.text import RecordGroup, Records


def listing(block_id: str, title: str, groups: Sequence[RecordGroup], note: str) -> Records:
    """A list beside the text."""
    return {"kind": "records", "id": block_id, "area": "aside", "title": title, "warn": [], "groups": groups, "note": note}
