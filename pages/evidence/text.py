"""原文: the whole plan, every number of it marked with the records that hold it."""

from ui.cards.text.text import text_acts, text_blocks, text_head, text_numbers
from ui.run.page import current_scene, show

scene = current_scene()

show(
    numbers=text_numbers(scene),
    blocks=text_blocks(scene),
    layout="reader",
    head_changes=text_head(scene),
    needs_projects=False,
    acts=text_acts(scene),
)
