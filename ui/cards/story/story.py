"""The stories that come with a plan, as the board takes them."""

from __future__ import annotations

from i18n import LANGUAGES
from models import Story
from ui.document.page import HeadChanges, Word
from ui.document.story import StoryBlock, StoryTold
from ui.scene.pages import PAGES
from ui.scene.scene import Scene


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
