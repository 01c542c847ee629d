"""What people decide about findings is kept beside the plan: whole, each once, and never half."""

import csv
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.checking.reviewing import find_contradictions
from models import Decision, FindingStatus
from plan_data.read.files import DECISIONS as FILE
from plan_data.read.files import HISTORY, plan_version
from plan_data.read.problems import PlanProblems
from plan_data.write.decisions import DECISIONS, Overtaken, decide, decisions_version, mark_of, read_decisions, read_file
from tests.real import real_plan

TODAY = date(2026, 11, 24)
BOTH, LOCK = [FILE, HISTORY], f".{FILE}.lock"
HEADER = "finding_id,status,note,guard,decided_on,reading,decided_by\n"


def decision(finding: str = "printed_totals-total", note: str = "核过原件", **fields: object) -> Decision:
    values = {"status": FindingStatus.EXPLAINED, "guard": "143063 164063", "decided_on": TODAY}
    return Decision.model_validate({"finding_id": finding, "note": note, **values, **fields})


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != LOCK)


def problems(folder: Path) -> list[tuple[str, int | None, str, str, str]]:
    return [(one.file, one.row, one.field, one.value, one.rule) for one in read_file(folder).problems]


def test_a_folder_without_the_file_has_no_decisions(tmp_path: Path) -> None:
    assert read_decisions(tmp_path) == {}
    assert decisions_version(tmp_path) == decisions_version(tmp_path)


def test_what_is_decided_is_read_again(tmp_path: Path) -> None:
    first, second = decision(), decision("text_amount-funeral_10", "", status=FindingStatus.CORRECTED)
    decide(first, tmp_path)
    decide(second, tmp_path)
    assert read_decisions(tmp_path) == {one.finding_id: one for one in (first, second)}


