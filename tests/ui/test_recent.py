"""A view seen a moment ago comes from memory, and only that view."""

from ui.run.answer_memory import AnswerMemory


def test_a_document_is_found_by_its_question_alone() -> None:
    recent = AnswerMemory()
    recent.keep(("overview", 1), b"{1}")
    assert recent.get(("overview", 1)) == b"{1}"
    assert recent.get(("overview", 2)) is None


def test_what_was_asked_for_longest_ago_goes_first() -> None:
    recent = AnswerMemory(most=2)
    recent.keep("one", b"1")
    recent.keep("two", b"2")
    recent.get("one")
    recent.keep("three", b"3")
    assert [recent.get(question) for question in ("one", "two", "three")] == [b"1", None, b"3"]


def test_documents_are_kept_small_and_come_back_whole() -> None:
    document, recent = b'{"kind":"chart","value":12345}' * 3_000, AnswerMemory()
    recent.keep("one", document)
    assert recent.get("one") == document
    assert sum(map(len, recent._kept.values())) < len(document) / 3
