"""The app below a path, as where a proxy gives it only that part of its addresses: ``/minzheng/...``.

The path (``server.baseUrlPath``, ``start.py --base-path``) is taken off before anything looks at an address, and Streamlit is not
told: what it serves below a path, it does not serve through our layers. Every address in a page is relative to the page, so nothing
else has to know. Without the path the app answers too: this machine's own health check, and proxies that take it off themselves.
"""

from urllib.parse import quote

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config

_OPTION = "server.baseUrlPath"


def taken_path() -> str:
    """The path that the app is served below, as ``/minzheng``, or nothing; taken out of Streamlit's configuration."""
    path = str(config.get_option(_OPTION)).strip("/")
    config.set_option(_OPTION, "")
    return f"/{path}" if path else ""


class Below:
    """Outermost layer: requests and sockets below ``path`` as if they were not."""

    def __init__(self, app: ASGIApp, path: str) -> None:
        self._app, self._path = app, path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, with its path as the app knows it; the path itself leads to the first page."""
        if self._path and scope.get("path") == self._path:
            await _led_in(scope)(scope, receive, send)
        elif self._path and scope.get("path", "").startswith(f"{self._path}/"):
            path = scope["path"].removeprefix(self._path)
            raw = scope.get("raw_path", b"").removeprefix(self._path.encode())
            await self._app({**scope, "path": path, "raw_path": raw}, receive, send)
        else:
            await self._app(scope, receive, send)


def _led_in(scope: Scope) -> Response:
    """Redirect to the same with a slash, by a relative address: what is before it only the browser knows."""
    query = f"?{scope['query_string'].decode('latin-1')}" if scope.get("query_string") else ""
    return Response(status_code=307, headers={"location": f"{quote(scope['path'].rpartition('/')[2])}/{query}"})
