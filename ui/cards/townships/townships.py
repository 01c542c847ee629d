"""Investment by township: the schematic tile map and the ranked bars."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from analysis.core.view import in_context
from analysis.questions.townships import CITY_LEVEL, OWN, UNDIVIDED, by_township
from charts.parts.words import is_open
from charts.theme import Look
from charts.tile_map import tile_map
from charts.township_bars import township_bars
from models import Reach, TownshipPolicy
from tables import length_of, rows_at
from ui.cards.parts.amounts import township_rows
from ui.cards.parts.card import Card, Mark, amount_label, unless_nothing
from ui.cards.parts.leading import NAMED, most_money, who
from ui.cards.parts.origins import Origins
from ui.cards.parts.rows import NOTHING, Column, Row, amount_column, chosen_or_all, count_column, ranked, rows, total
from ui.cards.parts.subtitles import of_unit, open_legend, swatch
from ui.cards.parts.unsettled import open_title, part_columns, with_rest, with_undivided
from ui.document.charts import SubtitlePart
from ui.document.parts import Link
from ui.scene.scene import Scene
from ui.words.workings import ALL_PLACES, AMOUNT, share_href, township_slice

_GROUPS = (CITY_LEVEL, UNDIVIDED)  # of what belongs to no township
_TILE_ROWS = 4
_WORDS = 4  # heights of a letter that a tile's name, its amount and the gaps take
_ALL = 0.9995
_ALMOST_ALL = 0.8 - 1e-9  # and what floats leave of nothing, here and below
_MOST = 0.5 + 1e-9


def place_name(scene: Scene, code: str) -> str:
    """A township's name, or the name of a group that belongs to no township."""
    return scene.text(f"group.{code}") if code in _GROUPS else scene.township_name(code)


def _inside(scene: Scene, listed: Sequence[Row]) -> list[Row]:
    """The rows of townships."""
    return [row for row in listed if row["township"] in scene.townships]


@unless_nothing(*OWN)
def tile_card(scene: Scene, *, large: bool = False) -> Card:
    """The township-level units as tiles that keep neighbours in place; a square's area is the amount."""
    tiles = {code: (one.tile_row, one.tile_column, scene.township_name(code)) for code, one in scene.townships.items()}
    look = _large(scene) if large else scene.look
    figure = tile_map(by_township(scene.question), text=scene.text, look=look, tiles=tiles, category=one_category(scene))
    return _card(scene, "township_tiles", township_rows(scene), figure, tile_title(scene), scene.text("subtitle.tiles"))


def tile_title(scene: Scene) -> str:
    """Which township gets most, and how much of it for its own projects."""
    return _titled(scene, township_rows(scene), _title)


def _large(scene: Scene) -> Look:
    """The look of a map as high as the ranked bars beside it; a phone has no beside."""
    size = scene.look.size
    if size.full_width == size.width:
        return scene.look
    tile = size.row_step * (len(scene.townships) + 1) // _TILE_ROWS - 4
    return replace(scene.look, size=replace(size, tile=tile, square=tile - _WORDS * size.font))


@unless_nothing(*OWN)
def township_bar_card(scene: Scene) -> Card:
    """The same money as ranked bars, own projects solid and shared ones hatched."""
    text, theme, table = scene.text, scene.look.theme, by_township(scene.question)
    ordered = rows_at(table, sorted(range(length_of(table)), key=lambda place: -round(table["amount_wan"][place], 6)))
    listed, category = rows(ordered), one_category(scene)
    names, colour = {code: place_name(scene, code) for code in map(str, ordered["township"])}, theme.colour(category or "")
    figure = township_bars(ordered, text=text, look=scene.look, names=names, category=category)
    own, shared = swatch("solid", colour, text("legend.own")), swatch("policy", colour, text("legend.shared"))
    if scene.state.policy.townships is TownshipPolicy.UNDIVIDED:
        shared = swatch("undivided", theme.secondary, text("legend.undivided"))
    said = "" if scene.state.filter.is_empty else text("subtitle.ranked")
    return _card(scene, "township_bars", listed, figure, _titled(scene, listed, _ranked_title), said, own, shared)


