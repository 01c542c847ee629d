"""What the head of the published page says about the plan: its title, its date, its years."""

import re
from dataclasses import dataclass
from datetime import date

_TITLE = re.compile(r"称[:：][ \t]*(\S.*?)[ \t]*$", re.MULTILINE)
_YEARS = re.compile(r"([0-9]{4})年?[-—－–]+([0-9]{4})年")
_ISSUED = re.compile(r"发文日期[:：][ \t]*([0-9]{4}-[0-9]{2}-[0-9]{2})")


class HeadingError(ValueError):
    """The text's head does not say what it is."""


@dataclass(frozen=True)
class Heading:
    """A plan's title, its date of issue, and its first and last year."""

    title: str
    issued_on: date
    start_year: int
    end_year: int


def read_heading(text: str) -> Heading:
    """The head of a plan's text. Raises ``HeadingError``."""
    title, issued = _TITLE.search(text), _ISSUED.search(text)
    years = _YEARS.search(title[1]) if title else None
    if not title or not issued or not years:
        raise HeadingError("the text's head has no title (称:) with years (2021年—2025年), or no date (发文日期:)")
    return Heading(title[1], date.fromisoformat(issued[1]), int(years[1]), int(years[2]))
