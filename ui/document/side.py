"""The sidebar: name, menu, filters, and the small switches at its foot."""

from collections.abc import Sequence
from typing import Literal, NotRequired, TypedDict

from ui.document.parts import Link, Option, SetSwitch


class Brand(TypedDict):
    """The name of the whole."""

    title: str
    sub: str


class MenuItem(Link):
    """One page in the menu."""

    on: bool
    badge: str | None


class MenuSection(TypedDict):
    """A titled part of the menu."""

    title: str
    items: Sequence[MenuItem]


class Segment(TypedDict):
    """A small switch of two or three fields, in the sidebar's foot or under a list of options."""

    param: str
    label: str
    options: Sequence[Option]


class _Line(TypedDict):
    """What every line says: its name, what is chosen, and whether that is more than the usual."""

    label: str
    value: str
    on: bool


class OptionsControl(_Line):
    """A line that opens a list of options. ``match`` asks, of several chosen ones, whether any or all are meant.

    ``presets``, several choices at once, stand over the options instead of all of them.
    """

    kind: Literal["options"]
    param: str
    multiple: bool
    options: Sequence[Option]
    match: NotRequired[Segment]
    presets: NotRequired[Sequence[SetSwitch]]


class SwitchControl(TypedDict):
    """A line that is on or off: ``value_on`` is put into the parameter or taken out."""

    kind: Literal["switch"]
    param: str
    label: str
    value_on: str | None
    on: bool


_Years = TypedDict("_Years", {"from": int, "to": int})
_Amounts = TypedDict("_Amounts", {"from": int | None, "to": int | None})


class RangeControl(_Line, _Years):
    """A line that opens two years, between ``min`` and ``max``."""

    kind: Literal["range"]
    params: tuple[str, str]
    min: int
    max: int


class AmountsControl(_Line, _Amounts):
    """A line that opens two amounts of 万元; ``wan`` of them are one of what is typed."""

    kind: Literal["amounts"]
    params: tuple[str, str]
    wan: int


class TextControl(_Line):
    """A search line."""

    kind: Literal["text"]
    param: str
    placeholder: str


SimpleControl = OptionsControl | SwitchControl | RangeControl | AmountsControl | TextControl


class MoreControl(_Line):
    """A line that unfolds rarer controls."""

    kind: Literal["more"]
    param: str
    controls: Sequence[SimpleControl]


Control = SimpleControl | MoreControl


class ControlGroup(TypedDict):
    """A titled group of controls."""

    title: str
    controls: Sequence[Control]


class Side(TypedDict):
    """The sidebar."""

    brand: Brand
    menu: Sequence[MenuSection]
    groups: Sequence[ControlGroup]
    foot: Sequence[Segment]
