"""规模与单价: what is planned of one kind, and what one of it costs from project to project."""

from ui.cards.costs.capacity import capacity_category_card, capacity_township_card, capacity_year_card
from ui.cards.costs.cost_table import cost_numbers, cost_table_block
from ui.cards.costs.kinds import chosen_kind, cost_count, kinds_block, no_capacity_block
from ui.cards.costs.unit_costs import cost_card
from ui.run.page import current_scene, show

scene = current_scene()
kind = chosen_kind(scene)

if cost_count(scene, kind):
    show(
        numbers=cost_numbers(scene, kind),
        blocks=[
            kinds_block(scene),
            cost_card(scene, kind),
            capacity_category_card(scene, kind),
            capacity_year_card(scene, kind),
            capacity_township_card(scene, kind),
            cost_table_block(scene, kind),
        ],
    )
else:
    show(blocks=[kinds_block(scene), no_capacity_block(scene)])
