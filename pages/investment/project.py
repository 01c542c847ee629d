"""One project in full on its own address, down to its words in the plan."""

from ui.cards.numbers import unknown_project
from ui.cards.project import facts_block, funding_card, project_head, project_numbers, quote_block, years_card
from ui.page import current_scene, show

scene = current_scene()
project = scene.projects.get(scene.state.id or "")

if project is None:
    show(title=scene.text("question.project"), blocks=[unknown_project(scene)], needs_projects=False)
else:
    show(
        title=project.name,
        numbers=project_numbers(scene, project),
        layout="aside",
        blocks=[
            funding_card(scene, project),
            years_card(scene, project),
            facts_block(scene, project),
            quote_block(scene, project),
        ],
        head_changes=project_head(scene, project),
        needs_projects=False,
    )
