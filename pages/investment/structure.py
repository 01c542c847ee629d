"""投资结构: category, project, funding, and how concentrated the money is."""

from ui.cards.concentration import concentration_card
from ui.cards.numbers import structure_numbers
from ui.cards.table import project_table_block
from ui.cards.tree import tree_card
from ui.page import current_scene, show

scene = current_scene()

show(
    title=scene.text("question.structure"),
    numbers=structure_numbers(scene),
    blocks=[tree_card(scene), concentration_card(scene), project_table_block(scene)],
)
