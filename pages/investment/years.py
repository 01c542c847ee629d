"""年度: when the projects are built, and what each year costs under the chosen policy."""

from ui.cards.gantt import gantt_card
from ui.cards.numbers import year_numbers
from ui.cards.rest import in_large_units
from ui.cards.table import project_table_block
from ui.cards.timeline import cumulative_card
from ui.cards.years import year_card
from ui.page import current_scene, show

scene = current_scene()
large = in_large_units(scene)

show(
    title=scene.text("question.years"),
    numbers=year_numbers(scene),
    blocks=[
        year_card(large),
        cumulative_card(large),
        gantt_card(scene),
        project_table_block(scene),
    ],
)
