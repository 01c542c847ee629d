"""Investment by year, stacked by category: shares from a policy hatched, the undivided part set apart at the right."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from charts.parts.figure import (
    NOTHING,
    UNSEEN,
    Bar,
    Figure,
    Record,
    amount,
    bars,
    hover,
    is_too_small,
    note,
    records,
    say_scale,
    some,
    top_of,
)
from charts.parts.flow_layout import spread
from charts.parts.measure import text_width
from charts.parts.receding import receded
from charts.parts.rows import CERTAIN, POLICY, UNCONFIRMED, UNDIVIDED, doubt_marker, ghost_marker
from charts.parts.swatches import at_pixels, swatch
from charts.parts.words import (
    before_line,
    count_line,
    is_open,
    on_two_lines,
    part_line,
    row_amount,
    row_line,
    share_line,
    value_text,
)
from charts.parts.year_axis import COLUMN, Slots, base_line, column_figure, foot, head, margins, right_margin
from charts.theme import Look, policy_hatch, undivided_hatch
from i18n.labels import Labels
from tables import Table

Rows = dict[int, list[Record]]  # by their year
UNDIVIDED_YEAR = 0
_SET_APART = 0.4
_NUDGE = 1e-7  # so that halves stay halves whatever the last bits of a float say
_TOTAL = "whole_wan"
_MONEY = ("spread_wan", "single_wan", "undivided_wan", "unconfirmed_wan")


def year_columns(
    frame: Table, *, text: Labels, look: Look, shares: Mapping[int, float | None] | None = None,
    outside: Mapping[int, str] | None = None,
) -> Figure:  # fmt: skip
    """Columns of ``analysis.questions.yearly.by_year``; customdata is the year as text, ``undivided`` for year 0.

    ``shares`` are the years' shares of all as they are said elsewhere; by default what their amounts give. ``outside`` names
    the years that stand for all before or after the plan's, which are set apart.
    """
    rows: Rows = {}
    for row in records(frame):
        rows.setdefault(int(row["year"]), []).append(row | {_TOTAL: sum(amount(row, name) for name in _MONEY)})
    years, categories = _years(rows), list(dict.fromkeys(str(row["category"]) for of in rows.values() for row in of))
    totals = {year: sum(map(_total, rows[year])) for year in years}
    before = {year: sum(amount(row, "before_wan") for row in rows[year]) for year in years}
    is_small = is_too_small(totals.values(), before.values())
    before = {year: 0 if is_small or total <= totals[year] * 1.0001 else total for year, total in before.items()}
    told = _told(rows, years)
    ends = [row for row in rows[told] if _total(row) > NOTHING] if years else []
    ends = [row for row in ends if text.has(f"category.short.{row['category']}")]  # all of them together have no name
    labels = [value_text(look, text.code("category.short", row["category"]), row_amount(text, row)) for row in ends]
    named = {year: year_name(year, text) for year in years} | dict(outside or {})
    top = top_of([*totals.values(), *before.values()])
    if any("<br>" in _year_amount(rows[year], text) for year in years):  # a total on two lines needs a line more
        top *= 1 + 1.3 * look.size.font / (look.size.year_height - 2 * look.size.font)
    middles, edges = _middles(years, outside or {}), margins(look)
    end, plot = (middles[-1] if middles else 0) + 1 - COLUMN / 2, look.size.year_height - edges["top"] - edges["bottom"]
    place = Slots(tuple(middles), -COLUMN / 2, end, plot, top)
    figure = column_figure(look, look.size.year_height, place, right_margin(look, labels, 29 * look.size.unit))
    _make_room(figure, outside or {}, years, place, look)
    whole = sum(totals.values()) or 1
    said = {year: shares[year] if shares else total / whole for year, total in totals.items()}
    figure["data"] = _traces(rows, years, categories, place, (totals, before, said), named, text, look)
    if rows:
        _write_years(figure, rows, years, (totals, before), place, outside or {}, text, look)
        _write_categories(figure, ends, labels, place, look, "" if told == years[-1] else named[told])
    say_scale(figure, enlarged=is_small, before=any(before.values()))
    return figure


def _years(rows: Rows) -> list[int]:
    """Years in order; the undivided group last, and only where there is any money in it."""
    years = sorted({*rows} - {UNDIVIDED_YEAR})
    undivided = any(_total(row) > NOTHING or amount(row, "before_wan") > NOTHING for row in rows.get(UNDIVIDED_YEAR, ()))
    return [*years, UNDIVIDED_YEAR] if undivided else years


def _told(rows: Rows, years: list[int]) -> int:
    """The year whose parts are told beside the columns: the last one, where some are chosen the last of these."""
    return ([year for year in years if any(row["selected"] for row in rows[year])] or years or [UNDIVIDED_YEAR])[-1]


def _middles(years: list[int], outside: Mapping[int, str]) -> list[float]:
    """The places of columns, a gap where the plan's years begin and end."""
    kinds = [(year in outside, year == UNDIVIDED_YEAR) for year in years]
    gaps = [_SET_APART * sum(one != other for one, other in pairwise(kinds[: index + 1])) for index in range(len(years))]
    return [index + gap for index, gap in enumerate(gaps)]


