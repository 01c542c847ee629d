"""Bodies that many are sent: kept compressed, as every browser takes them."""

import gzip
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from starlette.responses import Response

FOR_EVER = "public, immutable, max-age=31536000"


@dataclass(frozen=True)
class Packed:
    """A body ready to send, kept compressed, with the address of its content."""

    small: bytes
    content_type: str
    cache_control: str
    etag: str

    @classmethod
    def of(cls, body: bytes, content_type: str, cache_control: str = FOR_EVER, level: int = 9) -> Self:
        """Pack a body; the compressed one is the same on every machine and run."""
        etag = f'W/"{hashlib.sha256(body).hexdigest()[:20]}"'
        return cls(gzip.compress(body, level, mtime=0), content_type, cache_control, etag)

    @property
    def plain(self) -> bytes:
        """The body as it was, unpacked for whoever takes no other: no browser does that."""
        return gzip.decompress(self.small)

    def answer(self, method: str, asked: Mapping[str, str], more: Iterable[tuple[bytes, bytes]] = ()) -> Response:
        """The body, compressed if the browser that ``asked`` with these headers takes it; 304 if it has it already."""
        headers = {"content-type": self.content_type, "cache-control": self.cache_control, "etag": self.etag}
        headers |= {"vary": "Accept-Encoding", "x-content-type-options": "nosniff"}
        if self.etag in asked.get("if-none-match", ""):
            found = Response(status_code=304, headers=headers)
        else:
            is_small = _accepts_gzip(asked.get("accept-encoding", ""))
            body = self.small if is_small else self.plain
            headers |= {"content-length": str(len(body)), **({"content-encoding": "gzip"} if is_small else {})}
            found = Response(b"" if method == "HEAD" else body, headers=headers)
        found.raw_headers.extend(more)
        return found


def _accepts_gzip(header: str) -> bool:
    """Whether an Accept-Encoding header allows gzip: named (or ``*``) and not with ``q=0``."""
    for item in header.lower().split(","):
        coding, _, weight = item.partition(";")
        if coding.strip() in ("gzip", "*"):
            return weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False
