"""What a reader does on the board, as a change of the URL query: small, and never trusting what comes in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

from models import ProjectFilter

FILTER_PARAMS = frozenset(ProjectFilter.model_fields)
_VIEW_PARAMS = frozenset(
    {"years", "townships", "basis", "reading", "unit", "lang", "theme", "drill", "trail", "id", "sort", "tree"}
)
PARAMS = FILTER_PARAMS | _VIEW_PARAMS
_SEPARATOR = "~"
_MAX_VALUE = 4_000


@dataclass(frozen=True)
class Address:
    """A page and its query: where the reader is. ``query`` maps parameters to values."""

    page: str
    query: Mapping[str, str]

    def with_params(self, changes: Mapping[str, object]) -> Address:
        """The same page with parameters set, or removed where the value is ``None`` or empty."""
        query = dict(self.query)
        for name, value in changes.items():
            if name not in PARAMS:
                continue
            query.pop(name, None)
            if value not in (None, "") and len(str(value)) <= _MAX_VALUE:
                query[name] = str(value)
        return replace(self, query=query)


def apply(address: Address, action: Mapping[str, Any]) -> Address:
    """The address after one action of the board. An action that makes no sense changes nothing."""
    for kind, change in (("set", _set), ("toggle", _toggle), ("pick", _pick), ("go", _go), ("clear", _clear)):
        if kind in action:
            return change(address, action)
    return address


def _set(address: Address, action: Mapping[str, Any]) -> Address:
    changes = action["set"]
    return address.with_params(changes) if isinstance(changes, dict) else address


def _toggle(address: Address, action: Mapping[str, Any]) -> Address:
    pair = action["toggle"]
    if not (isinstance(pair, list) and len(pair) == 2 and all(isinstance(item, str) for item in pair)):
        return address
    name, code = pair
    codes = [item for item in address.query.get(name, "").split(_SEPARATOR) if item]
    codes = [item for item in codes if item != code] if code in codes else [*codes, code]
    return address.with_params({name: _SEPARATOR.join(codes)})


def _pick(address: Address, action: Mapping[str, Any]) -> Address:
    """Set what a mark stands for, or take it back where that is already exactly what is set."""
    pick = action["pick"]
    if not isinstance(pick, dict) or not pick:
        return address
    values = {name: str(value) for name, value in pick.items()}
    is_back = all(address.query.get(name) == value for name, value in values.items())
    changed = address.with_params(dict.fromkeys(values) if is_back else values)
    return changed.with_params({"drill": _drilled(address.query.get("drill", ""), values, is_back)})


def _drilled(drill: str, picked: Mapping[str, str], is_back: bool) -> str:
    fields = [field for field in drill.split(_SEPARATOR) if field]
    for name in dict.fromkeys("year" if name in ("from_year", "to_year") else name for name in picked):
        fields = [field for field in fields if field != name] + ([] if is_back else [name])
    return _SEPARATOR.join(fields)


def _go(address: Address, action: Mapping[str, Any]) -> Address:
    href = action["go"]
    if not isinstance(href, str):
        return address
    parts = urlsplit(href)
    query = {name: values[-1] for name, values in parse_qs(parts.query).items() if name in PARAMS}
    return Address(parts.path.strip("/").rsplit("/", maxsplit=1)[-1], query)


def _clear(address: Address, action: Mapping[str, Any]) -> Address:
    return address.with_params(dict.fromkeys([*FILTER_PARAMS, "drill"])) if action["clear"] else address
