"""What a click on a mark makes of an address (js/state/query.js), for readers without a browser."""

from collections.abc import Mapping

Query = dict[str, str]
Pick = Mapping[str, object]
_SEPARATOR = "~"


def picked(query: Mapping[str, str], pick: Pick) -> Query:
    """The query with what a mark stands for, or without it where that is already exactly what is set."""
    values = {name: str(value) for name, value in pick.items()}
    is_back = all(query.get(name) == value for name, value in values.items())
    names = dict.fromkeys("year" if name in ("from_year", "to_year") else name for name in values)
    steps = [one for one in query.get("drill", "").split(_SEPARATOR) if one and one not in names] + ([] if is_back else [*names])
    left = {name: value for name, value in query.items() if name not in values and name not in ("drill", "rest")}
    return left | ({} if is_back else values) | ({"drill": _SEPARATOR.join(steps)} if steps else {})
