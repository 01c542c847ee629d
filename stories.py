"""A story to be told in a meeting: steps that are views, each with what it shows and says, and the data it was made with."""

from typing import Annotated, Literal

from pydantic import Field

from evidence import Record

KIND: Literal["plan-dashboard-story"] = "plan-dashboard-story"
_MOST_STEPS, _LONGEST_QUERY, _LONGEST_TITLE, _LONGEST_NOTE = 60, 4_000, 200, 4_000
_Code = Annotated[str, Field(pattern=r"^[a-z_]{1,40}$")]
_Name = Annotated[str, Field(min_length=1, max_length=80)]
_Title = Annotated[str, Field(max_length=_LONGEST_TITLE)]


class StoryStep(Record):
    """A saved view and the block of it that is shown (``numbers``: the headline numbers).

    Without a ``title`` and a ``note`` these are worked out from the data. ``said`` is what the title worked out to in the language
    ``lang`` when the step was made with the version ``data`` of the data.
    """

    page: _Code
    query: Annotated[str, Field(max_length=_LONGEST_QUERY)] = ""
    show: _Code = "numbers"
    title: _Title | None = None
    note: Annotated[str, Field(max_length=_LONGEST_NOTE)] | None = None
    said: _Title = ""
    lang: Annotated[str, Field(pattern=r"^[a-z]{0,8}$")] = ""
    data: Annotated[str, Field(pattern=r"^[0-9a-f]{0,64}$")] = ""


class Story(Record):
    """The steps of a story of one plan, which its title tells."""

    kind: Literal["plan-dashboard-story"] = KIND
    version: Literal[1] = 1
    plan: str
    name: _Name
    name_en: _Name | None = None
    steps: Annotated[tuple[StoryStep, ...], Field(min_length=1, max_length=_MOST_STEPS)]
