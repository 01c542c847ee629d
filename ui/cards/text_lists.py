"""Lists beside the text."""

from __future__ import annotations

from typing import Any


def listing(block_id: str, title: str, groups: list[dict[str, Any]], note: str) -> dict[str, Any]:
    """A list beside the text."""
    return {"kind": "records", "id": block_id, "area": "aside", "title": title, "warn": [], "groups": groups, "note": note}
