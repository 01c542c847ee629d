"""The pages there are: by section of the menu, and where their scripts stand."""

from pathlib import Path

MENU: dict[str, tuple[str, ...]] = {
    "investment": ("overview", "structure", "funding", "years", "townships", "projects", "compare"),
    "evidence": ("targets", "text", "checks", "unit_costs"),
    "meeting": ("story",),
}
_HIDDEN = {"investment": ("project",)}
PAGE_OF_ONE = tuple(name for names in _HIDDEN.values() for name in names)  # that no menu has
_FOLDER = Path(__file__).parents[2] / "pages"
PAGES = {name: _FOLDER / section / f"{name}.py" for section, names in MENU.items() for name in (*names, *_HIDDEN.get(section, ()))}
