"""What stands under a chart's title: plain words, disagreements, and the legend."""

from collections.abc import Sequence

from ui.cards.parts.rows import Row
from ui.document.charts import Hatch, SubtitlePart
from ui.scene.scene import Scene


def plain(words: str) -> SubtitlePart:
    return {"t": words}


def warning(words: str, href: str) -> SubtitlePart:
    """A part of a subtitle that names a disagreement; ``href`` is the finding about it."""
    return {"warn": words, "href": href}


def swatch(kind: Hatch, colour: str, words: str) -> SubtitlePart:
    """A legend entry: ``kind`` is solid, policy, unconfirmed or undivided."""
    return {"swatch": kind, "colour": colour, "t": words}


def legend_colour(scene: Scene, listed: Sequence[Row]) -> str:
    """The colour of a legend that is about no category in particular: that of the only one there is any of, else ink."""
    shown = {str(row["category"]) for row in listed if row["amount_wan" if "amount_wan" in row else "amount"] > 0}
    return scene.look.theme.colour(shown.pop() if len(shown) == 1 else "")


def open_legend(scene: Scene, listed: Sequence[Row]) -> list[SubtitlePart]:
    """The legend entry of unconfirmed money, where a chart shows any."""
    return [open_swatch(scene)] if sum(row["unconfirmed_wan"] for row in listed) > 0 else []


def open_swatch(scene: Scene) -> SubtitlePart:
    """The legend entry of unconfirmed money."""
    return swatch("unconfirmed", scene.look.theme.secondary, scene.text("legend.unconfirmed"))
