"""What was worked out for a plan is let go of when its folder changes: otherwise every save would keep a whole plan more."""

import gc
import sys
from collections.abc import Callable

_OURS = ("analysis", "charts", "i18n", "plan_data", "ui")
_OTHERS: list[Callable[[], object]] = []


def also_forget(clear: Callable[[], object]) -> None:
    """Have something emptied too that is no cache of a function."""
    _OTHERS.append(clear)


def forget() -> None:
    """Empty what our functions remember of their arguments (``lru_cache``), and free it, even what was set aside for good."""
    ours = [module for name, module in [*sys.modules.items()] if name.partition(".")[0] in _OURS]
    values = [value for module in ours for value in [*vars(module).values()]]
    methods = [method for kind in values if isinstance(kind, type) for method in vars(kind).values()]
    for function in [*values, *methods]:
        if hasattr(function, "cache_parameters") and function.cache_parameters()["maxsize"] is not None:
            function.cache_clear()
    for clear in _OTHERS:
        clear()
    gc.unfreeze()
    gc.collect()
