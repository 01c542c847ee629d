"""Who may read and who may write: everybody on this machine's own address, and once it is shared those who know a secret.

A secret is sent once and answered with a session, kept here in memory: it ends when the server stops. ``start.py`` hands
the secrets over in the environment, where other programs of this person alone can see them, and they are taken out of it.
"""

import hmac
import os
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from ipaddress import ip_address

from streamlit import config

_SESSIONS_KEPT, _ADDRESSES_KEPT = 5_000, 1_000
_FREE_TRIES, _FREE_TRIES_OF_ALL, _LONGEST_WAIT = 5, 50, 60.0  # wrong secrets; seconds


class Role(StrEnum):
    """What somebody who has entered may do: look, or decide too."""

    VIEWER = "viewer"
    PRESENTER = "presenter"


class TooSoon(Exception):
    """Too many wrong secrets: ``seconds`` until another is looked at."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Patience:
    """How long to wait after wrong secrets: twice as long after each, by address, and a moment more for all after many."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failed: OrderedDict[str, tuple[int, float]] = OrderedDict()  # how often, and until when to wait
        self._of_all = 0
        self._until = 0.0

    def wait(self, address: str) -> float:
        """Seconds until a secret from an address is looked at."""
        return max(0.0, self._failed.get(address, (0, 0.0))[1] - self._clock(), self._until - self._clock())

    def failed(self, address: str) -> None:
        times = self._failed.pop(address, (0, 0.0))[0] + 1
        self._of_all += 1
        wait = min(2.0 ** (times - _FREE_TRIES), _LONGEST_WAIT) if times >= _FREE_TRIES else 0.0
        self._failed[address] = times, self._clock() + wait
        if self._of_all >= _FREE_TRIES_OF_ALL:
            self._until = self._clock() + 1.0
        if len(self._failed) > _ADDRESSES_KEPT:
            self._failed.popitem(last=False)

    def succeeded(self, address: str) -> None:
        self._failed.pop(address, None)


@dataclass
class Access:
    """The secrets of one server and who has entered. ``presenter`` and ``passcode`` are ``None`` where there is none."""

    is_shared: bool = False
    presenter: str | None = None
    passcode: str | None = None
    patience: Patience = field(default_factory=Patience)
    _entered: OrderedDict[str, Role] = field(default_factory=OrderedDict)

    def enter(self, secret: str, address: str) -> str | None:
        """The new session of whoever knows a secret; ``None`` for a wrong one. Raises ``TooSoon``, whatever the secret."""
        if wait := self.patience.wait(address):
            raise TooSoon(wait)
        found = [role for role, own in ((Role.PRESENTER, self.presenter), (Role.VIEWER, self.passcode)) if _is_same(secret, own)]
        if not found:
            self.patience.failed(address)
            return None
        self.patience.succeeded(address)
        session = secrets.token_urlsafe(24)
        self._entered[session] = found[0]
        if len(self._entered) > _SESSIONS_KEPT:
            self._entered.popitem(last=False)
        return session

    def may_read(self, cookies: Mapping[str, str]) -> bool:
        """Whether the browser with these cookies sees the pages."""
        return self.passcode is None or self._role(cookies) is not None

    def may_write(self, cookies: Mapping[str, str]) -> bool:
        """Whether it may decide: where nothing is shared, or where it is the presenter's."""
        return not self.is_shared or self._role(cookies) is Role.PRESENTER

    def _role(self, cookies: Mapping[str, str]) -> Role | None:
        return self._entered.get(cookies.get(cookie_name(), ""))


def _is_same(secret: str, own: str | None) -> bool:
    """Compared in the same time however much is right; JSON may hold halves of characters."""
    return own is not None and hmac.compare_digest(secret.encode("utf-8", "surrogatepass"), own.encode("utf-8", "surrogatepass"))


def cookie_name() -> str:
    """The session's cookie: browsers send cookies to every port of a machine, where another dashboard may be."""
    return f"plan-session-{config.get_option('server.port')}"


@cache
def access() -> Access:
    """The access of this server, by how it was started."""
    given = {name: os.environ.pop(f"PLAN_{name}", None) or None for name in ("PRESENTER", "PASSCODE")}
    return Access(is_open() or bool(names_of_proxies()), given["PRESENTER"], given["PASSCODE"])


def names_of_proxies() -> list[str]:
    """The names under which a proxy hands requests on (``start.py --host``)."""
    return os.environ.get("PLAN_HOSTS", "").lower().split()


def is_open() -> bool:
    """Whether others than this machine can reach the server."""
    return not is_this_machine(str(config.get_option("server.address") or "0.0.0.0"))  # noqa: S104 - what Streamlit takes it for


def is_this_machine(name: str) -> bool:
    """Whether a name is this machine's own for itself."""
    return name == "localhost" or (is_number(name) and ip_address(name).is_loopback)


def is_number(name: str) -> bool:
    """Whether a name is an address in numbers."""
    try:
        return bool(ip_address(name))
    except ValueError:
        return False
