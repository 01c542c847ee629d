"""What the rows of a chart are: how they are called, and where their numbers come from. Each is a view, and a slice of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ui.cards.parts.rows import REST, Column, Row
from ui.document.parts import Link
from ui.scene.scene import Scene
from ui.scene.state import METHODS
from ui.words.workings import AMOUNT, COUNT, DROPPED, LEFT, SHARE, SURE, list_href, share_href, working_href

Changes = Mapping[str, object]
Href = Callable[[Row], str | None]


@lru_cache(maxsize=len(METHODS))
def by_other_method(scene: Scene, field: str) -> Scene:
    """The view by the first other way to allocate money: the same for all that a page says of it."""
    policy = scene.state.policy
    other = next(code for code in METHODS[field] if code is not getattr(policy, field))
    return replace(scene, state=scene.state.model_copy(update={"policy": policy.model_copy(update={field: other})}))


@dataclass(frozen=True)
class Origins:
    """Of rows how they are called, the fields that make the view their own, the slices of it, and ``what`` is added up:
    the money in view, a source's, or what there is of a kind.

    ``of`` are the fields without which the whole is meant that a share is of. ``field`` is by what rows part it all:
    what is left of it besides all of them has an address too. ``has`` says which rows an address can name, by default all others.
    """

    scene: Scene
    of: str
    changes: Callable[[Row], Changes]
    called: Callable[[Row], str] = lambda row: str(row["name"])
    sliced: Callable[[Row], Sequence[str]] = lambda _: ()
    what: Callable[[Row], Sequence[str]] = lambda _: (AMOUNT,)
    field: str = ""
    has: Callable[[Row], bool] | None = None

    def is_named(self, row: Row) -> bool:
        return bool(row.get(self.field) != REST) if self.has is None else self.has(row)

    def name(self, row: Row) -> str:
        return self.called(row) if self.is_named(row) else self.scene.text("row.rest")

    def words(self, row: Row, part: str) -> str:
        return ".".join([*self.what(row), part, *self.sliced(row)])

    def href(self, row: Row, *words: str) -> str | None:
        """The address of calculations of a row's view."""
        return self._of(row, "~".join(words)) if self.is_named(row) else None

    def _of(self, row: Row, words: str) -> str:
        return self.scene.place_href(words, self.changes(row))

    def part(self, part: str) -> Href:
        return lambda row: self._of(row, self.words(row, part)) if self.is_named(row) else self._left(row, part)

    def _left(self, row: Row, part: str) -> str | None:
        """Where comes from what all rows have together and none by itself."""
        if not self.field or REST not in row.values():
            return None
        return working_href(self.scene, LEFT, self.field, part, **dict.fromkeys(DROPPED[self.field]))

    def amount(self, row: Row) -> str | None:
        """Where all of a row's money comes from, and its share."""
        words = self.words(row, "amount") if self.is_named(row) else ""
        return self._of(row, f"{words}~{SHARE}.{self.of}.{words}") if words else None

    def share(self, part: str = "amount") -> Href:
        return lambda row: self._of(row, f"{SHARE}.{self.of}.{self.words(row, part)}") if self.is_named(row) else None

    def share_column(self, part: str = "amount") -> Column:
        text = self.scene.text
        return Column(text("column.share"), lambda row: text.share(row.get("share")), self.share(part))

    def projects(self, row: Row) -> str | None:
        return list_href(self.scene, **self.changes(row)) if self.is_named(row) else None

    def count(self, part: str, *of: str) -> Href:
        """Where a number of projects comes from: all of a row, those that are its own, or those that it shares."""
        return lambda row: self.href(row, ".".join([COUNT, part, *of, *self.sliced(row)]))

    def mark(self, row: Row, *parts: str) -> str | None:
        """Where the numbers come from that a mark's words and its hover tell: the share, the ends of the amount, and its parts."""
        if not self.is_named(row):
            return None
        most, sure, *others = (self.words(row, part) for part in ("amount", SURE, *parts))
        share = f"{SHARE}.{self.of}"
        return self._of(row, "~".join([f"{share}.{most}", f"{share}.{sure}", sure, *others]))

    def by_other(self, field: str, listed: Callable[[Scene], Sequence[Row]]) -> list[Link]:
        """Where the numbers by the other method come from that key points tell: of the first row, or of those that are chosen."""
        other = by_other_method(self.scene, field)
        known = [row for row in listed(other) if self.is_named(row)]
        chosen = [row for row in known if row["selected"]]
        top = max(chosen or known, key=lambda row: round(row["sure_wan"], 6), default=None)
        if not top or not top["amount_wan"]:
            return []
        label, first = other.text(f"words.{field}.{getattr(other.state.policy, field)}"), replace(self, scene=other).mark(top)
        every = [] if len(chosen) in (0, len(known)) else [share_href(other, self.of, AMOUNT, "amount")]
        return [{"label": label, "href": href} for href in (first, *every) if href]

    def before(self, listed: Sequence[Row]) -> list[Link]:
        """Where the rows' money comes from without a filter, where there is one."""
        if self.scene.state.filter.is_empty:
            return []
        return [
            {
                "label": self.scene.text("card.before", name=self.called(row)),
                "href": self.scene.place_href(self.words(row, "amount"), self.changes(row), is_bare=True),
            }
            for row in listed
            if self.is_named(row)
        ]
