"""What a command prints, on a console that may be short of letters, of room or of readers."""

import io
import os
import sys
from collections.abc import Iterable

_NOT_PRINTED = 2


def say(lines: Iterable[str]) -> int:
    """Print lines: 0, or 2 where they could not be printed. A reader that goes away early (``| head``) has seen enough."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a console that cannot show a character shows its code
    try:
        for line in lines:
            print(line)
        print(end="", flush=True)
    except BrokenPipeError:
        _print_no_more()
    except OSError as error:
        _print_no_more()
        print(error, file=sys.stderr)
        return _NOT_PRINTED
    return 0


def _print_no_more() -> None:
    """Leave what is still to be printed, or the interpreter would try again when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