def test_the_file_is_a_table_to_read_and_commit(tmp_path: Path) -> None:
    decide(decision("b", "一，二\n三"), tmp_path)
    decide(decision("a", "", status=FindingStatus.CORRECTED, guard="1 2"), tmp_path)
    content = (tmp_path / FILE).read_bytes().decode("utf-8")
    assert content == "\ufeff" + HEADER + 'a,corrected,,1 2,2026-11-24,,\nb,explained,"一，二\n三",143063 164063,2026-11-24,,\n'
    assert tuple(HEADER.strip().split(",")) == DECISIONS.columns
    assert files_in(tmp_path) == BOTH


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(note=st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_note_survives(note: str, tmp_path: Path) -> None:
    decide(decision("a", note), tmp_path)
    decide(decision("b", "unchanged"), tmp_path)
    assert read_decisions(tmp_path)["a"].note == note.replace("\r\n", "\n").replace("\r", "\n")
    assert read_decisions(tmp_path)["b"].note == "unchanged"


def test_a_decision_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    decide(decision(), tmp_path)
    later = decision(note="查到了", status=FindingStatus.CORRECTED)
    decide(later, tmp_path)
    assert read_decisions(tmp_path) == {later.finding_id: later}


def test_open_without_a_note_takes_it_back_and_with_one_is_kept(tmp_path: Path) -> None:
    decide(decision(), tmp_path)
    decide(decision(note="", status=FindingStatus.OPEN), tmp_path)
    assert read_decisions(tmp_path) == {}
    waiting = decision(note="等财政局答复", status=FindingStatus.OPEN)
    decide(waiting, tmp_path)
    assert list(read_decisions(tmp_path).values()) == [waiting]


def test_saying_nothing_about_what_is_open_makes_no_file(tmp_path: Path) -> None:
    decide(decision(note="", status=FindingStatus.OPEN), tmp_path)
    assert files_in(tmp_path) == []


def test_decisions_are_no_part_of_the_plans_version(tmp_path: Path) -> None:
    plan, decided = plan_version(tmp_path), decisions_version(tmp_path)
    decide(decision(), tmp_path)
    assert plan_version(tmp_path) == plan
    assert decisions_version(tmp_path) != decided


# --- two people at once --------------------------------------------------------------------------


def test_whoever_saw_something_else_is_told(tmp_path: Path) -> None:
    mine, other = decision(note="我看是漏了两行"), decision(note="等原件", status=FindingStatus.OPEN)
    decide(other, tmp_path, seen=mark_of(None))
    with pytest.raises(Overtaken):
        decide(mine, tmp_path, seen=mark_of(None))
    assert read_decisions(tmp_path) == {other.finding_id: other}
    decide(mine, tmp_path, seen=mark_of(other))
    assert read_decisions(tmp_path) == {mine.finding_id: mine}


def test_the_same_decision_sent_twice_is_no_quarrel(tmp_path: Path) -> None:
    for _ in range(2):
        decide(decision(), tmp_path, seen=mark_of(None))
    assert len(read_decisions(tmp_path)) == 1


def test_many_at_once_lose_nothing_and_never_show_half_a_file(tmp_path: Path) -> None:
    names = [f"finding-{number}" for number in range(40)]
    with ThreadPoolExecutor(12) as people:
        reading = [people.submit(lambda: len(read_decisions(tmp_path))) for _ in range(20)]
        list(people.map(lambda name: decide(decision(name, name * 50), tmp_path), names))
        assert all(0 <= one.result() <= len(names) for one in reading)
    assert sorted(read_decisions(tmp_path)) == sorted(names)
    assert files_in(tmp_path) == BOTH


# --- a folder that is in the way -----------------------------------------------------------------


@pytest.fixture
def cannot_write(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def refused(path: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied", str(target))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refused)
        yield


def test_what_cannot_be_written_leaves_the_file_as_it_was(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    decide(decision(), tmp_path)
    before = (tmp_path / FILE).read_bytes()
    request.getfixturevalue("cannot_write")
    with pytest.raises(PermissionError):
        decide(decision("another"), tmp_path)
    assert (tmp_path / FILE).read_bytes() == before
    assert files_in(tmp_path) == BOTH


def test_a_folder_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"No such file|cannot find"):
        decide(decision(), tmp_path / "nowhere")


def test_half_a_character_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    decide(decision(), tmp_path)
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(UnicodeEncodeError):
        decide(decision("another", "\ud800"), tmp_path)
    assert (tmp_path / FILE).read_bytes() == before
    assert files_in(tmp_path) == BOTH


# --- a file edited by hand -----------------------------------------------------------------------

GOOD = "good,explained,,1 2,2026-11-24,\n"
BAD_ROWS = [
    ("Total,explained,,1 2,2026-11-24,\n", "finding_id", "Total", "pattern"),
    ("a,done,,1 2,2026-11-24,\n", "status", "done", "one_of"),
    ("a,explained,,1 2,24.11.2026,\n", "decided_on", "24.11.2026", "date"),
    ("a,explained,,1 2,,\n", "decided_on", "", "date"),
    (GOOD, "finding_id", "good", "once"),
]


@pytest.mark.parametrize(("row", "field", "value", "rule"), BAD_ROWS, ids=[case[1] + case[2] for case in BAD_ROWS])
def test_a_bad_row_sets_itself_aside_and_stays_in_the_file(row: str, field: str, value: str, rule: str, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(HEADER + GOOD + row, encoding="utf-8")
    assert problems(tmp_path) == [(FILE, 3, field, value, rule)]
    assert list(read_decisions(tmp_path)) == ["good"]
    decide(decision("another"), tmp_path)
    assert list(read_decisions(tmp_path)) == ["another", "good"]
    assert [one[2:] for one in problems(tmp_path)] == [(field, value, rule)]
    assert (tmp_path / FILE).read_text(encoding="utf-8-sig").endswith(row.replace("\n", ",\n"))


def test_every_fault_is_named_at_once(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(HEADER + GOOD + "".join(row for row, *_ in BAD_ROWS), encoding="utf-8")
    assert {(row, field) for _, row, field, _, _ in problems(tmp_path)} == {(row, case[1]) for row, case in enumerate(BAD_ROWS, 3)}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("day", ["2026/11/4", "2026-11-04", "2026.11.4", "2026/11/04 0:00"])
def test_a_file_that_a_spreadsheet_saved_is_read(encoding: str, day: str, tmp_path: Path) -> None:
    row = f'good,Explained,"核过, 原件",1 2,{day},,,\r\n,,,,,,,\r\n'
    (tmp_path / FILE).write_bytes((HEADER.strip() + ",,\r\n" + row).encode(encoding))
    (found,) = read_decisions(tmp_path).values()
    assert (found.status, found.note, found.decided_on) == (FindingStatus.EXPLAINED, "核过, 原件", date(2026, 11, 4))
    assert problems(tmp_path) == []


def test_a_file_of_before_readings_were_kept_is_read(tmp_path: Path) -> None:
    old = "finding_id,status,note,guard,decided_on\ngood,explained,,1 2,2026-11-24\n"
    (tmp_path / FILE).write_text(old, encoding="utf-8")
    assert (read_decisions(tmp_path)["good"].reading, read_decisions(tmp_path)["good"].decided_by) == ("", "")


@pytest.mark.parametrize("note", ["=1+1", "+86", "-1", "@甲", "'=1", "''-", "'甲", "\t=1"])
def test_no_cell_becomes_a_formula_and_none_is_changed(note: str, tmp_path: Path) -> None:
    decide(decision(note=note, guard="- -"), tmp_path)
    cells = next(csv.DictReader((tmp_path / FILE).read_text(encoding="utf-8-sig").splitlines()))
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in cells.values())
    (found,) = read_decisions(tmp_path).values()
    assert (found.note, found.guard) == (note, "- -")


def test_what_was_decided_about_the_same_under_another_id_is_replaced(tmp_path: Path) -> None:
    decide(decision("row_parts-elderly_care_05", guard="1 2 #a"), tmp_path)
    decide(decision("row_parts-elderly_care_04", guard="1 2 #a"), tmp_path, instead_of="row_parts-elderly_care_05")
    assert list(read_decisions(tmp_path)) == ["row_parts-elderly_care_04"]


def test_a_file_from_a_spreadsheet_is_read(tmp_path: Path) -> None:
    content = "\ufeff" + (HEADER + GOOD).replace("\n", "\r\n")
    (tmp_path / FILE).write_bytes(content.encode("utf-8"))
    assert list(read_decisions(tmp_path)) == ["good"]


def test_a_file_that_is_none_is_reported(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    assert [(file, rule) for file, _, _, _, rule in problems(tmp_path)] == [(FILE, "file")]


def test_nothing_is_decided_over_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("something else\n", encoding="utf-8")
    with pytest.raises(PlanProblems):
        decide(decision(), tmp_path)
    assert (tmp_path / FILE).read_text(encoding="utf-8") == "something else\n"


def test_a_guard_holds_both_ends_of_a_range() -> None:
    plan = real_plan()
    finding = next(one for one in find_contradictions(plan) if one.sides[0].value is not None)
    side = finding.sides[0].model_copy(update={"value_high": 9.0})
    changed = finding.model_copy(update={"sides": (side, *finding.sides[1:])})
    assert changed.guard == finding.guard.replace(f"{side.value:.10g}", f"{side.value:.10g}..9", 1)


def test_a_guard_says_of_what_and_never_in_which_row() -> None:
    """Another name is another thing though the values are the same; another number of the row is not."""
    finding = next(one for one in find_contradictions(real_plan()) if one.finding_id == "row_parts-elderly_care_05")
    assert (
        finding.model_copy(update={"finding_id": "row_parts-elderly_care_04", "records": ("elderly_care-04",)}).guard
        == finding.guard
    )
    assert finding.model_copy(update={"values": {**finding.values, "name": "别的中心"}}).guard != finding.guard


def test_a_guard_without_values_holds_the_words() -> None:
    finding = next(one for one in find_contradictions(real_plan()) if one.check == "naming")
    assert finding.model_copy(update={"values": {**finding.values, "stated": "别的站"}}).guard != finding.guard
