"""规模与单价."""

from ui.page import current_scene, show

scene = current_scene()

show(title=scene.text("question.unit_costs"), blocks=[], needs_projects=False)
