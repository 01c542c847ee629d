"""总览: where the money goes, by category, funding source, year and township."""

from ui.cards.category.category import category_card
from ui.cards.funding.sources import source_card
from ui.cards.numbers.by_page import overview_numbers
from ui.cards.parts.windows import in_large_units
from ui.cards.projects.table import project_table_block
from ui.cards.townships.townships import tile_card
from ui.cards.years.years import year_card
from ui.run.page import current_scene, show

scene = current_scene()
large = in_large_units(scene)

show(
    numbers=overview_numbers(scene),
    blocks=[category_card(large), source_card(large), year_card(large), tile_card(large), project_table_block(scene)],
)
