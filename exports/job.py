"""What is asked of every form of file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from i18n import Labels
from ui.document.page import Document

Report = Callable[[int, int], None]


@dataclass(frozen=True)
class Job:
    """Pages as readers see them, and the words. ``checks`` is the page of what does not agree; ``report`` hears how far it is;
    ``is_story``: the documents are its steps; ``has_notes``: what is said of them may be read by whoever gets the file.
    """

    documents: Sequence[Document]
    text: Labels
    report: Report
    checks: Document | None = None
    is_story: bool = False
    has_notes: bool = False

    @property
    def title(self) -> str:
        """What the whole is about: the plan."""
        return self.documents[0]["side"]["brand"]["title"]
