"""A click moves nothing away: the chart that it was made on stays where it is, and on a desk those beside and above it too."""

import pytest

from tests.browser.screen import Screen

pytestmark = pytest.mark.browser

PAGES = {"phone": ("overview", "townships"), "laptop": ("overview", "years", "funding"), "projector": ("overview", "structure")}
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
        screen.come(page, lang="en" if size == "laptop" and page in ("overview", "years") else "zh")
        for chart in screen.charts():
            moved |= {f"{page} {chart} {code}": where for code, where in _clicked(screen, chart, is_phone=size == "phone").items()}
    assert moved == {}


def _clicked(screen: Screen, chart: str, *, is_phone: bool) -> dict[str, object]:
    """What a click on the last mark of a chart moves, by more than a px; the click is taken back by a second one."""
    picks = {mark["id"] for mark in screen.chart(chart)["marks"] if mark["pick"]}
    mark = next((one for one in reversed(screen.marks(chart)) if one["code"] in picks), None)
    if mark is None:
        return {}
    before_all = screen.query
    x, y = screen.tab.evaluate("([chart, mark]) => bringIntoSight(chart, mark)", [chart, mark])
    before = screen.tab.evaluate(BOXES)
    (screen.tab.touchscreen.tap if is_phone else screen.tab.mouse.click)(x, y)
    screen.rest()
    assert screen.query != before_all, (chart, mark["code"])
    now = screen.tab.evaluate(BOXES)
    kept = [chart] if is_phone else _as_high(before, now)
    found = {one: (before[one], now.get(one)) for one in kept if _differs(before[one], now.get(one))}
    screen.turn_to(screen.page, **before_all)
    return {mark["code"]: found} if found else {}


def _as_high(before: dict[str, list[int]], now: dict[str, list[int]]) -> list[str]:
    """The charts down to the first that has become higher or lower: what stands below it has to follow."""
    changed = min((before[one][1] for one in before if one not in now or abs(before[one][3] - now[one][3]) > 1), default=10**6)
    return [one for one in before if before[one][1] < changed]


def _differs(before: list[int], now: list[int] | None) -> bool:
    return now is None or any(abs(one - other) > 1 for one, other in zip(before[:2], now[:2], strict=True))