def _card(
    scene: Scene, card_id: str, listed: Sequence[Row], figure: dict[str, object], title: str, *said: SubtitlePart | str
) -> Card:
    text, origins = scene.text, township_origins(scene)
    whole = in_context(scene.question, "township").whole
    return Card(
        id=card_id,
        rows=with_rest(listed, whole, "township"),
        figure=figure,
        title=title,
        subtitle=[
            of_unit(text),
            "" if any(map(is_open, listed)) else text("subtitle.of_townships", total=text.amount(whole.amount)),
            *said,
            open_legend(scene, listed),
        ],
        marks=[
            township_mark(scene, row, row, row["share"], source=origins.mark(row, "own", "shared"))
            for row in listed
            if is_place(scene, row)
        ],
        leads=[
            *_two_leads(scene, listed),
            *origins.before(listed),
            *origins.by_other("townships", lambda other: _inside(other, township_rows(other))),
        ],
        columns=_columns(scene, listed),
        how=[text(f"policy.townships.{scene.state.policy.townships}"), text("how.city_level")],
    )


def one_category(scene: Scene) -> str | None:
    """The category in whose colour a chart stands: the only one chosen."""
    chosen = scene.state.filter.category
    return chosen[0].value if len(chosen) == 1 else None


def _columns(scene: Scene, listed: Sequence[Row]) -> list[Column]:
    """What a township has of its own and shares; the city's money and what is not divided are neither."""
    text, origins = scene.text, township_origins(scene)
    own, shared, beyond = (
        amount_column(text, f"{part}_wan", text(header), origins.part(part))
        for part, header in (("own", "legend.own"), ("shared", "legend.shared"), ("certain", "column.beyond_townships"))
    )
    of_places = (column.where(lambda row: row["township"] in scene.townships) for column in (own, shared))
    return [
        Column(text("field.township"), origins.name),
        *part_columns(text, listed, [*of_places, beyond.where(lambda row: row["township"] in _GROUPS)], origins=origins),
        origins.share_column(),
        *township_counts(origins),
    ]


def township_origins(scene: Scene) -> Origins:
    return Origins(
        scene,
        "township",
        lambda _: ALL_PLACES,
        lambda row: place_name(scene, str(row["township"])),
        lambda row: (township_slice(row["township"]),),
        field="township",
    )


def _two_leads(scene: Scene, listed: Sequence[Row]) -> Iterator[Link]:
    """Where the shares come from that the first two townships have together, and all others."""
    codes = [str(row["township"]) for row in ranked(_inside(scene, listed), "amount_wan")]
    part = "own" if scene.state.policy.townships is TownshipPolicy.UNDIVIDED else "amount"  # of what some share none is theirs
    for key, some in (("card.first_two", codes[:2]), ("card.all_others", codes[2:])):
        if some:
            href = share_href(scene, "township", AMOUNT, part, township="~".join(some), township_match=None)
            yield {"label": scene.text(key), "href": href}


def is_place(scene: Scene, row: Row) -> bool:
    """Whether a row is of a township or of the city as such, which a filter can name; not what is undivided."""
    return row["township"] in scene.townships or row["township"] == CITY_LEVEL


def township_mark(scene: Scene, row: Row, amount: float | Row, share: float | None = None, *, source: str | None) -> Mark:
    """A township, or the city as such, in the words of a chart; a click chooses it, in place of what would leave nothing of it."""
    code = str(row["township"])
    chosen = scene.state.filter
    if code == CITY_LEVEL:
        label = amount_label(scene.text, scene.text.code("reach", Reach.CITY_LEVEL), amount, share)
        instead = ALL_PLACES if chosen.township else {}
        return Mark(code, label, {"reach": Reach.CITY_LEVEL.value, **instead}, Reach.CITY_LEVEL in chosen.reach, source=source)
    label = amount_label(scene.text, scene.township_name(code), amount, share)
    is_left_out = chosen.reach == (Reach.CITY_LEVEL,) or not row.get("own_projects", 1) + row.get("shared_projects", 0)
    instead = {"reach": None} if chosen.reach and is_left_out else {}
    return Mark(code, label, {"township": code, **instead}, code in chosen.township, source=source)


