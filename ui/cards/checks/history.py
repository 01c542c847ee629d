"""The history of decisions in words: what was decided, in place of what, when and by whom."""

from collections.abc import Sequence

from models import Change, Decision, Finding, FindingStatus
from plan_data.write.decisions import is_in_force
from ui.cards.checks.finding import short_sentence
from ui.document.desk import History, Step
from ui.scene.scene import Scene

_MOST = 100
_Numbered = tuple[int, Change]


def signed(scene: Scene, name: str) -> str:
    """Who it was, or that nobody said so."""
    return name or scene.text("desk.by.none")


def history_of(scene: Scene, finding: Finding) -> History | None:
    """The steps about one finding; nothing where there are none."""
    steps = _steps_of(scene, finding)
    return _history(scene, "desk.history", steps, [_step(scene, one) for one in steps[:_MOST]]) if steps else None


def history_of_all(scene: Scene) -> History | None:
    """The steps about all findings, each with the address of its own."""
    steps = [*scene.evidence.history.items()][::-1]
    findings = {finding.finding_id: finding for finding in scene.evidence.findings}
    said: list[Step] = []
    for one in steps[:_MOST]:
        name = one[1].finding_id
        label = short_sentence(scene, findings[name]) if name in findings else name
        said.append({**_step(scene, one), "finding": {"label": label, "href": scene.href(finding=name)}})
    return _history(scene, "desk.history.all", steps, said) if steps else None


def can_undo(scene: Scene, finding: Finding) -> bool:
    """Whether the last step about a finding is in force, and this reader may take it back."""
    steps = _steps_of(scene, finding)
    return scene.may_write and bool(steps) and is_in_force(steps[0][1], scene.evidence.decisions.get(finding.finding_id))


def _steps_of(scene: Scene, finding: Finding) -> list[_Numbered]:
    return [one for one in scene.evidence.history.items() if one[1].finding_id == finding.finding_id][::-1]


def _history(scene: Scene, key: str, steps: Sequence[_Numbered], said: Sequence[Step]) -> History:
    left = len(steps) - len(said)
    more = scene.text("desk.history.more", count=left) if left else ""
    return {"title": scene.text(key, count=len(steps)), "steps": said, "more": more}


def _step(scene: Scene, one: _Numbered) -> Step:
    number, change = one
    return {
        "id": number,
        "when": f"{change.at.astimezone():%Y-%m-%d %H:%M}",
        "who": signed(scene, change.by),
        "words": _words(scene, change),
        "note": change.decision.note if change.decision else "",
    }


def _words(scene: Scene, change: Change) -> str:
    before, after = _status(scene, change.replaced), _status(scene, change.decision)
    words = scene.text("desk.step.same", status=after) if before == after else scene.text("desk.step", before=before, after=after)
    return scene.text("desk.step.undo", words=words) if change.undoes else words


def _status(scene: Scene, decision: Decision | None) -> str:
    return scene.text(f"status.{decision.status if decision else FindingStatus.OPEN}")
