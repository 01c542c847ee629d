"""The pinyin of texts. Also a program of its own: it reads a JSON list of texts and writes a list of their syllables.

Nothing but the standard library is imported before there is something to spell, so that the program starts at once
(docs/adr/0012-pinyin-in-a-process-of-its-own.md).
"""

import json
import sys
from collections.abc import Sequence


def spell_here(texts: Sequence[str]) -> list[list[str]]:
    """The syllables of each text's Chinese characters, without tones; other characters are left out.

    Loads a dictionary of 60 MB that stays in this process.
    """
    from pypinyin import lazy_pinyin

    return [lazy_pinyin(text, errors="ignore") for text in texts]


if __name__ == "__main__":
    json.dump(spell_here(json.load(sys.stdin)), sys.stdout)