def _make_room(figure: Figure, outside: Mapping[int, str], years: list[int], place: Slots, look: Look) -> None:
    """A left margin for the first column's words, where these are wider than it."""
    margin = figure["layout"]["margin"]
    slot = (look.size.width - margin["r"]) / (place.end - place.start)
    words = outside.get(years[0], "") if years else ""
    margin["l"] = max(margin["l"], round((text_width(words, look.size.font) - COLUMN * slot) / 2) + 4)


def _total(row: Record) -> float:
    return amount(row, _TOTAL)


def year_code(year: int) -> str:
    """A year as customdata."""
    return "undivided" if year == UNDIVIDED_YEAR else str(year)


def _traces(
    rows: Rows, years: list[int], categories: list[str], place: Slots,
    by_year: tuple[dict[int, float], dict[int, float], dict[int, float | None]], named: Mapping[int, str], text: Labels, look: Look,
) -> list[dict[str, Any]]:  # fmt: skip
    (totals, before, shares), whole = by_year, sum(_total(row) for of in rows.values() for row in of) or 1
    hovers = {year: _year_hover(rows[year], year, named[year], shares[year], text) for year in years}
    dim = [not any(row["selected"] for row in rows[year]) for year in years]
    reach = _columns(place, {year: place.top - totals[year] for year in years}, dict(totals), hovers, width=1)
    ghosts = _columns(place, before, dict.fromkeys(years, 0.0))
    traces = [
        bars("year-reach", reach, UNSEEN, is_upright=True, hovertemplate=[*hovers.values()]),  # the highest year's too
        bars("year-before", ghosts, ghost_marker([*before.values()], look), is_silent=True, is_upright=True),
    ]
    heights, nothing = dict.fromkeys(years, 0.0), Record()
    doubts: dict[str, list[Bar]] = {UNDIVIDED: [], UNCONFIRMED: []}
    of_both = {(year, row["category"]): row for year in years for row in rows[year]}
    for category in categories:
        found = {year: of_both.get((year, category), nothing) for year in years}
        lines = {
            year: _part_hover(row, category, year, named[year], _part_share(row, totals[year], shares[year], whole), text)
            for year, row in found.items()
            if _total(row) > NOTHING
        }
        for name, kind in (("spread_wan", POLICY), ("single_wan", CERTAIN)):
            lengths = {year: amount(row, name) for year, row in found.items()}
            marker = receded(_marker(kind, category, years, look), dim, look)
            traces.append(bars(f"year-{category}-{kind}", _columns(place, lengths, heights, lines), marker, is_upright=True))
        for kind, parts in doubts.items():
            parts += _columns(place, {year: amount(row, f"{kind}_wan") for year, row in found.items()}, heights, lines)
    for kind, parts in doubts.items():
        marker = receded(doubt_marker(kind, look), dim * len(categories), look)
        traces.append(bars(f"year-{kind}", parts, marker, is_upright=True))
    return traces


def _columns(
    place: Slots, lengths: Mapping[int, float], heights: dict[int, float], hovers: Mapping[int, str] | None = None,
    width: float = COLUMN,
) -> list[Bar]:  # fmt: skip
    """The columns of some years, which stand on ``heights``; these grow by their lengths."""
    shown = [
        Bar(heights[year], some(length), middle, width, year_code(year), (hovers or {}).get(year, ""))
        for (year, length), middle in zip(lengths.items(), place.middles, strict=True)
    ]
    heights.update({year: heights[year] + length for year, length in lengths.items()})
    return shown


def _marker(kind: str, category: str, years: list[int], look: Look) -> dict[str, Any]:
    """One marker per trace; the undivided year's share of a policy trace carries the undivided hatch instead."""
    theme, colour = look.theme, look.theme.colour(category)
    apart = {"width": 1, "color": theme.ground}
    if kind == CERTAIN:
        return {"color": colour, "line": apart}
    apart_hatch, usual_hatch = undivided_hatch(look, colour), policy_hatch(look, colour)
    both = [apart_hatch if year == UNDIVIDED_YEAR else usual_hatch for year in years]
    patterned = {name: [one[name] for one in both] for name in ("shape", "size", "solidity", "fgcolor", "bgcolor")}
    edges = [colour if year == UNDIVIDED_YEAR else theme.ground for year in years]
    return {"color": colour, "pattern": patterned | {"fillmode": "replace"}, "line": {"width": 1, "color": edges}}


