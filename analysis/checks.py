"""What does not agree in a plan: ``python3 -m analysis.checks [folder] [--json]``, a linter for plans.

Every check is a general rule over the plan's records; ``docs/checks.md`` says what each compares and what it cannot see.
The command exits with 1 if something of severity error is found, with 0 if not, and with 2 if the folder is no plan or
what was found cannot be printed.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from analysis.checking.printing import as_json, as_text
from analysis.checking.reviewing import CHECKS, Review, Tally, find_contradictions, review
from i18n import LANGUAGES, load_labels
from models import Severity

__all__ = ["CHECKS", "Review", "Tally", "find_contradictions", "main", "review"]


def main(arguments: list[str] | None = None) -> int:
    """The command."""
    from plan_data import PlanProblems, load_plan, say

    parser = argparse.ArgumentParser(prog="python3 -m analysis.checks", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="the plan's folder; by default the plan that comes with the dashboard")
    parser.add_argument("--json", action="store_true", help="print everything as JSON")
    options = parser.parse_args(arguments)
    try:
        found = review(load_plan(options.folder))
    except (PlanProblems, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    text = load_labels(LANGUAGES[0])
    printed = say([as_json(found, text)] if options.json else as_text(found, text))
    return printed or int(any(finding.severity is Severity.ERROR for finding in found.findings))


if __name__ == "__main__":
    sys.exit(main())
