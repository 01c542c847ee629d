"""投资结构: category, project, funding, and how concentrated the money is."""

from ui.cards.numbers.by_page import structure_numbers
from ui.cards.projects.table import project_table_block
from ui.cards.structure.concentration import concentration_card
from ui.cards.structure.tree import tree_card
from ui.run.page import current_scene, show

scene = current_scene()

show(numbers=structure_numbers(scene), blocks=[tree_card(scene), concentration_card(scene), project_table_block(scene)])
