"""An error that comes a thousand times is told once a second."""

import logging

from ui.serve.quiet import OnceASecond, once_a_second


def test_one_of_a_kind_a_second_and_how_many_more() -> None:
    now = [0.0]
    once = OnceASecond(lambda: now[0])

    def said(level: int, text: str, *args: object) -> str | None:
        record = logging.LogRecord("uvicorn.error", level, "", 0, text, args, None)
        return record.getMessage() if once.filter(record) else None

    assert said(logging.ERROR, "from %s", "a") == "from a"
    assert [said(logging.ERROR, "from %s", name) for name in "bcd"] == [None] * 3
    assert said(logging.WARNING, "something else") == "something else"
    assert [said(logging.INFO, "a step") for _ in range(2)] == ["a step"] * 2
    assert [said(logging.ERROR, f"in 0x{number:x}0a\nwhen={number}") is None for number in range(3)] == [False, True, True]
    now[0] = 1.5
    assert said(logging.ERROR, "from %s", "100%") == "from 100% (and 3 more)"
    now[0] = 3.0
    assert said(logging.ERROR, "from %s", "f") == "from f"


def test_as_many_kinds_as_there_are_take_no_room() -> None:
    now = [0.0]
    once = OnceASecond(lambda: now[0])
    for number in range(5_000):
        once.filter(logging.LogRecord("asyncio", logging.ERROR, "", 0, f"kind {chr(0x4E00 + number)}", (), None))
    assert len(once._told) <= 201


def test_the_servers_loggers_are_held_to_it_once() -> None:
    once_a_second()
    once_a_second()
    assert [
        len([one for one in logging.getLogger(name).filters if isinstance(one, OnceASecond)])
        for name in ("uvicorn.error", "asyncio")
    ] == [1, 1]
