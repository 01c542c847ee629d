"""What is proposed for a finding, what it bears on, what a person decides about it, and what was decided before."""

from collections.abc import Sequence

from models import Change, Decision, Finding, FindingStatus, Measure, Plan
from plan_data.write.decisions import MAX_NAME, MAX_NOTE, is_in_force, mark_of
from ui.cards.checks.finding import reading_words, short_sentence
from ui.document.desk import Decision as DecisionBlock
from ui.document.desk import DecisionButton, History, Step
from ui.document.parts import Link
from ui.scene.scene import Scene
from ui.words.filters import tag_words
from ui.words.measures import measured
from ui.words.passages import passage_href
from ui.words.problems import in_a_line

_OF_THE_TOTAL = ("overview", "structure", "years", "townships")
_MOST_LINKS = 3
_BUTTONS = (FindingStatus.EXPLAINED, FindingStatus.CORRECTED, FindingStatus.OPEN)
_MOST_STEPS = 100
_Numbered = tuple[int, Change]


def decision_block(scene: Scene, finding: Finding, span: int) -> DecisionBlock:
    """The reading with its reason, the impact, the buttons and the note."""
    text, decision, status = scene.text, scene.evidence.decision(finding), scene.evidence.status(finding)
    lapsed, places = scene.evidence.lapsed(finding), [place for side in finding.sides for place in (side.numbers or side.passages)]
    return {
        "kind": "decision",
        "id": "decision",
        "area": "main",
        "span": span,
        "finding": finding.finding_id,
        "is_open": scene.state.finding == finding.finding_id,
        "tag": "inferred" if finding.reading else None,
        "tag_label": tag_words(text, "inferred") if finding.reading else None,
        "title": text("desk.reading"),
        "text": _proposed(scene, finding),
        "impact": text("desk.impact"),
        "links": _impact(scene, finding),
        "listing": text("list.separator"),
        "more": text("desk.impact.basis") if is_about_the_total(scene.plan, finding) else "",
        "status": status,
        "decided": _decided(scene, decision) if decision else "",
        "lapsed": text("desk.lapsed", decided=_with_note(scene, lapsed)) if lapsed else "",
        "closed": "" if scene.may_write else text("desk.closed"),
        "buttons": _buttons(scene, finding) if scene.may_write else [],
        "note": decision.note if decision else "",
        "note_label": text("desk.note"),
        "note_hint": text("desk.note.hint"),
        "note_changed": text("desk.note.changed"),
        "most": MAX_NOTE,
        "guard": finding.guard,
        "seen": mark_of(scene.evidence.decisions.get(finding.finding_id)),
        "by_label": text("desk.by"),
        "by_none": text("desk.by.none"),
        "by_most": MAX_NAME,
        "history": history_of(scene, finding),
        "undo": text("desk.undo") if can_undo(scene, finding) else "",
        "error": _error(scene, finding),
        "open": {"label": text("desk.open_text"), "href": passage_href(scene, *places)} if places else None,
    }


def _buttons(scene: Scene, finding: Finding) -> list[DecisionButton]:
    """What can be decided: without a proposed reading there is nothing to accept."""
    keys: dict[FindingStatus, str] = {code: code for code in _BUTTONS}
    keys |= {} if finding.reading else {FindingStatus.EXPLAINED: "settled"}
    now = scene.evidence.status(finding) if scene.evidence.decision(finding) else None
    return [{"code": code, "label": scene.text(f"desk.decide.{key}"), "on": code is now} for code, key in keys.items()]


def is_about_the_total(plan: Plan, finding: Finding) -> bool:
    """Whether the finding is about the plan's total investment: the one that the basis switches between."""
    values = [side.value for side in finding.sides]
    is_total = plan.printed_totals is not None and plan.printed_totals.total_investment_wan in values
    return finding.measure is Measure.INVESTMENT and is_total and plan.computed_total_wan in values


def _proposed(scene: Scene, finding: Finding) -> list[str]:
    """The reading and the value to use; or that the text gives no ground for either."""
    text, reading = scene.text, finding.reading
    if reading is None:
        return [text("desk.no_reading")]
    used = [] if reading.value is None else [measured(text, reading.value, finding.unit)]
    return [text("desk.reading.whole", words=reading_words(scene, finding)), *(text("desk.use", value=value) for value in used)]


def _impact(scene: Scene, finding: Finding) -> list[Link]:
    """The pages that show the numbers of a finding."""
    text = scene.text
    if is_about_the_total(scene.plan, finding):
        return [{"label": text(f"page.{page}"), "href": scene.href(page, finding=None, status=None)} for page in _OF_THE_TOTAL]
    names = {one.indicator_id: scene.called(one.name) for one in scene.plan.indicators}
    projects, targets = ([one for one in finding.records if one in known] for known in (scene.plan.by_id, names))
    links: list[Link] = [
        *(Link(label=scene.project_name(one), href=scene.project_href(one)) for one in projects),
        *(Link(label=names[one], href=scene.href("targets", indicator=one, finding=None, status=None)) for one in targets),
    ]
    left = len(links) - _MOST_LINKS
    every: Link = {"label": text("desk.impact.more", count=left), "href": scene.href("projects", finding=None, status=None)}
    return [*links[:_MOST_LINKS], *([every] if left > 0 else [])]


def _decided(scene: Scene, decision: Decision) -> str:
    by, status = signed(scene, decision.decided_by), scene.text(f"status.{decision.status}")
    return scene.text("desk.decided", status=status, date=decision.decided_on.isoformat(), by=by)


def _with_note(scene: Scene, decision: Decision) -> str:
    decided = _decided(scene, decision)
    return scene.text("desk.decided.note", decided=decided, note=decision.note) if decision.note else decided


def _error(scene: Scene, finding: Finding) -> str:
    """Why the last decision about this finding was not kept, if it was not."""
    if scene.not_kept is None or scene.not_kept[0] != finding.finding_id:
        return ""
    text, reason = scene.text, scene.not_kept[1]
    why = text.of_system(reason) if isinstance(reason, str) else in_a_line(text, reason)
    return text("desk.not_kept", reason=why) if why else text("desk.overtaken")


# --- what was decided before: in place of what, when and by whom ----------------------------------


def signed(scene: Scene, name: str) -> str:
    """Who it was, or that nobody said so."""
    return name or scene.text("desk.by.none")


def history_of(scene: Scene, finding: Finding) -> History | None:
    """The steps about one finding; nothing where there are none."""
    steps = _steps_of(scene, finding)
    return _history(scene, "desk.history", steps, [_step(scene, one) for one in steps[:_MOST_STEPS]]) if steps else None


def history_of_all(scene: Scene) -> History | None:
    """The steps about all findings, each with the address of its own."""
    steps = [*scene.evidence.history.items()][::-1]
    findings = {finding.finding_id: finding for finding in scene.evidence.findings}
    said: list[Step] = []
    for one in steps[:_MOST_STEPS]:
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
