"""Addresses of calculations: what a number leads to that no single place of the text gives.

An address names a calculation by the view that it is of, as any address does, and by words of ``at`` (``money.spread.y2021``):
which part of the view's money, of which slice of it. ``ui.cards.workings`` works it out when somebody goes there.
"""

from collections.abc import Iterable, Sequence

from models import Basis, Project
from ui.scene.scene import Scene
from ui.scene.state import FILTERS, FUNDING, METHODS, ROWS

AMOUNT, LINES, SOURCE, SIZE = "money", "lines", "source", "size"
SHARE, LESS, TIMES, PART, COUNT = "share", "less", "times", "part", "count"
REACH, ADDED, BEYOND, TARGETS = "reach", "added", "beyond", "targets"
EACH, HALF = "each", "half"
CHECKED, AGREED = "checked", "agreed"
COST, MIDDLE, RATIO, LINE, GAP = "cost", "middle", "ratio", "line", "gap"
EVERY = "every"  # all sources together
LEFT = "left"  # of all in view besides the rows of a chart
OF_AREAS = "category-project"  # a part of all areas
OF_AREA = "area"  # a part of the area that is in view
WITHIN = "within"  # a part of what is in view
SURE = "sure"  # certain or undivided
DROPPED = {
    "category": ("category",),
    "year": ("from_year", "to_year"),
    "township": ("township", "township_match"),
    "reach": ("reach",),
    "project": ("project",),
    "source": ("funding_source",),
    "without": ("without",),
}
ALL_YEARS, ALL_PLACES = dict.fromkeys(DROPPED["year"]), dict.fromkeys(DROPPED["township"])  # the changes that make a view of these
EVERYTHING = dict.fromkeys((*FILTERS, *METHODS))  # and of the whole plan, by the usual method


def working_href(scene: Scene, *words: str, **changes: object) -> str:
    """The address of a calculation; ``changes`` are of the view that it is of."""
    return scene.place_href(".".join(words), changes)


def years_slice(years: Iterable[int]) -> str:
    """Some years as the word of an address: one, or from one to another."""
    known = sorted(years)
    return f"y{known[0]}" if len(known) == 1 else f"y{known[0]}-{known[-1]}"


def township_slice(code: str) -> str:
    """A township, or a group of what belongs to none, as the word of an address."""
    return f"t{code}"


def amount_href(scene: Scene, part: str = "amount", *sliced: str, **changes: object) -> str:
    return working_href(scene, AMOUNT, part, *sliced, **changes)


def ends_href(scene: Scene, name: Sequence[str], sliced: Sequence[str] = (), /, **changes: object) -> str:
    """The address of what is sure of some money or of its share, and of the most that it can be."""
    words = (".".join([*name, part, *sliced]) for part in (SURE, "amount"))
    return working_href(scene, "~".join(words), **changes)


def cost_href(scene: Scene, kind: str, project_id: str, *which: str) -> str:
    """The address of what one of a kind costs in a project: as printed, or the ``least`` or the ``most`` that it may cost."""
    return working_href(scene, COST, kind, project_id, *which)


def total_href(scene: Scene) -> str:
    """The address of what the total in view adds up: printed totals or funding amounts as they are, or the parts that count."""
    if scene.state.filter.selects_money:
        return amount_href(scene, "certain")
    return working_href(scene, FUNDING if scene.state.basis is Basis.FUNDING else ROWS)


def sides_href(scene: Scene, *words: str, **changes: object) -> str:
    """The address of what sets both sides of a comparison apart (``less``, ``times``), some such after each other by "~"."""
    return working_href(scene, *words, **changes, a=scene.state.a, b=scene.state.b)


def together(hrefs: Iterable[str]) -> str:
    """The address of several calculations if they are of one view; otherwise of the first."""
    first, *others = hrefs
    view, *_ = first.partition("at=")  # the last of an address
    more = [other.partition("at=") for other in others]
    return "~".join([first, *(words for *_, words in more)]) if all(head == view for head, *_ in more) else first


def alone(*projects: Project, **changes: object) -> dict[str, object]:
    """The changes that make a view of nothing but some projects, all of them."""
    return {**EVERYTHING, "project": "~".join(one.project_id for one in projects), **changes}


def list_href(scene: Scene, **changes: object) -> str:
    return scene.view_href("projects", **changes)


def share_href(scene: Scene, of: str, *words: str, **changes: object) -> str:
    """The address of a share: of a calculation in the same view without some fields (``DROPPED``, ``all``) and slices."""
    return working_href(scene, SHARE, of, *words, **changes)
