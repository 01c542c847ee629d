"""Files that several processes write: one after the other, whole or not at all, and on the disk before anybody is told so."""

import contextlib
import errno
import os
import threading
import time
from collections.abc import Iterator
from io import FileIO
from pathlib import Path

from plan_data.read.files import NEW, WAITING, begun, check_kind

_TURN = threading.Lock()  # of this process: its threads need not ask for the lock's file again and again
_WAIT, _PAUSE = 30.0, 0.01  # seconds for the others to be done; between two questions
_PAUSES = (0.02, 0.05, 0.1, 0.2, 0.4)  # seconds between tries to take a file's place


@contextlib.contextmanager
def alone(path: Path, log: Path) -> Iterator[None]:
    """Hold the lock beside a file, which whoever writes it takes. Raises ``OSError`` where it is not to be had.

    What somebody who was stopped while writing has left is swept, in its log too. Other processes ask for the lock again and
    again: whoever had it leaves them time to, or would have it again before any of them has asked.
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
            for left, length in begun(path).items():
                _take_back(left, log, length)
            yield
        finally:
            lock.release()
            time.sleep(2 * _PAUSE)


def record(path: Path, content: bytes, log: Path, line: bytes) -> None:
    """Put new content in a file's place and a line at the end of its log: both, or neither where an ``OSError`` is raised.

    The content waits under a name that says how long the log was before: it takes its place and the line counts in one
    moment, whenever this process is stopped (``plan_data.read.files.begun``).
    """
    with contextlib.suppress(FileNotFoundError):
        check_kind(log)
    with FileIO(log, "ab+") as file:
        length = file.seek(0, os.SEEK_END)
        is_half = length and (file.seek(-1, os.SEEK_END), file.read(1))[1] != b"\n"
        new = path.with_name(f"{path.name}{WAITING}{length}{NEW}")
        try:
            with FileIO(new, "wb") as whole:
                _put(whole, content)
            _put(file, b"\n" + line if is_half else line)
            _take_place(new, path)
        except OSError:
            with contextlib.suppress(OSError):
                _take_back(new, log, length)
            raise
    _sync(path.parent)


def _take_place(new: Path, path: Path) -> None:
    """Windows refuses while somebody has the file open, if only for a moment: a reader, or what looks for viruses."""
    for pause in _PAUSES:
        with contextlib.suppress(PermissionError):
            new.replace(path)
            return
        time.sleep(pause)
    new.replace(path)


def _take_back(new: Path, log: Path, length: int | None) -> None:
    """Leave what was begun: the log as it was, and only then what says how long that is."""
    if length is not None and log.is_file() and log.stat().st_size > length:
        os.truncate(log, length)
    new.unlink(missing_ok=True)


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
