"""The desk's list: the findings by status, what was checked, and all of it as a file."""

from collections.abc import Mapping, Sequence

from i18n import Labels
from models import Finding, FindingStatus, Severity
from ui.cards.checks import desk
from ui.cards.checks.decision import history_of_all
from ui.cards.checks.desk import export_rows
from ui.cards.checks.finding import both_values, difference_words, sentence, severity_mark, short_sentence
from ui.document.desk import FindingGroup, FindingItem, Findings, FindingTab, Tally
from ui.document.lists import Note
from ui.document.page import HeadChanges
from ui.document.tables import Table
from ui.scene.scene import Scene
from ui.words.headings import usual_buttons
from ui.words.workings import AGREED, CHECKED, working_href


def of_status(scene: Scene, status: FindingStatus) -> tuple[Finding, ...]:
    """The findings of a tab, in order: by severity; within one, those with a difference first, otherwise as reviewed."""
    return desk.in_order(scene.evidence).by_status[status]


def opened(scene: Scene) -> Finding | None:
    """The finding to show: the one that the address names, or the first of the tab."""
    named = next((finding for finding in scene.evidence.findings if finding.finding_id == scene.state.finding), None)
    return named or next(iter(of_status(scene, scene.state.status)), None)


def findings_block(scene: Scene, current: Finding | None) -> Findings:
    """The tabs and the findings of the chosen one, with the way to the neighbours of the one that is open."""
    text, every = scene.text, of_status(scene, scene.state.status)
    at = desk.part(scene, every, current)
    listed, ways = every[at.start : at.end], desk.way(scene, at)
    around = desk.in_order(scene.evidence).neighbours(current, scene.state.status)
    before, after = (scene.href(finding=one.finding_id, rest=None) if one else None for one in around)
    is_long = len(scene.evidence.findings) > desk.MOST
    exported = () if is_long else desk.in_order(scene.evidence).listed
    found: Findings = {
        "kind": "findings",
        "id": "findings",
        "area": "list",
        "title": text("desk.export.title", title=scene.plan.title),
        "label": text("desk.list"),
        "tabs": [_tab(scene, status) for status in FindingStatus],
        "groups": [
            *_group(scene, listed, (Severity.ERROR, Severity.WARNING), "", current),
            *_group(scene, listed, (Severity.NOTE,), text("desk.notes"), current),
        ],
        "before": before,
        "after": after,
        "empty": text(f"desk.none.{scene.state.status}"),
        "note": [text("desk.order"), text("desk.keys")],
        "tally": tally(scene),
        "history": history_of_all(scene),
        "data": export_rows(scene, exported),
    }
    if ways:
        found["ways"] = ways
    if is_long:
        found["file"] = True
    return found


def _tab(scene: Scene, status: FindingStatus) -> FindingTab:
    code = None if status is FindingStatus.OPEN else status
    href = scene.href(status=code, finding=None, rest=None)
    count = len(of_status(scene, status))
    return {"label": scene.text(f"status.{status}"), "count": count, "href": href, "on": status is scene.state.status}


def _group(
    scene: Scene, listed: Sequence[Finding], severities: Sequence[Severity], title: str, current: Finding | None
) -> list[FindingGroup]:
    items = [_item(scene, finding, current) for finding in listed if finding.severity in severities]
    return [{"title": title, "items": items}] if items else []


def _item(scene: Scene, finding: Finding, current: Finding | None) -> FindingItem:
    value, unit = difference_words(scene, finding)
    return {
        "id": finding.finding_id,
        "title": short_sentence(scene, finding),
        "sentence": sentence(scene, finding),
        "severity": severity_mark(scene, finding.severity),
        "difference": value,
        "unit": unit,
        "values": both_values(scene, finding),
        "href": scene.href(finding=finding.finding_id),
        "on": finding is current,
    }


def tally(scene: Scene) -> Tally:
    """How much was checked and how much of it agrees, in all and by family."""
    text, review = scene.text, scene.evidence.of_plan.review
    done = [(check, of_check) for check, of_check in review.tallies.items() if of_check.checked]
    return {
        "title": text("desk.checked", checked=f"{review.checked:,}", agreed=f"{review.agreed:,}"),
        "columns": [text("desk.tally.check"), text("desk.tally.checked"), text("desk.tally.agreed")],
        "rows": [
            [
                text(f"check.{check}"),
                {"t": f"{one.checked:,}", "href": working_href(scene, CHECKED, check)},
                {"t": f"{one.agreed:,}", "href": working_href(scene, AGREED, check) if one.agreed else None},
            ]
            for check, one in done
        ],
    }


def tally_table(scene: Scene) -> Table:
    """The tally as a table of its own, where there is no list."""
    counted = tally(scene)
    return {
        "kind": "table",
        "id": "tally",
        "area": "main",
        "span": 2,
        "title": counted["title"],
        "note": "",
        "columns": [{"label": label, "align": "r" if place else "l"} for place, label in enumerate(counted["columns"])],
        "rows": [{"cells": row} for row in counted["rows"]],
    }


def empty_block(scene: Scene) -> Note:
    """What stands in place of a finding where there is none to show."""
    key = f"desk.none.{scene.state.status}" if scene.evidence.findings else "desk.all_agree"
    return _note("nothing", scene.text(key))


def _note(block_id: str, *words: str) -> Note:
    return {"kind": "note", "id": block_id, "area": "main", "span": 2, "text": words}


def gone_block(scene: Scene) -> Note | None:
    """That the finding of the address is no more, if so."""
    is_gone = scene.state.finding is not None and scene.state.finding not in desk.in_order(scene.evidence).place
    return _note("gone", scene.text("desk.gone")) if is_gone else None


def set_aside_block(scene: Scene) -> Note | None:
    """The rows of the files of decisions and of translations that are not used, if there are any: all others stand."""
    text, problems, names = scene.text, scene.evidence.set_aside, dict(scene.plan.names_aside)
    rows = {problem.row: text("desk.set_aside.row", row=problem.row, field=problem.field) for problem in problems if problem.row}
    told = [_aside(text, "desk.set_aside", rows)] if problems else []
    unlike = {row: text("desk.names_aside.row", row=row, name=name) for row, name in names.items() if row}
    told += [_aside(text, "desk.names_aside", unlike)] if names else []
    return _note("set_aside", *told) if told else None


def _aside(text: Labels, key: str, rows: Mapping[int, str]) -> str:
    """Some rows of a file, or the whole file, as one sentence."""
    return text(key, count=len(rows), rows=text.listed(list(rows.values())) if rows else text(f"{key}.file"))


def checks_head(scene: Scene) -> HeadChanges:
    """How many findings are open, what is compared, and the buttons."""
    text, count, apart = scene.text, len(scene.evidence.open_findings), scene.evidence.open_contradictions
    key = "desk.open_none" if not count else "desk.open_count" if count == apart else "desk.open_count.apart"
    return {
        "words": [
            {"t": text(key, count=count, apart=apart), "strong": True},
            {"t": text("desk.words" if scene.plan.printed_figures else "desk.words.no_figures"), "strong": False},
        ],
        "chips": [],
        "clear_all": None,
        "path": [],
        "hint": "",
        "buttons": usual_buttons(scene),
    }
