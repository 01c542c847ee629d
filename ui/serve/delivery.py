"""What the browser gets before the first page: Streamlit's own files, compressed once, and its index page made ours.

Streamlit serves its bundles uncompressed (10 MB on a first visit) and would leave compression to a proxy, which an
office laptop does not have. Each file is compressed when it is first asked for and the bytes are kept.
"""

import asyncio
import base64
import hashlib
import json
import logging
import mimetypes
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from html import escape
from pathlib import Path
from urllib.parse import quote

import streamlit as st
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.board.packed import Packed
from ui.scene.pages import PAGES
from ui.scene.understood import without_ending
from ui.serve import opening

_logger = logging.getLogger(__name__)

STREAMLIT_FILES = Path(st.__file__).parent / "static"
FAVICON = Path(__file__).parent / "favicon.svg"
_LEVEL = 6  # of compression: ten megabytes are packed while somebody waits
_COMPRESSED_SUFFIXES = frozenset({".js", ".css", ".svg", ".json", ".wasm", ".map"})
# Before Streamlit starts: where it is (or a deep link asks below its own page first), our colours and fonts (or the first
# paint is white and fetches a Latin font), and no download of an icon font that no page shows.
# Its scripts try WebAssembly, do without, and Firefox tells of each try that the policy forbids.
_BEFORE = """<script>
window.__streamlit = {BACKEND_BASE_URL: new URL("./", location.href).href, LIGHT_THEME: %s, DARK_THEME: %s};
const loadFont = document.fonts.load.bind(document.fonts);
document.fonts.load = (font, ...rest) => font.includes("Material Symbols") ? Promise.resolve([]) : loadFont(font, ...rest);
delete window.WebAssembly;
</script><style>body { background: %s } @media (prefers-color-scheme: dark) { body { background: %s } }</style>"""
_HOST = re.compile(r"[\w.-]+(:\d+)?|\[[0-9a-fA-F:]+\](:\d+)?")
_INLINE = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)
_STYLED = re.compile(r"<style>(.*?)</style>", re.DOTALL)
# No request leaves the machine, no script or style counts but those served here and those of the index page, each by its
# digest, and the browser itself holds us to it. Streamlit and Plotly fill empty style elements rule by rule (the digest of
# nothing), and Streamlit loads the board's place from a blob address.
_POLICY = (
    "default-src 'self'; script-src 'self'{scripts} blob:; style-src 'self'{styles}; "
    "img-src 'self' data: blob:; media-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; "
    "connect-src 'self' data: blob:{sockets}; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)


def index_page(names: Mapping[str, str]) -> Packed:
    """Streamlit's index page in Chinese, with our title (the first of our ``names`` by language), icon and colours, and the
    board's opening before Streamlit's own files.
    """
    page = (STREAMLIT_FILES / "index.html").read_text(encoding="utf-8")
    changes: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
        (r"<!--.*?-->\s*", ""),
        (r'<html lang="en">', '<html lang="zh-CN">'),
        (r"<title>.*?</title>", f"<title>{escape(next(iter(names.values())))}</title>{_before()}{opening.head_tags()}"),
        (r'<link rel="shortcut icon"[^>]*>', '<link rel="shortcut icon" type="image/svg+xml" href="./favicon.svg" />'),
        (r'<link\s+rel="preload"[^>]*\.woff2"[^>]*>', ""),
        (r'<link rel="service-desc"[^>]*>', ""),
        (r"<noscript>.*?</noscript>", opening.skeleton(names)),
        (r'<script type="module" crossorigin src=.*?(?=</head>)', lambda tags: opening.held(_element_modules() + tags[0])),
    )
    for pattern, change in changes:
        page, times = re.subn(pattern, change if callable(change) else lambda _, text=change: text, page, flags=re.DOTALL)
        if not times:
            _logger.warning("Streamlit's index page has no %s: has its version changed?", pattern)
    return Packed.of(page.encode(), "text/html; charset=utf-8", "no-cache", _LEVEL)


def _element_modules() -> str:
    """Tags that fetch Streamlit's code for custom elements with the rest, not after the first answer."""
    scripts = STREAMLIT_FILES / "static" / "js"
    entries = sorted(path.name for kind in ("BidiComponent", "recordbatch") for path in scripts.glob(f"{kind}.*.js"))
    needed = {
        name
        for entry in entries
        for name in re.findall(r'(?:from|import)\s*"\./([\w.-]+\.js)"', (scripts / entry).read_text(encoding="utf-8"))
    }
    return "".join(f'<link rel="modulepreload" crossorigin href="./static/js/{name}">' for name in sorted(needed.union(entries)))


def _before() -> str:
    light, dark = _theme("light"), _theme("dark")
    return _BEFORE % (
        json.dumps(light),
        json.dumps(dark),
        light.get("backgroundColor", "white"),
        dark.get("backgroundColor", "black"),
    )


def _theme(base: str) -> dict[str, str]:
    """The colours and fonts of ``.streamlit/config.toml`` as Streamlit's page takes them."""
    colours = ("primaryColor", "backgroundColor", "secondaryBackgroundColor", "textColor")
    fonts = {"bodyFont": "font", "headingFont": "headingFont", "codeFont": "codeFont"}
    chosen = {name: st.get_option(f"theme.{base}.{name}") for name in colours} | {
        name: st.get_option(f"theme.{key}") for name, key in fonts.items()
    }
    return {name: str(value) for name, value in chosen.items() if value}


