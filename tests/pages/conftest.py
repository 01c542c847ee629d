"""What several tests of pages ask for."""

from collections.abc import Iterator

import pytest

from bench.plans import generate
from tests.pages.wide_plan import COUNT, Client


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """The addresses that answer without a session, for a generated plan."""
    folder = tmp_path_factory.mktemp("wide") / "plan"
    generate(folder, COUNT)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PLAN_FOLDER", str(folder))
        yield Client()
