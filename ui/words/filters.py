"""The fields of the filter, and a view in words: what is filtered, on which basis, under which policies.

A field holds codes or is on or off: what the sidebar offers of each, and how it reads.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from i18n import LANGUAGES, Labels, load_labels
from i18n.said import aloud, joined, told_as
from models import NO_IMPLEMENTER, Basis, Category, ConstructionType, FundingSource, Reach
from ui.scene.scene import Scene

_LONGEST = 28  # characters of a value in chips and sentences: all project names of the plan are shorter
_MOST_BODIES = 400  # that a list to choose from holds
_LISTED = load_labels(LANGUAGES[0])("list.separator")  # between the names that the plan prints in one cell
Codes = Callable[[Scene], Iterable[str | int]]


@dataclass(frozen=True)
class CodeField:
    """A field of codes: how one is called and, unless a click alone sets it, which of them the sidebar offers.

    A rare one stands with others behind one line.
    """

    name: str
    called: Callable[[Scene, Any], str]
    offered: Codes | None = None
    is_rare: bool = False


def in_words(text: Labels, printed: str) -> str:
    """A printed name, or several, in running words."""
    known = text.called(printed)
    return known if known != printed or not text.names else text.listed([*map(text.called, printed.split(_LISTED))])


def implementer_name(scene: Scene, code: str) -> str:
    """An implementing body as printed; the rows that have none say so."""
    return scene.text("value.missing") if code == NO_IMPLEMENTER else in_words(scene.text, code)


def called(group: str) -> Callable[[Scene, Any], str]:
    """How the codes of a group are called: by its words of the catalogue."""
    return lambda scene, code: scene.text.code(group, code)


def _all(codes: type[StrEnum]) -> Codes:
    return lambda _: codes


def _implementers(scene: Scene) -> Iterable[str]:
    every, chosen = scene.frame.implementers, scene.state.filter.implementer
    return dict.fromkeys([*every[:_MOST_BODIES], *(code for code in chosen if code in every)])


CODE_FIELDS = (
    CodeField("category", called("category"), _all(Category)),
    CodeField("township", Scene.township_name, lambda scene: [one.code for one in scene.plan.townships]),
    CodeField("reach", called("reach"), _all(Reach), is_rare=True),
    CodeField("funding_source", called("source"), _all(FundingSource)),
    CodeField("construction_type", called("construction_type"), _all(ConstructionType), is_rare=True),
    CodeField("start_year", lambda _, year: str(year), lambda scene: scene.plan.years_to_start_in, is_rare=True),
    CodeField("implementer", implementer_name, _implementers, is_rare=True),
    CodeField("project", Scene.project_name),
    CodeField("without", Scene.project_name),
)
SWITCHES = ("unsettled",)  # what they leave is said by value.<field>


@dataclass(frozen=True)
class ActiveFilter:
    """One restriction in force: its name, its values in words, and the parameters that take it back.

    ``said`` are the values in a sentence, where that is more than a list of them.
    """

    name: str
    values: list[str]
    params: tuple[str, ...]
    said: str | None = None


def tag_words(text: Labels, tag: str) -> str:
    """The boxed character that says where a value comes from, and what it stands for."""
    return f"{text(f'tag.{tag}')}|{text(f'tag.{tag}.title')}"


@lru_cache(maxsize=2)
def active_filters(scene: Scene) -> tuple[ActiveFilter, ...]:
    """The restrictions in force, in the order of the filter's fields."""
    return tuple(_active(scene))


def _active(scene: Scene) -> Iterator[ActiveFilter]:
    text, chosen = scene.text, scene.state.filter
    for field in CODE_FIELDS:
        codes = getattr(chosen, field.name)
        if field.name == "township" and len(codes) > 1:
            yield _townships(scene)
        elif codes:
            yield ActiveFilter(text(f"field.{field.name}"), [field.called(scene, code) for code in codes], (field.name,))
    if chosen.from_year or chosen.to_year:
        yield ActiveFilter(text("field.year"), [year_range(scene)], ("from_year", "to_year"))
    if chosen.min_wan is not None or chosen.max_wan is not None:
        yield ActiveFilter(text("field.investment"), [investment_range(scene)], ("min_wan", "max_wan"))
    for name in SWITCHES:
        if getattr(chosen, name):
            yield ActiveFilter(text(f"field.{name}"), [text(f"value.{name}")], (name,))
    if chosen.text:
        yield ActiveFilter(text("field.text"), [chosen.text], ("text",))


def _townships(scene: Scene) -> ActiveFilter:
    """Several townships: any or all of them, and in a sentence every one by its name."""
    text, chosen = scene.text, scene.state.filter
    names = [scene.township_name(code) for code in chosen.township]
    key, last = ("township.all", "list.and") if chosen.serves_all else ("township", "list.or")
    said = text(last).join([text("list.separator").join(names[:-1]), names[-1]])
    return ActiveFilter(text(f"field.{key}"), names, ("township", "township_match"), text(f"words.of.{key}", values=said))


