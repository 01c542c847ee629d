"""The app ends with whoever started it, if they say so; otherwise its input means nothing."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RUN = "import time; from ui.serve.ending import end_with_the_starter; end_with_the_starter(); print(1, flush=True); time.sleep({})"


@pytest.mark.parametrize(("said", "seconds", "ends"), [("1", 60, -signal.SIGTERM), ("", 0.3, 0)])
def test_it_ends_when_its_input_closes(said: str, seconds: float, ends: int) -> None:
    environment = {**os.environ, "PLAN_ENDS_WITH_INPUT": said}
    command = [sys.executable, "-c", RUN.format(seconds)]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as run:
        assert run.stdin is not None
        assert run.stdout is not None
        run.stdout.readline()
        run.stdin.write(b"what is typed is not meant\n")
        run.stdin.flush()
        assert run.poll() is None
        run.stdin.close()
        assert run.wait(30) == (ends if os.name != "nt" or not ends else signal.SIGTERM)
