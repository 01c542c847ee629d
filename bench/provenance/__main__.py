"""Whether every number leads back: ``python3 -m bench.provenance [page ...]`` walks the pages and prints, for each, how many
numbers are shown, how many lead somewhere, and how many of these are given there. ``--wrong`` lists those that are not.
"""

from __future__ import annotations

import argparse

from bench.provenance.measure import Tally, measure
from bench.provenance.views import views
from plan_data import load_plan

_HEAD = f"{'page':<12}{'shown':>8}{'linked':>8}{'right':>8}{'':>8}   own numbers   told in words"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        prog="python3 -m bench.provenance", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", nargs="*", help="only these pages")
    parser.add_argument("--wrong", action="store_true", help="where the numbers stand that nothing gives")
    options = parser.parse_args()
    plan = load_plan()
    found = measure([view for view in views(plan) if not options.pages or view[0] in options.pages], plan)
    print(_HEAD)
    for page, tally in found.items():
        print(_line(page, tally))
        for (block, name, own), count in tally.wrong.most_common() if options.wrong else ():
            print(f"    {count:>6} {'own' if own else 'told'} {block}.{name}: {tally.samples[block, name]}")


def _line(page: str, tally: Tally) -> str:
    counts = f"{tally.shown.total():>8,}{tally.linked.total():>8,}{tally.right.total():>8,}{tally.share:>8.1%}"
    parts = (f"{tally.right[own]:,}/{tally.shown[own]:,} {tally.share_of(own=own):.1%}" for own in (True, False))
    return f"{page:<12}{counts}   {'   '.join(parts)}"


if __name__ == "__main__":
    main()
