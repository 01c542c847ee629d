"""资金: where the money comes from, what it goes to, and what is not confirmed."""

from ui.cards.funding.flow import flow_card
from ui.cards.funding.shares import category_shares_card, dependence_card, project_shares_card
from ui.cards.funding.sources import source_card
from ui.cards.numbers.by_page import funding_numbers
from ui.cards.parts.windows import in_large_units
from ui.cards.projects.table import project_table_block
from ui.run.page import current_scene, show

scene = current_scene()
large = in_large_units(scene)

show(
    numbers=funding_numbers(scene),
    blocks=[
        flow_card(large),
        source_card(large),
        dependence_card(scene),
        category_shares_card(scene),
        project_shares_card(scene),
        project_table_block(scene),
    ],
)
