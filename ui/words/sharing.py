"""How a view is shared, in words: its addresses with their codes, who may do what, and what following is."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlsplit

import segno

from i18n import Labels
from ui.document.sharing import QrCode, Scan, Sharing, SharingLine, Way

_LARGEST = 20  # version of a code that a phone still reads off a screen: 97 modules, some 660 bytes


@dataclass(frozen=True)
class Shared:
    """How this server is shared: by which addresses a view is opened, and who asks.

    ``command`` starts it for others, ``hosts`` are the names that a proxy in front of it has.
    """

    is_shared: bool
    ways: Sequence[str]
    has_passcode: bool
    may_present: bool
    is_proxied: bool
    hosts: list[str]
    command: str


def sharing(text: Labels, here: str, name: str, shared: Shared) -> Sharing:
    """What the dialog says of a view, by its address and what it is called."""
    is_open = bool(shared.ways)
    if is_open:
        place = "web" if shared.is_proxied else "net"
    else:  # why nobody else can open the address
        place = "proxy" if shared.hosts else "alone" if shared.is_shared else "none"
    found: Sharing = {
        "title": text("share.title"),
        "hint": text(f"share.hint.{place}", hosts=text.listed(shared.hosts)),
        "ways": [_way(href, with_code=is_open) for href in shared.ways or [here]],
        "several": text("share.several"),
        "copy": text("share.copy"),
        "lines": [],
        "may_present": shared.may_present,
    }
    if not shared.is_shared:
        return {**found, "command": shared.command}
    who = "presenter" if shared.may_present else "viewer"
    lines = [_line(text, f"read_only.{who}"), _line(text, f"passcode.{'set' if shared.has_passcode else 'unset'}")]
    found = {**found, "lines": lines, "follow": _line(text, f"follow.{who}")}
    if not is_open:
        return found
    scan: Scan = {"title": text("share.scan"), "opens": text(f"share.opens.{place}", name=name), "too_long": text("share.too_long")}
    return {**found, "scan": scan, "foot": text("share.foot")}


def _line(text: Labels, key: str) -> SharingLine:
    name = f"share.{key.partition('.')[0]}"
    value = next((text(one) for one in (f"share.{key}.value", f"{name}.value") if text.has(one)), "")
    return {"label": text(name), "note": text(f"share.{key}"), "value": value}


def _way(href: str, *, with_code: bool) -> Way:
    found: Way = {"href": href, "host": urlsplit(href).hostname or ""}
    code = qr_code(href) if with_code else None
    return {**found, "code": code} if code else found


def qr_code(words: str) -> QrCode | None:
    """The words as a code; nothing where it would be too fine for a phone."""
    try:
        code = segno.make(words, error="m", micro=False, version=None, boost_error=False)
    except segno.DataOverflowError:
        return None
    if int(code.version) > _LARGEST:
        return None
    rows = [_dark(y, row) for y, row in enumerate(code.matrix)]
    return {"size": len(code.matrix), "path": "".join(rows)}


def _dark(y: int, row: Sequence[int]) -> str:
    """The dark modules of a row, those beside each other as one."""
    path, x = "", 0
    for is_dark, run in groupby(row):
        length = len(list(run))
        path += f"M{x} {y}h{length}v1h-{length}z" if is_dark else ""
        x += length
    return path
