"""Where the numbers of the flow come from: addresses of calculations, for its links and its nodes."""

from collections.abc import Callable, Mapping, Sequence

from analysis.core.frame import UNCONFIRMED
from analysis.questions.flows import OWN, TRACED
from ui.cards.parts.rows import Row
from ui.document.parts import Link
from ui.scene.scene import Scene
from ui.words.workings import LINES, SHARE, SOURCE, SURE, WITHIN, working_href
from ui.words.workings import share_href as share_of


def traced_lead(scene: Scene) -> list[Link]:
    """Where the part of what is traced comes from whose column is not certain."""
    if not (scene.state.filter.category or scene.state.filter.project):
        return []
    href = working_href(scene, SHARE, "none", LINES, UNCONFIRMED, funding_source=None)
    return [{"label": scene.text("source.unconfirmed"), "href": href}]


def before_leads(scene: Scene, names: Mapping[str, str]) -> list[Link]:
    """Where the money of the sources and the categories comes from without the filter: the flow is of the whole plan."""
    nodes = [node for node in names if node.partition(":")[0] in ("source", "category")]
    return [{"label": scene.text("card.before", name=names[node]), "href": node_href(scene, node, OWN)} for node in nodes]


def link_href(scene: Scene, row: Row, listed: Sequence[Row], own: tuple[str, ...]) -> str:
    """Where a link's amount comes from, and its share: from a source what is confirmed to be its own, else all of its target."""
    shares = [f"{SHARE}.{_of_all(scene, row)}."] if own == OWN else []
    words = "~".join(f"{of}{LINES}.{_of_link(row)}" for of in ("", *shares))
    return working_href(scene, words, **_fields(scene, row, listed, own))


def _of_all(scene: Scene, row: Row) -> str:
    """Of what a link's share is: all funding, of which a rest leaves out what has a node of its own."""
    is_rest = str(row["to_node"]).startswith("rest:") and not scene.state.filter.without
    return f"project-category{'-without' * is_rest}"


def share_href(scene: Scene, row: Row, listed: Sequence[Row], own: tuple[str, ...]) -> str:
    """Where the share comes from that a link has of all."""
    code, fields = _of_link(row), _fields(scene, row, listed, own)
    if own == TRACED:
        if "without" in fields:
            return link_href(scene, row, listed, own)
        kind = "project" if fields.get("project") else "category"
        return _within_href(scene, f"{kind}-{fields[kind]}", code)
    of = f"{SHARE}.{_of_all(scene, row)}"
    words = [f"{of}.{LINES}.{code}", *([f"{of}.{SOURCE}.{code}.{SURE}"] if code != "all" else [])]
    return working_href(scene, "~".join(words), **fields)


def _within_href(scene: Scene, picked: str, code: str = "all") -> str:
    """Where the share comes from that one of what is chosen has of that, where the flow is of nothing else."""
    return working_href(scene, SHARE, WITHIN, picked, LINES, code, **dict.fromkeys(TRACED))


def traced_href(scene: Scene, listed: Sequence[Row], key: str, own: tuple[str, ...]) -> Callable[[Row], str]:
    """Where comes from what of a link is chosen, or what of that is not confirmed."""

    def href(row: Row) -> str:
        fields = {name: value for name, value in _fields(scene, row, listed, own).items() if value}
        return working_href(scene, LINES, "open" if key == "open_wan" and not row["is_unconfirmed"] else _of_link(row), **fields)

    return href


def _of_link(row: Row) -> str:
    kind, _, code = str(row["from_node"]).partition(":")
    return code if kind == "source" else "all"


def _fields(scene: Scene, row: Row, listed: Sequence[Row], own: tuple[str, ...]) -> dict[str, object]:
    """The fields of the filter that make a view that of a link; a rest leaves out what has a node of its own."""
    category = str(row["to_node" if str(row["from_node"]).startswith("source:") else "from_node"]).partition(":")[2]
    kind, _, code = str(row["to_node"]).partition(":")
    fields: dict[str, object] = {**dict.fromkeys(own), "category": category}
    if kind == "project":
        fields["project"] = code
    if kind == "rest":
        named = [str(one["to_node"]).partition(":")[2] for one in listed if str(one["to_node"]).startswith("project:")]
        fields["without"] = "~".join(dict.fromkeys([*scene.state.filter.without, *named]))
    return fields


def node_href(scene: Scene, node: str, own: tuple[str, ...]) -> str:
    """Where the amount of a node comes from; of a source also what it has at the least and at the most."""
    (kind, _, code), fields = node.partition(":"), dict.fromkeys(own)
    if code == UNCONFIRMED:
        return working_href(scene, SHARE, "none", LINES, UNCONFIRMED, **fields)
    if kind == "source":
        words = [f"{SHARE}.none.{LINES}.{code}", *(f"{SHARE}.none.{SOURCE}.{code}.{part}" for part in (SURE, "amount"))]
        return working_href(scene, "~".join(words), **fields)
    if own == TRACED:
        return _within_href(scene, f"{kind}-{code}")
    return share_of(scene, "project-category", LINES, "all", **{**fields, kind: code})
