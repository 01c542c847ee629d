"""Every check of a plan in one tuple, and a plan's review: what was found, and how much was compared."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from analysis.checking.annex_head import head_columns, table_notes
from analysis.checking.announced import announced
from analysis.checking.bounds import hedge, target_bounds
from analysis.checking.boxes import box_heading, box_rows, no_row
from analysis.checking.cells import row_place, unit_rank, wrong_cell
from analysis.checking.loose_ends import loose_ends
from analysis.checking.mentions import category_section, never_mentioned
from analysis.checking.naming import naming
from analysis.checking.outcome import Check
from analysis.checking.parts import enumerations, parts_of_facts, parts_of_scopes
from analysis.checking.pen import item_more, slips_of_pen, words_put_in
from analysis.checking.placing import placements
from analysis.checking.ratios import built_for_townships, rates, ratios, shares
from analysis.checking.rows import missing_field, name_scope, row_kind, row_parts, row_years
from analysis.checking.same_rows import lacking_capacity, lacking_size, row_gone, row_twice
from analysis.checking.statements import statements
from analysis.checking.totals import annex_unit, printed_totals, totals_together, unexplained_number
from analysis.checking.wording import WAN
from models import Finding, Passage, Plan, Severity

CHECKS: tuple[Check, ...] = (
    printed_totals, totals_together, placements, row_parts, statements, parts_of_facts, parts_of_scopes, enumerations, ratios,
    shares, annex_unit, unexplained_number, category_section, never_mentioned, box_rows, no_row, target_bounds, row_twice, row_gone,
    row_place, row_kind, row_years, unit_rank, head_columns, loose_ends, box_heading, missing_field, naming, name_scope, hedge,
    wrong_cell, table_notes, lacking_size, lacking_capacity, slips_of_pen, words_put_in, item_more, announced, rates,
    built_for_townships,
)  # fmt: skip


@dataclass(frozen=True)
class Tally:
    """Where one check compared something, and where that agrees: a place for each comparison."""

    places: tuple[Passage, ...]
    agreeing: tuple[Passage, ...]

    @property
    def checked(self) -> int:
        return len(self.places)

    @property
    def agreed(self) -> int:
        return len(self.agreeing)


@dataclass(frozen=True)
class Review:
    """Every finding of a plan, the gravest first, and the tally of each check that compared anything."""

    findings: tuple[Finding, ...]
    tallies: Mapping[str, Tally] = field(default_factory=dict)

    @property
    def checked(self) -> int:
        return sum(tally.checked for tally in self.tallies.values())

    @property
    def agreed(self) -> int:
        return sum(tally.agreed for tally in self.tallies.values())


def review(plan: Plan) -> Review:
    """Everything that does not agree in a plan, by severity and size, and how much was compared."""
    findings: list[Finding] = []
    agreed, odd = dict[str, list[Passage]](), dict[str, list[Passage]]()
    for check in CHECKS:
        for outcome in check(plan):
            agreed.setdefault(outcome.check, []).extend(outcome.agreed)
            odd.setdefault(outcome.check, []).extend(outcome.odd)
            if outcome.finding:
                findings.append(outcome.finding)
    return Review(
        tuple(sorted(findings, key=_weight)), {name: Tally((*agreed[name], *odd[name]), tuple(agreed[name])) for name in agreed}
    )


def find_contradictions(plan: Plan) -> tuple[Finding, ...]:
    """The findings of a plan, the gravest first."""
    return review(plan).findings


def _weight(finding: Finding) -> tuple[int, bool, float]:
    """Severity first, then money before everything else, then size."""
    is_money = finding.unit == WAN or finding.amount_wan is not None
    return list(Severity).index(finding.severity), not is_money, -abs(finding.amount_wan or finding.difference or 0)
