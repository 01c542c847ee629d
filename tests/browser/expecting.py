"""What a page must show at an address: the document that the same app gives without a browser."""

from __future__ import annotations

from functools import cache
from typing import Any

from streamlit.testing.v1 import AppTest

from tests.pages.reading import APP, go

Document = dict[str, Any]


@cache
def _app() -> AppTest:
    test = AppTest.from_file(str(APP), default_timeout=60)
    test.run()
    return test


@cache
def _expected(page: str, query: tuple[tuple[str, str], ...]) -> Document:
    return go(_app(), page, **dict(query))


def expected(page: str, **query: str) -> Document:
    """The document of a page at an address, as AppTest gets it."""
    return _expected(page, tuple(sorted(query.items())))
