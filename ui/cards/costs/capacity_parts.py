"""What the charts of planned capacity share: their words, legends, columns, and where their numbers come from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from analysis.questions.townships import CITY_LEVEL, UNDIVIDED
from analysis.questions.yearly import UNDIVIDED_YEAR
from i18n import Labels, MoneyUnit
from models import ProjectFilter, QuantityKind
from ui.cards.costs.cost_numbers import amount_words, size_words
from ui.cards.parts.card import Mark
from ui.cards.parts.columns import Column, amount_column
from ui.cards.parts.rows import Row
from ui.cards.parts.subtitles import plain, swatch
from ui.document.charts import SubtitlePart
from ui.document.parts import Link
from ui.scene.scene import Scene
from ui.words.workings import ALL_PLACES, ALL_YEARS, SHARE, SIZE, count_href, size_href, township_slice, working_href, years_slice

At = Callable[[Row], tuple[Sequence[str], Mapping[str, object]]]  # of a row the slice of the view, and the fields of its filter
_AREAS = (QuantityKind.FLOOR_AREA, QuantityKind.LAND_AREA)


@dataclass(frozen=True)
class SizeLabels(Labels):
    """The words of charts with amounts of a kind in place of money."""

    def amount(self, wan: float | None) -> str:
        """An amount of the kind, without its unit."""
        return self.words["value.missing"] if wan is None else size_words(wan)

    def exact(self, wan: float | None) -> str:
        """The same, with a decimal where a policy shares it out."""
        return self.words["value.missing"] if wan is None else amount_words(wan)


def size_labels(scene: Scene, kind: QuantityKind) -> SizeLabels:
    """The catalogue for charts of a kind: its unit, and what is whole and what a policy shared out."""
    text = scene.text
    words = {
        "unit.wan": text(f"kind.unit.{kind}"),
        "chart.hover.single": text("capacity.hover.whole"),
        "chart.hover.spread": text("capacity.hover.shared"),
        "chart.hover.own": text("capacity.hover.own"),
        "chart.hover.shared": text("capacity.hover.shared_count"),
    }
    return SizeLabels(text.language, {**text.words, **words}, MoneyUnit.WAN)


def subtitle(scene: Scene, text: Labels, kind: QuantityKind, listed: Sequence[Row], colour: str) -> list[SubtitlePart]:
    """The unit, that a source chosen divides no quantity, the legend in ``colour``, and why there are
    decimals where there are: of beds, graves, buildings.
    """
    sources = [plain(text("capacity.subtitle.sources"))] if scene.state.filter.funding_source else []
    is_whole = kind in _AREAS or all(float(row["amount"]).is_integer() for row in listed)
    decimals = [] if is_whole else [plain(scene.text("capacity.fractions"))]
    return [plain(text("subtitle.unit", unit=text.unit_word)), *sources, *_legend(scene, listed, colour), *decimals]


def _legend(scene: Scene, listed: Sequence[Row], colour: str) -> list[SubtitlePart]:
    """Whole projects, and if there are any, shares of projects and what is not divided."""
    text, theme = scene.text, scene.look.theme
    parts = [swatch("solid", colour, text("capacity.whole"))]
    if any(row["shared"] > 0 for row in listed if _is_divided(row)):
        parts.append(swatch("policy", colour, text("capacity.shared")))
    if any(row["undivided"] > 0 or (row["amount"] > 0 and not _is_divided(row)) for row in listed):
        parts.append(swatch("undivided", theme.secondary, text("legend.undivided")))
    return parts


def _is_divided(row: Row) -> bool:
    """Whether a row stands for a place or year of its own."""
    return row.get("township") not in (CITY_LEVEL, UNDIVIDED) and row.get("year") != UNDIVIDED_YEAR


def size_columns(scene: Scene, text: Labels, kind: QuantityKind, at: At, of: str) -> list[Column]:
    """What there is of the kind and its parts, each leading to the quantities that it adds up, and all of it to its share."""
    heads = {"amount": f"kind.{kind}", "own": "capacity.whole", "shared": "capacity.shared", "undivided": "legend.undivided"}

    def column(part: str, key: str) -> Column:
        def href(row: Row) -> str:
            sliced, changes = at(row)
            words = ".".join([SIZE, kind, part, *sliced])
            return working_href(scene, f"{words}~{SHARE}.{of}.{words}" if part == "amount" else words, **changes)

        return amount_column(text, part, text(key), href)

    return [column(part, key) for part, key in heads.items()]


def before(scene: Scene, kind: QuantityKind, listed: Sequence[Row], name: Callable[[Row], str], at: At) -> list[Link]:
    """Where comes from what rows have without a filter, where there is one."""
    if scene.state.filter.is_empty:
        return []
    bare: dict[str, object] = dict.fromkeys(ProjectFilter.model_fields)
    asked = [(row, *at(row)) for row in listed]
    return [
        {
            "label": scene.text("card.before", name=name(row)),
            "href": size_href(scene, kind, "amount", *sliced, **{**bare, **changes}),
        }
        for row, sliced, changes in asked
    ]


def at_township(row: Row) -> tuple[Sequence[str], Mapping[str, object]]:
    return (township_slice(str(row["township"])),), ALL_PLACES


def at_year(row: Row) -> tuple[Sequence[str], Mapping[str, object]]:
    within = {"category": row["category"]} if "category" in row else {}
    return (years_slice([int(row["year"])]),), {**ALL_YEARS, **within}


def count_of(scene: Scene, kind: QuantityKind, part: str, at: At) -> Callable[[Row], str]:
    """Where a number of projects comes from: the projects of a row that state the kind."""

    def href(row: Row) -> str:
        sliced, changes = at(row)
        return count_href(scene, part, kind, *sliced, **changes)

    return href


def led(scene: Scene, kind: QuantityKind, mark: Mark, of: str, at: tuple[Sequence[str], Mapping[str, object]]) -> Mark:
    """A mark that leads to its share and, in it, to its amount."""
    sliced, changes = at
    words = [f"{SHARE}.{of}."] + [""] * 3
    parts = zip(words, ("amount", "own", "shared", "undivided"), strict=True)
    asked = (f"{before}{'.'.join([SIZE, kind, part, *sliced])}" for before, part in parts)
    return mark._replace(source=working_href(scene, "~".join(asked), **changes))


def how(scene: Scene) -> list[str]:
    text = scene.text
    parts = [text("capacity.how"), text("capacity.how.nouns")]
    return [*parts, text("capacity.how.sources")] if scene.state.filter.funding_source else parts
