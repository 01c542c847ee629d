"""Boxes of projects against the chapters and the rows: what a box leaves out, what it does not speak of, what nobody builds."""

import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from analysis.checking.claims import claim_of
from analysis.checking.figures import written
from analysis.checking.outcome import Outcome, Values, agreed, cells_of, column_of, disagreed, words_at
from analysis.checking.wording import BOX, BUILDS, GENERIC_OF_HEADING, WAN, bare_name, is_han, is_of_places
from models import Indicator, Measure, Plan, PrintedFigure, Project, Severity, Stated

_SHORTEST = 2  # characters that a heading and a name have in common


def box_rows(plan: Plan) -> Iterator[Outcome]:
    """Each box against the rows of its categories that the chapters go through: which of them no box lists."""
    boxes, projects = _boxes(plan), plan.by_id
    listed = _listed(plan, boxes)
    told = {name for one in plan.figures_outside_annex if one.measure is Measure.INVESTMENT for name in one.project_ids}
    gone = [row for name, row in projects.items() if name in told and not any(name in names for names in listed.values())]
    for box, names in listed.items():
        counts = Counter(projects[name].category for name in names)
        here = [row for row in gone if counts[row.category] and box == _main_box(row, listed, projects)]
        yield _left_out(box, boxes[box], here) if here else agreed("box_rows", boxes[box][0].passage)


def box_heading(plan: Plan) -> Iterator[Outcome]:
    """The projects of each box against what its heading names besides their category."""
    projects, boxes = plan.by_id, _boxes(plan)
    listed = _listed(plan, boxes)
    for box, figures in boxes.items():
        rows = [projects[name] for name in listed[box]]
        subject = _subject(box, {row.passage_of("category").quote for row in rows})
        unlike = [row for row in rows if subject and subject not in f"{row.name}{row.scope_text}"]
        if subject and 0 < len(unlike) < len(rows) / 2:
            yield from (_not_of_heading(box, subject, figures, row) for row in unlike)
            yield agreed("box_heading", *(row.passage_of("name") for row in rows if row not in unlike))
        elif rows:
            yield agreed("box_heading", *(row.passage_of("name") for row in rows))


def no_row(plan: Plan) -> Iterator[Outcome]:
    """What a box or a chapter says that is built, against the rows that build it."""
    known = {one.place.start for one in plan.printed_figures if one.project_ids}
    for indicator in plan.indicators:
        for target in indicator.targets:
            if BUILDS.search(target.passage.quote) and is_of_places(target.unit):
                is_built = indicator.project_ids or target.place.start in known
                yield (agreed("no_row", target.passage) if is_built else _nobody_builds(indicator, target))
                break


def _boxes(plan: Plan) -> Mapping[str, list[PrintedFigure]]:
    boxes: dict[str, list[PrintedFigure]] = {}
    for figure in plan.figures_outside_annex:
        if BOX in figure.passage.section and figure.project_ids:
            boxes.setdefault(figure.passage.section, []).append(figure)
    return boxes


def _listed(plan: Plan, boxes: Mapping[str, Sequence[PrintedFigure]]) -> Mapping[str, list[str]]:
    """The projects that each box counts or names."""
    nouns: dict[str, set[str]] = {row.project_id: {bare_name(row.name)} for row in plan.projects} if boxes else {}
    for figure in plan.printed_figures if boxes else ():
        if len(figure.project_ids) == 1 and figure.measure in (Measure.INVESTMENT, Measure.FACILITIES, Measure.PROJECTS):
            nouns.get(figure.project_ids[0], set()).add(figure.noun)
    found = dict[str, list[str]]()
    for box, figures in boxes.items():
        counted = {name for figure in figures for name in figure.project_ids}
        start = plan.source_text.rfind("\n", 0, figures[0].passage.start) + 1
        text = plan.source_text[start : plan.source_text.find("\n", figures[-1].passage.end)]
        found[box] = [name for name, words in nouns.items() if name in counted or any(word and word in text for word in words)]
    return found


def _main_box(row: Project, listed: Mapping[str, list[str]], projects: Mapping[str, Project]) -> str:
    """The box that lists the most rows of a row's category."""
    return max(listed, key=lambda box: sum(projects[name].category is row.category for name in listed[box]))


def _label(box: str) -> str:
    """A box by its number: 专栏2."""
    number = re.match("[0-9]*", box.partition(BOX)[2])
    return BOX + (number[0] if number else "")


def _subject(box: str, categories: set[str]) -> str:
    """What a heading names that the category's does not: 儿童 of 儿童福利, where the category is 社会福利."""
    words = GENERIC_OF_HEADING.sub("", box.partition(BOX)[2])
    for category in categories:
        for size in range(len(words), _SHORTEST - 1, -1):
            shared = next((words[at : at + size] for at in range(len(words) - size + 1) if words[at : at + size] in category), None)
            words = words.replace(shared, "") if shared else words
    return words if len(words) >= _SHORTEST and all(map(is_han, words)) else ""


def _left_out(box: str, figures: Sequence[PrintedFigure], rows: Sequence[Project]) -> Outcome:
    total, names = sum(row.total_investment_wan for row in rows), " + ".join(row.name for row in rows)
    sides = [words_at(figures[0].passage), column_of(rows, "name")]
    values: Values = {"box": _label(box), "rows": len(rows), "names": names, "amount": f"{written(total)}{WAN}"}
    number = _label(box).removeprefix(BOX)
    parts = [f"box_{number}"] if number else [f"box_{zlib.crc32(box.encode()):08x}"]
    return disagreed("box_rows", parts, Severity.WARNING, values, sides, amount_wan=total)


def _not_of_heading(box: str, subject: str, figures: Sequence[PrintedFigure], row: Project) -> Outcome:
    sides, total = [words_at(figures[0].passage), cells_of(row, "name")], row.total_investment_wan
    values = {"box": _label(box), "subject": subject, "name": row.name}
    return disagreed("box_heading", [row.project_id], Severity.NOTE, values, sides, amount_wan=total)


def _nobody_builds(indicator: Indicator, stated: Stated) -> Outcome:
    record = indicator.indicator_id
    values = {"name": indicator.name, "stated": f"{written(stated.value or 0)}{stated.unit}", "section": stated.passage.section}
    return disagreed("no_row", [record], Severity.WARNING, values, [claim_of(stated).side], [record], unit=stated.unit)
