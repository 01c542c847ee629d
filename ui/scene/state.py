"""What a reader sees, as a value: the URL query is the only state, and this is its meaning."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable, Mapping
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode

from analysis.questions.large_costs import COST_SORTS
from analysis.questions.table import SORTS as PROJECT_SORTS
from i18n import LANGUAGES, MoneyUnit
from models import (
    MAX_TEXT,
    AllocationPolicy,
    Basis,
    Domain,
    FindingStatus,
    Plan,
    ProjectFilter,
    QuantityKind,
    Record,
    TownshipMatch,
    TownshipPolicy,
    YearPolicy,
)
from ui.scene.pages import PAGES

THEMES = ("light", "dark")
SHOWN = ("held", "unheld", "all", "none")
AMONG = ("hedged", "enough", "differing")  # the targets that the headline numbers count
ROWS, FUNDING = "rows", "funding"
TREES = ("treemap", "icicle")
SORTS = tuple(dict.fromkeys((*PROJECT_SORTS, *COST_SORTS)))  # of every table; without one, a table has its own order
_SORTED = tuple(sign + sort for sort in SORTS for sign in ("", "-"))
TRAILS = tuple(name for name in PAGES if name not in ("project", "projects"))  # whence a project's page is reached
_COLUMNS = tuple(sign + code for code in PROJECT_SORTS if code != "name" for sign in ("", "-"))
_SEPARATOR = "~"
_PLACE = re.compile(r"[0-9]{1,7}-[0-9]{1,7}|[a-z]{3,9}(\.[a-z0-9_-]{1,40}){0,8}")
_FINDING = re.compile(r"[a-z0-9_]+(-[a-z0-9_]+)*")
_REST = re.compile(r"[a-z_]+(\.[a-z0-9_-]+)?\.[0-9]{1,7}")
_MAX_ID = 120
_SHAPED = {"at": (_PLACE, 200), "rest": (_REST, 8)}  # of these so many
_ONE_OF = ("unit", "lang", "theme", "trail", "id", "sort", "tree", "shown", "status", "indicator", "among", "kind")
_SEVERAL = ("columns", "domain")  # in the order of the words
PAGE_PARAMS = frozenset(
    {"trail", "id", "sort", "tree", "at", "find", "shown", "finding", "status", "indicator", "domain", "among", "kind", "rest", "b"}
)  # what single pages remember
FILTERS = tuple(ProjectFilter.model_fields)
METHODS: Mapping[str, type[StrEnum]] = {"years": YearPolicy, "townships": TownshipPolicy, "basis": Basis}  # each with its ways
CONDITIONS = frozenset((*FILTERS, *METHODS))  # what a reader may ask for; every page says which of them act on it
SIDES = ("a", "b")
CLEARED = (*sorted(ProjectFilter.model_fields), "drill")  # what clearing the filters removes
WHOLE = "all"  # a side of a comparison that restricts nothing
_MAX_SIDE = 2_000  # characters
_DRILLABLE = ("category", "township", "year", "funding_source", "reach", "unsettled", "project")


class ViewState(Record):
    """Filters, policies, basis, unit, language, theme and drill path of one view, and what single pages remember.

    ``at`` are places of the text to highlight: ``start-end`` in characters, or the words of a calculation whose inputs are
    meant (``ui.words.workings``), as ``rows`` and ``funding`` for the printed totals and the funding amounts of the projects in
    view (of the chosen sources, if any are). ``find`` are the words
    that a page of evidence is searched for, ``shown`` the numbers that the text page marks, ``among`` the targets that
    are listed, ``finding``, ``indicator`` and ``kind`` what is opened; ``rest`` what was opened of what charts leave
    together (``ui.cards.parts.windows``). ``a`` and ``b`` are the sides of a comparison, each the parameters of its own
    view (filters, policies, basis); ``a`` goes along from page to page until it has a ``b``. ``columns`` are those that the
    table of projects has beside its usual ones, and with "-" before it the usual ones that it has not.
    """

    filter: ProjectFilter = ProjectFilter()
    policy: AllocationPolicy = AllocationPolicy()
    basis: Basis = Basis.COMPUTED
    unit: MoneyUnit = MoneyUnit.AUTO
    lang: str = LANGUAGES[0]
    theme: str | None = None
    drill: tuple[str, ...] = ()
    trail: str | None = None
    id: str | None = None
    sort: str = ""
    columns: tuple[str, ...] = ()
    tree: str = "treemap"
    at: tuple[str, ...] = ()
    find: str = ""
    shown: str = SHOWN[0]
    finding: str | None = None
    status: FindingStatus = FindingStatus.OPEN
    indicator: str | None = None
    domain: tuple[Domain, ...] = ()
    among: str | None = None
    kind: QuantityKind | None = None
    rest: tuple[str, ...] = ()
    a: str | None = None
    b: str | None = None

    @classmethod
    def from_query(cls, query: Mapping[str, list[str]], plan: Plan) -> ViewState:
        """The view that URL parameters mean. Unknown codes and junk are dropped; never raises."""
        asked, known = _conditions(query, plan), {**choices(plan), "trail": TRAILS, "id": plan.by_id.keys()}
        words, finding = "".join(filter(str.isprintable, _last(query, "find"))), _last(query, "finding")[:_MAX_ID]
        own: dict[str, Any] = {
            **_said(query, _ONE_OF, known),
            **{name: tuple(code for code in _WORDS[name] if code in _listed(query, name)) for name in _SEVERAL},
            **{name: tuple(filter(shape.fullmatch, _listed(query, name)))[:most] for name, (shape, most) in _SHAPED.items()},
            **{name: _side(query, name, plan) for name in SIDES},
            "drill": tuple(one for one in _listed(query, "drill") if one in _DRILLABLE and is_set(asked["filter"], one)),
            "find": words.strip()[:MAX_TEXT].strip(),
            "finding": finding if _FINDING.fullmatch(finding) else None,
        }
        return cls(**asked, **own)

    def idle(self, acts: Collection[str]) -> list[str]:
        """The conditions that are set where only some act."""
        return [name for name in self._asked if name not in acts]

    def acting(self, acts: Collection[str]) -> ViewState:
        """The view without the conditions that do not act."""
        idle, usual = self.idle(acts), ViewState()
        kept = {name: ProjectFilter.model_fields[name].default for name in idle if name in FILTERS}
        policy = {name: getattr(usual.policy, name) for name in idle if name in AllocationPolicy.model_fields}
        own = {name: getattr(usual, name) for name in idle if name == "basis"}
        return self.model_copy(
            update={"filter": self.filter.replace(**kept), "policy": self.policy.model_copy(update=policy), **own}
        )

    @property
    def as_side(self) -> str:
        """The view as one side of a comparison: its filters, policies and basis."""
        return urlencode(self._asked) or WHOLE

    def with_side(self, side: str, plan: Plan) -> ViewState:
        """The view with what a side of a comparison says instead of what it says itself, and no comparison in it."""
        own = {"basis": self.basis.value, **self._asked, **dict(parse_qsl(side))}
        asked = _conditions({name: [value] for name, value in own.items()}, plan)
        return self.model_copy(update={**asked, "a": None, "b": None, "drill": ()})

    @cached_property
    def _asked(self) -> Mapping[str, str]:
        """The conditions that are set: of filter, policy and basis what is not usual."""
        ways = {**dict(self.policy), "basis": self.basis}
        return {**self.filter.to_query(), **{name: way.value for name, way in ways.items() if way is not next(iter(METHODS[name]))}}

    def to_query(self) -> dict[str, str]:
        """The view as URL parameters with stable codes; defaults are left out."""
        own = {name: value for name, usual in _USUAL.items() if (value := getattr(self, name)) != usual}
        said = {name: _SEPARATOR.join(value) if isinstance(value, tuple) else str(value) for name, value in own.items()}
        return {**self._asked, **said}


# The fields that are parameters by their names, besides the conditions; and what they are where an address does not name them.
_USUAL = {name: field.default for name, field in ViewState.model_fields.items() if name not in ("filter", "policy", "basis")}
PARAMETERS = CONDITIONS | _USUAL.keys()
RETIRED = frozenset({"reading"})  # what older addresses asked for and pages now show anyway


_WORDS: dict[str, Iterable[str]] = {
    **METHODS, "township_match": TownshipMatch, "unit": MoneyUnit, "kind": QuantityKind, "status": FindingStatus, "domain": Domain,
    "unsettled": ("1",), "lang": LANGUAGES, "theme": THEMES, "shown": SHOWN, "among": AMONG, "tree": TREES,
    "columns": _COLUMNS, "sort": _SORTED,
}  # fmt: skip
_CHOICES = {name: frozenset(words) for name, words in _WORDS.items()}


@lru_cache(maxsize=2)
def choices(plan: Plan) -> Mapping[str, Container[str]]:
    """For each parameter that is one of some words, or several, these words; the fields of codes are ``Plan.codes``."""
    return {**_CHOICES, "indicator": frozenset(one.indicator_id for one in plan.indicators)}


def _conditions(query: Mapping[str, list[str]], plan: Plan) -> dict[str, Any]:
    """What a query asks for: the filter, the policy and the basis."""
    said = _said(query, METHODS, _CHOICES)
    basis, policy = said.pop("basis", Basis.COMPUTED), AllocationPolicy.model_validate(said)
    return {"filter": ProjectFilter.from_query(query, plan), "policy": policy, "basis": Basis(basis)}


def _last(query: Mapping[str, list[str]], name: str) -> str:
    return (query.get(name) or [""])[-1]


def _said(query: Mapping[str, list[str]], names: Iterable[str], known: Mapping[str, Container[str]]) -> dict[str, Any]:
    """What a query says of parameters that are one of some words each, as far as these are known."""
    return {name: word for name in names if (word := _last(query, name)) in known[name]}


def _listed(query: Mapping[str, list[str]], name: str) -> list[str]:
    return list(dict.fromkeys(_SEPARATOR.join(query.get(name, [])).split(_SEPARATOR)))


def _side(query: Mapping[str, list[str]], name: str, plan: Plan) -> str | None:
    """A side of a comparison as it is written, without what is not known."""
    said = _last(query, name)[:_MAX_SIDE]
    if not said:
        return None
    values = {field: value for field, value in parse_qs(said).items() if field not in SIDES}
    side = ViewState.from_query(values, plan).as_side
    return side if side != WHOLE or said == WHOLE else None


def is_set(project_filter: ProjectFilter, field: str) -> bool:
    """Whether a field of the filter, or the year range as ``year``, restricts anything."""
    if field == "year":
        return bool(project_filter.from_year or project_filter.to_year)
    return bool(getattr(project_filter, field))
