"""What a page must show at an address: the document that the same app gives without a browser."""

from functools import cache

from tests.pages.reading import Document, open_page


@cache
def _expected(page: str, query: tuple[tuple[str, str], ...]) -> Document:
    return open_page(page, **dict(query))


def expected(page: str, **query: str) -> Document:
    """The document of a page at an address."""
    return _expected(page, tuple(sorted(query.items())))
