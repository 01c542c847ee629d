"""乡镇: what each township gets of its own, and its share of what it shares."""

from ui.cards.numbers.by_page import township_numbers
from ui.cards.parts.windows import in_large_units
from ui.cards.projects.table import project_table_block
from ui.cards.townships.township import township_lists
from ui.cards.townships.townships import tile_card, township_bar_card
from ui.run.page import current_scene, show

scene = current_scene()
large = in_large_units(scene)

show(
    numbers=township_numbers(scene),
    blocks=[tile_card(large, large=True), township_bar_card(large), *township_lists(scene), project_table_block(scene)],
)
