"""How charts look: colour tokens of the light and the dark theme, hatches, and measures per screen class.

All lengths are pixels. One colour per code, in every chart; text colours are 4.5:1 and marks 3:1 on the ground.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

FONT_FAMILY = '"Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif'
_DIM = 0.28  # how much of its colour a mark keeps that is not chosen
UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True)
class Theme:
    """Colour tokens. ``categories`` and ``sources`` hold one colour per code; ``context`` outlines what only gives the measure."""

    ground: str
    tile: str
    ink: str
    secondary: str
    line: str
    strong_line: str
    ghost: str
    context: str
    disagreement: str
    categories: Mapping[str, str]
    sources: Mapping[str, str]

    def colour(self, code: str) -> str:
        """The colour of a category or funding source code; ink for any other code."""
        return self.categories.get(code) or self.sources.get(code) or self.ink


@dataclass(frozen=True)
class Size:
    """Measures of a screen class.

    ``width`` is the width a chart column has on the mock; it only decides what fits, never where a mark stands.
    ``bar``/``step`` are thickness and pitch of category bars, ``thin_*`` of denser bars, ``row_*`` of long lists.
    """

    name: str
    width: int
    font: int
    value_font: int
    gap: int
    bar: int
    step: int
    thin_bar: int
    thin_step: int
    row_bar: int
    row_step: int
    left: int
    thin_left: int
    right: int
    name_limit: int
    names_above: bool
    year_height: int
    year_right: int
    tile: int
    square: int
    flow_height: int
    tree_height: int
    tree_font: int
    hatch: int = 1  # how many times the size of hatches, for a room's distance

    @property
    def unit(self) -> float:
        """How many times larger than on a desk small distances are."""
        return max(self.font / 14, 1)

    @property
    def narrowest(self) -> int:
        """The width of a name above its bar, which is whole on the narrowest phone too."""
        return self.width - 30

    @property
    def full_width(self) -> int:
        """The width of a chart over both columns of the page."""
        return self.width if self.name in ("phone", "present") else self.width * 2 + 40


@dataclass(frozen=True)
class Look:
    """What a builder needs to know about the screen: its colours and its measures."""

    theme: Theme
    size: Size


LIGHT = Theme(
    ground="#FFFFFF", tile="#F5F7F9", ink="#1B2A3A", secondary="#5B6B7B",
    line="#E3E8EE", strong_line="#C9D2DB", ghost="#EDF0F4", context="#818E9B",
    disagreement="#B23A2A",
    categories=MappingProxyType({
        "elderly_care": "#2F6DB5", "funeral": "#4F5B69", "social_welfare": "#C26A10", "grassroots_community": "#17967A",
    }),
    sources=MappingProxyType({
        "central_provincial": "#3D2C5C", "prefecture": "#7458A6", "county_city": "#9F80C8", "other": "#967022",
    }),
)  # fmt: skip
DARK = Theme(
    ground="#12171E", tile="#1A212A", ink="#E6EBF1", secondary="#9AA8B7",
    line="#28313B", strong_line="#3A4653", ghost="#1F2832", context="#66737F",
    disagreement="#F08C7A",
    categories=MappingProxyType({
        "elderly_care": "#5C9CE6", "funeral": "#AEB9C5", "social_welfare": "#E8954A", "grassroots_community": "#2FA283",
    }),
    sources=MappingProxyType({
        "central_provincial": "#D9CCF0", "prefecture": "#A98FD6", "county_city": "#7D65AE", "other": "#CFA65A",
    }),
)  # fmt: skip

PHONE = Size(
    name="phone", width=358, font=12, value_font=12, gap=8, bar=18, step=46, thin_bar=16, thin_step=40,
    row_bar=14, row_step=44, left=0, thin_left=72, right=104, name_limit=300, names_above=True,
    year_height=240, year_right=106, tile=84, square=40, flow_height=720, tree_height=600, tree_font=12,
)  # fmt: skip
DESK = Size(
    name="desk", width=501, font=12, value_font=12, gap=8, bar=18, step=33, thin_bar=16, thin_step=26,
    row_bar=14, row_step=26, left=160, thin_left=72, right=104, name_limit=216, names_above=False,
    year_height=236, year_right=106, tile=56, square=32, flow_height=468, tree_height=400, tree_font=12,
)  # fmt: skip
WIDE = Size(
    name="wide", width=762, font=14, value_font=14, gap=8, bar=24, step=45, thin_bar=20, thin_step=36,
    row_bar=18, row_step=34, left=184, thin_left=84, right=124, name_limit=320, names_above=False,
    year_height=312, year_right=136, tile=75, square=54, flow_height=640, tree_height=540, tree_font=14,
)  # fmt: skip
PRESENT = Size(
    name="present", width=1728, font=30, value_font=32, gap=20, bar=76, step=130, thin_bar=60, thin_step=104,
    row_bar=34, row_step=58, left=460, thin_left=200, right=290, name_limit=680, names_above=False,
    year_height=600, year_right=300, tile=150, square=132, flow_height=600, tree_height=620, tree_font=22, hatch=2,
)  # fmt: skip
SIZES = MappingProxyType({size.name: size for size in (PHONE, DESK, WIDE, PRESENT)})


def policy_hatch(look: Look, colour: str, size: int = 5) -> dict[str, Any]:
    """The pattern of a share that an allocation policy gave, in the colour of its series."""
    return _hatch(look, "/", size, 0.22, look.theme.ground, colour)


def unconfirmed_hatch(look: Look) -> dict[str, Any]:
    """The pattern of money whose funding column is not confirmed (列别待核)."""
    return _hatch(look, "x", 6, 0.28, look.theme.secondary, look.theme.ground)


def undivided_hatch(look: Look, colour: str | None = None) -> dict[str, Any]:
    """The pattern of money that is not shared out; in a stack ``colour`` tells the series."""
    return _hatch(look, ".", 5, 0.32, colour or look.theme.secondary, look.theme.ground)


def _hatch(look: Look, shape: str, size: int, solidity: float, foreground: str, background: str) -> dict[str, Any]:
    return {
        "shape": shape, "size": size * look.size.hatch, "solidity": solidity, "fillmode": "replace",
        "fgcolor": foreground, "bgcolor": background,
    }  # fmt: skip


@lru_cache(maxsize=256)
def contrast(one: str, other: str) -> float:
    """WCAG contrast ratio of two ``#RRGGBB`` colours, 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def text_on(colour: str, theme: Theme) -> str:
    """A text colour that can be read on a mark of ``colour``: the ground if it reaches 4.5:1, else what does."""
    candidates = (theme.ground, theme.ink, "#FFFFFF", "#000000")
    return next((one for one in candidates if contrast(one, colour) >= 4.5), theme.ground)


@lru_cache(maxsize=256)
def mixed(colour: str, other: str, part: float) -> str:
    """``colour`` with ``part`` (0 to 1) of ``other`` mixed in, as ``#RRGGBB``."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * part):02X}" for one, two in pairs)


def receding(colour: str, theme: Theme) -> str:
    """The fill of a mark of ``colour`` that is not chosen: pale, so that what is chosen stands out; ``edge`` outlines it."""
    return mixed(theme.ground, colour, _DIM)


def edge(colour: str, theme: Theme) -> str:
    """The palest shade of ``colour`` that still is 3:1 on the ground: the outline by which a receding mark can be seen."""
    return _edge(colour, theme.ground)


@lru_cache(maxsize=256)
def _edge(colour: str, ground: str) -> str:
    shades = (mixed(ground, colour, part / 20) for part in range(6, 20))
    return next((shade for shade in shades if contrast(shade, ground) >= 3), colour)


def translucent(colour: str, opacity: float) -> str:
    """``colour`` as an ``rgba()`` string."""
    red, green, blue = _channels(colour)
    return f"rgba({red},{green},{blue},{opacity})"


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    def linear(channel: int) -> float:
        part = channel / 255
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(channel) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
