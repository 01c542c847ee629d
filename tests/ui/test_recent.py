"""A view seen a moment ago comes from memory, and only that view."""

from __future__ import annotations

import gzip
import json

import pytest

from ui.board import acknowledging
from ui.recent import Recent


def test_a_document_is_found_by_its_question_alone() -> None:
    recent = Recent()
    recent.keep(("overview", 1), b"{1}")
    assert recent.get(("overview", 1)) == b"{1}"
    assert recent.get(("overview", 2)) is None


def test_what_was_asked_for_longest_ago_goes_first() -> None:
    recent = Recent(most=2)
    recent.keep("one", b"1")
    recent.keep("two", b"2")
    recent.get("one")
    recent.keep("three", b"3")
    assert [recent.get(question) for question in ("one", "two", "three")] == [b"1", None, b"3"]


def test_an_acknowledgement_and_the_number_of_the_run_are_the_only_differences() -> None:
    first, second = (json.loads(acknowledging(b'{"page":"overview"}', 17)) for _ in range(2))
    assert first.pop("run") < second.pop("run")
    assert first == second == {"page": "overview", "ack": 17}


def test_documents_are_kept_small_and_come_back_whole() -> None:
    document, recent = b'{"kind":"chart","value":12345}' * 3_000, Recent()
    recent.keep("one", document)
    assert recent.get("one") == document
    assert sum(map(len, recent._kept.values())) < len(document) / 3


def test_only_the_newest_few_are_also_kept_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    recent = Recent()
    for number in range(20):
        recent.keep(number, b"%d" % number)
    monkeypatch.setattr(gzip, "decompress", lambda _: b"unpacked")
    found = [recent.get(number) for number in range(20)]
    assert found[-4:] == [b"16", b"17", b"18", b"19"]
    assert found[:8] == [b"unpacked"] * 8
