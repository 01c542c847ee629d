"""Our own addresses, answered before Streamlit's layers.

Each of Streamlit's layers (its sessions, its look at paths, its compression) costs a request something, and none has anything
to do for what is ours: files from memory, and documents that need no session. See docs/adr/0013-modules-sent-as-one.md.
"""

from collections.abc import Sequence

from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Receive, Scope, Send


class OwnRoutes:
    """Layer that answers for ``routes``; all else is for the app below, sockets too."""

    def __init__(self, app: ASGIApp, routes: Sequence[BaseRoute]) -> None:
        self._app, self._routes = app, routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request: for the first route with its path, or for the app."""
        for route in self._routes if scope["type"] == "http" else ():
            match, found = route.matches(scope)
            if match is not Match.NONE:
                # Without "app" a route says by itself which methods it takes, and needs no layer that catches what it raises.
                own = {name: value for name, value in scope.items() if name != "app"}
                await route.handle({**own, **found}, receive, send)
                return
        await self._app(scope, receive, send)
