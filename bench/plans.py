"""A plan folder of generated projects, to see how far the dashboard carries: ``python3 -m bench.plans FOLDER --projects N``.

Serve it with ``PLAN_FOLDER=FOLDER python3 start.py``. Every name says that it is a sample; the same seed gives the same files.
"""

import argparse
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import combinations, count
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models import Category, FundingSource
from plan_data.read import files, tables
from plan_data.read.annex import CATEGORIES, CONSTRUCTION_TYPES
from plan_data.read.loading import MOST_PROJECTS
from plan_data.write import package

TITLE = "样例市民政事业发展“十四五”规划(2021年—2025年)"
NAMES = {"short_title": "样例市民政“十四五”规划", "title_en": "Sample civil affairs plan"}
HEAD = f"""发文日期: 2021-01-01
称: {TITLE}

第一章 样例说明
本规划由程序生成,项目、金额、地点均为样例,不是任何真实规划。

附件:样例市民政系统“十四五”规划储备项目情况表
序号
项目名称
建设性质
建设起止年限
建设地点
建设内容及规模
总投资
(万元)
资金筹措方案
实施主体
"""
CITY, BODIES = "样例市", 40
_TILES = tuple((row, column) for row in range(1, 5) for column in range(1, 5))[1:]
TOWNS = tuple((f"99990{place:04d}", f"样例{place:02d}镇", *tile) for place, tile in enumerate(_TILES, 1))
CODES = tuple(code for code, *_ in TOWNS)
EVERYWHERE = (f"{len(TOWNS)}个乡镇人民政府", "all_townships", " ".join(CODES), "", "")
SHARE_OF_AMOUNTS = (0.01, 0.17, 0.22, 0.3, 0.3)  # of the rows: no amount, one, … one for every source
_PLACEMENTS = tuple(tuple(combinations(range(len(FundingSource)), amounts)) for amounts in range(5))
_HEADINGS = {category: f"{heading}项目" for heading, category in CATEGORIES.items()}
_KINDS = tuple((text, kind.value) for text, kind in CONSTRUCTION_TYPES.items())
_SECTION = "附件"
Ints = NDArray[np.int64]
Place = tuple[str, str, str, str, str]  # the words, the reach, the townships, the host, and the words that name the host


@dataclass(frozen=True)
class Dice:
    """What chance decides about every project: arrays of one length, and the amounts (N x 4, 0 where there is none)."""

    kind: Ints
    first: Ints
    last: Ints
    place: Ints
    scope: Ints
    size: Ints
    total: Ints
    amounts: Ints  # how many
    parts: Ints
    body: Ints


def thrown(projects: int, dice: np.random.Generator) -> Dice:
    """Chance for so many projects."""
    first = dice.integers(2021, 2026, projects)
    total = np.maximum(10, (dice.lognormal(6.0, 1.1, projects)).astype(np.int64))
    amounts = dice.choice(5, projects, p=SHARE_OF_AMOUNTS)
    weights = dice.random((projects, 4)) * (np.arange(4) < amounts[:, None])
    parts = (total[:, None] * weights / np.maximum(weights.sum(axis=1), 1e-9)[:, None]).astype(np.int64)
    parts[:, 0] += np.where(amounts > 0, total - parts.sum(axis=1), 0)
    return Dice(
        kind=dice.integers(0, len(_KINDS), projects), first=first,
        last=np.minimum(2025, first + dice.integers(0, 5, projects)),
        place=dice.integers(0, len(_places()), projects), scope=dice.integers(0, 6, projects),
        size=dice.integers(1, 400, projects), total=total, amounts=amounts, parts=parts,
        body=dice.integers(-1, BODIES, projects),
    )  # fmt: skip


def _places() -> list[Place]:
    """Where a project may stand."""
    single = [(name, "single_township", code, "", "") for code, name, _, _ in TOWNS] * 2
    several = [
        ("、".join(name for _, name, _, _ in some), "several_townships", " ".join(code for code, *_ in some), "", "")
        for size in (2, 3, 5)
        for some in (TOWNS[first : first + size] for first in range(len(TOWNS) - size))
    ]
    hosts = [(CITY, "city_level", "", code, f"；设于{name}") for code, name, *_ in TOWNS[:3]]
    return [*single, *several, *[EVERYWHERE] * 12, *[(CITY, "city_level", "", "", "")] * 6, *hosts]


def _scope(which: int, size: int) -> str:
    """What is built: with sizes or without."""
    return (
        f"新建{size}个服务站；建设面积{size * 120}平方米",
        f"建设面积{size * 95}平方米；新增养老床位{size * 2}张",
        f"占地面积{size}亩；建设墓穴{size * 30}穴",
        f"改造{size}所服务中心",
        "提升服务能力",
        f"占地面积{size}亩；建设面积约{size * 60}平方米",
    )[which]


@dataclass
class Writer:
    """The text and the tables, as they are written: ``position`` counts the text's characters."""

    text: Any
    projects: Any
    funding: Any
    position: int = 0

    def say(self, words: str) -> int:
        """A line of the text; its position."""
        start = self.position
        self.text.write(words + "\n")
        self.position += len(words) + 1
        return start


