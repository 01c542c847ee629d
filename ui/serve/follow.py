"""``follow``: what is shown comes as a stream of events, and a presenter's browser says there what it shows."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from ui.document.sharing import Followed
from ui.run.access import access
from ui.run.following import hub, told_in
from ui.run.own_requests import NOT_KEPT, is_from_here, is_own, wanted_in

_ADDRESS, _LONGEST_TAB = "/follow", 40
_AT_ONCE = {**NOT_KEPT, "X-Accel-Buffering": "no"}  # by nginx too


def follow_routes() -> list[Route]:
    """The stream for who follows or has left (GET); from a presenter's tab what is shown, a call, or who is there (POST)."""
    return [Route(_ADDRESS, _follow, methods=["GET", "POST"])]


async def _follow(request: Request) -> Response:
    if request.method != "POST":
        is_away = "away" in request.query_params
        return _Stream(is_away=is_away) if is_from_here(request) else Response(status_code=403, headers=NOT_KEPT)
    is_presenter = is_own(request) and access().may_write(request.cookies)
    wanted = await wanted_in(request) if is_presenter else None
    is_telling = wanted is not None and "address" in wanted
    told = told_in(wanted) if wanted is not None and is_telling else None
    if wanted is None or (is_telling and told is None):
        return Response(status_code=403, headers=NOT_KEPT)
    tab = str(wanted.get("tab", ""))[:_LONGEST_TAB]
    if told and not hub().tell(told, tab, begins=wanted.get("begins") is True):
        return Response(status_code=409, headers=NOT_KEPT)
    if wanted.get("call") is True and hub().is_shown_by(tab):
        hub().call()
    found = Followed(followers=hub().followers, away=hub().away, is_on=hub().is_shown_by(tab))
    return JSONResponse(found, headers=NOT_KEPT)


class _Stream(StreamingResponse):
    """What is shown, to one who follows for as long as this is sent, or who has left and can be called."""

    def __init__(self, *, is_away: bool) -> None:
        self._is_away = is_away
        super().__init__(hub().messages(), media_type="text/event-stream", headers=_AT_ONCE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with hub().following(is_away=self._is_away):
            await super().__call__(scope, receive, send)


def end_with_the_server(protocol: Any) -> None:
    """Let a class of Uvicorn's protocols end streams when the server begins to stop: it would wait for them for ever."""
    plain = getattr(protocol.shutdown, "plain", protocol.shutdown)

    def shutdown(self: Any) -> None:
        hub().close()
        plain(self)
        if self.flow and self.flow.write_paused and str(self.scope["path"]).endswith(_ADDRESS):
            self.transport.abort()  # who does not read has nothing to wait for

    shutdown.plain = plain  # type: ignore[attr-defined]
    protocol.shutdown = shutdown
