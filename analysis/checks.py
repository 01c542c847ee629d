"""What does not agree in a plan: ``python3 -m analysis.checks [folder] [--json]``, a linter for plans.

Every check is a general rule over the plan's records; ``docs/checks.md`` says what each compares and what it cannot see.
The command exits with 1 if something of severity error is found, with 0 if not, and with 2 if the folder is no plan or
what was found cannot be printed.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from analysis.checking.claims import bound_of
from analysis.checking.figures import written
from analysis.checking.reviewing import CHECKS, Review, Tally, find_contradictions, review
from i18n import LANGUAGES, Labels, load_labels
from models import Finding, Severity, Side

__all__ = ["CHECKS", "Review", "Tally", "find_contradictions", "main", "review"]

_MOST_PASSAGES = 6
_INDENT = "    "


def main(arguments: list[str] | None = None) -> int:
    from plan_data.read.loading import load_plan
    from plan_data.read.problems import PlanProblems
    from plan_data.write.console import say

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


def as_text(review: Review, text: Labels) -> Iterator[str]:
    """Every finding with both sides, the difference and the reading, then how much each check compared."""
    for finding in review.findings:
        yield from _finding(finding, text)
        yield ""
    for check, tally in review.tallies.items():
        yield text("checks.tally", check=text.code("check", check), checked=tally.checked, agreed=tally.agreed)
    yield text("checks.summary", findings=len(review.findings), checked=review.checked, agreed=review.agreed)


def as_json(review: Review, text: Labels) -> str:
    """The same as JSON: every finding with all its sides, places and quotes."""
    tallies = {check: {"checked": tally.checked, "agreed": tally.agreed} for check, tally in review.tallies.items()}
    findings = [_record(finding, text) for finding in review.findings]
    whole = {"checked": review.checked, "agreed": review.agreed, "checks": tallies, "findings": findings}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _record(finding: Finding, text: Labels) -> dict[str, object]:
    record = finding.model_dump(mode="json")
    record["guard"] = finding.guard
    if finding.reading:
        record["reading"]["message"] = text(f"reading.{finding.reading.key}", **finding.reading.values)
    return record


def _finding(finding: Finding, text: Labels) -> Iterator[str]:
    yield f"{text.code('severity', finding.severity)} {finding.message} [{finding.finding_id}]"
    for side in finding.sides:
        yield from _side(side, text)
    if finding.difference:
        yield _INDENT + text("checks.difference", difference=f"{written(finding.difference)}{finding.unit}")
    if finding.reading:
        reading = text(f"reading.{finding.reading.key}", **finding.reading.values)
        yield _INDENT + text("checks.reading", reading=reading)
    yield _INDENT + text("checks.guard", guard=finding.guard)


def _side(side: Side, text: Labels) -> Iterator[str]:
    value = bound_of(side)
    yield f"{_INDENT}{text(f'checks.{side.origin}')}{f' {value}' if value else ''}"
    for passage in side.passages[:_MOST_PASSAGES]:
        yield f"{_INDENT * 2}{passage.section} {passage.start}-{passage.end} {' '.join(passage.quote.split())}"
    if len(side.passages) > _MOST_PASSAGES:
        yield _INDENT * 2 + text("checks.more", count=len(side.passages) - _MOST_PASSAGES)


if __name__ == "__main__":
    sys.exit(main())
