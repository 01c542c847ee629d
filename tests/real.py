"""The real plan, read once for all tests of a run: whoever changes something changes a copy. Of a copy too, what says the same
byte for byte is read and worked out once: whole folders are copied for single tests.
"""

import gzip
from collections.abc import Callable, Hashable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from analysis.core.frame import PlanFrame
from models import Plan
from plan_data.read.files import DECISIONS, DEFAULT_FOLDER, HISTORY
from plan_data.read.loading import load_plan
from ui.run import answers, plan_in_use
from ui.run.answer_memory import AnswerMemory
from ui.scene.evidence import Evidence, PlanEvidence

T = TypeVar("T")
_READ: dict[bytes, Plan] = {}
_DECIDED: dict[Hashable, Evidence] = {}


@cache
def real_plan() -> Plan:
    return plan_in()


def plan_in(folder: Path | None = None) -> Plan:
    """The plan in a folder; where another folder said the same before, that one's."""
    said = sha256()
    for path in sorted((folder or DEFAULT_FOLDER).rglob("*")):
        if path.is_file() and not path.name.startswith((DECISIONS, HISTORY)):
            said.update(path.name.encode() + b"\0" + path.read_bytes())
        elif path.exists() and not path.is_dir():
            return load_plan(folder)
    if said.digest() not in _READ:
        _READ[said.digest()] = load_plan(folder)
    return _READ[said.digest()]


def keep(plan: Plan) -> Plan:
    """A plan that several tests are about: what is worked out of it is, once."""
    return _READ.setdefault(f"{id(plan)}".encode(), plan)


def is_kept(plan: Plan) -> bool:
    return any(plan is one for one in _READ.values())


def once(work: Callable[..., T]) -> Callable[..., T]:
    """What is worked out of such a plan, once; of any other plan anew."""
    known: dict[int, T] = {}

    def found(plan: Plan, *more: Any) -> T:
        if not is_kept(plan):
            return work(plan, *more)
        return known[id(plan)] if id(plan) in known else known.setdefault(id(plan), work(plan, *more))

    return found


class Shared(plan_in_use._Shared):
    """What the app serves: of the real plan it stays, though one test goes to another folder and the next comes back."""

    def __init__(self) -> None:
        super().__init__()
        self._real = plan_in_use._Shared()

    def get(self) -> tuple[Plan, PlanFrame, Evidence]:
        return super().get() if plan_in_use.plan_folder() else self._real.get()


def decided(plan: PlanEvidence, *steps: Any) -> Evidence:
    """The evidence of such a plan and of decisions that others have taken too: with it, what they asked for is known."""
    key = id(plan.plan), repr(steps)
    return _DECIDED.setdefault(key, Evidence(plan, *steps)) if is_kept(plan.plan) else Evidence(plan, *steps)


class Memory(AnswerMemory):
    """What was asked for, as it was said: it is compressed for who asks for it so."""

    def get(self, question: Hashable) -> bytes | None:
        return self._kept.get(question)

    def packed(self, question: Hashable) -> bytes | None:
        return gzip.compress(self._kept[question], 1) if question in self._kept else None

    def keep(self, question: Hashable, document: bytes) -> None:
        self._kept[question] = document


def forget() -> None:
    """What was answered of plans that are read for one test only."""
    for question in [*answers._RECENT._kept]:
        if not is_kept(question[1].plan):  # type: ignore[index]
            del answers._RECENT._kept[question]
