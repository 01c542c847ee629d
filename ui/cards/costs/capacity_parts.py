"""What the charts of planned capacity share: their words, legends, columns, and where their numbers come from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from analysis.questions.townships import CITY_LEVEL, UNDIVIDED
from analysis.questions.yearly import UNDIVIDED_YEAR
from i18n import Labels, MoneyUnit
from models import QuantityKind
from ui.cards.costs.cost_numbers import amount_words, size_words
from ui.cards.parts.card import SCENES_KEPT
from ui.cards.parts.origins import Origins
from ui.cards.parts.rows import Column, Row, amount_column
from ui.cards.parts.subtitles import of_unit, swatch
from ui.document.charts import SubtitlePart
from ui.scene.scene import Scene
from ui.words.workings import SHARE, SIZE

_AREAS = (QuantityKind.FLOOR_AREA, QuantityKind.LAND_AREA)


@dataclass(frozen=True, eq=False)
class SizeLabels(Labels):
    """The words of charts with amounts of a kind in place of money."""

    def amount(self, wan: float | None) -> str:
        """An amount of the kind, without its unit."""
        return self.words["value.missing"] if wan is None else size_words(wan)

    def exact(self, wan: float | None) -> str:
        """The same, with a decimal where a policy shares it out."""
        return self.words["value.missing"] if wan is None else amount_words(wan)


@lru_cache(maxsize=SCENES_KEPT)
def told_in(scene: Scene, kind: QuantityKind) -> Scene:
    """The scene with the words for charts of a kind: its unit, and what is whole and what a policy shared out."""
    return replace(scene, text=_words_of(scene.text, kind))


@lru_cache(maxsize=len(QuantityKind))
def _words_of(text: Labels, kind: QuantityKind) -> Labels:
    words = {
        "unit.wan": text(f"kind.unit.{kind}"),
        "chart.hover.single": text("capacity.hover.whole"),
        "chart.hover.spread": text("capacity.hover.shared"),
        "chart.hover.own": text("capacity.hover.own"),
        "chart.hover.shared": text("capacity.hover.shared_count"),
    }
    return SizeLabels(text.language, {**text.words, **words}, MoneyUnit.WAN, text.spoken, names=text.names)


def subtitle(scene: Scene, kind: QuantityKind, listed: Sequence[Row], colour: str) -> list[SubtitlePart | str | None]:
    """The unit, that a source chosen divides no quantity, the legend in ``colour`` of whole projects and, if there are any,
    of shares of projects and what is not divided, and why there are decimals where there are: of beds, graves, buildings.
    """
    text = scene.text
    is_shared = any(row["shared"] > 0 for row in listed if _is_divided(row))
    is_undivided = any(row["undivided"] > 0 or (row["amount"] > 0 and not _is_divided(row)) for row in listed)
    is_whole = kind in _AREAS or all(float(row["amount"]).is_integer() for row in listed)
    return [
        of_unit(text),
        text("capacity.subtitle.sources") if scene.state.filter.funding_source else "",
        swatch("solid", colour, text("capacity.whole")),
        swatch("policy", colour, text("capacity.shared")) if is_shared else None,
        swatch("undivided", scene.look.theme.secondary, text("legend.undivided")) if is_undivided else None,
        "" if is_whole else text("capacity.fractions"),
    ]


def _is_divided(row: Row) -> bool:
    """Whether a row stands for a place or year of its own."""
    return row.get("township") not in (CITY_LEVEL, UNDIVIDED) and row.get("year") != UNDIVIDED_YEAR


def of_size(origins: Origins, kind: QuantityKind) -> Origins:
    """What there is of a kind in place of money."""
    return replace(origins, what=lambda _: (SIZE, kind))


def size_columns(text: Labels, kind: QuantityKind, sizes: Origins) -> list[Column]:
    """What there is of the kind and its parts, each leading to the quantities that it adds up, and all of it to its share."""
    heads = {"own": "capacity.whole", "shared": "capacity.shared", "undivided": "legend.undivided"}
    whole = amount_column(text, "amount", text(f"kind.{kind}"), sizes.amount)
    return [whole, *(amount_column(text, part, text(key), sizes.part(part)) for part, key in heads.items())]


def size_told(sizes: Origins, row: Row) -> str | None:
    """Where a mark's words and its hover come from: its share and its parts."""
    share = f"{SHARE}.{sizes.of}.{sizes.words(row, 'amount')}"
    return sizes.href(row, share, *(sizes.words(row, part) for part in ("own", "shared", "undivided")))


def how(scene: Scene) -> list[str]:
    text = scene.text
    parts = [text("capacity.how"), text("capacity.how.nouns")]
    return [*parts, text("capacity.how.sources")] if scene.state.filter.funding_source else parts
