"""The board's static files, served from memory under a path that names their content."""

import gzip
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from string import Template

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.routing import Mount
from starlette.types import Receive, Scope, Send

from ui.board.joining import HANDOUT, JOINED, classic, joined
from ui.board.lowering import lowered

STATIC = Path(__file__).parent
_FOLDERS = ("css", "js", "vendor")
_MIME = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".map": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
}
JOINED_STYLES, OLD_STYLES = "all.css", "old.css"
SCRIPT = JOINED["js/main.js"]
_FOREVER = "public, max-age=31536000, immutable"
_PLAIN = "text/plain; charset=utf-8"

_LOADER = Template(
    """
const entry = document.querySelector('script[type="module"][src*="/static/js/"]');
const base = entry ? entry.src.split("/static/js/")[0] + "/" : new URL(".", document.baseURI).href;
const assets = base + "$prefix";
const link = (rel, name) => {
  const href = assets + name;
  const known = [...document.head.querySelectorAll("link")].find((each) => each.href === href && each.rel === rel);
  if (known) return known;
  const node = Object.assign(document.createElement("link"), { rel, href });
  document.head.append(node);
  return node;
};
const styled = $styles.map((name) => {
  const node = link("stylesheet", name);
  return node.sheet ? null : new Promise((done) => { node.onload = node.onerror = done; });
});
let board = null;
const loaded = Promise.all([import(assets + "$script"), ...styled]).then(([module]) => {
  module.setBase(base, assets);
  board = module.default;
});
export default (component) => (board ? board(component) : loaded.then(() => board(component)));
"""
)


@dataclass(frozen=True)
class Asset:
    """One file: its bytes gzipped, as every browser takes them, and its MIME type."""

    packed: bytes
    mime: str

    @property
    def raw(self) -> bytes:
        return gzip.decompress(self.packed)


def files_of_the_board() -> list[Path]:
    """The files that a browser may ask for; what else stands in ``ui/board`` is not served."""
    return sorted(path for folder in _FOLDERS for path in (STATIC / folder).rglob("*") if path.is_file())


@cache
def assets() -> dict[str, Asset]:
    """Every static file by its path below ``ui/board``, with ``/`` as separator, the style sheets as one (and for old
    browsers as another) and the scripts as one."""
    files = {path.relative_to(STATIC).as_posix(): _asset(path) for path in files_of_the_board()}
    styles = b"\n".join(files[name].raw for name in _styles())
    sheets = {JOINED_STYLES: styles, OLD_STYLES: lowered(styles.decode()).encode()}
    return {**files, **dict(_scripts(files)), **{name: _packed(sheet, _MIME[".css"]) for name, sheet in sheets.items()}}


def _scripts(files: Mapping[str, Asset]) -> Iterator[tuple[str, Asset]]:
    """The scripts that a page asks for, each joined with all that it imports, and their source maps."""
    texts = {name: asset.raw.decode() for name, asset in files.items() if asset.mime == _MIME[".js"]}
    for entry, name in JOINED.items():
        script, sources = joined(entry, texts)
        yield name, _packed(script.encode(), _MIME[".js"])
        yield f"{name}.map", _packed(sources.encode(), _MIME[".map"])


@cache
def handout_files() -> tuple[str, str, str, str]:
    """The board as a handout has it: what unpacks it, its script, its styles, and Plotly."""
    files = assets()
    texts = {name: asset.raw.decode() for name, asset in files.items() if name.startswith("js/")}
    begin, script = (classic(entry, texts) for entry in HANDOUT)
    styles, plotly = (files[name].raw.decode() for name in (JOINED_STYLES, "vendor/plotly-board.min.js"))
    return begin, script, styles, plotly


@cache
def content_hash() -> str:
    """A hash over the names and bytes of all static files: a changed file changes every address."""
    digest = hashlib.sha256()
    for name, asset in assets().items():
        digest.update(f"{name}\0{len(asset.packed)}\0".encode() + asset.packed)
    return digest.hexdigest()[:16]


def asset_prefix() -> str:
    """Where the files are, relative to the app's base address: ``assets/<hash>/``."""
    return f"assets/{content_hash()}/"


def asset_routes() -> list[Mount]:
    return [Mount(f"/{asset_prefix()}", app=_serve, name="board-assets"), Mount("/assets/", app=_gone, name="board-assets-gone")]


def loader() -> str:
    """The element's inline JavaScript: it imports the board's script from beside the app's own entry script."""
    return _LOADER.substitute(prefix=asset_prefix(), script=SCRIPT, styles=json.dumps([JOINED_STYLES]))


def _styles() -> list[str]:
    """The style sheets in the order in which they build on each other."""
    blocks = [f"css/{name}.css" for name in ("blocks", "text", "targets", "desk", "kinds", "views", "exports", "meeting", "share")]
    return ["css/streamlit.css", "css/board.css", *blocks, "css/sizes.css", "css/forced.css", "css/print.css"]


def _asset(path: Path) -> Asset:
    raw = path.read_bytes()
    return _packed(raw, _MIME.get(path.suffix, _PLAIN))


def _packed(raw: bytes, mime: str) -> Asset:
    return Asset(gzip.compress(raw, 9, mtime=0), mime)


async def _gone(scope: Scope, receive: Receive, send: Send) -> None:
    """Another version's address, from a page that was open while the app was changed: it is not there, and it is no page."""
    await Response("not found", 404, media_type="text/plain")(scope, receive, send)


async def _serve(scope: Scope, receive: Receive, send: Send) -> None:
    await _respond(scope)(scope, receive, send)


def _respond(scope: Scope) -> Response:
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
        return Response(status_code=405)
    asset = assets().get(_name(scope))
    if asset is None:
        return Response("not found", 404, media_type="text/plain")
    headers = {"Cache-Control": _FOREVER, "Vary": "Accept-Encoding", "X-Content-Type-Options": "nosniff"}
    packed = _accepts_gzip(Headers(scope=scope).get("accept-encoding", ""))
    if packed:
        headers["Content-Encoding"] = "gzip"
    return Response(asset.packed if packed else asset.raw, headers={**headers, "Content-Type": asset.mime})


def _name(scope: Scope) -> str:
    path: str = scope["path"]
    return str(PurePosixPath(path.removeprefix(scope.get("root_path", "")).lstrip("/")))


def _accepts_gzip(header: str) -> bool:
    """Whether an Accept-Encoding header allows gzip: named (or ``*``) and not with ``q=0``."""
    for item in header.lower().split(","):
        coding, _, weight = item.partition(";")
        if coding.strip() in ("gzip", "*"):
            return weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False