def township_counts(origins: Origins, *of: str) -> list[Column]:
    """The columns of how many projects a township has of its own, and shares; that it has none is said of townships alone."""
    text = origins.scene.text
    own, shared = (count_column(text, origins.count(part, *of), f"{part}_projects") for part in ("own", "shared"))
    return [own.where(lambda row: row.get("own_projects") or row["township"] not in _GROUPS), shared]


# --- the titles ----------------------------------------------------------------------------------


def _titled(scene: Scene, listed: Sequence[Row], words: Callable[[Scene, Sequence[Row], float], str]) -> str:
    """``words`` about the townships' rows and all money; of money that only may be of the chosen sources, who is sure of most."""
    text, places, whole = scene.text, _inside(scene, listed), total(listed, "amount_wan")
    said = open_title(text, places, township_origins(scene).called)
    if not said and total(places, "amount_wan") <= 0:
        said = text("title.township.none" if whole > 0 else "title.nothing")
    return (said or words(scene, places, whole)) + with_undivided(text, total(listed, "undivided_wan"))


def _title(scene: Scene, places: Sequence[Row], whole: float) -> str:
    text, pool = scene.text, chosen_or_all(places)
    if said := _of_tied_or_only(scene, pool, whole):
        return said
    top = ranked(pool, "amount_wan")[0]
    share = text.share(top["share"])  # nothing, where no one knows of how much
    words = text(f"title.township.{'top' if share else 'most'}", name=scene.township_name(top["township"]), share=share)
    own = top["own_wan"] / top["amount_wan"] if top["amount_wan"] else 0
    extent = "all" if own >= _ALL else "almost" if own >= _ALMOST_ALL else "mostly" if own > _MOST else ""
    words += text(f"title.township.{extent}_own") if extent else ""
    without_own = sum(row["own_projects"] == 0 for row in places)
    if len(pool) == len(places) and without_own and scene.state.policy.townships is TownshipPolicy.EVENLY:
        words += text("title.township.without" if extent else "title.township.without_own", count=without_own)
    return words


def _ranked_title(scene: Scene, places: Sequence[Row], whole: float) -> str:
    """What the first two townships have together, and all others; only who has most where no two stand out."""
    text, ordered = scene.text, ranked(places, "amount_wan")
    first_wan, others_wan = total(ordered[:2], "amount_wan"), total(ordered[2:], "amount_wan")
    names = [scene.township_name(row["township"]) for row in ordered[:2]]
    if others_wan > NOTHING and first_wan > others_wan + NOTHING:
        share, others = text.share(first_wan / whole), text.share(others_wan / whole)
        return text("title.township.two", names=text.listed(names), share=share, count=len(ordered[2:]), others=others)
    key, share = "first" if len(places) > 1 else "top", text.share(ordered[0]["share"])
    said = _of_tied_or_only(scene, places, whole)
    return said or text(f"title.township.{key}", count=len(places), name=names[0], share=share)


def _of_tied_or_only(scene: Scene, places: Sequence[Row], whole: float) -> str:
    """Townships that get the same, by name where they are few, or the only one that gets any; nothing where one leads others."""
    text, tied = scene.text, most_money(scene.text, places, whole)
    names, share = [scene.township_name(row["township"]) for row in tied], text.share(tied[0]["share"])
    if len(tied) == 1:
        return text("title.township.only", name=names[0]) if whole - tied[0]["amount_wan"] <= NOTHING else ""
    if share and len(tied) == len(places):
        key = "even_all" if len(places) == len(scene.townships) else "even"
        return text(f"title.township.{key}", count=len(places), share=share)
    if share and len(tied) > NAMED:
        return text("title.township.tied", count=len(tied), share=share)
    told = who(text, names, "count.townships")  # without a share, where no one knows of how much
    return text(f"title.township.{'each' if share else 'most_each'}", names=told, share=share)
