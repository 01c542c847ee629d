"""Who may read and write: secrets, sessions, and how long a guesser waits."""

import pytest
from streamlit import config

from ui.run.access import Access, Patience, Role, TooSoon, access, cookie_name


def session(role: Role) -> dict[str, str]:
    return {cookie_name(): role.value}


def entered(**secrets: str) -> Access:
    found = Access(is_shared=True, **secrets)
    found._entered.update({role.value: role for role in Role})
    return found


def test_on_this_machine_alone_everybody_may() -> None:
    assert Access().may_read({})
    assert Access().may_write({})


@pytest.mark.parametrize(("role", "writes"), [(Role.VIEWER, False), (Role.PRESENTER, True)])
def test_once_shared_the_presenter_alone_decides(role: Role, writes: bool) -> None:
    shared = entered(presenter="p")
    assert shared.may_write(session(role)) is writes
    assert not shared.may_write({})
    assert not shared.may_write({cookie_name(): "made up"})
    assert shared.may_read({})


def test_a_passcode_is_asked_of_everybody() -> None:
    closed = entered(presenter="p", passcode="v")
    assert not closed.may_read({})
    assert closed.may_read(session(Role.VIEWER))
    assert closed.may_read(session(Role.PRESENTER))


def test_each_secret_opens_its_own_door_and_no_other() -> None:
    found = Access(is_shared=True, presenter="of the presenter", passcode="看板 2025")
    for secret, writes in (("of the presenter", True), ("看板 2025", False)):
        given = found.enter(secret, "10.0.0.9")
        assert given is not None
        assert found.may_write({cookie_name(): given}) is writes
    for wrong in ("", "看板", "of the presenter ", "None", "\ud800"):
        assert found.enter(wrong, "10.0.0.9") is None
    assert Access(is_shared=True).enter("", "10.0.0.9") is None, "where there is no secret, nothing is one"


def test_sessions_are_not_to_be_guessed_and_not_without_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.run.access._SESSIONS_KEPT", 3)
    found = Access(is_shared=True, passcode="v")
    given = [found.enter("v", "10.0.0.9") or "" for _ in range(4)]
    assert len(set(given)) == 4
    assert min(map(len, given)) >= 32
    assert [found.may_read({cookie_name(): one}) for one in given] == [False, True, True, True]


def test_wrong_secrets_are_answered_more_and_more_slowly() -> None:
    now = [0.0]
    found = Access(is_shared=True, passcode="v", patience=Patience(lambda: now[0]))
    for _ in range(5):
        assert found.enter("wrong", "10.0.0.9") is None
    with pytest.raises(TooSoon) as waiting:
        found.enter("v", "10.0.0.9")
    assert waiting.value.seconds == 1
    assert found.enter("v", "10.0.0.8") is not None, "others do not wait for a guesser"
    now[0] = 1
    assert found.enter("wrong", "10.0.0.9") is None
    with pytest.raises(TooSoon) as waiting:
        found.enter("v", "10.0.0.9")
    assert waiting.value.seconds == 2
    now[0] = 3
    assert found.enter("v", "10.0.0.9") is not None
    assert found.enter("wrong", "10.0.0.9") is None, "who knew it once begins anew"


def test_many_guessers_together_are_slowed_too() -> None:
    now = [0.0]
    patience = Patience(lambda: now[0])
    for number in range(2_000):
        patience.failed(f"10.0.{number // 250}.{number % 250}")
    assert patience.wait("10.9.9.9") == 1
    assert len(patience._failed) == 1_000


@pytest.mark.parametrize(
    ("address", "hosts", "shared"),
    [("127.0.0.1", "", False), ("localhost", "", False), ("::1", "", False), ("0.0.0.0", "", True), ("", "", True),
     ("192.168.1.7", "", True), ("127.0.0.1", "plan.example", True)],
)  # fmt: skip
def test_what_others_can_reach_is_shared(address: str, hosts: str, shared: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAN_HOSTS", hosts)
    monkeypatch.setenv("PLAN_PASSCODE", "v")
    monkeypatch.setattr(config, "get_option", {"server.address": address, "server.port": 1}.get)
    found = access.__wrapped__()
    assert (found.is_shared, found.passcode) == (shared, "v")
    assert found.may_write({}) is not shared


def test_secrets_do_not_stay_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAN_PASSCODE", "v")
    monkeypatch.setenv("PLAN_PRESENTER", "p")
    found = access.__wrapped__()
    assert (found.presenter, found.passcode) == ("p", "v")
    again = access.__wrapped__()
    assert (again.presenter, again.passcode) == (None, None)
