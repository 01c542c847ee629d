"""What comes from others, under which licence: ``python3 -m tests.third_party`` writes ``docs/THIRD_PARTY.md`` from the locks."""

import re
from collections.abc import Iterator
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path

import environment

ROOT = Path(__file__).parents[1]
LIST = ROOT / "docs" / "THIRD_PARTY.md"
_PINNED = re.compile(r"^([\w.-]+)==(\S+)", re.MULTILINE)
_ROW = "| {} | {} | {} |\n"
_HEAD = """# 第三方软件及许可 · Third-party licences

由 `python3 -m tests.third_party` 按锁定的版本写成，不要手改。Written by `python3 -m tests.third_party` from the locked versions.

图表库 plotly.js（MIT，`ui/board/vendor/LICENSE`，怎样构建见 `docs/plotly-bundle.md`）随程序一起；
其余由 `start.py` 安装，许可全文在各自的软件包里。
plotly.js (MIT) comes with the app; everything else is installed by `start.py` and brings the full text of its licence.
"""


def locked() -> dict[str, dict[str, str]]:
    """The packages of the app's lock and, apart from them, those of the tests', with their versions."""
    app, test = (
        dict(_PINNED.findall((ROOT / environment.locked(name)).read_text(encoding="utf-8")))
        for name in (environment.APP_LIST, environment.TEST_LIST)
    )
    return {"程序 · The app": app, "测试 · Tests": {name: version for name, version in test.items() if name not in app}}


def written(before: str) -> str:
    """The whole list; of what is not installed here (another system's) as it was known before."""
    known = dict(re.findall(r"^\| (\S+) \| \S+ \| (.+) \|$", before, re.MULTILINE))
    parts = [_HEAD]
    for title, packages in locked().items():
        rows = (_ROW.format(name, version, _licence(name) or known.get(name, "?")) for name, version in packages.items())
        parts += [f"\n## {title}\n", "| 软件包 package | 版本 version | 许可 licence |\n|---|---|---|\n", *rows]
    return "".join(parts)


def _licence(name: str) -> str:
    try:
        return next(_said(metadata(name)), "?")
    except PackageNotFoundError:
        return ""


def _said(about: PackageMetadata) -> Iterator[str]:
    """How a package calls its licence: as an expression, in a word, or as the index classifies it."""
    yield from (words for field in ("License-Expression", "License") if 0 < len(words := about.get(field, "")) < 60)
    yield from (each.rpartition(" :: ")[2] for each in about.get_all("Classifier") or () if each.startswith("License ::"))


if __name__ == "__main__":
    LIST.write_text(written(LIST.read_text(encoding="utf-8") if LIST.exists() else ""), encoding="utf-8")