def generate(folder: Path, projects: int, seed: int = 7) -> None:
    """Write a plan of so many projects into a folder, which is made where there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    dice = np.random.default_rng(seed)
    share = dice.multinomial(projects, [0.2, 0.35, 0.2, 0.25])
    names, sums = count(1), np.zeros(1 + len(FundingSource), dtype=np.int64)
    with ExitStack() as stack:
        wanted = (files.SOURCE, files.PROJECTS, files.FUNDING)
        text, rows, lines = (stack.enter_context((folder / name).open("w", encoding="utf-8", newline="")) for name in wanted)
        writer = Writer(text, rows, lines)
        rows.write(",".join(tables.PROJECTS.columns) + "\n")
        lines.write(",".join(tables.FUNDING.columns) + "\n")
        writer.say(HEAD.rstrip("\n"))
        for category, amount in zip(Category, share.tolist(), strict=True):
            sums += _category(writer, category, thrown(amount, dice), names, dice)
        total_row = _total(writer, sums.tolist())
    (folder / files.PRINTED_TOTALS).write_text(total_row, encoding="utf-8", newline="")
    _rest(folder)


def _category(writer: Writer, category: Category, dice: Dice, names: Iterator[int], more: np.random.Generator) -> Ints:
    """All projects of a category; what they add to the printed totals."""
    heading, places, sums = _HEADINGS[category], _places(), np.zeros(1 + len(FundingSource), dtype=np.int64)
    heading_start = writer.say(heading)
    start_of = f"{category},{heading},{heading_start}"
    columns = zip(
        *(getattr(dice, name).tolist() for name in ("kind", "first", "last", "place", "scope", "size", "total", "amounts", "body")),
        dice.parts.tolist(), more.integers(0, 60, len(dice.kind)).tolist(), strict=True,
    )  # fmt: skip
    for number, (kind, first, last, place, scope, size, total, amounts, body, parts, which) in enumerate(columns, 1):
        given = parts[:amounts]
        years = f"{first}-{last}" if last > first else str(first)
        where, scope_words = places[place][0], _scope(scope, size) + places[place][4]
        bodies = [f"样例单位{body:02d}"] if body >= 0 else []
        cells = (
            str(number), f"样例项目{next(names):06d}", _KINDS[kind][0], years, where, scope_words,
            str(total), *map(str, given), *bodies,
        )  # fmt: skip
        _row(writer, (start_of, _KINDS[kind][1], places[place], (first, last)), cells, amounts)
        placement = _PLACEMENTS[amounts][which % len(_PLACEMENTS[amounts])]
        sums[0] += total
        for column, part in zip(placement, given, strict=True):
            sums[1 + column] += part
    return sums


def _row(writer: Writer, known: tuple[str, str, Place, tuple[int, int]], cells: tuple[str, ...], amounts: int) -> None:
    """One project in the text and in both tables."""
    start_of, kind, (_, reach, townships, host, _), (first, last) = known
    category, heading, _ = start_of.split(",")
    starts, position = [], writer.position
    for cell in cells:
        starts.append(position)
        position += len(cell) + 1
    writer.text.write("\n".join(cells) + "\n")
    writer.position = position
    name = f"{category}-{cells[0].zfill(2)}"
    body = f"{cells[-1]},{starts[-1]}" if len(cells) > 7 + amounts else ","
    writer.projects.write(
        f"{name},{_SECTION} {heading},{starts[0]},{position - 1},{start_of},{cells[0]},{starts[0]},{cells[1]},{starts[1]},"
        f"{kind},{cells[2]},{starts[2]},{first},{last},{cells[3]},{starts[3]},{reach},{townships},{host},{cells[4]},{starts[4]},"
        f"{cells[5]},{starts[5]},{cells[6]},{starts[6]},{body}\n"
    )
    for place in range(amounts):
        writer.funding.write(f"{name},{place + 1},{cells[7 + place]},{starts[7 + place]}\n")


def _total(writer: Writer, sums: list[int]) -> str:
    """The total row in the text; what its table holds."""
    start = writer.say("总合计")
    starts = [writer.say(str(amount)) for amount in sums]
    rows = [
        f"{_SECTION} 总合计,{place},{meaning},{amount},{at},{start},{writer.position - 1}"
        for place, (meaning, amount, at) in enumerate(
            zip(("total_investment", *FundingSource), sums, starts, strict=True), 1
        )
    ]  # fmt: skip
    return "\n".join([",".join(tables.PRINTED_TOTALS.columns), *rows]) + "\n"


def _rest(folder: Path) -> None:
    """The townships, no corrections, and the descriptor."""
    places = [
        f"{code},{name},Sample {name[2:4]},{25 + row / 20:.3f},{101 + column / 20:.3f},{row},{column}"
        for code, name, row, column in TOWNS
    ]
    for table, rows in ((tables.TOWNSHIPS, places), (tables.CORRECTIONS, [])):
        (folder / table.file).write_text("\n".join([",".join(table.columns), *rows]) + "\n", encoding="utf-8", newline="")
    package.write(folder, NAMES)


def main(arguments: list[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(
        prog="python3 -m bench.plans", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--projects", type=int, default=MOST_PROJECTS)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args(arguments)
    start = time.perf_counter()
    generate(options.folder, options.projects, options.seed)
    print(f"{options.projects:,} projects in {options.folder} after {time.perf_counter() - start:.1f} s")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
