"""``python3 -m tests.golden`` shows how pages differ from what is kept; ``--renew`` shows it and keeps what they say now."""

import argparse
import sys
from collections.abc import Sequence

from tests.golden.cases import CASES
from tests.golden.keeping import differences, renew, strays


def main(arguments: Sequence[str]) -> int:
    """0 if every page says what is kept, or is made to by ``--renew``."""
    parser = argparse.ArgumentParser(prog="python3 -m tests.golden", description=__doc__)
    parser.add_argument("--renew", action="store_true", help="keep what the pages say now")
    parser.add_argument("names", nargs="*", help="cases; all if none is named")
    asked = parser.parse_args(arguments)
    cases = [case for case in CASES if not asked.names or case.name in asked.names]
    changed = [case for case in cases if _shown(differences(case))]
    gone = [] if asked.names else strays()
    for file in gone:
        print(f"no case has this name: {file.name}")
    if asked.renew:
        for case in changed:
            renew(case)
        for file in gone:
            file.unlink()
    print(f"{len(cases)} pages, {len(changed)} differ{', renewed' if asked.renew else ''}")
    return 0 if asked.renew or not (changed or gone) else 1


def _shown(difference: str) -> bool:
    if difference:
        print(difference, end="\n\n")
    return bool(difference)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1:]))
