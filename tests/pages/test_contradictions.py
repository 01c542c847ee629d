"""What wears the sign of disagreement on the desk, and what does not."""

from tests.cases import cases
from tests.pages.reading import block, open_page
from tests.pages.test_checks import FINDINGS, badge, listed


@cases("check", ["missing_field", "never_mentioned", "only_in_text", "unexplained_number"])
def test_what_is_missing_wears_no_sign_of_disagreement(check: str) -> None:
    names = [one.finding_id for one in FINDINGS if one.check == check]
    assert names
    shown = {item["id"]: item for item in listed(open_page("checks"))}
    assert [shown[name]["difference"] for name in names] == [""] * len(names)
    assert not any(block(open_page("checks", finding=name), "sides")["is_apart"] for name in names)


def test_names_that_differ_are_a_disagreement() -> None:
    name = next(one.finding_id for one in FINDINGS if one.check == "naming")
    assert block(open_page("checks", finding=name), "sides")["is_apart"]
    assert next(item["difference"] for item in listed(open_page("checks")) if item["id"] == name) == "≠"


def test_the_badge_counts_what_wears_its_sign_on_the_desk() -> None:
    document = open_page("checks")
    signed = [item for item in listed(document) if item["difference"]]
    assert 0 < len(signed) < len(FINDINGS)
    assert badge(document) == f"≠ {len(signed)}"
    assert document["head"]["words"][0]["t"] == f"{len(FINDINGS)}处待核，其中{len(signed)}处互相不符。"
