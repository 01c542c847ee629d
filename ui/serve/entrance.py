"""Where a secret is given: the passcode by hand, the presenter's by the address that ``start.py`` opens.

That address carries its secret behind ``#``: a browser sends it to nobody, and no log or proxy sees it. The page sends it on,
and the answer is the session's cookie.
"""

import json
import math
from functools import cache
from html import escape
from pathlib import Path
from string import Template

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from i18n import LANGUAGES, load_labels
from ui.run.access import Access, TooSoon, cookie_name
from ui.run.own_requests import NOT_KEPT, is_own, wanted_in
from ui.serve.delivery import digest

ADDRESS = "enter"
_TEMPLATE = Path(__file__).with_name("entrance.html")
_SAID = ("wrong", "wait", "waiting", "failed")
_WORDS = ("title", "hint", "field", "button", *_SAID)


class Entrance:
    """Answers for ``/enter``, and for everything else that somebody asks for who has to enter first."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def is_asked(self, scope: Scope) -> bool:
        return scope["type"] == "http" and str(scope["path"]).rstrip("/").endswith(f"/{ADDRESS}")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The entrance in place of a page; nothing in place of anything else."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        request = Request(scope, receive)
        await (await self._answer(request))(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        is_entrance = self.is_asked(request.scope)
        if is_entrance and request.method == "POST":
            return await self._entered(request)
        if request.method in ("GET", "HEAD") and (is_entrance or "text/html" in request.headers.get("accept", "")):
            return self._page(request, 200 if is_entrance else 401)
        return Response(status_code=401, headers=NOT_KEPT)

    def _page(self, request: Request, status: int) -> Response:
        body, policy = entrance_page()
        home = "../" * (request.url.path.count("/") - 1) or "./"
        headers = {**NOT_KEPT, "Content-Security-Policy": policy}
        return Response(body.replace("$home", escape(home)), status_code=status, headers=headers, media_type="text/html")

    async def _entered(self, request: Request) -> Response:
        wanted = await wanted_in(request) if is_own(request) else None
        if wanted is None or not isinstance(wanted.get("secret"), str):
            return Response(status_code=403, headers=NOT_KEPT)
        try:
            session = self._access.enter(wanted["secret"], request.client.host if request.client else "")
        except TooSoon as soon:
            return Response(status_code=429, headers={**NOT_KEPT, "Retry-After": str(math.ceil(soon.seconds))})
        if session is None:
            return Response(status_code=403, headers=NOT_KEPT)
        found = Response(status_code=204, headers=NOT_KEPT)
        is_safe = request.url.scheme == "https" or request.headers.get("x-forwarded-proto") == "https"
        found.set_cookie(cookie_name(), session, httponly=True, samesite="lax", secure=is_safe)
        return found


@cache
def entrance_page() -> tuple[str, str]:
    """The page in both languages, and the policy that lets its own script and style run and no other."""
    words = {f"{name}_{language}": load_labels(language)(f"enter.{name}") for name in _WORDS for language in LANGUAGES}
    lines = {name: [words[f"{name}_{language}"] for language in LANGUAGES] for name in _SAID}
    page = Template(_TEMPLATE.read_text(encoding="utf-8")).safe_substitute(
        {name: escape(text) for name, text in words.items()}, said=json.dumps(lines).replace("<", "\\u003c")
    )
    inside = {tag: page.partition(f"<{tag}>")[2].partition(f"</{tag}>")[0] for tag in ("script", "style")}
    policy = "default-src 'none'; img-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    return page, "; ".join([policy, *(f"{tag}-src '{digest(content)}'" for tag, content in inside.items())])
