"""乡镇: what each township gets of its own, and its share of what it shares."""

from ui.cards.numbers import township_numbers
from ui.cards.rest import in_large_units
from ui.cards.table import project_table_block
from ui.cards.township import township_lists
from ui.cards.townships import tile_card, township_bar_card
from ui.page import current_scene, show

scene = current_scene()
large = in_large_units(scene)

show(
    title=scene.text("question.townships"),
    numbers=township_numbers(scene),
    blocks=[
        tile_card(large, large=True),
        township_bar_card(large),
        *township_lists(scene),
        project_table_block(scene),
    ],
)
