"""Investment by category."""

from collections.abc import Sequence

from analysis.core.view import in_context
from analysis.questions.categories import OWN, by_category
from charts.category_bars import category_bars
from charts.parts.measure import text_width
from charts.parts.words import is_open
from charts.theme import Look
from i18n import Labels
from i18n.said import aloud, told_as
from ui.cards.parts.amounts import category_rows
from ui.cards.parts.card import Card, Mark, amount_label, picks, unless_nothing
from ui.cards.parts.leading import larger, most_money, with_share
from ui.cards.parts.origins import Origins
from ui.cards.parts.rows import NOTHING, Column, Row, count_column, of_categories_in_view, ranked, rounding_words, total
from ui.cards.parts.subtitles import of_unit, open_legend, warning, without_words
from ui.cards.parts.unsettled import open_title, part_columns, with_rest, with_undivided
from ui.document.parts import Link
from ui.scene.scene import Scene
from ui.words.filters import basis_gap, short_name
from ui.words.origins import gap_href
from ui.words.workings import AMOUNT, share_href

_MOST = 0.5 + 1e-9  # and what floats leave of nothing
_FONTS = {"desk": 15, "wide": 17}  # px of a title; on a phone, one column wide, lines may be two
_MENU, _AIR = 36, 16  # px at the title's end, and between Chinese and figures


@unless_nothing(*OWN)
def category_card(scene: Scene) -> Card:
    """Sorted bars, one per category; a project that outweighs its category is named inside its bar."""
    text, table = scene.text, by_category(scene.question)
    listed, origins = category_rows(scene), category_origins(scene)
    named = {row["largest_project_id"] for row in listed if row["largest_project_id"]}
    whole = in_context(scene.question, "category").whole
    gap = basis_gap(scene) if scene.state.filter.is_empty else None
    of_whole = "subtitle.share_of_view" if scene.state.filter.selects_money else "subtitle.share"
    names = {project_id: short_name(scene, scene.plan.by_id[project_id].name) for project_id in named}
    return Card(
        id="by_category",
        rows=with_rest(of_categories_in_view(listed), whole, "category"),
        figure=category_bars(table, text=text, look=scene.look, project_names=names),
        title=(open_title(text, listed, origins.called) or _title(scene, listed, names)) + with_undivided(text, whole.undivided),
        subtitle=[
            of_unit(text),
            text(of_whole, total=text.amount(whole.amount)) if whole.amount and not any(map(is_open, listed)) else "",
            without_words(scene),
            warning(gap, gap_href(scene)) if gap and scene.page != "overview" else None,  # which says it beside its numbers
            open_legend(scene, listed),
        ],
        marks=[category_mark(scene, row, row, row["share"], source=origins.mark(row)) for row in listed],
        columns=[
            Column(text("field.category"), origins.name),
            *part_columns(text, listed, origins=origins),
            origins.share_column(),
            count_column(text, origins.projects),
        ],
        how=rounding_words(text, listed),
        leads=[*origins.before(listed), *_mostly_lead(scene, listed)],
    )


def category_origins(scene: Scene) -> Origins:
    def called(row: Row) -> str:
        return scene.text.code("category", row["category"])

    return Origins(scene, "category", lambda row: {"category": row["category"]}, called, field="category")


def _mostly_lead(scene: Scene, listed: Sequence[Row]) -> list[Link]:
    """Where the part comes from that the largest project has of the first category."""
    top = next(iter(ranked(listed, "amount_wan")), None)
    if not top or not top["largest_project_id"]:
        return []
    project = top["largest_project_id"]
    label = scene.text("card.part_of", name=scene.project_name(project), of=scene.text.code("category", top["category"]))
    return [{"label": label, "href": share_href(scene, "project", AMOUNT, "amount", project=project, category=top["category"])}]


def category_mark(scene: Scene, row: Row, amount: float | Row, share: float | None = None, *, source: str | None) -> Mark:
    """A category in the words of a chart; a click chooses it."""
    code = str(row["category"])
    label = amount_label(scene.text, scene.text.code("category", code), amount, share)
    return picks(scene, "category", code, label, source)


def _title(scene: Scene, listed: Sequence[Row], names: dict[str, str]) -> str:
    text, ordered = scene.text, ranked(listed, "amount_wan")
    if total(ordered, "amount_wan") <= 0:
        return text("title.nothing")
    chosen = [row for row in ordered if row["selected"]]
    asked = scene.state.filter.replace(category=())
    is_rest = bool(asked.without) and asked.replace(without=()).is_empty
    whole = text(f"title.whole.{'view' if asked.selects_money else 'total' if asked.is_empty else 'rest' if is_rest else 'chosen'}")
    if len(chosen) not in (0, len(ordered)):
        return _about_chosen(text, ordered, chosen, whole)
    tied = most_money(text, listed)
    if len(tied) > 1:
        names_of = text.listed([text.code("category", row["category"]) for row in tied])
        return text("title.category.tied", names=names_of, share=text.share(total(tied, "share")), whole=whole)
    top = tied[0]
    if total(listed, "amount_wan") - top["amount_wan"] <= NOTHING:
        only = text("title.category.only", name=text.code("category", top["category"]))
        one = top["projects"] == 1 and top["largest_project_id"]
        return only + (text("title.category.one", name=names[top["largest_project_id"]]) if one else "")
    part = top["largest_wan"] / top["amount_wan"] if top["amount_wan"] else 0
    words = text("title.category.top", name=text.code("category", top["category"]), share=text.share(top["share"]), whole=whole)
    if part > _MOST and top["largest_project_id"]:
        key = "one" if top["projects"] == 1 else "mostly"
        more = words + text(f"title.category.{key}", part=text.share(part), name=names[top["largest_project_id"]])
        return more if _fits_one_line(scene.look, more) else told_as(words, aloud(more))
    return words


def _fits_one_line(look: Look, title: str) -> bool:
    """Whether a title stands on one line above its chart: where it does not, it says less, and no chart below it moves."""
    font = _FONTS.get(look.size.name)
    return font is None or text_width(f"<b>{title}</b>", font) <= look.size.width - _MENU - _AIR


def _about_chosen(text: Labels, ordered: Sequence[Row], chosen: Sequence[Row], whole: str) -> str:
    share = text.share(total(chosen, "share"))
    if len(chosen) > 1:
        return text("title.category.several", count=len(chosen), share=share, whole=whole)
    one, name = chosen[0], text.code("category", chosen[0]["category"])
    if one["amount_wan"] <= NOTHING:
        return text("title.category.none", name=name)
    if total(ordered, "amount_wan") - one["amount_wan"] <= NOTHING:
        return text("title.category.only", name=name)
    said = {"name": name, "share": share, "whole": whole}
    written = with_share(text, total(ordered, "amount_wan"))
    above = larger(ordered, "amount_wan", written, one["amount_wan"])
    beside = [row for row in ordered if row is not one and written(row["amount_wan"]) == written(one["amount_wan"])]
    if beside:
        others = text.listed([text.code("category", row["category"]) for row in beside])
        key = "title.category.place_tied" if above else "title.category.first_tied"
        return text(key, others=others, place=len(above) + 1, **said)
    if len(above) == 1:
        return text("title.category.second", above=text.code("category", above[0]["category"]), **said)
    key = "title.category.place" if above else "title.category.first"
    return text(key, place=len(above) + 1, count=len(ordered), **said)
