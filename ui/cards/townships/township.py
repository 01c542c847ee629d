"""One township's card: its own, its shared and the citywide projects, apart."""

from collections.abc import Sequence

from models import Project, Reach, TownshipPolicy
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
    text = scene.text
    total = sum(project.total_investment_wan for project in projects)
    count = f"{len(projects):,}"
    note = (
        text("township.list.note", count=count, total=text.money(total), unit=text.unit_word)
        if projects
        else text("township.list.none")
    )
    ordered = sorted(projects, key=lambda p: -p.total_investment_wan)
    shown = ordered[:MOST] if has_many_projects(scene) else ordered
    return {
        "kind": "list",
        "id": f"township_{kind}",
        "span": span,
        "title": text(f"township.list.{kind}", name=place_name(scene, code)),
        "note": note,
        "unit": text.unit_word,
        "note_href": working_href(scene, ROWS, **alone(*projects)) if projects and not has_many_projects(scene) else None,
        "items": [*(item_of(scene, project) for project in shown), *_rest(scene, code, ordered[len(shown) :])],
    }


def _rest(scene: Scene, code: str, left: list[Project]) -> list[ListItem]:
    """The others as one line that leads to all of the list in the table."""
    if not left:
        return []
    served = code if left[0].townships else None  # the projects of the whole city serve none
    href = scene.href("projects", township=served, reach=left[0].reach.value, rest=None, sort=None)
    wan = sum(project.total_investment_wan for project in left)
    label = scene.text("rest.all_list", count=f"{len(left):,}")
    return [{"label": label, "value": scene.text.money(wan), "note": "", "href": href, "dot": None}]


def item_of(scene: Scene, project: Project) -> ListItem:
    """A project as a line of a list: its total, and what of it a township gets."""
    text, served = scene.text, len(project.townships)
    if served < 2:
        shared = text.years(project.start_year, project.end_year)
    elif scene.state.policy.townships is TownshipPolicy.UNDIVIDED:
        shared = text("township.list.undivided", count=served)
    else:
        shared = text("township.list.shared", count=served, part=text.exact(project.total_investment_wan / served))
    return {
        "label": project.name,
        "value": text.amount(project.total_investment_wan),
        "gloss": scene.gloss(project.name),
        "note": shared,
        "href": scene.project_href(project.project_id),
        "dot": scene.look.theme.categories[project.category],
    }
