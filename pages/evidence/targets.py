"""指标: every numeric target of the plan with its words, what binds it, and what the projects are to build towards it."""

from ui.cards.targets.targets import facts_list, find_block, target_head, target_numbers, targets_block
from ui.run.page import current_scene, show
from ui.scene.state import FILTERS

scene = current_scene()

show(
    numbers=target_numbers(scene),
    blocks=[find_block(scene), targets_block(scene), facts_list(scene)],
    head_changes=target_head(scene),
    needs_projects=False,
    acts=FILTERS,
)
