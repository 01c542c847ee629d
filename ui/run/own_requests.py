"""What is asked of the dashboard itself; and of what changes something, whether it comes from its own pages.

Another site's page can send what a form can send, and its address is then in ``Origin``; it cannot send JSON without asking first,
which is not allowed to it.
"""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

from starlette.requests import Request

_LONGEST = 100_000  # bytes, or characters of a query
NOT_KEPT = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}  # by no browser


def asked_in(request: Request, *own: str) -> tuple[dict[str, list[str]], dict[str, str]]:
    """A view's parameters in a request's query, and apart from them the values of ``own`` names, nothing where one is not given."""
    query = parse_qs(request.url.query[:_LONGEST])
    return query, {name: (query.pop(name, None) or [""])[-1] for name in own}


def is_own(request: Request) -> bool:
    """Whether a request that changes something comes from a page of the dashboard itself."""
    sent = request.headers
    if sent.get("content-type", "").partition(";")[0].strip() != "application/json":
        return False
    return ("origin" not in sent or site_of(sent["origin"]) == sent.get("host")) and is_from_here(request)


def is_from_here(request: Request) -> bool:
    """Whether no page of another site has asked, as far as the browser says."""
    return request.headers.get("sec-fetch-site", "same-origin") == "same-origin"


def site_of(origin: str) -> str:
    """The host and port of an origin; nothing where it is none."""
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""


async def wanted_in(request: Request) -> Mapping[str, Any] | None:
    """The object in a request's body; nothing where it is none, or too long."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _LONGEST:
            return None
    try:
        wanted = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return wanted if isinstance(wanted, dict) else None
