"""What stands under a chart's title: plain words, disagreements, and the legend."""

from collections.abc import Sequence

from i18n import Labels
from models import YearPolicy
from ui.cards.parts.rows import Row
from ui.document.charts import Hatch, SubtitlePart
from ui.scene.scene import Scene


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


def of_unit(text: Labels) -> str:
    """The unit of the chart's amounts."""
    return text("subtitle.unit", unit=text.unit_word)


def without_words(scene: Scene) -> str:
    """What projects are left out, if any."""
    names = [scene.project_name(code) for code in scene.state.filter.without]
    return scene.text("subtitle.without", names=scene.text.listed(names)) if names else ""


def open_legend(scene: Scene, listed: Sequence[Row]) -> SubtitlePart | None:
    """The legend entry of unconfirmed money, where a chart shows any."""
    return open_swatch(scene) if sum(row["unconfirmed_wan"] for row in listed) > 0 else None


def open_swatch(scene: Scene) -> SubtitlePart:
    """The legend entry of unconfirmed money."""
    return swatch("unconfirmed", scene.look.theme.secondary, scene.text("legend.unconfirmed"))


def spread_swatch(scene: Scene, colour: str) -> SubtitlePart:
    """The legend entry of what the policy of years makes of projects that span several."""
    policy = scene.state.policy.years
    is_undivided, words = policy is YearPolicy.UNDIVIDED, scene.text(f"legend.years.{policy}")
    return swatch("undivided", scene.look.theme.secondary, words) if is_undivided else swatch("policy", colour, words)
