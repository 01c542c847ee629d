"""Whom a project serves, read out of its 建设地点."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from models import Reach

_ALL = re.compile(r"([0-9]+)个乡镇")


class PlaceError(ValueError):
    """A place speaks of another number of townships than there are."""


@dataclass(frozen=True)
class Place:
    """A project's reach, the codes of the townships it serves, and where it stands if it serves the city as such."""

    reach: Reach
    townships: tuple[str, ...] = ()
    host_township: str | None = None


def read_place(location: str, other_words: Iterable[str], codes: Mapping[str, str]) -> Place:
    """The place of a row: ``location`` as printed, the row's other cells, and the townships' codes by name.

    All townships come in the order of ``codes``, named ones in printed order. A host is a township that the row's own
    words name, if it is one only. Raises ``PlaceError``.
    """
    every = _ALL.search(location)
    if every:
        if int(every[1]) != len(codes):
            raise PlaceError(f"{location!r} speaks of {every[1]} townships, there are {len(codes)}")
        return Place(Reach.ALL_TOWNSHIPS, tuple(codes.values()))
    named = _named(location, codes)
    if named:
        return Place(Reach.SEVERAL_TOWNSHIPS if len(named) > 1 else Reach.SINGLE_TOWNSHIP, named)
    hosts = {code for words in other_words for code in _named(words, codes)}
    return Place(Reach.CITY_LEVEL, host_township=hosts.pop() if len(hosts) == 1 else None)


def _named(words: str, codes: Mapping[str, str]) -> tuple[str, ...]:
    found = sorted((words.index(name), code) for name, code in codes.items() if name in words)
    return tuple(code for _, code in found)
