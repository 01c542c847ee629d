"""Many small cases of one thing in one test: what pytest does around a test costs more than they do."""

import inspect
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

Test = Callable[..., None]


def cases(names: str | tuple[str, ...], values: Iterable[Any]) -> Callable[[Test], Test]:
    """As ``pytest.mark.parametrize``, in one test, which says of which case it failed. The cases share the test's fixtures."""
    wanted, listed = (names,) if isinstance(names, str) else names, [*values]

    def folded(test: Test) -> Test:
        @wraps(test)
        def each(**fixtures: Any) -> None:
            for case in listed:
                own = dict(zip(wanted, (case,) if isinstance(names, str) else case, strict=True))
                try:
                    test(**own, **fixtures)
                except BaseException as error:
                    error.add_note(f"the case: {own}")
                    raise

        others = [one for one in inspect.signature(test).parameters.values() if one.name not in wanted]
        each.__signature__ = inspect.Signature(others)  # type: ignore[attr-defined]
        return each

    return folded
