"""Money and sizes in view, added up from the printed amounts of their projects."""

from collections.abc import Callable, Sequence

from analysis.core.frame import UNCONFIRMED
from analysis.questions.capacity import planned
from analysis.questions.inputs import (
    Covers,
    Input,
    Slice,
    are_of,
    by_project,
    line_inputs,
    may_be_of,
    money_inputs,
    parted,
    size_inputs,
)
from models import FundingSource, Passage, Project, QuantityKind
from ui.cards.costs.cost_numbers import amount_words
from ui.cards.townships.townships import place_name
from ui.cards.workings.working import Operation, Term, Working, as_term, of_money, project_term
from ui.scene.scene import Scene
from ui.words.filters import filter_words
from ui.words.workings import AMOUNT, EVERY, LINES, SOURCE, SURE

_PARTED = ("single", "spread", "own", "shared", "whole", "policy")
_ENDS = {  # of each part which weights it takes, and which end of what its sources can have
    "amount": ("either", "most"),
    "undivided": ("partly", "least"),
    **dict.fromkeys(("certain", *_PARTED), ("inside", "least")),
}
_LEFT = {"unconfirmed": ("amount", "certain", "undivided")}
# Where the printed totals tie projects to each other.
_TIED = {"shared": ("certain", "own"), "spread": ("certain", "single"), "policy": ("certain", "whole")}


def slice_of(words: Sequence[str]) -> Slice:
    """The slice that words of an address name: ``y2021``, ``y2021-2023``, ``t532301101``. Raises ``ValueError`` for others."""
    years, township = list[int](), None
    for word in words:
        if word[:1] == "y":
            first, _, last = word[1:].partition("-")
            years = list(range(int(first), int(last or first) + 1))
        elif word[:1] == "t":
            township = word[1:]
        else:
            raise ValueError(word)
    return Slice(tuple(years), township)


def about_words(scene: Scene, sliced: Sequence[str], *more: str) -> str:
    """What is looked at: the filters, the slice and the part in words."""
    text, found = scene.text, slice_of(sliced)
    undivided = text("group.undivided_years") if found.years else ""
    years = text.years(found.years[0], found.years[-1]) if any(found.years) else undivided
    place = "" if found.township is None else place_name(scene, found.township)
    words = [filter_words(scene), years, place, *more]
    return text("words.separator").join(word for word in words if word) or text("calculation.everything")


def rows_working(scene: Scene, _: Sequence[str]) -> Working:
    rows = scene.seen.selected.nonzero()[0].tolist()
    inputs = [Input(row, float(scene.frame.rows.total_wan[row]), 1.0) for row in rows]
    return _money(scene, inputs, about_words(scene, ()))


def money_working(scene: Scene, words: Sequence[str]) -> Working:
    """A part of the money in view, or of a slice of it."""
    return _parts(scene, (AMOUNT,), words, scene.state.filter.funding_source)


def source_working(scene: Scene, words: Sequence[str]) -> Working:
    """A part of what a source has of the money in view."""
    if words[0] == UNCONFIRMED and scene.state.filter.funding_source:  # of the chosen sources
        own = [((SOURCE, one, SURE), source_working(scene, (one, SURE))) for one in scene.state.filter.funding_source]
        most = ((AMOUNT, "amount"), money_working(scene, ("amount",)))
        return _between(scene, "difference", [most, *((said, one) for said, one in own if one.exact)])
    if words[0] == UNCONFIRMED:
        part = words[1] if words[1] in ("certain", "undivided") else SURE
        all_words = (LINES, "all") if part == SURE else (SOURCE, EVERY, part)
        every = lines_working(scene, ["all"]) if part == SURE else source_working(scene, all_words[1:])
        sure = [((SOURCE, one, part), source_working(scene, (one, part))) for one in FundingSource]
        return _between(scene, "difference", [(all_words, every), *((said, one) for said, one in sure if one.exact)])
    sources = tuple(FundingSource) if words[0] == EVERY else (FundingSource(words[0]),)
    return _parts(scene, (SOURCE, words[0]), words[1:], sources)


