"""What is searched at random: the same examples in every run, so that what passes here passes there; with
``HYPOTHESIS_PROFILE=wide`` others each time, and twenty times as many.
"""

import os

from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers

TIMES = 20
PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "same")
_WIDENED: set[int] = set()


def load_profile() -> None:
    """Neither what was found before, nor what else is imported, nor how slow a machine is has a part in the same examples."""
    settings.register_profile(
        "same", derandomize=True, database=None, deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
    )
    settings.register_profile("wide", derandomize=False, deadline=None, print_blob=True)
    settings.load_profile(PROFILE)
    if PROFILE == "same":
        providers._get_local_constants = lambda: providers._local_constants


def widen(test: object) -> None:
    """More examples for a test that says how many it takes."""
    asked = getattr(test, "_hypothesis_internal_use_settings", None)
    if PROFILE == "wide" and asked and id(test) not in _WIDENED:
        _WIDENED.add(id(test))
        test._hypothesis_internal_use_settings = settings(asked, max_examples=TIMES * asked.max_examples)  # type: ignore[attr-defined]
