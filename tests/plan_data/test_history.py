"""Every step of what people decided stays: who, when and in place of what; the last one can be taken back."""

from pathlib import Path

import pytest

from models import Change, FindingStatus
from plan_data.read.files import DECISIONS, HISTORY
from plan_data.write.decisions import Overtaken, decide, read_decisions, read_history, undo
from tests.plan_data.test_decisions import decision

NAME = decision().finding_id


def steps(folder: Path) -> list[Change]:
    return list(read_history(folder).values())


def test_each_step_says_who_decided_what_in_place_of_what(tmp_path: Path) -> None:
    first, second = decision(decided_by="王某"), decision(note="查到了", status=FindingStatus.CORRECTED, decided_by="李某")
    decide(first, tmp_path)
    decide(second, tmp_path)
    decide(decision(note="", status=FindingStatus.OPEN), tmp_path)
    said = [(one.by, one.replaced, one.decision) for one in steps(tmp_path)]
    assert said == [("王某", None, first), ("李某", first, second), ("", second, None)]
    assert all(one.at.tzinfo and one.finding_id == NAME for one in steps(tmp_path))
    assert read_decisions(tmp_path) == {}


def test_what_changes_nothing_is_no_step(tmp_path: Path) -> None:
    decide(decision(note="", status=FindingStatus.OPEN), tmp_path)
    decide(decision("a", "一\r\n二"), tmp_path)
    decide(decision("a", "一\r\n二"), tmp_path)
    assert len(steps(tmp_path)) == 1


def test_the_last_step_is_taken_back_and_that_is_a_step_that_can_be_taken_back(tmp_path: Path) -> None:
    first, second = decision(), decision(note="另一个")
    decide(first, tmp_path)
    decide(second, tmp_path)
    undo(NAME, 2, "王某", tmp_path)
    assert read_decisions(tmp_path) == {NAME: first}
    undo(NAME, 2, "王某", tmp_path)  # sent twice
    assert [(one.by, one.undoes) for one in steps(tmp_path)] == [("", None), ("", None), ("王某", 2)]
    undo(NAME, 3, "", tmp_path)
    assert read_decisions(tmp_path) == {NAME: second}
    assert steps(tmp_path)[-1].replaced == first


def test_the_first_step_taken_back_leaves_it_open(tmp_path: Path) -> None:
    decide(decision(), tmp_path)
    undo(NAME, 1, "", tmp_path)
    assert read_decisions(tmp_path) == {}


@pytest.mark.parametrize("number", [0, 1, 3, 99])
def test_only_the_last_step_can_be_taken_back(number: int, tmp_path: Path) -> None:
    decide(decision(), tmp_path)
    decide(decision(note="另一个"), tmp_path)
    decide(decision("another"), tmp_path)
    with pytest.raises(Overtaken):
        undo(NAME, number, "", tmp_path)
    assert len(steps(tmp_path)) == 3


def test_what_was_edited_by_hand_since_is_not_taken_back(tmp_path: Path) -> None:
    decide(decision(), tmp_path)
    file = tmp_path / DECISIONS
    file.write_text(file.read_text(encoding="utf-8").replace("核过原件", "改过"), encoding="utf-8")
    with pytest.raises(Overtaken):
        undo(NAME, 1, "", tmp_path)
    assert read_decisions(tmp_path)[NAME].note == "改过"


def test_a_step_about_what_had_another_id_goes_back_to_it(tmp_path: Path) -> None:
    earlier = decision("row_parts-elderly_care_05")
    decide(earlier, tmp_path)
    decide(decision("row_parts-elderly_care_04"), tmp_path, instead_of=earlier.finding_id)
    undo("row_parts-elderly_care_04", 2, "", tmp_path)
    assert read_decisions(tmp_path) == {earlier.finding_id: earlier}


def test_a_line_left_half_is_left_out_and_the_next_begins_anew(tmp_path: Path) -> None:
    decide(decision(), tmp_path)
    with (tmp_path / HISTORY).open("ab") as file:
        file.write(b'{"at":"2026-')
    decide(decision("another"), tmp_path)
    assert list(read_history(tmp_path)) == [1, 3]
    undo("another", 3, "", tmp_path)
    assert list(read_decisions(tmp_path)) == [NAME]


def test_a_history_that_is_none_keeps_nobody_from_reading_what_stands(tmp_path: Path) -> None:
    decide(decision(), tmp_path)
    (tmp_path / HISTORY).unlink()
    (tmp_path / HISTORY).mkdir()
    assert read_history(tmp_path) == {}
    with pytest.raises(OSError, match="directory"):
        decide(decision("another"), tmp_path)
    assert list(read_decisions(tmp_path)) == [NAME]
