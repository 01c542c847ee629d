"""Whether every number leads back: ``python3 -m bench.provenance [page ...]`` walks the pages and prints, for each, how many
numbers are shown, how many lead somewhere, and how many of these are given there. ``--views`` prints every view of a page too,
as it is walked, ``--wrong`` those numbers that are not right.
"""

import argparse
from itertools import groupby

from bench.provenance.measure import Tally, Walker
from bench.provenance.views import views
from plan_data.read.loading import load_plan

_HEAD = f"{'page':<12}{'shown':>8}{'linked':>8}{'right':>8}{'':>8}   own numbers   told in words"


def main() -> None:
    """Measure and print, page by page."""
    parser = argparse.ArgumentParser(
        prog="python3 -m bench.provenance", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", nargs="*", help="only these pages")
    parser.add_argument("--views", action="store_true", help="a line for every view")
    parser.add_argument("--wrong", action="store_true", help="where the numbers stand that nothing gives")
    options = parser.parse_args()
    plan = load_plan()
    walk = Walker(plan)
    print(_HEAD)
    for page, listed in groupby(sorted(views(plan), key=lambda view: view[0]), key=lambda view: view[0]):
        whole = Tally()
        for view in listed if page in (options.pages or [page]) else ():
            href, tally = walk.tally(view)
            whole.add_all(tally)
            if options.views:
                print(f"{_line('', tally)}  {href}", flush=True)
        if whole.shown:
            print(_line(page, whole), flush=True)
        for (block, name, own), count in whole.wrong.most_common() if options.wrong else ():
            print(f"    {count:>6} {'own' if own else 'told'} {block}.{name}: {whole.samples[block, name]}")


def _line(page: str, tally: Tally) -> str:
    counts = f"{tally.shown.total():>8,}{tally.linked.total():>8,}{tally.right.total():>8,}{tally.share:>8.1%}"
    parts = (f"{tally.right[own]:,}/{tally.shown[own]:,} {tally.share_of(own=own):.1%}" for own in (True, False))
    return f"{page:<12}{counts}   {'   '.join(parts)}"


if __name__ == "__main__":
    main()
