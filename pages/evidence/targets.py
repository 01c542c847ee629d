"""指标."""

from ui.page import current_scene, show

scene = current_scene()

show(title=scene.text("question.targets"), blocks=[], needs_projects=False)
