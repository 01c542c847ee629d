"""What every test lives with: a past that is not looked through for garbage, a dictionary that spells in this process, plans
that are read once however often their folder is copied, and nobody beside it who waits for the same file.
"""

import gc
import logging
from types import SimpleNamespace

import pytest

gc.disable()  # nothing that is read while tests are gathered goes


def pytest_configure(config: pytest.Config) -> None:
    """What each process needs that runs tests; who only hands them out needs none of it."""
    if hasattr(config, "workerinput") or not config.getoption("numprocesses", default=None):
        import pypinyin  # noqa: F401 - without its dictionary each plan would be spelled in a process of its own

        from tests.searching import load_profile

        load_profile()


def pytest_itemcollected(item: pytest.Item) -> None:
    from tests.searching import widen

    widen(getattr(item, "obj", None))


def pytest_collection_finish() -> None:
    """What has been imported stays; and many a plan is put in the place of another, where to look through all takes seconds."""
    from models import Plan
    from plan_data.write import safely
    from tests import real
    from ui.run import answers, forgetting, plan_in_use
    from ui.scene import evidence

    # What writes leaves time to others, of which there are none here; processes that tests start beside each other have the app's.
    safely._PAUSE, safely._PAUSES = 0.0001, (0,) * len(safely._PAUSES)
    for logger in logging.root.manager.loggerDict.values():  # pytest listens to those that keep to themselves one by one
        if isinstance(logger, logging.Logger):
            logger.propagate = True
    Plan.__hash__ = object.__hash__  # type: ignore[method-assign] # a copy with something changed is told apart without comparing all
    forgetting.gc = SimpleNamespace(unfreeze=lambda: None, collect=lambda: None)  # type: ignore[assignment]
    plan_in_use.load_plan = real.plan_in  # type: ignore[assignment]
    plan_in_use.build_frame = real.once(plan_in_use.build_frame)
    plan_in_use.PlanEvidence = real.once(plan_in_use.PlanEvidence)  # type: ignore[assignment,misc]
    plan_in_use.Evidence = real.decided  # type: ignore[assignment,misc]
    plan_in_use.forget = real.forget
    plan_in_use._SHARED = real.Shared()
    evidence.review = real.once(evidence.review)
    answers._RECENT = real.Memory()  # what one test has asked, others ask again
    forgetting.also_forget(answers._RECENT.clear)
    gc.collect()
    gc.freeze()
    gc.set_threshold(0)  # what goes with a process need not be looked for before
    gc.enable()
