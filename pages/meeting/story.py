"""汇报: what is told in a meeting, step by step."""

from ui.cards.story.story import story_block, story_head
from ui.run.page import current_scene, show

scene = current_scene()

show(blocks=[story_block(scene)], head_changes=story_head(scene), needs_projects=False, acts=())
