"""The door between a page script and the frame: the page asks for its scene and shows what it has to say."""

from collections.abc import Collection, Sequence
from contextvars import ContextVar
from dataclasses import replace
from typing import cast

from analysis.core.view import view
from ui.cards.parts.card import Card, block, how
from ui.cards.points.points import points
from ui.document.lists import Empty, Offer
from ui.document.page import Block, Document, Head, HeadChanges, Layout, Number, Point
from ui.document.parts import Placed
from ui.scene.scene import Scene
from ui.scene.state import CLEARED, CONDITIONS
from ui.words.filters import active_filters, shortened, whole
from ui.words.headings import foot, head, view_name
from ui.words.sidebar import side

_SCENE: ContextVar[Scene] = ContextVar("scene")
_DOCUMENT: ContextVar[Document | None] = ContextVar("document", default=None)
_CONTROLS = ("search", "kinds")  # blocks that restrict what the others show


def enter(scene: Scene) -> None:
    """Set the scene of this script run, before the page script runs."""
    _SCENE.set(scene)
    _DOCUMENT.set(None)


def current_scene() -> Scene:
    """The scene of this script run. Raises ``LookupError`` outside the frame."""
    return _SCENE.get()


def shown() -> Document | None:
    """The document that the page script has shown, if it has."""
    return _DOCUMENT.get()


def show(
    *,
    title: str | None = None,
    numbers: Sequence[Number] | None = None,
    blocks: Sequence[Card | Placed | None],
    layout: Layout = "grid",
    head_changes: HeadChanges | None = None,
    needs_projects: bool = True,
    acts: Collection[str] = CONDITIONS,
    about: Sequence[str] = (),
) -> None:
    """Hand the page to the frame: headline numbers, then charts, then tables; with nothing in view, why and what to remove.

    ``title`` is what the page is about, where it is not its usual question.
    ``acts`` are the conditions that change what the page says; of others that are set it says that they do not. ``about`` says
    of what its figures are, and by which methods, where that is not what is in view.
    """
    scene = current_scene()
    title = title or scene.text(f"question.{scene.page}")
    projects = scene.seen.count
    is_empty = needs_projects and projects == 0
    parts = _left(scene, blocks) if is_empty else [part for part in blocks if part]
    top = head(scene, title, projects, acts)
    acting = replace(scene, state=scene.state.acting(acts)) if scene.state.idle(acts) else scene
    if not any(isinstance(part, Card) for part in parts):
        top["hint"] = ""
    drawn = [block(scene, part, about or how(acting)) if isinstance(part, Card) else cast("Block", part) for part in parts]
    shown_numbers = [] if is_empty else numbers or ()
    said = [] if is_empty else points(acting, shown_numbers, drawn)
    _DOCUMENT.set(_document(scene, title, acts, layout, {**top, **(head_changes or {})}, shown_numbers, said, drawn))


def _document(
    scene: Scene, title: str, acts: Collection[str], layout: Layout, top: Head, numbers: Sequence[Number], said: Sequence[Point],
    drawn: Sequence[Block],
) -> Document:  # fmt: skip
    text = scene.text
    return {
        "page": scene.page,
        "query": scene.state.to_query(),
        "filters": CLEARED,
        "version": scene.plan.data_version,
        "plan": scene.plan.title,
        "name": view_name(scene, title),
        "decided": scene.evidence.version,
        "lang": text.language,
        "theme": scene.theme,
        "size": scene.size,
        "title": text("title.browser", page=title, brand=scene.plan.name_in(text.language)),
        "ui": dict(text.of_board),
        "side": side(scene, acts),
        "head": top,
        "numbers": numbers,
        "points": said,
        "layout": layout,
        "blocks": drawn,
        "foot": foot(scene),
    }


def _left(scene: Scene, blocks: Sequence[Card | Placed | None]) -> list[Card | Placed]:
    """Why nothing is in view, under what one searches and chooses with; and the charts that still show something.

    What was clicked or typed there can be taken back there.
    """
    controls = [part for part in blocks if part and not isinstance(part, Card) and part.get("kind") in _CONTROLS]
    charts = [part for part in blocks if isinstance(part, Card) and any(row.get("amount_wan", 0) > 0 for row in part.rows)]
    return [*controls, empty_block(scene), *charts]


def empty_block(scene: Scene) -> Empty:
    """Which filters leave nothing, and an offer to remove each one that would bring projects back."""
    text, offers = scene.text, list[Offer]()
    for active in active_filters(scene):
        count = view(scene.question.without(*active.params)).count
        if count:
            label = text("empty.offer", name=active.name, values=shortened(text, active.values), count=count)
            offers.append({"label": label, "title": whole(text, active), "clear": dict.fromkeys(active.params)})
    names = text.listed(
        [text("chips.label", name=active.name, values=shortened(text, active.values)) for active in active_filters(scene)]
    )
    return {"kind": "empty", "id": "empty", "text": text("empty.text", filters=names), "offers": offers}
