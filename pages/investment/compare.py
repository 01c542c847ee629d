"""对比: two views side by side, what sets them apart, and which projects they share."""

from ui.cards.compare.methods import methods_tables
from ui.cards.compare.numbers import compared_numbers
from ui.cards.compare.offers import offers
from ui.cards.compare.pairs import pair_cards
from ui.cards.compare.projects import project_lists
from ui.cards.compare.sides import acting_on, compare_head, compare_how, sides_of
from ui.run.page import current_scene, show

scene = current_scene()
sides = sides_of(scene)

show(
    title=scene.text("compare.question", a=sides[0].name, b=sides[1].name) if sides else None,
    numbers=compared_numbers(scene, sides) if sides else [],
    blocks=[
        *([*pair_cards(scene, sides), *project_lists(scene, sides)] if sides else offers(scene)),
        *methods_tables(scene, sides),
    ],
    head_changes=compare_head(scene),
    needs_projects=False,
    acts=acting_on(scene),
    about=compare_how(scene),
)
