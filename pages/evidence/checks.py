"""数据核对."""

from ui.page import current_scene, show

scene = current_scene()

show(title=scene.text("question.checks"), blocks=[], needs_projects=False)
