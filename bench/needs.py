"""Where the packages are that the bench needs, and what to say where they are not. Standard library only."""

import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from start import environment_python

ROOT = Path(__file__).parent.parent
OURS = ("streamlit", "playwright", "websockets")
PEERS = ("dash", "flask_compress", "gunicorn")


def find_packages(*, has_peer: bool) -> None:
    """Go on in the environment beside the app if this Python lacks the app's packages; stop with what to do if it lacks more."""
    own = environment_python(ROOT)
    if missing(OURS) and own.exists() and Path(sys.prefix).resolve() != own.parent.parent.resolve():
        os.execv(own, [str(own), "-m", "bench", *sys.argv[1:]])
    if missing(OURS):
        raise SystemExit(f"The bench needs {', '.join(missing(OURS))}: python3 start.py test --collect-only installs them.")
    if has_peer and missing(PEERS):
        raise SystemExit(advice(missing(PEERS)))


def missing(names: Sequence[str]) -> list[str]:
    """Those of the modules that this Python does not find."""
    return [name for name in names if find_spec(name) is None]


def advice(names: Sequence[str]) -> str:
    """How to install what the peer needs, in one line, or do without."""
    return (
        f"The bench holds the app against Dash and lacks {', '.join(names)}.\n"
        f"  install: {sys.executable} -m pip install -r bench/requirements.txt\n"
        "  or leave it out: python3 -m bench --without-peer"
    )
