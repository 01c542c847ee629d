"""Where others open this server: the machine that serves has a name for itself, ``localhost``, that leads others nowhere."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from streamlit import config

from environment import lan_addresses
from ui.run.access import is_open
from ui.run.own_requests import NOT_KEPT

_ANY = ("", "0.0.0.0", "::")  # noqa: S104 - what a server that listens everywhere is told to listen on


def sharing_routes() -> list[Route]:
    """``shared``: the port that the server listens on, and this machine's address for others, if it listens for them."""
    return [Route("/shared", _shared)]


def _shared(_: Request) -> JSONResponse:
    return JSONResponse({"port": config.get_option("server.port"), "address": address_for_others()}, headers=NOT_KEPT)


def address_for_others() -> str | None:
    """The address by which others reach the server; none where it listens on this machine's own only."""
    listens = str(config.get_option("server.address") or "")
    if listens in _ANY and is_open():
        return next(iter(lan_addresses()), None)
    return listens if is_open() else None
