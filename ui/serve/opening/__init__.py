"""How the page opens: what the index page carries so that the board stands before Streamlit is there.

The order in which a first visit is served: a page that looks like the page at once (``skeleton``), the first answer and
Plotly side by side (``ask.js``), the board's own files, the board. Streamlit's scripts, four times as many bytes, come after
the board's first frame, or after ``LIMIT_MS`` if there is none.
"""

import json
from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path
from string import Template

from ui.board.assets import JOINED_STYLES, SCRIPT, asset_prefix
from ui.board.lowering import lowered

HELD = "opening-held"
LIMIT_MS = 4000
WITHOUT_CHARTS = ("projects", "targets", "text", "story")
_HERE = Path(__file__).parent

_BOARD = Template(
    """<script type="module">
const base = new URL("./", location.href).href;
import(base + "$prefix$script").then((board) => board.early(base, base + "$prefix")).catch(() => boardOpening.letIn());
</script>"""
)


def head_tags() -> str:
    """Tags for ``<head>``, in the order of need: look, question, the board's style and script, the board's start."""
    style = f'<link rel="stylesheet" href="./{asset_prefix()}{JOINED_STYLES}">'
    script = f'<link rel="modulepreload" href="./{asset_prefix()}{SCRIPT}">'
    board = _BOARD.substitute(prefix=asset_prefix(), script=SCRIPT)
    return "\n".join([f"<style>{lowered(_text('skeleton.css'))}</style>", _question(), style, script, board])


def skeleton(names: Mapping[str, str]) -> str:
    """The page's outline until the board stands: ``names`` are the dashboard's names by language."""
    shown = "".join(f'<b lang="{lang}">{escape(name)}</b>' for lang, name in names.items())
    return Template(_text("skeleton.html")).substitute(names=shown)


def held(tags: str) -> str:
    """Tags that the browser does not look at before the board lets them in."""
    return f'<template id="{HELD}">{tags}</template>'


def _question() -> str:
    options = {"assets": asset_prefix(), "plain": WITHOUT_CHARTS, "limit": LIMIT_MS}
    return "<script>" + _text("ask.js").replace('"$OPTIONS"', json.dumps(options)) + "</script>"


@cache
def _text(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8").strip()