def _parts(scene: Scene, name: Sequence[str], words: Sequence[str], sources: Sequence[FundingSource]) -> Working:
    """A part: the inputs at one end of what is possible, or what is left between two or three such parts."""
    seen, part, sliced = scene.seen, words[0], words[1:]
    masks, own = [word for word in sliced if word in _PARTED], [word for word in sliced if word not in _PARTED]
    left = {**_LEFT, **(_TIED if sources else {})}
    if part in left:
        terms = [(other, _parts(scene, name, [other, *sliced], sources)) for other in left[part]]
        return _between(
            scene, "difference", [([*name, other, *sliced], one) for other, one in terms if one.exact or other == left[part][0]]
        )
    if part == SURE:
        terms = [(other, _parts(scene, name, [other, *sliced], sources)) for other in ("certain", "undivided")]
        return _between(scene, "sum", [([*name, other, *sliced], one) for other, one in terms if one.exact])
    which, end = _ENDS[part]
    weights = by_project(seen, which) * slice_of(own).weights(seen)
    for mask in [*masks, *([part] if part in _PARTED else [])]:
        weights = weights * parted(seen, mask, has_years=bool(slice_of(own).years))
    more = [scene.text(f"calculation.part.{word}") for word in (part, *masks) if word != "amount"]
    about = about_words(scene, own, *([scene.text.code("source", name[1])] if len(name) > 1 and name[1] != EVERY else []), *more)
    return _money(scene, money_inputs(seen, weights, end, sources), about)


def _between(scene: Scene, op: Operation, parts: Sequence[tuple[Sequence[str], Working]]) -> Working:
    """A sum or a difference of parts, each of which leads to its own calculation."""
    terms = [as_term(scene, words, one) for words, one in parts]
    first, *others = [one.exact for _, one in parts] or [0.0]
    exact = first + sum(others) if op == "sum" else first - sum(others)
    return of_money(scene, op, terms, exact, parts[0][1].about if parts else "")


def lines_working(scene: Scene, words: Sequence[str]) -> Working:
    """Funding in view, by its columns: ``all``, ``unconfirmed`` (``open``: as to the chosen sources), or confirmed of a source.

    ``sure``: what the chosen sources are sure of; all where none is chosen.
    """
    if words[0] == SURE:
        return money_working(scene, words) if scene.state.filter.funding_source else lines_working(scene, ["all"])
    chosen = scene.state.filter.funding_source or tuple(FundingSource)
    sure, may_be = are_of(chosen), may_be_of(chosen)
    kinds: dict[str, Covers] = {
        "all": may_be,
        "open": lambda line: may_be(line) and not sure(line),
        "unconfirmed": lambda line: may_be(line) and not line.is_confirmed,
    }
    covers = kinds.get(words[0])
    if covers is None:
        own = are_of((FundingSource(words[0]),))
        covers = lambda line: own(line) and line.amount_wan > 0  # noqa: E731 - a printed 0 is no money of a source
    name = [] if words[0] == "all" else [scene.text.code("source", "unconfirmed" if words[0] == "open" else words[0])]
    return _money(scene, line_inputs(scene.seen, covers), about_words(scene, (), *name))


def _money(scene: Scene, inputs: Sequence[Input], about: str) -> Working:
    def printed(project: Project, one: Input) -> tuple[Passage, ...]:
        return (project.total_cell,) if one.lines is None else tuple(line.passage for line in one.lines)

    terms, whole = _terms(scene, inputs, scene.text.exact, scene.text.unit_word, printed)
    return of_money(scene, "sum", terms, whole, about)


def _terms(
    scene: Scene,
    inputs: Sequence[Input],
    written: Callable[[float], str],
    unit: str,
    places: Callable[[Project, Input], tuple[Passage, ...]],
) -> tuple[list[Term], float]:
    """What each project brings in, the largest first; and all of it."""
    ordered = [(scene.plan.projects[one.row], one) for one in sorted(inputs, key=lambda one: -one.whole * one.weight)]
    terms = [
        project_term(scene, of, written(one.whole * one.weight), unit, places(of, one), written(one.whole), one.weight)
        for of, one in ordered
    ]
    return terms, sum(one.whole * one.weight for one in inputs)


def size_working(scene: Scene, words: Sequence[str]) -> Working:
    """What is planned of a kind, or a part or a slice of it."""
    kind = QuantityKind(words[0])
    inputs = size_inputs(scene.seen, planned(scene.frame, kind), words[1], slice_of(words[2:]))
    unit = scene.text(f"kind.unit.{kind}")

    def stated(project: Project, _: Input) -> tuple[Passage, ...]:
        return tuple(quantity.passage for quantity in project.quantities_of(kind))

    terms, whole = _terms(scene, inputs, amount_words, unit, stated)
    return Working("sum", terms, amount_words(whole), unit, about_words(scene, words[2:]), whole)
