"""资金: where the money comes from, what it goes to, and what is not confirmed."""

from ui.cards.flow import flow_card
from ui.cards.numbers import funding_numbers
from ui.cards.rest import in_large_units
from ui.cards.shares import category_shares_card, dependence_card, project_shares_card
from ui.cards.sources import source_card
from ui.cards.table import project_table_block
from ui.page import current_scene, show

scene = current_scene()
large = in_large_units(scene)

show(
    title=scene.text("question.funding"),
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
