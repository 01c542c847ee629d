"""年度: when the projects are built, and what each year costs under the chosen policy."""

from ui.cards.numbers.by_page import year_numbers
from ui.cards.parts.windows import in_large_units
from ui.cards.projects.table import project_table_block
from ui.cards.years.gantt import gantt_card
from ui.cards.years.timeline import cumulative_card
from ui.cards.years.years import year_card
from ui.run.page import current_scene, show

scene = current_scene()
large = in_large_units(scene)

show(numbers=year_numbers(scene), blocks=[year_card(large), cumulative_card(large), gantt_card(scene), project_table_block(scene)])
