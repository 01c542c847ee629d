"""项目: every project, searchable and sorted."""

from ui.cards.numbers.by_page import overview_numbers
from ui.cards.projects.table import project_table_block, search_block
from ui.run.page import current_scene, show

scene = current_scene()

show(numbers=overview_numbers(scene), blocks=[search_block(scene), project_table_block(scene)])
