"""One township's card: its own, its shared and the citywide projects, apart."""

from collections.abc import Sequence

from models import Project, Reach, TownshipPolicy
from ui.cards.parts.lines import list_note, project_item, rest_item
from ui.cards.parts.windows import has_many_projects
from ui.cards.townships.townships import place_name
from ui.document.lists import ListBlock, ListItem, Note
from ui.scene.scene import Scene
from ui.scene.state import ROWS
from ui.words.workings import alone, working_href

MOST = 12  # of a list in a plan of very many projects; the others are one line


def township_lists(scene: Scene) -> Sequence[ListBlock | Note]:
    """The projects of the chosen township in three lists that are never added up; without a choice, how to choose."""
    chosen = scene.state.filter.township
    if len(chosen) != 1:
        return [{"kind": "note", "id": "choose_township", "area": "aside", "text": [scene.text("township.choose")]}]
    code = chosen[0]
    projects = scene.plan.projects
    own = [p for p in projects if p.townships == (code,)]
    some = [p for p in projects if code in p.townships and p.reach is Reach.SEVERAL_TOWNSHIPS]
    everywhere = [p for p in projects if code in p.townships and p.reach is Reach.ALL_TOWNSHIPS]
    hosted = [p for p in projects if p.host_township == code and p.reach is Reach.CITY_LEVEL]
    groups = (("own", own), ("several", some), ("all", everywhere), ("hosted", hosted))
    shown = [(kind, group) for kind, group in groups if group or kind in ("own", "several")]
    return [_list(scene, code, kind, group, span=2 if kind == "all" and not hosted else 1) for kind, group in shown]


def _list(scene: Scene, code: str, kind: str, projects: list[Project], span: int) -> ListBlock:
    text, is_long = scene.text, has_many_projects(scene)
    total = text.money(sum(project.total_investment_wan for project in projects))
    ordered = sorted(projects, key=lambda p: -p.total_investment_wan)
    shown = ordered[:MOST] if is_long else ordered
    return {
        "kind": "list",
        "id": f"township_{kind}",
        "span": span,
        "title": text(f"township.list.{kind}", name=place_name(scene, code)),
        "note": list_note(text, len(projects), total, text.unit_word),
        "unit": text.unit_word,
        "note_href": working_href(scene, ROWS, **alone(*projects)) if projects and not is_long else None,
        "items": [
            *(project_item(scene, one, text.amount(one.total_investment_wan), _note(scene, one)) for one in shown),
            *_rest(scene, code, ordered[len(shown) :]),
        ],
    }


def _rest(scene: Scene, code: str, left: list[Project]) -> list[ListItem]:
    if not left:
        return []
    served = code if left[0].townships else None  # the projects of the whole city serve none
    href = scene.href("projects", township=served, reach=left[0].reach.value, rest=None, sort=None)
    value = scene.text.money(sum(project.total_investment_wan for project in left))
    return [{**item, "value": value} for item in rest_item(scene, len(left), href)]


def _note(scene: Scene, project: Project) -> str:
    """When a project is built; of one that townships share, what of it one gets."""
    text, served = scene.text, len(project.townships)
    if served < 2:
        return text.years(project.start_year, project.end_year)
    if scene.state.policy.townships is TownshipPolicy.UNDIVIDED:
        return text("township.list.undivided", count=served)
    return text("township.list.shared", count=served, part=text.exact(project.total_investment_wan / served))
