"""What an address says as far as it is understood, and what of it is not: addresses are passed on by hand and by chat programs."""

import math
import re
import unicodedata
from collections.abc import Container, Iterator, Mapping
from fractions import Fraction
from functools import cache
from urllib.parse import parse_qs, urlencode

from i18n import LANGUAGES, load_labels
from models import Plan
from ui.scene.state import PARAMETERS, RETIRED, SIDES, WHOLE, choices

Query = Mapping[str, list[str]]
Unread = tuple[tuple[str, str], ...]  # parameters and values that say nothing
PAGE = "page"  # the name under which an address that is no page's is told
_SEPARATOR = "~"
_YEARS, _AMOUNTS, _WORDS = ("from_year", "to_year"), ("min_wan", "max_wan"), ("text", "find")
_UNITS: Mapping[str, Fraction | int] = {"yuan": Fraction(1, 10_000), "wan": 1, "million": 100, "yi": 10_000, "billion": 100_000}
_NUMBER = re.compile(r"([0-9]{1,12}(?:\.[0-9]{1,6})?)(\D*)")
_GROUPED = re.compile(r"[0-9]{1,3}(,[0-9]{3})+(?![0-9])")
_MOST_WAN, _MOST_SAID, _LONGEST = 999_999_999, 5, 24
_OURS_NOT = re.compile(r"embed\w*|utm_\w+|spm|isappinstalled|nsukey|wxfrom|\w+clid|_t")  # what Streamlit, chats and mails append
_APPENDED = ("timeline", "singlemessage", "groupmessage")  # as ``from``


def understood(query: Query, plan: Plan) -> tuple[dict[str, list[str]], Unread]:
    """The query in codes and whole 万元, without the punctuation of the sentence around it; and what it says in vain."""
    allowed = plan.codes
    sides = {name: _side(name, values[-1], plan) for name, values in query.items() if name in SIDES and values}
    own = {name: values for name, values in query.items() if name not in sides}
    read = {name: [_read(name, value, allowed.get(name, ())) for value in values] for name, values in own.items()}
    unread = (*_unread(read, plan, allowed), *(one for _, told in sides.values() for one in told))
    return {**read, **{name: [side] for name, (side, _) in sides.items()}}, unread


def _side(name: str, value: str, plan: Plan) -> tuple[str, Unread]:
    """A side of a comparison, which is a query of its own, as far as it is understood."""
    said = parse_qs(value)
    if (bare := without_ending(value)) in ("", WHOLE):
        return bare, ()
    read, unread = understood({field: values for field, values in said.items() if field not in SIDES}, plan)
    told = tuple((f"{name}.{field}", one) for field, one in unread) if said else ((name, value),)
    return urlencode([(field, _SEPARATOR.join(values)) for field, values in read.items()]), told


def without_ending(words: str) -> str:
    """An address, or a part of one, without the punctuation of the sentence around it."""
    return words.rstrip(_endings())


@cache
def _endings() -> str:
    return load_labels(LANGUAGES[0])("unread.endings")


def _read(name: str, value: str, known: Container[str]) -> str:
    if name in _WORDS:
        return value
    if name in _AMOUNTS:
        amount = read_wan(without_ending(value))
        if amount is not None:  # projects cost whole 万元: at least 120.5 is at least 121, at most 120.5 is at most 120
            return str(math.ceil(amount) if name == "min_wan" else math.floor(amount))
        return value
    return _SEPARATOR.join(code if code in known else without_ending(code) for code in value.split(_SEPARATOR))


def read_wan(words: str) -> Fraction | None:
    """An amount in 万元, as people write it: with commas, with a unit or, as the field has it, without. 1 万 is that of 1 万元."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", words)).casefold()
    plain = plain.replace(",", "") if _GROUPED.match(plain) else plain
    found = _NUMBER.fullmatch(plain)
    unit = _units().get(found[2]) if found else None
    amount = Fraction(found[1]) * unit if found and unit else None
    return amount if amount is not None and amount <= _MOST_WAN else None


@cache
def _units() -> Mapping[str, Fraction | int]:
    """The units of money in every language, by their names and what these are shortened to; no unit is that of the field."""
    words = {name: " ".join(load_labels(language)(f"unread.{name}") for language in LANGUAGES).split() for name in _UNITS}
    return {"": 1, **{word.casefold(): _UNITS[name] for name, said in words.items() for word in said}}


def _unread(query: Query, plan: Plan, allowed: Mapping[str, Container[str]]) -> Iterator[tuple[str, str]]:
    """Conditions that say nothing because they are no codes, no years of the plan, no amounts, in no order, or no conditions."""
    for name, known in {**allowed, **choices(plan)}.items():
        if name in query:
            yield from ((name, code) for code in _SEPARATOR.join(query[name]).split(_SEPARATOR) if code and code not in known)
    yield from ((name, value) for name, values in query.items() if _is_no_condition(name, values) for value in values)
    yield from _limits(query, _YEARS, plan.start_year, plan.end_year)
    yield from _limits(query, _AMOUNTS, 0, _MOST_WAN)


def _is_no_condition(name: str, values: list[str]) -> bool:
    appended = _OURS_NOT.fullmatch(name) or (name == "from" and values[-1] in _APPENDED)
    return name not in PARAMETERS | RETIRED and not appended


def _limits(query: Query, names: tuple[str, str], least: int, most: int) -> Iterator[tuple[str, str]]:
    given = [(name, _SEPARATOR.join(query[name])) for name in names if any(query.get(name, []))]
    good = [int(value) for _, value in given if _is_between(value, least, most)]
    if len(good) < len(given):
        yield from ((name, value) for name, value in given if not _is_between(value, least, most))
    elif good != sorted(good):
        yield names[0], "—".join(value for _, value in given)


def _is_between(value: str, least: int, most: int) -> bool:
    return value.isascii() and value.isdigit() and len(value) <= 9 and least <= int(value) <= most


def unread_page(name: str) -> Unread:
    """That an address names a page that there is not; the punctuation of a sentence names none."""
    return ((PAGE, name),) if without_ending(name) else ()


def said_of(unread: Unread) -> list[tuple[str, str]]:
    """What was not understood, as it can be said: each once, the first few, of a long value its beginning."""
    shown = [(_short(name), _short(value)) for name, value in dict.fromkeys(unread)]
    return [one for one in shown if all(one)][:_MOST_SAID]


def _short(words: str) -> str:
    plain = "".join(filter(str.isprintable, words)).strip()
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"
