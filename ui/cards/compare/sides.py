"""The two sides of a comparison: their scenes, their names, and the head of the page."""

from dataclasses import dataclass, replace
from urllib.parse import parse_qsl

from i18n.said import joined
from models import AllocationPolicy, Basis
from ui.cards.parts.card import records_words
from ui.document.page import Button, Chip, HeadChanges, Word
from ui.scene.scene import Scene
from ui.scene.state import CONDITIONS, WHOLE, ViewState
from ui.words.filters import active_filters, method, said, shortened, subject
from ui.words.headings import compare_href, share_button, usual_buttons


@dataclass(frozen=True)
class Side:
    """One side: its letter, what it is called, and its scene."""

    letter: str
    name: str
    scene: Scene


def sides_of(scene: Scene) -> tuple[Side, Side] | None:
    """Both sides; nothing where one is still to be chosen."""
    state = scene.state
    return (_side(scene, "A", state.a), _side(scene, "B", state.b)) if state.a and state.b else None


def side_name(scene: Scene, asked: str) -> str:
    """What a side is called: its filters, and its methods where they are not the usual ones."""
    text, own = scene.text, replace(scene, state=ViewState().with_side(asked, scene.plan))
    words = [said(text, active) for active in active_filters(own)]
    policy, basis = own.state.policy, own.state.basis
    words += [text(f"words.{field}.{value}") for field, value in policy if value is not getattr(AllocationPolicy(), field)]
    words += [text(f"words.basis.{basis}")] if basis is not Basis.COMPUTED else []
    return joined(text("compare.separator"), words) or text("compare.whole")


def acting_on(scene: Scene) -> frozenset[str]:
    """The conditions that change a comparison: not those that both sides say for themselves."""
    own = [dict(parse_qsl(side)).keys() for side in (scene.state.a, scene.state.b) if side]
    return CONDITIONS - (own[0] & own[1]) if len(own) == len("ab") else CONDITIONS


def compare_head(scene: Scene) -> HeadChanges:
    """The sides as chips that can be taken away, what applies to both, and the ways to swap and to begin anew."""
    text, state = scene.text, scene.state
    named = {letter: side_name(scene, asked) for letter, asked in (("a", state.a), ("b", state.b)) if asked}
    both = {text("chips.label", name=one.name, values=shortened(text, one.values)): one.params for one in active_filters(scene)}
    of_both: list[Chip] = [{"label": label, "title": None, "clear": dict.fromkeys(params)} for label, params in both.items()]
    swap: Button = {"label": text("compare.swap"), "action": {"go": scene.href(a=state.b, b=state.a)}}
    clear: Button = {"label": text("compare.clear"), "action": {"go": compare_href(scene, a=None)}}
    has_both = len(named) == len("ab")
    return {
        "words": _words(scene),
        "chips": [*(_chip(letter, name) for letter, name in named.items()), *of_both],
        "clear_all": clear if named else None,
        "buttons": [*usual_buttons(scene), swap] if has_both else [share_button(scene)],
        "hint": text("compare.hint") if has_both else "",
    }


def _chip(letter: str, name: str) -> Chip:
    """A side as a chip: A filled, B outlined."""
    chip: Chip = {"label": f"{letter.upper()}  {name}", "title": None, "clear": {letter: None}}
    return {**chip, "hollow": True} if letter == "b" else chip


def _words(scene: Scene) -> list[Word]:
    """How many projects each side has, and the method if it is the same on both."""
    text, sides = scene.text, sides_of(scene)
    if not sides:
        return [{"t": text("compare.choose"), "strong": True}]
    counts = {side.letter.lower(): text("compare.count", name=side.name, count=side.scene.seen.count) for side in sides}
    methods = list(dict.fromkeys(method(side.scene) for side in sides))
    words: list[Word] = [{"t": text("compare.words", **counts), "strong": True}]
    return [*words, {"t": methods[0], "strong": False}] if len(methods) == 1 else words


def compare_how(scene: Scene) -> list[str]:
    """Of what the figures of each side are, and by which methods."""
    abouts = [(side, subject(side.scene, side.scene.seen.count)) for side in sides_of(scene) or ()]
    told = [scene.text("compare.how.side", letter=of.letter, about=about, method=method(of.scene)) for of, about in abouts]
    return [records_words(scene, ""), *told]


def _side(scene: Scene, letter: str, asked: str) -> Side:
    own = scene.state.with_side("" if asked == WHOLE else asked, scene.plan)
    return Side(letter, side_name(scene, asked), replace(scene, state=own))
