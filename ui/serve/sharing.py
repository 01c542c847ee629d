"""Where others open this server: the machine that serves has a name for itself, ``localhost``, that leads others nowhere."""

import os
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from streamlit import config

from environment import lan_addresses
from i18n import LANGUAGES, load_labels
from ui.run.access import access, is_number, is_open, is_this_machine, names_of_proxies
from ui.run.own_requests import NOT_KEPT, asked_in
from ui.words.sharing import Shared, sharing

_ANY = ("", "0.0.0.0", "::")  # noqa: S104 - what a server that listens everywhere is told to listen on
_COMMAND = "py start.py --share" if os.name == "nt" else "python3 start.py --share"
_LONGEST, _LONGEST_NAME = 16_000, 300
_PORTS = {"http": 80, "https": 443}


def sharing_routes() -> list[Route]:
    """``share?at=…&name=…&lang=…``: how a view is shared, by its address as the reader's browser has it and what it is called."""
    return [Route("/share", _share)]


def _share(request: Request) -> Response:
    here, name, language = asked_in(request, "at", "name", "lang")[1].values()
    if urlsplit(here).scheme not in _PORTS or len(here) > _LONGEST:
        return Response(status_code=400, headers=NOT_KEPT)
    ways, allowed = ways_to(here), access()
    hosts = [name for name in names_of_proxies() if not is_number(name)]
    may_present = allowed.is_shared and allowed.may_write(request.cookies)
    is_proxied = urlsplit(here).hostname in hosts
    shared = Shared(allowed.is_shared, ways, allowed.passcode is not None, may_present, is_proxied, hosts, _COMMAND)
    text = load_labels(language if language in LANGUAGES else LANGUAGES[0])
    return JSONResponse(sharing(text, here, name[:_LONGEST_NAME], shared), headers=NOT_KEPT)


def ways_to(here: str) -> list[str]:
    """The addresses by which others open what is at ``here``, the likely one first; none where only this machine can.

    Somebody who came from elsewhere came by one. A proxy on this machine has another port: of its address nothing is known.
    """
    url, others = urlsplit(here), addresses_for_others()
    name, port = url.hostname or "", url.port or _PORTS[url.scheme]
    is_direct = port == int(config.get_option("server.port"))
    if not is_this_machine(name):
        others = [name, *others] if is_direct and name in others else [name]
    elif not is_direct:
        others = []
    return [url._replace(netloc=_bracketed(one) + (f":{url.port}" if url.port else "")).geturl() for one in dict.fromkeys(others)]


def addresses_for_others() -> list[str]:
    """The addresses by which others reach the server; none where it listens on this machine's own only."""
    listens = str(config.get_option("server.address") or "")
    if not is_open():
        return []
    return lan_addresses() if listens in _ANY else [listens]


def _bracketed(name: str) -> str:
    return f"[{name}]" if ":" in name else name
