"""axe, which finds what keeps assistive technology from a page: fetched beside the compiler of the board's types."""

import os
from functools import cache
from pathlib import Path

import pytest

from tests.browser.screen import Screen

_SCRIPT = Path(__file__).parents[2] / "ui" / "board" / "types" / "node_modules" / "axe-core" / "axe.min.js"
# Left out: what is drawn for the eye and told beside it, and more of the same.
_RUN = """async ([rules, within]) => {
  const only = rules ? { runOnly: { type: "rule", values: rules } } : {};
  const exclude = [".plot", "tbody tr:nth-child(n+5)", ".plan > :nth-child(n+25)"];
  const context = within ? { include: [within], exclude } : { exclude };
  const { violations } = await axe.run(context, { resultTypes: ["violations"], ...only });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.target.join(" ")).join(", ")}`);
}"""


@cache
def _script() -> str:
    if not _SCRIPT.exists():
        message = "npm install in ui/board/types"
        pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)
    return _SCRIPT.read_text(encoding="utf-8")


def faults(screen: Screen, *rules: str, within: str = "") -> list[str]:
    """What axe finds on the screen as it is, or within a part of it; by all of its rules, or by some."""
    if not screen.tab.evaluate("!!window.axe"):
        screen.tab.evaluate(_script())
    found: list[str] = screen.tab.evaluate(_RUN, [list(rules) or None, within])
    return found
