"""The stories that come with a plan, as the board takes them."""

from collections.abc import Sequence
from typing import Literal, TypedDict

from i18n import LANGUAGES
from models import Story
from ui.document.page import HeadChanges, Word
from ui.document.parts import Placed
from ui.scene.pages import PAGES
from ui.scene.scene import Scene


class StoryStep(TypedDict):
    """A step as it is kept: see ``stories.StoryStep``."""

    page: str
    query: str
    show: str
    title: str | None
    note: str | None
    said: str
    lang: str
    data: str


class StoryTold(TypedDict):
    """A story with its steps."""

    name: str
    steps: Sequence[StoryStep]


class StoryBlock(Placed):
    """The story of this browser, which the board knows; ``given`` are those that come with the plan."""

    kind: Literal["story"]
    given: Sequence[StoryTold]


def story_block(scene: Scene) -> StoryBlock:
    """Where a story is put together; steps on pages that there are not are left out."""
    return {"kind": "story", "id": "story", "span": 2, "given": [_told(scene, story) for story in scene.plan.stories]}


def _told(scene: Scene, story: Story) -> StoryTold:
    steps = [step.model_dump() for step in story.steps if step.page in PAGES]
    name = story.name if scene.text.language == LANGUAGES[0] else story.name_en or story.name
    return {"name": name, "steps": steps}  # type: ignore[typeddict-item]


def story_head(scene: Scene) -> HeadChanges:
    """What a story is; what is in view says each of its steps."""
    words: list[Word] = [{"t": scene.text("story.words"), "strong": False}]
    return {"words": words, "chips": [], "clear_all": None, "path": [], "hint": "", "buttons": []}