def _part_share(row: Record, of_year: float, share: float | None, whole: float) -> float | None:
    """A category's share of all in a year: that of the year where it is all of it."""
    return share if of_year - _total(row) <= NOTHING else _total(row) / whole


def _year_hover(rows: list[Record], year: int, name: str, share: float | None, text: Labels) -> str:
    total, kinds = sum(map(_total, rows)), () if year == UNDIVIDED_YEAR else ("single", "spread")
    return hover(
        name,
        row_line(text, rows[0], None) if any(map(is_open, rows)) else share_line(text, total, share),
        count_line(text, sum(amount(row, "projects") for row in rows)),
        *(part_line(text, kind, sum(amount(row, f"{kind}_wan") for row in rows)) for kind in kinds),
        before_line(text, sum(amount(row, "before_wan") for row in rows), total),
    )


def _part_hover(row: Record, category: str, year: int, name: str, share: float | None, text: Labels) -> str:
    total = _total(row)
    head_line = text("chart.pair", first=name, second=text.code("category", category)) if text.has(f"category.{category}") else name
    return hover(
        head_line,
        row_line(text, row, row.get("share")) if is_open(row) else share_line(text, total, share),
        count_line(text, amount(row, "projects")),
        None if year == UNDIVIDED_YEAR else part_line(text, "single", amount(row, "single_wan")),
        part_line(text, UNDIVIDED if year == UNDIVIDED_YEAR else "spread", amount(row, "spread_wan")),
    )


def year_name(year: int, text: Labels) -> str:
    """A year, or the undivided group, in words."""
    return text("chart.undivided") if year == UNDIVIDED_YEAR else text("chart.year", year=year)


def _write_years(
    figure: Figure, rows: Rows, years: list[int], amounts: tuple[dict[int, float], dict[int, float]], place: Slots,
    outside: Mapping[int, str], text: Labels, look: Look,
) -> None:  # fmt: skip
    notes, (totals, before) = figure["layout"]["annotations"], amounts
    for year, middle in zip(years, place.middles, strict=True):
        dim = not any(row["selected"] for row in rows[year])
        words = text("chart.undivided") if year == UNDIVIDED_YEAR else outside.get(year, str(year))
        over, said = place.clear_of(totals[year], before[year], look), f"<b>{_year_amount(rows[year], text)}</b>"
        notes.append(foot(look, middle, words, name=year_code(year)))
        notes.append(head(look, middle, over, said, dim=dim, name=year_code(year), halo=before[year] > totals[year]))
    apart = years[-1] == UNDIVIDED_YEAR
    last = (place.middles[-2] + COLUMN / 2 if len(years) > 1 else None) if apart else None
    figure["layout"]["shapes"].append(base_line(look, place, end=last))
    if apart:
        figure["layout"]["shapes"].append(base_line(look, place, start=place.middles[-1] - COLUMN / 2))


def _year_amount(rows: list[Record], text: Labels) -> str:
    """What a year has, or the range of it; the rows of a year are one where some is open."""
    words = row_amount(text, {name: sum(amount(row, name) for row in rows) for name in ("amount_wan", "unconfirmed_wan")})
    return on_two_lines(words, text)


def _write_categories(figure: Figure, ends: list[Record], labels: list[str], place: Slots, look: Look, of_year: str) -> None:
    """Categories once, at the right of the last column, with hairline leaders from its middles; those of another under its name."""
    lengths = [_total(row) for row in ends]
    middles = [place.px(sum(lengths[:index]) + length / 2) for index, length in enumerate(lengths)]
    moved = spread(middles, look.size.font * 4 / 3)
    x, unit = place.paper_x(place.last_edge), look.size.unit
    stroke = {"color": look.theme.strong_line, "width": 1}
    for row, label, start, end in zip(ends, labels, middles, moved, strict=True):
        path = f"M{_tenths(3 * unit)},0L{_tenths(8 * unit)},0L{_tenths(13 * unit)},{_tenths(end - start)}"
        leader = at_pixels(x, start / place.plot) | {"type": "path", "path": path, "line": stroke}
        colour, side = look.theme.colour(str(row["category"])), 8 * unit
        box = swatch(look, CERTAIN, colour, x=x, y=end / place.plot, width=side, height=side, left=16 * unit, top=-side / 2)
        figure["layout"]["shapes"] += box if of_year else [leader, *box]
        words = note(look, label, xref="paper", x=x, xshift=29 * unit, yref="paper", y=end / place.plot, name=row["category"])
        figure["layout"]["annotations"].append(words)
    if of_year and ends:
        above = {"y": moved[-1] / place.plot, "yshift": look.size.font * 1.6, "color": look.theme.secondary}
        head_of = note(look, of_year, xref="paper", x=x, xshift=16 * unit, yref="paper", **above)
        figure["layout"]["annotations"].append(head_of)


def _tenths(px: float) -> str:
    return f"{px + _NUDGE:.1f}"
