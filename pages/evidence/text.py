"""原文."""

from ui.page import current_scene, show

scene = current_scene()

show(title=scene.text("question.text"), blocks=[], needs_projects=False)
