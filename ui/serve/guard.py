"""The first layer that looks at a request: whom this server answers, before Streamlit sees a request.

A request is answered only under a name of this server's own: another site whose name leads here would otherwise read along
(DNS rebinding). A socket comes from this server's own pages only. What of Streamlit no page of ours needs is closed. Where a
passcode is set, whoever has not entered is shown the entrance and nothing else.
"""

import re
import socket
from collections.abc import Collection
from http.cookies import CookieError, SimpleCookie

from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from i18n import LANGUAGES, load_labels
from ui.run.access import Access
from ui.run.own_requests import NOT_KEPT, site_of
from ui.serve.entrance import Entrance

_HOST = re.compile(r"(?P<name>[\w.-]+|\[[0-9a-f:.]+\])(:\d{1,5})?")
_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
_CORE = "/_stcore/"
_OPEN = ("health", "stream", "host-config")  # of Streamlit's own addresses, all that a page of ours asks for
_FOR_ALL = (f"{_CORE}health", "/favicon.svg")
_CLOSED = ("/media/", "/component/", "/oauth2callback", "/auth/")
_NO_HOSTS = b'{"allowedOrigins":[],"useExternalAuthToken":false,"enableCustomParentMessages":false}'
_HEADERS = {
    b"content-security-policy": b"default-src 'none'; frame-ancestors 'none'; form-action 'none'; base-uri 'none'",
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
    b"referrer-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
}


class Guard:
    """Layer that refuses what is not for this server or not for everybody; ``names`` are those of proxies in front of it."""

    def __init__(self, app: ASGIApp, access: Access, names: Collection[str] = ()) -> None:
        self._app, self._access, self._entrance = app, access, Entrance(access)
        host = socket.gethostname().lower()
        self._names = {*_LOOPBACK, *names, *((host, f"{host}.local") if access.is_shared else ())}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request: refused, let in at the entrance, or answered by the app."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
        elif refused := self._refused(scope):
            await _refusal(scope, *refused)(scope, receive, _with_headers(send))
        elif self._entrance.is_asked(scope) or not self._is_let_in(scope):
            await self._entrance(scope, receive, _with_headers(send))
        elif scope["type"] == "http" and str(scope["path"]) == f"{_CORE}host-config":
            await Response(_NO_HOSTS, headers=NOT_KEPT, media_type="application/json")(scope, receive, _with_headers(send))
        else:
            await self._app(scope, receive, _with_headers(send))

    def _is_let_in(self, scope: Scope) -> bool:
        """Whether this browser sees more than the entrance; that the server is up and its icon are for everybody."""
        return str(scope["path"]) in _FOR_ALL or self._access.may_read(_cookies(scope))

    def _refused(self, scope: Scope) -> tuple[int, str] | None:
        """Why a request is refused: the status, and the key of the sentence for whoever reads it; ``None`` if it is not."""
        host, path = _sent(scope, b"host"), str(scope["path"])
        found = _HOST.fullmatch(host.lower())
        if not found or not self._is_ours(found["name"], scope):
            return 421, "refused.host"
        if scope["type"] == "websocket" and site_of(_sent(scope, b"origin")).lower() != host.lower():
            return 403, "refused.origin"
        is_closed = path.startswith(_CORE) and path.removeprefix(_CORE) not in _OPEN
        return (404, "refused.closed") if is_closed or path.startswith(_CLOSED) or path.endswith(".map") else None

    def _is_ours(self, name: str, scope: Scope) -> bool:
        """Whether the name is one of ours, or the very address at which the connection was taken."""
        reached = str((scope.get("server") or ("",))[0])
        return name in self._names or name.strip("[]") == reached


def _sent(scope: Scope, name: bytes) -> str:
    """A header's value; where it is sent twice, nothing that could be taken for either."""
    values = [value.decode("latin-1") for given, value in scope["headers"] if given.lower() == name]
    return values[0] if len(values) == 1 else ""


def _cookies(scope: Scope) -> dict[str, str]:
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(_sent(scope, b"cookie")).items()}
    except CookieError:
        return {}


def _refusal(scope: Scope, status: int, key: str) -> ASGIApp:
    if scope["type"] == "websocket":
        return WebSocketClose(1008)
    return PlainTextResponse("\n".join(load_labels(language)(key) for language in LANGUAGES), status, NOT_KEPT)


def _with_headers(send: Send) -> Send:
    """A ``send`` that adds to every answer what keeps it from being framed, guessed at or asked for by others."""

    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            has = {name.lower() for name, _ in message["headers"]}
            more = [pair for pair in _HEADERS.items() if pair[0] not in has]
            message = {**message, "headers": [*message["headers"], *more]}
        await send(message)

    return guarded
