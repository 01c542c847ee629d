"""A plain HTTP/1.1 client for many viewers at once: connections that stay open, and as little work as can be on this side."""

import asyncio
import gzip
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

_LIMIT = 2**24
_PATIENCE = 120.0


@dataclass(frozen=True)
class Response:
    """What came: the status, the headers by lower-case name, the body as sent."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def plain(self) -> bytes:
        """The body without compression."""
        return gzip.decompress(self.body) if self.headers.get("content-encoding") == "gzip" else self.body


@dataclass
class Connection:
    """One connection to a server, opened when it is first needed and again when the server has closed it."""

    address: str
    _streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = field(default=None, repr=False)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Hang up."""
        if self._streams is not None:
            self._streams[1].close()
        self._streams = None

    async def get(self, path: str) -> Response:
        """Ask for a path, compressed if the server likes."""
        return await self._ask("GET", path, b"", {"Accept-Encoding": "gzip"})

    async def post(self, path: str, body: bytes) -> Response:
        """Send JSON to a path; the answer comes uncompressed."""
        return await self._ask("POST", path, body, {"Content-Type": "application/json"})

    async def _ask(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Response:
        head = {"Host": urlsplit(self.address).netloc, "Content-Length": str(len(body)), **headers}
        lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
        async with asyncio.timeout(_PATIENCE):
            if self._streams and self._streams[0].at_eof():
                self.close()
            reader, writer = self._streams or await self._open()
            writer.write(f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode() + body)
            response = await _read(reader)
        if response.headers.get("connection", "").lower() == "close":
            self.close()
        if response.status >= 400:
            raise SystemExit(f"{method} {path}: {response.status} {response.plain[:300]!r}")
        return response

    async def _open(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        place = urlsplit(self.address)
        self._streams = await asyncio.open_connection(place.hostname, place.port, limit=_LIMIT)
        return self._streams


async def _read(reader: asyncio.StreamReader) -> Response:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    status, *lines = head.rstrip().split("\r\n")
    pairs = (line.partition(":") for line in lines)
    headers = {name.strip().lower(): value.strip() for name, _, value in pairs}
    code = int(status.split()[1])
    return Response(code, headers, await _body(reader, headers, code))


async def _body(reader: asyncio.StreamReader, headers: Mapping[str, str], code: int) -> bytes:
    if code in (204, 304):
        return b""
    if headers.get("transfer-encoding", "").lower() != "chunked":
        return await reader.readexactly(int(headers.get("content-length", "0")))
    parts = []
    while length := int((await reader.readline()).split(b";")[0], 16):
        parts.append(await reader.readexactly(length))
        await reader.readline()
    await reader.readline()
    return b"".join(parts)
