"""What every test lives with: a past that is not looked through for garbage, and a dictionary that spells in this process.

Plans are loaded by the hundred here: with its dictionary loaded, each is spelled in this process and starts no other.
"""

import gc
from types import SimpleNamespace

import pypinyin  # noqa: F401

from ui.run import forgetting


def pytest_collection_finish() -> None:
    """What has been imported stays, and many a plan is put in the place of another: to look through all of it takes seconds."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    forgetting.gc = SimpleNamespace(unfreeze=lambda: None, collect=lambda: None)  # type: ignore[assignment]
