"""The search line of a page."""

from i18n import Labels
from ui.document.lists import Search


def search_line(text: Labels, block_id: str, param: str, value: str, key: str, placeholder: str) -> Search:
    """A line in which what is typed sets a parameter; ``key`` names it."""
    return {
        "kind": "search",
        "id": block_id,
        "span": 2,
        "param": param,
        "label": text(key),
        "value": value,
        "placeholder": text(placeholder),
    }
