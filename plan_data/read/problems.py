"""What is wrong with a plan's folder: all of it at once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as field_of

from plan_data.read.files import ALL_FILES
from plan_data.read.rules import Break, Details, Rule

MOST_TOLD, MOST_FOUND = 200, 5_000  # after so many the rest would tell nothing new
_LONGEST_VALUE = 200
_SEPARATOR, _ANY = ", ", "…"


@dataclass(frozen=True)
class PlanProblem:
    """One thing that is wrong: where it stands, what stands there, and the rule that it breaks.

    ``row`` is the row of the table as a spreadsheet counts it (the header is row 1); ``None``, like an empty
    ``field``, if the file as such is meant. ``details`` stand in for the placeholders of the rule's sentence.
    """

    file: str
    row: int | None
    field: str
    value: str
    rule: Rule
    details: Details = field_of(default_factory=dict, hash=False)

    @property
    def expected(self) -> str:
        """What was expected, in English."""
        return self.in_words(self.rule.sentence, _SEPARATOR)

    def in_words(self, sentence: str, separator: str) -> str:
        """A sentence for the rule with its placeholders filled in, lists joined by ``separator``."""
        return sentence.format(
            **{name: separator.join(value) if isinstance(value, tuple) else value for name, value in self.details.items()}
        )

    def __str__(self) -> str:
        place = [self.file, *([f"row {self.row}"] if self.row is not None else []), *([self.field] if self.field else [])]
        return f"{', '.join(place)}: found {self.value!r}, expected {self.expected}"


ProblemCounts = Mapping[tuple[str, Rule], int]


class PlanProblems(Exception):
    """A folder cannot be used: what was found in it, in the order of files and rows.

    Of very many ``problems`` are the first, one of each kind (file and rule) among them, and ``more`` says how many more of each.
    """

    def __init__(self, problems: Iterable[PlanProblem], more: ProblemCounts | None = None) -> None:
        order = {name: place for place, name in enumerate(ALL_FILES)}
        unique = [*dict.fromkeys(problems)]
        unique.sort(key=lambda problem: (order.get(problem.file, len(order)), problem.row or 0))
        kinds = {(one.file, one.rule): one for one in reversed(unique)}
        told = {*kinds.values(), *unique[: max(0, MOST_TOLD - len(kinds))]}
        self.problems = tuple(one for one in unique if one in told)
        self.more: ProblemCounts = more or Counter((one.file, one.rule) for one in unique if one not in told)
        rest = (f"{file}: {count:,} more, expected {of_any(rule.sentence)}" for (file, rule), count in self.more.items())
        super().__init__("\n".join([*map(str, self.problems), *rest]))

    @property
    def count(self) -> int:
        return len(self.problems) + sum(self.more.values())


def broken(file: str, row: int | None, breaks: Iterable[Break]) -> Iterator[PlanProblem]:
    """What is wrong in a row of a file, by the rules that it breaks."""
    return (PlanProblem(file, row, field, shown(value), rule, details) for field, value, rule, details in breaks)


def of_any(sentence: str) -> str:
    """A rule's sentence for many problems, each of which has something else in the place of an ellipsis."""
    return sentence.format_map(defaultdict(lambda: _ANY))


def shown(value: object) -> str:
    """A value as a report shows it: short, nothing for none, and half a character (JSON can spell one) as its escape."""
    text = "" if value is None else str(value).encode("utf-8", "backslashreplace").decode("utf-8")
    return text if len(text) <= _LONGEST_VALUE else f"{text[:_LONGEST_VALUE]}…"
