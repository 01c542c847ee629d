"""Rest from collecting garbage while very many records are made, none of which is garbage."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def left_alone(*, for_good: bool = False) -> Iterator[None]:
    """Collect no garbage meanwhile.

    ``for_good``: what is there in the end is never again looked through for garbage. Streamlit collects after every run,
    and a look through a plan of 20,000 projects takes half a second.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if for_good:
            gc.freeze()
        if was_on:
            gc.enable()
