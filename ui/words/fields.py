"""The fields of the filter that hold codes or are on or off: what the sidebar offers of each, and how it reads in words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from i18n import LANGUAGES, Labels, load_labels
from models import NO_IMPLEMENTER, Category, ConstructionType, FundingSource, Reach
from ui.scene.scene import Scene

_MOST_BODIES = 400  # that a list to choose from holds
_LISTED = load_labels(LANGUAGES[0])("list.separator")  # between the names that the plan prints in one cell
Codes = Callable[[Scene], Iterable[str | int]]


@dataclass(frozen=True)
class CodeField:
    """A field of codes: how one is called and, unless a click alone sets it, which of them the sidebar offers.

    A rare one stands with others behind one line.
    """

    name: str
    called: Callable[[Scene, Any], str]
    offered: Codes | None = None
    is_rare: bool = False


def in_words(text: Labels, printed: str) -> str:
    """A printed name, or several, in running words."""
    known = text.called(printed)
    return known if known != printed or not text.names else text.listed([*map(text.called, printed.split(_LISTED))])


def implementer_name(scene: Scene, code: str) -> str:
    """An implementing body as printed; the rows that have none say so."""
    return scene.text("value.missing") if code == NO_IMPLEMENTER else in_words(scene.text, code)


def called(group: str) -> Callable[[Scene, Any], str]:
    """How the codes of a group are called: by its words of the catalogue."""
    return lambda scene, code: scene.text.code(group, code)


def _all(codes: type[StrEnum]) -> Codes:
    return lambda _: codes


def _implementers(scene: Scene) -> Iterable[str]:
    every, chosen = scene.frame.implementers, scene.state.filter.implementer
    return dict.fromkeys([*every[:_MOST_BODIES], *(code for code in chosen if code in every)])


CODE_FIELDS = (
    CodeField("category", called("category"), _all(Category)),
    CodeField("township", Scene.township_name, lambda scene: [one.code for one in scene.plan.townships]),
    CodeField("reach", called("reach"), _all(Reach), is_rare=True),
    CodeField("funding_source", called("source"), _all(FundingSource)),
    CodeField("construction_type", called("construction_type"), _all(ConstructionType), is_rare=True),
    CodeField("start_year", lambda _, year: str(year), lambda scene: scene.plan.years_to_start_in, is_rare=True),
    CodeField("implementer", implementer_name, _implementers, is_rare=True),
    CodeField("project", Scene.project_name),
    CodeField("without", Scene.project_name),
)
SWITCHES = ("unsettled",)  # what they leave is said by value.<field>
