"""Files that several processes write: one after the other, whole or not at all, and on the disk before anybody is told so."""

from __future__ import annotations

import contextlib
import errno
import os
import threading
import time
from collections.abc import Iterator
from io import FileIO
from pathlib import Path

from plan_data.read.files import check_kind

_TURN = threading.Lock()  # of this process: its threads need not ask for the lock's file again and again
_WAIT, _PAUSE = 30.0, 0.01  # seconds for the others to be done; between two questions


@contextlib.contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold the lock beside a file, which whoever writes it takes. Raises ``OSError`` where it is not to be had.

    What somebody who was stopped while writing has left is swept. Other processes ask for the lock again and again: whoever
    had it leaves them time to, or would have it again before any of them has asked.
    """
    from filelock import FileLock, Timeout

    path.parent.stat()  # the lock would make a folder that is not there
    lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=_WAIT, poll_interval=_PAUSE)
    with _TURN:
        try:
            lock.acquire()
        except Timeout as error:
            raise TimeoutError(errno.EBUSY, f"{path.name} is held by another process") from error
        try:
            for left in path.parent.glob(f"{path.name}*.new"):
                left.unlink()
            yield
        finally:
            lock.release()
            time.sleep(2 * _PAUSE)


def record(path: Path, content: bytes, log: Path, line: bytes) -> None:
    """Put new content in a file's place and a line at the end of its log: both, or neither where an ``OSError`` is raised."""
    new = path.with_name(f"{path.name}.new")
    try:
        with FileIO(new, "wb") as file:
            _put(file, content)
        with _appended(log, line):
            new.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            new.unlink()
        raise
    _sync(path.parent)


@contextlib.contextmanager
def _appended(log: Path, line: bytes) -> Iterator[None]:
    """A line at the end of a log, taken back where what follows fails; it never goes on in a line that was left half."""
    with contextlib.suppress(FileNotFoundError):
        check_kind(log)
    with FileIO(log, "ab+") as file:
        length = file.seek(0, os.SEEK_END)
        is_half = length and (file.seek(-1, os.SEEK_END), file.read(1))[1] != b"\n"
        try:
            _put(file, b"\n" + line if is_half else line)
            yield
        except OSError:
            with contextlib.suppress(OSError):
                file.truncate(length)
            raise


def _put(file: FileIO, content: bytes) -> None:
    """All of it, on the disk: a disk that is nearly full takes a part and says nothing."""
    left = memoryview(content)
    while left:
        left = left[file.write(left) :]
    os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    """Names on the disk too; where a folder cannot be opened, as on Windows, the system sees to it."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
