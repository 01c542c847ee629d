"""The head of every page with its chips and the drill path, and the source line at its foot."""

from collections.abc import Collection
from typing import Literal

from i18n import Labels
from ui.document.page import Button, Chip, Crumb, Head, Word
from ui.scene.pages import PAGE_OF_ONE
from ui.scene.scene import Scene
from ui.scene.state import CLEARED, PAGE_PARAMS, PARAMETERS, SIDES
from ui.scene.understood import PAGE, said_of
from ui.words.filters import active_filters, filter_words, method, shortened, subject, whole
from ui.words.workings import list_href

_TOGETHER = {
    "from_year": "year", "to_year": "year", "min_wan": "investment", "max_wan": "investment", "township_match": "township",
}  # fmt: skip


def head(scene: Scene, title: str, projects: int, acts: Collection[str]) -> Head:
    """The question, the view in words, the chips of what is active, which of it does not act here, and the drill path."""
    active, text, idle = active_filters(scene), scene.text, scene.state.idle(acts)
    about: Word = {"t": subject(scene, projects), "strong": True}
    if scene.page != "projects":
        about["href"] = list_href(scene)  # of the projects counted
    found: Head = {
        "crumbs": [],
        "path": crumbs(scene),
        "title": title,
        "words": [about, {"t": method(scene), "strong": False}],
        "chips": filter_chips(scene),
        "hint": "" if active else text("hint.tap" if scene.size == "phone" else "hint.click"),
        "clear_all": {"label": text("chips.clear"), "action": {"clear": True}} if active else None,
        "buttons": _buttons(scene),
    }
    if idle:
        found["idle"] = text("idle", conditions=text.listed([*dict.fromkeys(condition_word(text, name) for name in idle)]))
    return {**found, "unread": _unread(scene)} if scene.unread else found


def view_name(scene: Scene, title: str) -> str:
    """What a view is called when it is kept: its page, or the title of one that is about single things, and the filters."""
    own = scene.page in PAGE_OF_ONE or scene.state.b is not None
    page, filters = title if own else scene.text(f"page.{scene.page}"), filter_words(scene)
    return scene.text("view.name", page=page, filters=filters) if filters else page


def _unread(scene: Scene) -> str:
    text, told = scene.text, said_of(scene.unread)
    pages = [text("unread.page", value=value, page=text(f"page.{scene.page}")) for name, value in told if name == PAGE]
    items = [text("unread.item", name=_told_name(text, name), value=value) for name, value in told if name != PAGE]
    return text("unread.separator").join([*pages, *([text("unread", conditions=text.listed(items))] if items else [])])


def _told_name(text: Labels, parameter: str) -> str:
    """What a parameter is called, of a side of a comparison with the side; one that there is not, as the address has it."""
    side, _, field = parameter.rpartition(".")
    word = condition_word(text, field) if field in PARAMETERS else field
    return text("unread.side", side=side.upper(), name=word) if side in SIDES else word


def condition_word(text: Labels, parameter: str) -> str:
    """What a parameter of the address is called on the page."""
    field = _TOGETHER.get(parameter, parameter)
    return next(text(key) for group in ("condition", "field", "choice", "segment") if text.has(key := f"{group}.{field}"))


def _buttons(scene: Scene) -> list[Button]:
    label, chosen = scene.text("button.open_project"), scene.state.filter.project
    opening: list[Button] = [{"label": label, "action": {"go": scene.project_href(one)}} for one in chosen if len(chosen) == 1]
    return [*opening, *usual_buttons(scene)]


def usual_buttons(scene: Scene) -> list[Button]:
    """What the head of nearly every page offers: to share it, to show it to a meeting, and to put its view beside another.

    A comparison that has been begun is the next step; otherwise it is one of the rarer ones. On its own page it is none.
    """
    begun, compared = scene.state.a is not None, [] if scene.page == "compare" else [_comparing(scene)]
    rare = [_showing(scene, "stage"), _showing(scene, "points"), *([] if begun else compared)]
    rarely: list[Button] = [{**button, "rare": True} for button in rare]
    return [share_button(scene), _showing(scene, "story"), *(compared if begun else []), *rarely]


def share_button(scene: Scene) -> Button:
    return {"label": scene.text("button.share"), "action": {"share": True}}


def _showing(scene: Scene, what: Literal["points", "stage", "story"]) -> Button:
    return {"label": scene.text("button.stage" if what == "stage" else f"ui.{what}"), "action": {"show": what}}


def _comparing(scene: Scene) -> Button:
    """The view becomes side A of a comparison; where there is one, side B."""
    own = state = scene.state
    if scene.page == "project" and state.id:
        own = state.model_copy(update={"filter": state.filter.replace(project=(state.id,))})
    sides = {"a": own.as_side, "b": None} if state.a is None else {"a": state.a, "b": own.as_side}
    label = scene.text("button.compare" if state.a is None else "button.compare_with")
    return {"label": label, "action": {"go": compare_href(scene, **sides)}}


def compare_href(scene: Scene, **sides: str | None) -> str:
    """The page of comparisons with these sides, which say themselves what is asked for."""
    cleared = dict.fromkeys((*CLEARED, *PAGE_PARAMS, "years", "townships", "basis"))
    return scene.href("compare", **{**cleared, **sides})


def filter_chips(scene: Scene) -> list[Chip]:
    """What is filtered, each with what takes it back."""
    text, active = scene.text, active_filters(scene)
    labels = [text("chips.label", name=one.name, values=shortened(text, one.values)) for one in active]
    return [
        {"label": label, "title": whole(text, one), "clear": dict.fromkeys(one.params)}
        for label, one in zip(labels, active, strict=True)
    ]


def crumbs(scene: Scene) -> list[Crumb]:
    """The drill path as a breadcrumb: the page, then every field that was drilled into, the last without a link."""
    drill = scene.state.drill
    return [*drill_steps(scene, scene.page, drill)[:-1], {"label": drill_word(scene, drill[-1]), "href": None}] if drill else []


def drill_steps(scene: Scene, page: str, drill: tuple[str, ...], **changes: object) -> list[Crumb]:
    """A page and every field that was drilled into there, each with the address that leads back to it.

    ``changes`` are parameters that every address sets, or removes with ``None``.
    """
    steps: list[Crumb] = []
    for depth in range(len(drill) + 1):
        label = drill_word(scene, drill[depth - 1]) if depth else scene.text(f"page.{page}")
        cleared = [name for field in drill[depth:] for name in (("from_year", "to_year") if field == "year" else (field,))]
        query: dict[str, object] = {**dict.fromkeys(cleared), "drill": "~".join(drill[:depth]), **changes}
        steps.append({"label": label, "href": scene.href(page, **query)})
    return steps


def drill_word(scene: Scene, field: str) -> str:
    """What was drilled into, in words."""
    for active in active_filters(scene):
        if active.params[0] == ("from_year" if field == "year" else field):
            return shortened(scene.text, active.values)
    return scene.text(f"field.{field}")


def foot(scene: Scene) -> str:
    """The source line: the plan, its annex, and the data's version."""
    plan = scene.plan
    source = scene.text("foot.source", title=plan.title, issued=plan.issued_on.isoformat(), version=plan.data_version)
    return source + scene.text("foot.glosses") if scene.text.names else source
