"""Everything a reader waits for, in one table: ``python3 -m bench``. Ends by itself.

Starts the app as people do, clicks its charts in headless Chromium, and holds every figure against two others measured in
the same run: a floor, the same figures redrawn by the same Plotly with no server, and a peer, the same view in Dash.
Asserts nothing about time. ``--quick`` does everything a few times only, to see that it works.
"""

import argparse

from bench.needs import find_packages


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        prog="python3 -m bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="a few of everything: shows that it works, measures nothing")
    parser.add_argument("--without-peer", action="store_true", help="without Dash, if it is not installed")
    parser.add_argument(
        "--only", choices=("screen", "room", "follow"), help="only what is measured in a browser, many viewers, or those who follow"
    )
    options = parser.parse_args()
    find_packages(has_peer=not options.without_peer and options.only != "follow")
    if options.only == "follow":
        from bench import follow

        follow.measure(is_quick=options.quick)
    else:
        from bench.run import measure

        measure(is_quick=options.quick, has_peer=not options.without_peer, only=options.only)


if __name__ == "__main__":
    main()
