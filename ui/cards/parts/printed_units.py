"""What the annex prints in the reader's language: as printed where that is Chinese, else in the catalogue's words."""

from i18n import LANGUAGES, Labels
from models import FundingLine, Project, Quantity, QuantityKind
from ui.words.measures import unit_beside

_PRINTED_IN = LANGUAGES[0]
FOR_PEOPLE = (QuantityKind.BEDS, QuantityKind.GRAVES, QuantityKind.FACILITIES)  # what a project gives people
# The order in which quantities tell what a project is: what it gives people first, what it stands on last.
TELLING = (*FOR_PEOPLE, QuantityKind.FLOOR_AREA, QuantityKind.LAND_AREA, QuantityKind.OTHER)


def unit_word(text: Labels, quantity: Quantity) -> str:
    """The unit that a cost is of: per bed; where the plan counts with the word for anything, the word for such a thing."""
    key = f"kind.one.{quantity.kind}"
    if quantity.unit == text("kind.loose") and text.has(key):
        return text(key)
    return _said(text, key, unit_beside(text, "1", quantity.unit))


def amount_unit(text: Labels, quantity: Quantity) -> str:
    """The unit of an amount: so many beds, or one bed."""
    count = "one" if quantity.value == 1 else "unit"
    return _said(text, f"kind.{count}.{quantity.kind}", unit_beside(text, _number(quantity), quantity.unit))


def quantity_words(text: Labels, quantity: Quantity) -> str:
    """What is counted, how much of it, and the unit."""
    about, unit = text("value.about") if quantity.approximate else "", amount_unit(text, quantity)
    apart = " " if text.language != _PRINTED_IN and unit != quantity.unit else ""
    amount = f"{about}{_number(quantity)}{apart}{unit}".rstrip()
    return f"{noun}{apart}{amount}" if (noun := noun_words(text, quantity)) else amount


def noun_words(text: Labels, quantity: Quantity) -> str:
    """What is counted: what a facility is called, as printed; of other kinds their word, and nothing if the unit is that word."""
    if quantity.kind is QuantityKind.FACILITIES:
        return text.called(quantity.noun)
    word = _said(text, f"kind.{quantity.kind}", text.called(quantity.noun))
    return "" if word.lower() == amount_unit(text, quantity) else word


def section_words(text: Labels, project: Project) -> str:
    """Where the row of a project stands."""
    category = text.code("category", project.category)
    return project.source.section if text.language == _PRINTED_IN else text("project.annex_section", category=category)


def possible_words(text: Labels, line: FundingLine) -> str:
    """The column of a funding amount, or the columns that it may stand in."""
    if line.is_confirmed:
        return text.code("source", line.possible_sources[0])
    names = [text.code("source.short", source) for source in line.possible_sources]
    return text("project.possible", sources=text("list.or").join(names))


def _number(quantity: Quantity) -> str:
    return f"{quantity.value:,.10g}"


def _said(text: Labels, key: str, printed: str) -> str:
    return text(key) if text.language != _PRINTED_IN and text.has(key) else printed
