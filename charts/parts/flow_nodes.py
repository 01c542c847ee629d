"""The nodes of a flow, from its links: the money through each, what of it is told, and their columns."""

from collections.abc import Mapping, Sequence

from charts.parts.figure import Record, amount
from charts.parts.rows import UNCONFIRMED
from models import FundingSource

_SOURCES = (*(source.value for source in FundingSource), UNCONFIRMED)


def chosen_nodes(links: list[Record]) -> set[str]:
    """The nodes that carry any of what is chosen."""
    return {link[end] for link in links if link["selected"] for end in ("from_node", "to_node")}


def node_values(links: list[Record]) -> dict[str, float]:
    """The money through each node: the larger of what comes in and what goes out."""
    out: dict[str, float] = {}
    into: dict[str, float] = {}
    for link in links:
        out[link["from_node"]] = out.get(link["from_node"], 0) + link["amount_wan"]
        into[link["to_node"]] = into.get(link["to_node"], 0) + link["amount_wan"]
    return {node: max(out.get(node, 0), into.get(node, 0)) for node in [*out, *into]}


def told_values(links: list[Record], values: Mapping[str, float]) -> dict[str, float]:
    """The money through each node as its label tells it: what is chosen of it, where any is and that is known."""
    if any(link["open_wan"] and not link["is_unconfirmed"] for link in links):
        return dict(values)
    chosen = node_values([link | {"amount_wan": amount(link, "chosen_wan")} for link in links])
    return {node: chosen[node] or value for node, value in values.items()}


def node_columns(values: Mapping[str, float]) -> list[list[tuple[str, float]]]:
    """Sources in their order, categories as they come, projects under their category from large to small, rest last."""
    by_kind: dict[str, list[str]] = {"source": [], "category": [], "project": [], "rest": []}
    for node in values:
        by_kind.setdefault(node.partition(":")[0], []).append(node)
    sources = sorted(by_kind["source"], key=lambda node: _place(code_of(node), _SOURCES))
    order, middle = [code_of(node) for node in by_kind["category"]], by_kind["category"]
    ends = sorted(
        by_kind["project"] + by_kind["rest"],
        key=lambda node: (_place(category_of(node), order), node.startswith("rest:"), -round(values[node], 6)),
    )
    return [[(node, values[node]) for node in column] for column in (sources, middle, ends)]


def _place(code: str, order: Sequence[str]) -> int:
    return list(order).index(code) if code in order else len(order)


def code_of(node: str) -> str:
    return node.partition(":")[2]


def category_of(node: str) -> str:
    """The category of a node of the last two columns; a project's id begins with it."""
    kind, _, code = node.partition(":")
    return code.rpartition("-")[0] if kind == "project" else code
