"""The table of what was measured: one line for each thing, with the app, the floor and the peer side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bench.spread import Spread

RIVALS = ("app", "floor", "Dash")
Value = Spread | float | str | None


@dataclass(frozen=True)
class Line:
    """One thing measured on some of the rivals. A number or a spread can be compared, words cannot."""

    name: str
    values: Mapping[str, Value]
    decimals: int = 0

    def ratio(self, other: str) -> float | None:
        """How many times the other's value (its median) the app's is; ``None`` where they cannot be compared."""
        app, against = (_number(self.values.get(name)) for name in ("app", other))
        return app / against if app is not None and against else None

    def cells(self) -> list[str]:
        """The cells of the line: name, values, ratios, least to most."""
        ratios = [self.ratio(other) for other in RIVALS[1:]]
        spreads = [f"{name} {value.bounds}" for name, value in self.values.items() if isinstance(value, Spread)]
        return [
            self.name,
            *(self._words(self.values.get(name)) for name in RIVALS),
            *("" if ratio is None else f"{ratio:.2f}" for ratio in ratios),
            ", ".join(spreads),
        ]

    def _words(self, value: Value) -> str:
        if isinstance(value, float | int):
            return f"{value:,.{self.decimals}f}"
        return "" if value is None else str(value)


@dataclass
class Table:
    """Lines in the order in which they were measured; each is printed as soon as it is known."""

    lines: dict[str, Line] = field(default_factory=dict)

    def add(self, name: str, values: Mapping[str, Value], decimals: int = 0) -> Line:
        """One line: values by rival."""
        line = self.lines[name] = Line(name, values, decimals)
        print("  ".join(cell for cell in line.cells() if cell), flush=True)
        return line

    def __str__(self) -> str:
        head = ["", *RIVALS, *(f"app / {other}" for other in RIVALS[1:]), "least to most"]
        return markdown(head, [line.cells() for line in self.lines.values()])


def markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown."""
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, ["---"] * len(head), *rows))


def _number(value: Value) -> float | None:
    if isinstance(value, Spread):
        return value.p50
    return float(value) if isinstance(value, float | int) else None
