"""The sidebar: name, menu, filters, and the small switches at its foot."""

from collections.abc import Sequence
from typing import Literal, NotRequired, TypedDict

from ui.document.parts import Option, SetButton


class Brand(TypedDict):
    """The name of the whole."""

    title: str
    sub: str


class MenuItem(TypedDict):
    """One page in the menu."""

    label: str
    href: str
    on: bool
    badge: str | None


class MenuSection(TypedDict):
    """A titled part of the menu."""

    title: str
    items: Sequence[MenuItem]


class SegmentOption(TypedDict):
    """One field of a segment; ``code`` None is the default."""

    code: str | None
    label: str
    on: bool


class Segment(TypedDict):
    """A small switch of two or three fields, in the sidebar's foot or under a list of options."""

    param: str
    label: str
    options: Sequence[SegmentOption]


class Preset(SetButton):
    """Several choices at once."""

    on: bool


class OptionsControl(TypedDict):
    """A line that opens a list of options. ``match`` asks, of several chosen ones, whether any or all are meant.

    ``presets`` stand over the options instead of all of them.
    """

    kind: Literal["options"]
    param: str
    label: str
    value: str
    on: bool
    multiple: bool
    options: Sequence[Option]
    match: NotRequired[Segment]
    presets: NotRequired[Sequence[Preset]]


class SwitchControl(TypedDict):
    """A line that is on or off: ``value_on`` is put into the parameter or taken out."""

    kind: Literal["switch"]
    param: str
    label: str
    value_on: str | None
    on: bool


_Years = TypedDict("_Years", {"from": int, "to": int})
_Amounts = TypedDict("_Amounts", {"from": int | None, "to": int | None})


class RangeControl(_Years):
    """A line that opens two years, between ``min`` and ``max``."""

    kind: Literal["range"]
    params: tuple[str, str]
    label: str
    value: str
    on: bool
    min: int
    max: int


class AmountsControl(_Amounts):
    """A line that opens two amounts of 万元; ``wan`` of them are one of what is typed."""

    kind: Literal["amounts"]
    params: tuple[str, str]
    label: str
    value: str
    on: bool
    wan: int


class TextControl(TypedDict):
    """A search line."""

    kind: Literal["text"]
    param: str
    label: str
    value: str
    placeholder: str
    on: bool


SimpleControl = OptionsControl | SwitchControl | RangeControl | AmountsControl | TextControl


class MoreControl(TypedDict):
    """A line that unfolds rarer controls."""

    kind: Literal["more"]
    param: str
    label: str
    value: str
    on: bool
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
