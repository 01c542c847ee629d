"""What a reader does on the board, as a change of the URL query: small, and never trusting what comes in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from models import ProjectFilter

FILTER_PARAMS = frozenset(ProjectFilter.model_fields)
VIEW_PARAMS = frozenset({"years", "townships", "basis", "reading", "unit", "lang", "theme", "drill"})
PAGE_PARAMS = frozenset({"trail", "id", "sort", "tree", "at", "find", "shown", "finding", "status", "indicator", "domain", "kind",
                         "rest"})  # fmt: skip
CLEARED = (*sorted(FILTER_PARAMS), "drill")
PARAMS = FILTER_PARAMS | VIEW_PARAMS | PAGE_PARAMS
Query = dict[str, str]
_SEPARATOR = "~"
_MAX_VALUE = 4_000


def apply(query: Mapping[str, str], action: Mapping[str, Any]) -> Query:
    """The query after one action of the board. An action that makes no sense changes nothing.

    What was opened of a chart's rest is of a view: other filters leave another rest.
    """
    for kind, change in (("set", _set), ("toggle", _toggle), ("pick", _pick), ("clear", _clear)):
        if kind in action:
            changed = change(query, action[kind])
            is_same = all(changed.get(name) == query.get(name) for name in CLEARED)
            return changed if is_same else with_params(changed, {"rest": None})
    return dict(query)


def with_params(query: Mapping[str, str], changes: Mapping[str, object]) -> Query:
    """A query with parameters set, or removed where the value is ``None`` or empty; unknown parameters are left out."""
    changed = dict(query)
    for name, value in changes.items():
        if name not in PARAMS:
            continue
        changed.pop(name, None)
        if value not in (None, "") and len(str(value)) <= _MAX_VALUE:
            changed[name] = str(value)
    return changed


def _set(query: Mapping[str, str], changes: object) -> Query:
    return with_params(query, changes) if isinstance(changes, dict) else dict(query)


def _toggle(query: Mapping[str, str], pair: object) -> Query:
    if not (isinstance(pair, list) and len(pair) == 2 and all(isinstance(item, str) for item in pair)):
        return dict(query)
    name, code = pair
    codes = [item for item in query.get(name, "").split(_SEPARATOR) if item]
    codes = [item for item in codes if item != code] if code in codes else [*codes, code]
    return with_params(query, {name: _SEPARATOR.join(codes)})


def _pick(query: Mapping[str, str], pick: object) -> Query:
    """Set what a mark stands for, or take it back where that is already exactly what is set."""
    if not isinstance(pick, dict) or not pick:
        return dict(query)
    values = {name: str(value) for name, value in pick.items()}
    is_back = all(query.get(name) == value for name, value in values.items())
    changed = with_params(query, dict.fromkeys(values) if is_back else values)
    return with_params(changed, {"drill": _drilled(query.get("drill", ""), values, is_back=is_back)})


def _drilled(drill: str, picked: Mapping[str, str], *, is_back: bool) -> str:
    fields = [field for field in drill.split(_SEPARATOR) if field]
    for name in dict.fromkeys("year" if name in ("from_year", "to_year") else name for name in picked):
        fields = [field for field in fields if field != name] + ([] if is_back else [name])
    return _SEPARATOR.join(fields)


def _clear(query: Mapping[str, str], wanted: object) -> Query:
    return with_params(query, dict.fromkeys(CLEARED)) if wanted else dict(query)