class StreamlitFiles:
    """Streamlit's scripts and styles by address, each compressed once however many ask for it at the same time."""

    def __init__(self) -> None:
        self._files = {f"/{path.relative_to(STREAMLIT_FILES).as_posix()}": path for path in _compressible_files()}
        self._packed: dict[str, asyncio.Task[Packed]] = {}

    def __contains__(self, address: str) -> bool:
        return address in self._files

    async def packed(self, address: str) -> Packed:
        """A known file, ready to send. Raises ``KeyError`` for an unknown address."""
        if address not in self._packed:
            self._packed[address] = asyncio.create_task(asyncio.to_thread(_pack_file, self._files[address]))
        return await asyncio.shield(self._packed[address])

    async def pack_for(self, page: Packed) -> None:
        """Compress what a page names, so that its first reader does not wait for it."""
        named = [f"/{address}" for address in re.findall(r'="\./(static/[^"]+)"', page.plain.decode())]
        await asyncio.gather(*(self.packed(address) for address in named if address in self))


class Delivery:
    """Layer that answers for Streamlit's files from memory and swaps every index page for ours.

    ``pages`` are the addresses there are (``""`` the first page), filled in by the warm-up; any other leads to the first
    page instead of Streamlit's English dialog. While it is empty every address is taken for a page.
    """

    def __init__(self, app: ASGIApp, index: Packed, files: StreamlitFiles, pages: Collection[str] = ()) -> None:
        self._app, self._index, self._files, self._pages = app, index, files, pages
        page = index.plain.decode()
        self._scripts, self._styles = _digests(_INLINE.findall(page)), _digests(["", *_STYLED.findall(page)])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request: a known file, a page, or whatever Streamlit answers."""
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
            await self._app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        if scope["path"] in self._files and "range" not in asked:
            packed = await self._files.packed(scope["path"])
            await packed.answer(scope["method"], asked)(scope, receive, send)
            return
        await self._app(_without_conditions(scope), receive, self._page_swapper(asked, scope, receive, send))

    def _policy(self, host: str) -> str:
        sockets = f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
        return _POLICY.format(sockets=sockets, scripts=self._scripts, styles=self._styles)

    def _page_swapper(self, asked: Headers, scope: Scope, receive: Receive, send: Send) -> Send:
        """A ``send`` that puts our index page where Streamlit sends its own, and lets everything else through."""
        swapping = False

        async def swapped(message: Message) -> None:
            nonlocal swapping
            if message["type"] == "http.response.start" and _is_page(message, scope["path"]):
                swapping = True
                if self._pages and scope["path"].removeprefix(scope.get("root_path", "")).strip("/") not in self._pages:
                    await _led_home(scope)(scope, receive, send)
                    return
                policy = (b"content-security-policy", self._policy(asked.get("host", "")).encode())
                cookies = [(name, value) for name, value in message["headers"] if name.lower() == b"set-cookie"]
                await self._index.answer(scope["method"], asked, [policy, *cookies])(scope, receive, send)
            elif not swapping:
                await send(message)

        return swapped


def _compressible_files() -> Sequence[Path]:
    return sorted(path for path in (STREAMLIT_FILES / "static").rglob("*") if path.suffix in _COMPRESSED_SUFFIXES)


def _pack_file(path: Path) -> Packed:
    kind = mimetypes.types_map.get(path.suffix, "application/octet-stream")
    return Packed.of(path.read_bytes(), "text/javascript" if path.suffix == ".js" else kind, level=_LEVEL)


def _without_conditions(scope: Scope) -> Scope:
    """The request without "only if changed" where a page is wanted: Streamlit compares with its own index page, not with ours."""
    if "text/html" not in Headers(scope=scope).get("accept", ""):
        return scope
    kept = [(name, value) for name, value in scope["headers"] if name.lower() not in {b"if-none-match", b"if-modified-since"}]
    return {**scope, "headers": kept}


def _led_home(scope: Scope) -> Response:
    """Redirect to the page that was meant, or to the first, which tells what was asked for instead, with the same query; by a
    relative address: a proxy may hold a prefix that we do not see.
    """
    home = "../" * (scope["path"].rstrip("/").count("/") - 1) or "./"
    asked = scope["path"].removeprefix(scope.get("root_path", "")).strip("/")
    last = scope["path"].rpartition("/")[2]
    meant = without_ending(last)
    page = meant if meant != last and meant in PAGES else ""
    lost = b"" if page or not without_ending(asked) else f"page={quote(asked)}".encode()
    query = b"&".join(part for part in (scope.get("query_string"), lost) if part)
    place = home + page + (f"?{query.decode('latin-1')}" if query else "")
    return Response(status_code=307, headers={"location": place, "cache-control": "no-store"})


def _is_page(start: Message, path: str) -> bool:
    """Whether an answer is Streamlit's page: a file that is sent to be kept is none, though it may be a page too."""
    headers = {name.lower(): value for name, value in start["headers"]}
    kind = b"" if b"content-disposition" in headers else headers.get(b"content-type", b"")
    ours = not path.startswith(("/_stcore/", "/media/", "/component/", "/assets/"))
    return ours and start["status"] == 200 and kind.startswith(b"text/html")


def _digests(contents: Sequence[str]) -> str:
    return "".join(f" '{digest(content)}'" for content in contents)


def digest(content: str) -> str:
    """What a policy calls an inline script or style by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
