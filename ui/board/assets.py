"""The board's static files, served from memory under a path that names their content."""

import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path, PurePosixPath
from string import Template

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.routing import Mount
from starlette.types import Receive, Scope, Send

from ui.board.joining import HANDOUT, JOINED, classic, joined
from ui.board.lowering import lowered, written_out
from ui.board.packed import Packed

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
_PLAIN = "text/plain; charset=utf-8"
_NOTHING = Response("not found", 404, media_type="text/plain")

_LOADER = Template(
    """
const entry = document.querySelector('script[type="module"][src*="/static/js/"]');
const base = entry ? entry.src.split("/static/js/")[0] + "/" : new URL(".", document.baseURI).href;
const assets = base + "$prefix";
const href = assets + "$styles";
const known = [...document.head.querySelectorAll("link[rel=stylesheet]")].find((each) => each.href === href);
const styles = known ?? document.head.appendChild(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
const styled = styles.sheet ? null : new Promise((done) => { styles.onload = styles.onerror = done; });
let board = null;
const loaded = Promise.all([import(assets + "$script"), styled]).then(([module]) => {
  module.setBase(base, assets);
  board = module.default;
});
export default (component) => (board ? board(component) : loaded.then(() => board(component)));
"""
)


def files_of_the_board() -> list[Path]:
    """The files that a browser may ask for; what else stands in ``ui/board`` is not served."""
    return sorted(path for folder in _FOLDERS for path in (STATIC / folder).rglob("*") if path.is_file())


@cache
def assets() -> dict[str, Packed]:
    """Every static file by its path below ``ui/board``, with ``/`` as separator, the style sheets as one (and for old
    browsers as another) and the scripts as one."""
    own = files_of_the_board()
    files = {path.relative_to(STATIC).as_posix(): Packed.of(path.read_bytes(), _MIME.get(path.suffix, _PLAIN)) for path in own}
    styles = "\n".join(files[name].plain.decode() for name in _styles())
    sheets = {JOINED_STYLES: written_out(styles), OLD_STYLES: lowered(styles)}
    return {**files, **dict(_scripts(files)), **{name: Packed.of(sheet.encode(), _MIME[".css"]) for name, sheet in sheets.items()}}


def _scripts(files: Mapping[str, Packed]) -> Iterator[tuple[str, Packed]]:
    """The scripts that a page asks for, each joined with all that it imports, and their source maps."""
    texts = {name: asset.plain.decode() for name, asset in files.items() if asset.content_type == _MIME[".js"]}
    for entry, name in JOINED.items():
        script, sources = joined(entry, texts)
        yield name, Packed.of(script.encode(), _MIME[".js"])
        yield f"{name}.map", Packed.of(sources.encode(), _MIME[".map"])


@cache
def handout_files() -> tuple[str, str, str, str]:
    """The board as a handout has it: what unpacks it, its script, its styles, and Plotly."""
    files = assets()
    texts = {name: asset.plain.decode() for name, asset in files.items() if name.startswith("js/")}
    begin, script = (classic(entry, texts) for entry in HANDOUT)
    styles, plotly = (files[name].plain.decode() for name in (JOINED_STYLES, "vendor/plotly-board.min.js"))
    return begin, script, styles, plotly


@cache
def content_hash() -> str:
    """A hash over the names and bytes of all static files: a changed file changes every address."""
    return hashlib.sha256(repr([(name, asset.etag) for name, asset in assets().items()]).encode()).hexdigest()[:16]


def asset_prefix() -> str:
    """Where the files are, relative to the app's base address: ``assets/<hash>/``."""
    return f"assets/{content_hash()}/"


def asset_routes() -> list[Mount]:
    return [Mount(f"/{asset_prefix()}", app=_serve, name="board-assets"), Mount("/assets/", app=_gone, name="board-assets-gone")]


def loader() -> str:
    """The element's inline JavaScript: it imports the board's script from beside the app's own entry script."""
    return _LOADER.substitute(prefix=asset_prefix(), script=SCRIPT, styles=JOINED_STYLES)


def _styles() -> list[str]:
    """The style sheets in the order in which they build on each other."""
    blocks = [f"css/{name}.css" for name in ("blocks", "text", "targets", "desk", "kinds", "views", "exports", "meeting", "share")]
    return ["css/streamlit.css", "css/board.css", *blocks, "css/sizes.css", "css/forced.css", "css/print.css"]


async def _gone(scope: Scope, receive: Receive, send: Send) -> None:
    """Another version's address, from a page that was open while the app was changed: it is not there, and it is no page."""
    await _NOTHING(scope, receive, send)


async def _serve(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
        found = Response(status_code=405)
    else:
        name = str(PurePosixPath(scope["path"].removeprefix(scope.get("root_path", "")).lstrip("/")))
        asset = assets().get(name)
        found = asset.answer(scope["method"], Headers(scope=scope)) if asset else _NOTHING
    await found(scope, receive, send)
