"""What every test lives with: a past that is not looked through for garbage, a dictionary that spells in this process, and plans
that are read once however often their folder is copied.
"""

import gc
from types import SimpleNamespace

import pypinyin  # noqa: F401 - without its dictionary each plan would be spelled in a process of its own


def pytest_collection_finish() -> None:
    """What has been imported stays; and many a plan is put in the place of another, where to look through all takes seconds."""
    from tests.real import once, plan_in
    from ui.run import forgetting, plan_in_use
    from ui.scene import evidence

    forgetting.gc = SimpleNamespace(unfreeze=lambda: None, collect=lambda: None)  # type: ignore[assignment]
    plan_in_use.load_plan = plan_in  # type: ignore[assignment]
    plan_in_use.build_frame = once(plan_in_use.build_frame)
    evidence.review = once(evidence.review)
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
