"""数据核对 as a document: the list, the sides of each finding, and what people decide about it."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from analysis.checking.reviewing import CHECKS, review
from i18n import load_labels
from models import Decision, Finding, FindingStatus, Severity
from plan_data.read.files import DECISIONS, DEFAULT_FOLDER
from plan_data.read.loading import load_plan
from plan_data.read.problems import PlanProblems
from plan_data.write.decisions import MAX_NOTE, decide, mark_of, read_decisions
from tests.cases import cases
from tests.pages.reading import Document, block, open_page
from tests.plan_data.conftest import Folder
from tests.real import real_plan
from ui.cards.checks.finding import odd_ones_out
from ui.run import deciding
from ui.scene.evidence import is_contradiction

PLAN = real_plan()
FINDINGS = review(PLAN).findings
TOTAL, SWAPPED, HOMES = "printed_totals-total", "text_amount-funeral_10", "text_count-elderly_care_03"
RANK = list(Severity)


@pytest.fixture(scope="module")
def undecided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the plan's folder that nobody has decided anything in."""
    return Path(shutil.copytree(DEFAULT_FOLDER, tmp_path_factory.mktemp("plan") / "plan", ignore=shutil.ignore_patterns(DECISIONS)))


@pytest.fixture(autouse=True)
def _reads_it(undecided: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAN_FOLDER", str(undecided))


@pytest.fixture
def folder(undecided: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """A copy of its own for a test that changes it."""
    copied = Folder(Path(shutil.copytree(undecided, tmp_path / "plan")))
    monkeypatch.setenv("PLAN_FOLDER", str(copied.path))
    return copied


def finding(name: str = TOTAL) -> Finding:
    return next(one for one in FINDINGS if one.finding_id == name)


def decided(folder: Folder, name: str = TOTAL, note: str = "", **fields: object) -> Decision:
    values = {"status": FindingStatus.EXPLAINED, "guard": finding(name).guard, "decided_on": date(2026, 11, 24), **fields}
    decision = Decision.model_validate({"finding_id": name, "note": note, **values})
    decide(decision, folder.path)
    return decision


def listed(document: Document) -> list[dict[str, Any]]:
    return [item for group in block(document, "findings")["groups"] for item in group["items"]]


def counts(document: Document) -> list[int]:
    return [tab["count"] for tab in block(document, "findings")["tabs"]]


def badge(document: Document) -> str | None:
    items = [item for section in document["side"]["menu"] for item in section["items"]]
    return next(item["badge"] for item in items if item["badge"] or item["href"].startswith("/checks"))


def ids(document: Document) -> list[str]:
    return [item["id"] for item in document["blocks"]]


# --- the list ------------------------------------------------------------------------------------


def test_every_finding_is_listed_by_severity_with_notes_under_a_heading() -> None:
    document = open_page("checks")
    items = listed(document)
    assert {item["id"] for item in items} == {one.finding_id for one in FINDINGS}
    ranks = [RANK.index(Severity(item["severity"]["code"])) for item in items]
    assert ranks == sorted(ranks)
    assert [bool(group["title"]) for group in block(document, "findings")["groups"]] == [False, True]
    assert counts(document) == [len(FINDINGS), 0, 0]


def test_the_first_finding_is_open_and_shows_both_values() -> None:
    first = listed(open_page("checks"))[0]
    assert first["id"] == TOTAL
    assert first["on"]
    assert (first["difference"], first["unit"], first["values"]) == ("21,000", "万元", "143,063 ≠ 164,063")
    assert first["severity"]["mark"] == "错"


@pytest.mark.parametrize("name", [TOTAL, SWAPPED, HOMES])
def test_a_finding_of_the_address_is_the_one_that_is_open(name: str) -> None:
    document = open_page("checks", finding=name)
    assert [item["id"] for item in listed(document) if item["on"]] == [name]
    assert block(document, "decision")["finding"] == name


@cases("junk", ["<script>", "../../etc", "A B", "%00"])
def test_junk_in_the_address_opens_the_first(junk: str) -> None:
    document = open_page("checks", finding=junk, status="nonsense")
    assert block(document, "decision")["finding"] == TOTAL
    assert "gone" not in ids(document)


def test_a_finding_that_is_no_more_is_said_to_be_gone() -> None:
    document = open_page("checks", finding="text_amount-nothing_99")
    assert "gone" in ids(document)
    assert block(document, "decision")["finding"] == TOTAL


def test_what_agrees_is_counted_too() -> None:
    done = review(PLAN)
    tally = block(open_page("checks"), "findings")["tally"]
    assert f"{done.checked}" in tally["title"]
    assert f"{done.agreed}" in tally["title"]
    assert sum(int(row[1]["t"]) for row in tally["rows"]) == done.checked
    assert sum(int(row[2]["t"]) for row in tally["rows"]) == done.agreed


def test_every_finding_can_be_opened() -> None:
    """In English each is opened by tests/pages/test_english_words.py."""
    for one in FINDINGS:
        document = open_page("checks", finding=one.finding_id)
        assert len(block(document, "sides")["sides"]) == len(one.sides), one.finding_id
        assert block(document, "decision")["text"], one.finding_id


def test_filters_do_not_change_what_is_checked() -> None:
    document = open_page("checks", category="funeral", project="funeral-05")
    assert counts(document) == [len(FINDINGS), 0, 0]
    assert document["head"]["chips"] == []
    assert document["head"]["idle"]


# --- the sides -----------------------------------------------------------------------------------


def test_the_total_stands_against_its_rows() -> None:
    printed, computed = block(open_page("checks"), "sides")["sides"]
    assert (printed["value"], printed["tag"], printed["printed"]) == ("143,063", "printed", True)
    assert (computed["value"], computed["tag"]) == ("164,063", "computed")
    assert printed["table"]["head"] == ["", "总投资", "中央和省", "[州]", "县市", "其他"]
    assert [cell["t"] for cell in printed["table"]["rows"][0]["cells"] if cell["mark"]] == ["143063"]
    assert "200" in printed["note"]
    shown = [[cell["t"] for cell in row["cells"]] for row in computed["table"]["rows"]]
    assert shown == [
        ["养老11", "乡镇(街道)综合养老服务中心", "7000"], ["养老12", "楚雄市老年公寓", "14000"], ["", "其余25行之和", "143,063"],
    ]  # fmt: skip


def test_the_number_that_differs_is_marked_in_its_sentence() -> None:
    stated, recorded = block(open_page("checks", finding=SWAPPED), "sides")["sides"]
    parts = stated["quotes"][0]["parts"]
    assert "".join(part["t"] for part in parts) == finding(SWAPPED).sides[0].passages[0].quote
    assert [part["t"] for part in parts if part.get("mark")] == ["2697万元"]
    assert [cell["t"] for cell in recorded["table"]["rows"][0]["cells"]] == ["殡葬10", "村级殡仪服务站", "2967"]
    assert block(open_page("checks", finding=SWAPPED), "sides")["difference"] == "差 270"


def test_same_numbers_in_other_words_mark_the_words_and_leave_nothing_to_accept() -> None:
    document = open_page("checks", finding="hedge-minors_station_coverage")
    marked = [[part["t"] for part in side["quotes"][0]["parts"] if part.get("mark")] for side in block(document, "sides")["sides"]]
    assert marked == [["力争"], []]
    assert block(document, "decision")["buttons"][0]["label"] == "已说明"
    assert block(document, "decision")["tag"] is None


def test_every_quote_is_the_plans_own_and_leads_to_its_place() -> None:
    for one in FINDINGS:
        for shown, side in zip(block(open_page("checks", finding=one.finding_id), "sides")["sides"], one.sides, strict=True):
            if side.passages:
                first = (side.numbers or side.passages)[0]
                assert f"at={first.start}-{first.end}" in shown["href"].replace("%7E", "~")
            for quote, passage in zip(shown["quotes"], side.passages, strict=True) if shown["quotes"] else ():
                assert "".join("".join(part["t"] for part in quote["parts"]).split()) == "".join(passage.quote.split())


def test_of_three_places_the_one_that_differs_is_marked() -> None:
    assert [side["odd"] for side in block(open_page("checks", finding=HOMES), "sides")["sides"]] == [True, False, False]
    assert odd_ones_out(finding(SWAPPED)) == [False, False]
    three = finding(HOMES)
    other = three.sides[1].model_copy(update={"value": 15.0})
    assert odd_ones_out(three.model_copy(update={"sides": (three.sides[0], other, three.sides[2])})) == [True, True, True]


# --- the bridge and the basis --------------------------------------------------------------------


def test_the_bridge_goes_by_way_of_the_rows_left_out() -> None:
    chart = block(open_page("checks"), "bridge")
    assert [row[1] for row in chart["data"]["rows"]] == ["143,063", "+14,000", "+7,000", "164,063", "+1,000", "165,063"]
    assert chart["title"] == "计入2个养老项目后，与逐项合计相符"
    assert all(mark["href"].startswith("/text?at=") for mark in chart["marks"])
    assert "bridge" not in ids(open_page("checks", finding="unexplained_number-1"))


def test_another_basis_changes_the_shares_and_not_the_largest() -> None:
    table = block(open_page("checks"), "basis")
    shown = [[cell if isinstance(cell, str) else cell["t"] for cell in row["cells"]] for row in table["rows"]]
    assert shown[:2] == [["附件总合计", "143,063", "26.5%", "66.8%", "殡葬"], ["逐项合计", "164,063", "35.9%", "58.3%", "殡葬"]]
    assert shown[2][:2] == ["资金合计", "165,063"]
    assert "basis" not in ids(open_page("checks", finding=SWAPPED))


# --- deciding ------------------------------------------------------------------------------------


def test_a_decision_moves_a_finding_and_the_badge(folder: Folder) -> None:
    assert counts(open_page("checks")) == [len(FINDINGS), 0, 0]
    decided(folder, TOTAL, "漏了两行")
    document = open_page("checks")
    assert counts(document) == [len(FINDINGS) - 1, 1, 0]
    assert badge(document) == badge(open_page("overview")) == f"≠ {sum(map(is_contradiction, FINDINGS)) - 1}"
    assert TOTAL not in [item["id"] for item in listed(document)]
    assert [item["id"] for item in listed(open_page("checks", status="explained"))] == [TOTAL]
    decided(folder, SWAPPED, status=FindingStatus.CORRECTED)
    assert counts(open_page("checks")) == [len(FINDINGS) - 2, 1, 1]


def test_a_finding_just_decided_stays_open_with_the_way_on(folder: Folder) -> None:
    names = [item["id"] for item in listed(open_page("checks"))]
    decided(folder, names[1], "核过")
    document = open_page("checks", finding=names[1])
    shown = block(document, "decision")
    assert (shown["decided"], shown["note"], shown["status"]) == ("已说明，2026-11-24，未署名", "核过", "explained")
    assert [button["code"] for button in shown["buttons"] if button["on"]] == ["explained"]
    around = block(document, "findings")
    assert (around["before"], around["after"]) == (f"/checks?finding={names[0]}", f"/checks?finding={names[2]}")


def test_a_note_on_an_open_finding_is_shown(folder: Folder) -> None:
    decided(folder, TOTAL, "等财政局答复", status=FindingStatus.OPEN)
    document = open_page("checks")
    assert counts(document)[0] == len(FINDINGS)
    assert block(document, "decision")["note"] == "等财政局答复"


def test_a_decision_about_other_values_no_longer_holds(folder: Folder) -> None:
    decided(folder, TOTAL, "当时漏了一行", guard="143063 150063")
    document = open_page("checks", finding=TOTAL)
    assert counts(document)[0] == len(FINDINGS)
    assert all(words in block(document, "decision")["lapsed"] for words in ("2026-11-24", "当时漏了一行"))
    assert not any(button["on"] for button in block(document, "decision")["buttons"])


def test_an_action_is_carried_out_and_cleaned(folder: Folder) -> None:
    wanted = {"finding": TOTAL, "status": "explained", "note": " 一\r\n二\u0000\ud800\r三 ", "seen": ""}
    assert deciding.carry_out(wanted) is None
    kept = read_decisions(folder.path)[TOTAL]
    assert (kept.note, kept.guard, kept.status) == ("一\n二\n三", finding().guard, FindingStatus.EXPLAINED)


def test_an_action_that_makes_no_sense_is_left(folder: Folder) -> None:
    for wanted in (
        {}, {"finding": "nothing", "status": "explained"}, {"finding": TOTAL, "status": "done"}, {"finding": [TOTAL], "status": 1},
        {"finding": TOTAL, "status": "explained", "note": "x" * (MAX_NOTE + 1)},
    ):  # fmt: skip
        assert deciding.carry_out(wanted) is None
        assert not (folder.path / DECISIONS).exists()


def test_the_second_of_two_people_is_told(folder: Folder) -> None:
    other = decided(folder, TOTAL, "是漏行")
    mine = {"finding": TOTAL, "status": "corrected", "note": "我改了"}
    assert deciding.carry_out({**mine, "seen": ""}) == (TOTAL, "")
    assert read_decisions(folder.path)[TOTAL] == other
    assert deciding.carry_out({**mine, "seen": mark_of(other), "guard": "1 2"}) == (TOTAL, "")
    assert deciding.carry_out({**mine, "seen": mark_of(other), "guard": finding().guard}) is None


@pytest.mark.parametrize("error", [PermissionError(13, "Permission denied", "decisions.csv"), PlanProblems([])])
def test_what_cannot_be_kept_says_why_without_a_path(error: Exception, folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(deciding, "decide", refused)
    not_kept = deciding.carry_out({"finding": TOTAL, "status": "explained", "note": ""})
    assert not_kept is not None
    assert not_kept[0] == TOTAL
    assert str(folder.path) not in str(not_kept[1])


# --- the whole -----------------------------------------------------------------------------------


def test_all_findings_can_be_taken_away_as_a_table(folder: Folder) -> None:
    decided(folder, SWAPPED, "以附件为准")
    document = open_page("checks")
    data = block(document, "findings")["data"]
    assert len(data["rows"]) == len(FINDINGS)
    assert all(len(row) == len(data["columns"]) for row in data["rows"])
    row = next(row for row in data["rows"] if "2697万元" in str(row))
    assert [row[4], row[5], row[6]] == [270, "万元", "2,697 ≠ 2,967"]
    assert row[-4:] == ["已说明", "以附件为准", "2026-11-24", "未署名"]


def test_a_plan_that_agrees_says_so_and_what_was_checked(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plan_data.read.loading.loose_ends", lambda *_: ())  # the text tells of the other rows, and has slips
    of_text = ("row_gone", "table_notes", "slips_of_pen", "words_put_in", "announced")
    kept = tuple(check for check in CHECKS if check.__name__ not in of_text)
    monkeypatch.setattr("analysis.checking.reviewing.CHECKS", kept)
    folder.write("printed_totals.csv", folder.lines("printed_totals.csv")[:1])
    for name in ("projects.csv", "funding.csv"):
        header, *lines = folder.lines(name)
        folder.write(name, [header, *(line for line in lines if line[0] == "funeral-06")])
    for name in ("indicators.csv", "facts.csv", "printed_figures.csv", "names_en.csv"):
        folder.write(name, folder.lines(name)[:1])
    document = open_page("checks")
    assert review(load_plan(folder.path)).findings == ()
    assert document["layout"] == "grid"
    assert ids(document) == ["nothing", "tally"]
    assert badge(document) is None
    assert block(document, "tally")["rows"]


def test_a_plan_without_printed_figures_says_what_was_not_compared(folder: Folder) -> None:
    text = load_labels("zh")
    assert open_page("checks")["head"]["words"][1]["t"] == text("desk.words")
    folder.write("printed_figures.csv", folder.lines("printed_figures.csv")[:1])
    shown = open_page("checks")
    assert shown["head"]["words"][1]["t"] == text("desk.words.no_figures")
    assert SWAPPED not in str(shown["blocks"])
