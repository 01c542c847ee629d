"""What a person has decided, on the pages: it follows what was compared, and changes nothing of what the plan says."""

from __future__ import annotations

from models import Decision
from plan_data import decide, read_decisions
from plan_data.read.files import DECISIONS
from tests.pages.reading import block, open_page
from tests.pages.test_checks import SWAPPED, TOTAL, decided, finding, folder, undecided
from tests.plan_data.conftest import Folder
from ui.run import deciding

__all__ = ["folder", "undecided"]  # fixtures


def test_a_row_that_cannot_be_read_is_told_and_closes_nothing(folder: Folder) -> None:
    decided(folder, TOTAL, "核过")
    file = folder.path / DECISIONS
    file.write_bytes(file.read_bytes() + b"x,done,,1,2026-11-24,\n")
    document = open_page("checks", finding=TOTAL)
    assert "第3行status" in block(document, "set_aside")["text"][0]
    assert block(document, "decision")["note"] == "核过"
    file.write_text("something else\n", encoding="utf-8")
    assert block(open_page("checks"), "set_aside")


def test_a_decision_follows_what_was_compared_and_not_the_number_of_the_row(folder: Folder) -> None:
    """The row was the sixth when it was decided about: now another is, which nobody has decided about."""
    row = finding("row_parts-elderly_care_05")
    values = {"finding_id": "row_parts-elderly_care_06", "guard": row.guard, "status": "explained", "decided_on": "2026-11-24"}
    decide(Decision.model_validate({**values, "note": "以总投资为准"}), folder.path)
    assert block(open_page("checks", finding=row.finding_id), "decision")["note"] == "以总投资为准"
    assert deciding.carry_out({"finding": row.finding_id, "status": "corrected", "note": "改了", "seen": ""}) is None
    assert list(read_decisions(folder.path)) == [row.finding_id]


def test_a_decision_changes_nothing_of_what_the_plan_says(folder: Folder) -> None:
    """Both numbers still stand there: the row keeps its finding, with the decision beside it, and the chapters do not agree."""
    before = open_page("project", id="funeral-10")
    decided(folder, SWAPPED, "以附件为准")
    verdict = block(open_page("project", id="funeral-10"), "verdict")
    assert verdict["agreed"] == block(before, "verdict")["agreed"] == ""
    assert [item["t"] for item in verdict["items"] if "2,697" in item["t"]] == [
        item["t"] + "（已说明）" for item in block(before, "verdict")["items"] if "2,697" in item["t"]
    ]
