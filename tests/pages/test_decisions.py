"""What a person has decided, on the pages: it follows what was compared, and changes nothing of what the plan says."""

import os
from datetime import UTC, datetime

from models import Change, Decision
from plan_data.read.files import DECISIONS, HISTORY
from plan_data.write.decisions import decide, line_of, read_decisions
from tests.pages.reading import block, open_page
from tests.pages.test_checks import SWAPPED, TOTAL, decided, finding, folder, undecided
from tests.plan_data.conftest import Folder
from ui.cards.checks.decision import decision_block
from ui.run import deciding
from ui.run.reader import scene_of
from ui.scene.scene import Screen

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


def test_whatever_the_file_holds_the_pages_of_money_are_open(folder: Folder) -> None:
    file = folder.path / DECISIONS
    for content in (b"", b"\0" * 99, b"\xff\xfe" * 99, b'"' * 99, b",\n" * 99, b"finding_id\n" + b"x," * 99, None):
        file.unlink(missing_ok=True)
        os.mkfifo(file) if content is None else file.write_bytes(content)
        assert open_page("funding")["numbers"], content
        assert block(open_page("checks"), "findings"), content


def test_a_decision_follows_what_was_compared_and_not_the_number_of_the_row(folder: Folder) -> None:
    """The row was the sixth when it was decided about: now another is, which nobody has decided about."""
    row = finding("row_parts-elderly_care_05")
    values = {"finding_id": "row_parts-elderly_care_06", "guard": row.guard, "status": "explained", "decided_on": "2026-11-24"}
    decide(Decision.model_validate({**values, "note": "以总投资为准"}), folder.path)
    assert block(open_page("checks", finding=row.finding_id), "decision")["note"] == "以总投资为准"
    assert deciding.carry_out({"finding": row.finding_id, "status": "corrected", "note": "改了", "seen": ""}) is None
    assert list(read_decisions(folder.path)) == [row.finding_id]


def test_every_step_is_told_and_the_last_one_can_be_taken_back(folder: Folder) -> None:
    for status, by in (("explained", " 王\u0000某\n"), ("corrected", "李" * 50)):
        assert deciding.carry_out({"finding": TOTAL, "status": status, "note": "核过", "by": by}) is None
    document = open_page("checks", finding=TOTAL, status="corrected")
    shown = block(document, "decision")
    assert shown["decided"].endswith("，" + "李" * 40)
    assert [(one["id"], one["who"], one["words"], one["note"]) for one in shown["history"]["steps"]] == [
        (2, "李" * 40, "已说明 → 已更正", "核过"),
        (1, "王某", "待核 → 已说明", "核过"),
    ]
    assert [one["finding"]["href"] for one in block(document, "findings")["history"]["steps"]] == [
        f"/checks?finding={TOTAL}&status=corrected"
    ] * 2
    assert shown["undo"]
    assert deciding.carry_out({"finding": TOTAL, "undo": 2}) is None
    after = block(open_page("checks", finding=TOTAL), "decision")
    assert (after["status"], after["history"]["steps"][0]["words"]) == ("explained", "撤销，已更正 → 已说明")
    assert after["history"]["steps"][0]["who"] == "未署名"
    assert deciding.carry_out({"finding": TOTAL, "undo": 1}) == (TOTAL, "")


def test_who_may_not_decide_sees_the_steps_and_takes_none_back(folder: Folder) -> None:
    decided(folder, TOTAL, "核过")
    scene = scene_of("checks", {"finding": [TOTAL]}, Screen("desk", dark=False), may_write=False)
    shown = decision_block(scene, finding(TOTAL), 1)
    assert shown["history"]
    assert not shown["undo"]


def test_what_was_edited_by_hand_since_is_not_offered_to_be_taken_back(folder: Folder) -> None:
    decided(folder, TOTAL, "核过")
    file = folder.path / DECISIONS
    file.write_text(file.read_text(encoding="utf-8").replace("核过", "改过"), encoding="utf-8")
    shown = block(open_page("checks", finding=TOTAL), "decision")
    assert shown["history"]
    assert not shown["undo"]


def test_of_many_steps_the_last_hundred_are_told(folder: Folder) -> None:
    step = Change(at=datetime(2026, 11, 24, tzinfo=UTC), finding_id="gone", decision=None, replaced=None)
    (folder.path / HISTORY).write_bytes(line_of(step) * 130)
    history = block(open_page("checks"), "findings")["history"]
    assert (len(history["steps"]), "130" in history["title"], "30" in history["more"]) == (100, True, True)
    assert history["steps"][0]["finding"]["label"] == "gone"


def test_a_decision_changes_nothing_of_what_the_plan_says(folder: Folder) -> None:
    """Both numbers still stand there: the row keeps its finding, with the decision beside it, and the chapters do not agree."""
    before = open_page("project", id="funeral-10")
    decided(folder, SWAPPED, "以附件为准")
    verdict = block(open_page("project", id="funeral-10"), "verdict")
    assert verdict["agreed"] == block(before, "verdict")["agreed"] == ""
    assert [item["t"] for item in verdict["items"] if "2,697" in item["t"]] == [
        item["t"] + "（已说明）" for item in block(before, "verdict")["items"] if "2,697" in item["t"]
    ]
