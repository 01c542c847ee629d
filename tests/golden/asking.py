"""Documents of pages without a server: the case's plan in the app's place, its address asked, what the page shows."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Any, cast
from unittest.mock import patch
from urllib.parse import parse_qs

import orjson

from tests.golden.cases import Case
from tests.golden.plans import Loaded, loaded
from ui import board
from ui.run import page, plan_in_use
from ui.run.reader import scene_of
from ui.scene.pages import PAGES
from ui.scene.scene import Screen


def document(case: Case, *, is_paper: bool = False) -> dict[str, Any]:
    """The document of a case as the browser gets it."""
    with _stands(loaded(case.plan)):
        page.enter(scene_of(case.page, parse_qs(case.query), Screen(case.size, case.dark, is_paper)))
        exec(script(PAGES[case.page]), {"__name__": "__main__"})
        return cast(dict[str, Any], orjson.loads(board.to_bytes(cast(board.Document, page.shown()))))


@contextmanager
def _stands(plan: Loaded) -> Iterator[None]:
    with patch.object(plan_in_use._SHARED, "get", lambda: plan):
        yield


@cache
def script(path: Path) -> CodeType:
    """A page's script, compiled once."""
    return compile(path.read_bytes(), str(path), "exec")
