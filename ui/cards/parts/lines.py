"""Lines of a page: the one to search in, and of a list of projects one for each, and one for those that are left."""

from i18n import Labels
from models import Project
from ui.document.lists import ListItem, Search
from ui.scene.scene import Scene


def search_line(text: Labels, block_id: str, param: str, value: str, key: str, placeholder: str) -> Search:
    """A line in which what is typed sets a parameter; ``key`` names it."""
    return {
        "kind": "search",
        "id": block_id,
        "span": 2,
        "param": param,
        "label": text(key),
        "value": value,
        "placeholder": text(placeholder),
    }


def list_note(text: Labels, count: int, total: str, unit: str) -> str:
    """How many projects a list has and what they come to together, or that it has none."""
    return text("township.list.note", count=f"{count:,}", total=total, unit=unit) if count else text("township.list.none")


def project_item(scene: Scene, project: Project, value: str, note: str) -> ListItem:
    return {
        "label": project.name,
        "value": value,
        "gloss": scene.gloss(project.name),
        "note": note,
        "href": scene.project_href(project.project_id),
        "dot": scene.look.theme.categories[project.category],
    }


def rest_item(scene: Scene, count: int, href: str) -> list[ListItem]:
    """The others as one line that leads to all of the list in the table."""
    return [{"label": scene.text("rest.all_list", count=f"{count:,}"), "href": href}] if count else []