def year_range(scene: Scene) -> str:
    """The chosen years in words; all of the plan's years where none are chosen."""
    chosen = scene.state.filter
    return scene.text.years(chosen.from_year or scene.plan.start_year, chosen.to_year or scene.plan.end_year)


def investment_range(scene: Scene) -> str:
    """The chosen limits of a project's total investment in words: as they were typed, for a rounded limit is another."""
    text, low, high = scene.text, scene.state.filter.min_wan, scene.state.filter.max_wan
    unit = text("unit.wan")
    if low is None:
        return text("range.at_most", high=text("money", number=text.limit(high or 0), unit=unit))
    if high is None:
        return text("range.at_least", low=text("money", number=text.limit(low), unit=unit))
    return text("range.between", low=text.limit(low), high=text.limit(high), unit=unit)


def shortened(text: Labels, values: list[str], most: int = 2) -> str:
    """Values as a list, or the first ones and how many there are; of a long one its beginning."""
    shown = [_clipped(value) for value in values]
    if len(shown) <= most:
        return text.listed(shown)
    return text("list.and_more", items=joined(text("list.separator"), shown[:most]), count=len(shown))


def whole(text: Labels, active: ActiveFilter) -> str | None:
    """A filter and all its values, where ``shortened`` says less."""
    said = text.listed(active.values)
    return None if said == shortened(text, active.values) else text("chips.label", name=active.name, values=said)


def _clipped(value: str) -> str:
    return value if len(value) <= _LONGEST else told_as(value[: _LONGEST - 1].rstrip() + "…", value)


def short_name(scene: Scene, name: str) -> str:
    """A project's name without the words for building it, for narrow places and running words; in other languages what it means."""
    if gloss := scene.gloss(name):
        return gloss
    for ending in scene.text("name.endings").split():
        name = name.removesuffix(ending)
    return name


def subject(scene: Scene, projects: int) -> str:
    """What is looked at: the filters in words and the number of projects."""
    text, filters = scene.text, filter_words(scene)
    if not filters:
        return text("words.all" if projects == len(scene.plan.projects) else "words.covered", count=projects)
    is_named = [active.params for active in active_filters(scene)] == [("project",)]
    if projects == 1:
        return _of_one(scene, filters, is_named=is_named)
    return text("words.named" if is_named else "words.filtered", filters=filters, count=projects)


def _of_one(scene: Scene, filters: str, *, is_named: bool) -> str:
    """The one project that is looked at; in a sentence by its name."""
    ids = scene.frame.project_ids[scene.seen.selected]
    name = scene.project_name(str(ids[0]))
    said = name if is_named else scene.text("point.one", filters=aloud(filters), name=name)
    return told_as(scene.text("words.one", filters=str(filters)), said)


def filter_words(scene: Scene) -> str:
    """The filters in words; nothing where there are none."""
    return joined(scene.text("words.separator"), [said(scene.text, active) for active in active_filters(scene)])


def said(text: Labels, active: ActiveFilter) -> str:
    """One filter in words that say by themselves what is restricted."""
    if active.said:
        return active.said
    values = shortened(text, active.values)
    key = f"words.of.{active.params[0]}"
    return text(key, values=values) if text.has(key) else values


def method(scene: Scene) -> str:
    """The basis and the allocation policies as one sentence."""
    text, ways = scene.text, {"basis": scene.state.basis, **dict(scene.state.policy)}
    return text("words.method", **{name: text(f"words.{name}.{way}") for name, way in ways.items()})


def basis_gap(scene: Scene) -> str | None:
    """What differs between the basis in use and the other totals, wherever a total of all projects is shown."""
    totals = scene.plan.printed_totals
    if totals is None:
        return None
    text, computed, funding = scene.text, scene.plan.computed_total_wan, scene.plan.funding_total_wan
    printed, basis = totals.total_investment_wan, scene.state.basis
    if basis is Basis.PRINTED:
        left_out = int((~scene.frame.rows.covered).sum())
        return text("gap.left_out", computed=text.money(computed), count=left_out) if left_out else None
    other, key = (printed, "gap.printed") if basis is Basis.COMPUTED else (funding, "gap.funding")
    if other == computed:
        return None
    word, difference = text("gap.more" if other > computed else "gap.less"), text.money(abs(other - computed))
    return text(key, printed=text.money(printed), computed=text.money(computed), difference=difference, word=word)


def allocation_note(scene: Scene) -> str:
    return scene.text(f"policy.years.{scene.state.policy.years}")
