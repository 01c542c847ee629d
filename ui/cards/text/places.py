"""The places of the text that an address names."""

from __future__ import annotations

from collections.abc import Iterator

from plan_data.read.excerpts import Place
from ui.cards.workings.asked import asked, places_of
from ui.scene.scene import Scene


def places_asked(scene: Scene) -> list[Place]:
    """The places in the address, each once; what is no place of this text is left out."""
    found: dict[Place, None] = {}
    for words in scene.state.at:
        found.update(dict.fromkeys(_meant(scene, words)))
    return list(found)


def _meant(scene: Scene, words: str) -> Iterator[Place]:
    if not words[0].isdigit():
        yield from ((place.start, place.end) for place in places_of(asked(scene)))
        return
    start, end = (int(position) for position in words.split("-"))
    if start < end <= len(scene.plan.source_text):
        yield start, end
