"""One project in full on its own address, down to its words in the plan."""

from ui.cards.project.facts import facts_block, project_numbers
from ui.cards.project.passages import passage_blocks
from ui.cards.project.project import funding_card, project_head, project_how, unknown_project, years_and_cost
from ui.run.page import current_scene, show

scene = current_scene()
project = scene.plan.by_id.get(scene.state.id or "")

if project is None:
    show(blocks=[unknown_project(scene)], needs_projects=False)
else:
    show(
        title=scene.called(project.name),
        numbers=project_numbers(scene, project),
        layout="aside",
        blocks=[
            funding_card(scene, project),
            *years_and_cost(scene, project),
            facts_block(scene, project),
            *passage_blocks(scene, project),
        ],
        head_changes=project_head(scene, project),
        needs_projects=False,
        acts=("years",),
        about=project_how(scene, project),
    )
