"""What was asked for last: a view that anyone has just seen is answered from memory."""

import gzip
import threading
from collections import OrderedDict
from collections.abc import Hashable

_DOCUMENTS_KEPT = 256  # the first clicks from every page (ui.run.first_clicks) are about 150


class AnswerMemory:
    """Documents by the question that they answer; the one asked for longest ago goes first.

    A document depends on nothing but its question, so one of these serves all readers. They are kept compressed: about 15 kB
    each, 4 MB in all, where they would take 23. That costs 0.4 ms of a new view and 0.2 ms of a known one.
    """

    def __init__(self, most: int = _DOCUMENTS_KEPT) -> None:
        self._lock = threading.Lock()
        self._most = most
        self._kept: OrderedDict[Hashable, bytes] = OrderedDict()

    def get(self, question: Hashable) -> bytes | None:
        """The document that answers a question, if it is still here."""
        packed = self.packed(question)
        return None if packed is None else gzip.decompress(packed)

    def packed(self, question: Hashable) -> bytes | None:
        """The same, compressed as it is kept: what is sent over a network."""
        with self._lock:
            if question in self._kept:
                self._kept.move_to_end(question)
            return self._kept.get(question)

    def clear(self) -> None:
        with self._lock:
            self._kept.clear()

    def keep(self, question: Hashable, document: bytes) -> None:
        packed = gzip.compress(document, 1)
        with self._lock:
            self._kept[question] = packed
            self._kept.move_to_end(question)
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
