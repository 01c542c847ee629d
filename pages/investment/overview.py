"""总览: where the money goes, by category, funding source, year and township."""

from ui.cards.category import category_card
from ui.cards.numbers import overview_numbers
from ui.cards.rest import in_large_units
from ui.cards.sources import source_card
from ui.cards.table import project_table_block
from ui.cards.townships import tile_card
from ui.cards.years import year_card
from ui.page import current_scene, show

scene = current_scene()
large = in_large_units(scene)

show(
    title=scene.text("question.overview"),
    numbers=overview_numbers(scene),
    blocks=[
        category_card(large),
        source_card(large),
        year_card(large),
        tile_card(large),
        project_table_block(scene),
    ],
)
