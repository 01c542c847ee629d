"""Texts spelled in pinyin, all that are wanted at once, by a short process of its own, and remembered.

The dictionary takes 60 MB that a process does not give back, and a server needs it for a moment only
(docs/adr/0012-pinyin-in-a-process-of-its-own.md).
"""

import json
import logging
import re
import subprocess
import sys
import threading
from collections.abc import Iterable, Mapping, Sequence

from analysis.core import pinyin

Syllables = tuple[str, ...]

_logger = logging.getLogger(__name__)
_START, _EACH = 15.0, 5e-5  # seconds that the process may take: to start, and for each character; it needs a tenth of both
_REMEMBERED = 20_000  # texts
_KNOWN: dict[str, Syllables] = {}
_TURN = threading.Lock()
_ASCII = re.compile("[ -~]+")


def spell(texts: Iterable[str]) -> Mapping[str, Syllables]:
    """The pinyin of the Chinese characters of each text, without tones; other characters are left out."""
    wanted = dict.fromkeys(texts)
    with _TURN:
        unknown = [text for text in wanted if text not in _KNOWN]
        found = {text: _KNOWN[text] for text in wanted if text in _KNOWN} | _spelled(unknown)
        if len(_KNOWN) + len(found) > _REMEMBERED:
            _KNOWN.clear()
        if len(found) <= _REMEMBERED:
            _KNOWN.update(found)
    return found


def _spelled(texts: Sequence[str]) -> dict[str, Syllables]:
    """Each text spelled, those that differ in other characters only at once; the few different syllables are kept once."""
    bare = {text: _ASCII.sub(" ", text) for text in texts if not text.isascii()}
    chinese = list(dict.fromkeys(bare.values()))
    spelled = dict(zip(chinese, _spell(chinese) if chinese else [], strict=True))
    syllables = {words: tuple(map(sys.intern, found)) for words, found in spelled.items()}
    return dict.fromkeys(texts, ()) | {text: syllables[words] for text, words in bare.items()}


def _spell(texts: Sequence[str]) -> list[list[str]]:
    """Here if the dictionary is here already, or if no other process can do it."""
    if "pypinyin" not in sys.modules:
        try:
            return _spell_elsewhere(texts)
        except (OSError, ValueError, subprocess.SubprocessError) as error:
            reason = getattr(error, "stderr", None) or b""
            _logger.warning("Pinyin is spelled in this process, which takes 60 MB: %s %s", error, reason.decode(errors="replace"))
    return pinyin.spell_here(texts)


def _spell_elsewhere(texts: Sequence[str]) -> list[list[str]]:
    """The same from a process that ends. Raises ``OSError``, ``ValueError`` or ``subprocess.SubprocessError`` if it cannot."""
    done = subprocess.run(  # noqa: S603 - this Python and a file of ours
        [sys.executable, "-P", pinyin.__file__],  # a file, not a module: the package around it loads pandas
        input=json.dumps(texts).encode("ascii"),  # whatever the encoding of a console is
        capture_output=True,
        timeout=_START + _EACH * sum(map(len, texts)),
        check=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    found: list[list[str]] = json.loads(done.stdout)
    if len(found) != len(texts):
        raise ValueError(f"{len(found)} of {len(texts)} texts came back")
    return found
