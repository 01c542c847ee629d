"""项目: every project, searchable and sorted."""

from ui.cards.numbers import overview_numbers
from ui.cards.table import project_table_block, search_block
from ui.page import current_scene, show

scene = current_scene()

show(
    title=scene.text("question.projects"),
    numbers=overview_numbers(scene),
    blocks=[search_block(scene), project_table_block(scene)],
)
