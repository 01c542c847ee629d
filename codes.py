"""The vocabularies of the records: every stable code that stands in files and in URLs, and what a code may look like.

Only ``stated`` and ``models`` import this module; ``models`` passes every name on.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field


def as_sorted_codes(value: object) -> object:
    """A collection of codes sorted, each once; anything else as it is."""
    return tuple(sorted(set(value))) if isinstance(value, (list, tuple, set, frozenset)) else value


Code = Annotated[str, Field(pattern=r"^[a-z0-9_]+$")]
Words = Annotated[str, Field(min_length=1)]
FindingId = Annotated[str, Field(pattern=r"^[a-z0-9_]+(-[a-z0-9_]+)*$", max_length=120)]
QueryValues = Mapping[str, list[str]]
MAX_TEXT = 80  # characters of a search
NO_IMPLEMENTER = "none"
Codes = Annotated[tuple[str, ...], BeforeValidator(as_sorted_codes)]


class Category(StrEnum):
    """类: the four groups of the annex, in printed order."""

    GRASSROOTS_COMMUNITY = "grassroots_community"
    ELDERLY_CARE = "elderly_care"
    SOCIAL_WELFARE = "social_welfare"
    FUNERAL = "funeral"


class ConstructionType(StrEnum):
    """建设性质."""

    NEW_BUILD = "new_build"
    EXPANSION = "expansion"

    @property
    def is_anew(self) -> bool:
        """Whether something is built that did not stand before."""
        return self is ConstructionType.NEW_BUILD


class Reach(StrEnum):
    """Whom a project serves: one township, several, all of them, or the city as such."""

    SINGLE_TOWNSHIP = "single_township"
    SEVERAL_TOWNSHIPS = "several_townships"
    ALL_TOWNSHIPS = "all_townships"
    CITY_LEVEL = "city_level"


class FundingSource(StrEnum):
    """资金筹措: the annex's four columns, in printed order.

    The text lost the header of the second column; it is taken to be 州 (the prefecture).
    """

    CENTRAL_PROVINCIAL = "central_provincial"
    PREFECTURE = "prefecture"
    COUNTY_CITY = "county_city"
    OTHER = "other"


class QuantityKind(StrEnum):
    """What a quantity of 建设内容及规模 counts. Two kinds are never added up."""

    FLOOR_AREA = "floor_area"
    LAND_AREA = "land_area"
    BEDS = "beds"
    GRAVES = "graves"
    FACILITIES = "facilities"
    OTHER = "other"


class YearPolicy(StrEnum):
    """How a project over several years is spread: the plan gives no yearly split."""

    EVENLY = "evenly"
    FIRST_YEAR = "first_year"
    UNDIVIDED = "undivided"


class TownshipPolicy(StrEnum):
    """How a project of several townships is spread: the plan gives no split."""

    EVENLY = "evenly"
    UNDIVIDED = "undivided"


class TownshipMatch(StrEnum):
    """任一 / 同时: whether a project serves any of the chosen townships, or every one of them."""

    ANY = "any"
    ALL = "all"


class Basis(StrEnum):
    """口径: which total a share is a share of."""

    COMPUTED = "computed"
    PRINTED = "printed"
    FUNDING = "funding"


class Comparator(StrEnum):
    """How a stated number binds. 达 and 达到 alone name the value itself: ``equal``."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    EQUAL = "equal"
    BETWEEN = "between"
    RELATIVE = "relative"


class Domain(StrEnum):
    """The field of civil affairs that an indicator or a fact belongs to, in the order of the plan."""

    SOCIAL_ASSISTANCE = "social_assistance"
    DISABILITY = "disability"
    CHILDREN = "children"
    CHARITY = "charity"
    ELDERLY_CARE = "elderly_care"
    COMMUNITY = "community"
    SOCIAL_ORGANISATIONS = "social_organisations"
    SOCIAL_WORK = "social_work"
    FUNERAL = "funeral"
    PLACE_NAMES = "place_names"
    DIGITAL = "digital"


class Measure(StrEnum):
    """What a printed figure measures; the kinds of quantities have the same codes."""

    INVESTMENT = "investment"
    FUNDING = "funding"
    PROJECTS = "projects"
    FACILITIES = "facilities"
    FLOOR_AREA = "floor_area"
    LAND_AREA = "land_area"
    BEDS = "beds"
    GRAVES = "graves"
    URNS = "urns"
    TOWNSHIPS = "townships"
    PHASES = "phases"
    YEARS = "years"
    RATE = "rate"
    RATIO = "ratio"
    OTHER = "other"


class Severity(StrEnum):
    """How much a finding weighs: what cannot be so, what is not likely so, what is good to know."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class LooseKind(StrEnum):
    """What no record accounts for: a clause that reads otherwise than when it was reviewed, one that is gone, a row of the annex

    that is, a number that nothing holds or that cannot be read, and a cell of a file that is not what the text yields.
    """

    OTHERWISE = "otherwise"
    GONE = "gone"
    ROW = "row"
    NUMBER = "number"
    UNREAD = "unread"
    STALE = "stale"


class Provenance(StrEnum):
    """Where a value comes from: printed in the plan, computed from what is printed, or inferred."""

    PRINTED = "printed"
    COMPUTED = "computed"
    INFERRED = "inferred"


class FindingStatus(StrEnum):
    """What a person has made of a finding: nothing yet, an explanation, or a correction."""

    OPEN = "open"
    EXPLAINED = "explained"
    CORRECTED = "corrected"
