"""A click moves nothing away: the chart that it was made on stays where it is, and on a desk those beside and above it too.

On a laptop it is seen at every click of ``test_clicks``; here on a phone and a projector.
"""

import pytest

from tests.browser.screen import Screen

pytestmark = pytest.mark.browser

PAGES = {"phone": ("overview", "townships"), "projector": ("overview", "structure")}
BOXES = """() => Object.fromEntries([...document.querySelectorAll(".frame")].map((frame) => {
  const { left, top, width, height } = frame.querySelector(".plot").getBoundingClientRect();
  return [frame.dataset.chart, [left, top, width, height].map(Math.round)];
}))"""


@pytest.mark.parametrize("size", PAGES)
def test_a_click_moves_no_chart(size: str, request: pytest.FixtureRequest) -> None:
    screen: Screen = request.getfixturevalue("phone" if size == "phone" else "screen")
    if size == "projector":
        screen.tab.set_viewport_size({"width": 1920, "height": 1080})
    moved: dict[str, object] = {}
    for page in PAGES[size]:
        screen.come(page)
        for chart in screen.charts():
            moved |= {f"{page} {chart}": found for found in [moved_by_a_click(screen, chart, is_phone=size == "phone")] if found}
    assert moved == {}


def moved_by_a_click(screen: Screen, chart: str, *, is_phone: bool = False) -> dict[str, object]:
    """What a click on the last mark of a chart moves; all is then as it was."""
    picks = {mark["id"] for mark in screen.chart(chart)["marks"] if mark["pick"]}
    mark = next((one for one in reversed(screen.marks(chart)) if one["code"] in picks), None)
    if mark is None:
        return {}
    before_all = screen.query
    x, y = screen.tab.evaluate("([chart, mark]) => bringIntoSight(chart, mark)", [chart, mark])
    before = boxes(screen)
    (screen.tab.touchscreen.tap if is_phone else screen.tab.mouse.click)(x, y)
    screen.rest()
    assert screen.query != before_all, (chart, mark["code"])
    found = moved_since(before, screen, [chart] if is_phone else None)
    screen.turn_to(screen.page, **before_all)
    return found


def boxes(screen: Screen) -> dict[str, list[int]]:
    """Where each chart stands in the window, and how large it is."""
    found: dict[str, list[int]] = screen.tab.evaluate(BOXES)
    return found


def moved_since(before: dict[str, list[int]], screen: Screen, charts: list[str] | None = None) -> dict[str, object]:
    """Which charts have moved by more than a px, of those in sight that nothing higher or lower than before stands above."""
    now, height = boxes(screen), screen.tab.evaluate("innerHeight")
    kept = charts or [one for one in _as_high(before, now) if before[one][1] < height and before[one][1] + before[one][3] > 0]
    return {one: (before[one], now.get(one)) for one in kept if _differs(before[one], now.get(one))}


def _as_high(before: dict[str, list[int]], now: dict[str, list[int]]) -> list[str]:
    """The charts down to the first that has become higher or lower: what stands below it has to follow."""
    changed = min((before[one][1] for one in before if one not in now or abs(before[one][3] - now[one][3]) > 1), default=10**6)
    return [one for one in before if before[one][1] < changed]


def _differs(before: list[int], now: list[int] | None) -> bool:
    return now is None or any(abs(one - other) > 1 for one, other in zip(before[:2], now[:2], strict=True))
