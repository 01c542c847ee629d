"""The scene: everything that a page needs to answer one reader's question. It reads nothing: ``ui.run.reader`` makes it."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from urllib.parse import urlencode

from analysis.core.frame import PlanFrame
from analysis.core.question import Question
from analysis.core.view import View, view
from charts.theme import Look
from i18n import Labels
from models import Plan, ProjectFilter, Township
from plan_data.read.problems import PlanProblem
from ui.scene.evidence import Evidence
from ui.scene.state import FILTERS, PAGE_PARAMS, ViewState
from ui.scene.understood import Unread

TEXT = "text"  # the page that any number of the app links to
NotKept = tuple[str, str | PlanProblem]


@dataclass(frozen=True)
class Screen:
    """A reader's screen: its size class, and whether the reader prefers dark; or a file, which does not answer to the hand."""

    size: str
    dark: bool
    is_paper: bool = False


@dataclass(frozen=True, eq=False)
class Scene:
    """One reader's view of one plan: the records, the question, the words and the look. Made anew for every run."""

    page: str
    plan: Plan
    frame: PlanFrame
    evidence: Evidence
    state: ViewState
    text: Labels
    look: Look
    size: str
    theme: str
    not_kept: NotKept | None = None  # the finding whose decision could not be kept, and why
    unread: Unread = ()  # what the address says that was not understood
    may_write: bool = True  # whether this reader may decide
    is_paper: bool = False  # whether it is for a file

    @cached_property
    def question(self) -> Question:
        """What every aggregate is asked."""
        return Question(self.frame, self.state.filter, self.state.policy, self.state.basis)

    @cached_property
    def seen(self) -> View:
        """What of the plan is in view."""
        return view(self.question)

    @property
    def answer_key(self) -> Hashable:
        """All that a page's answer depends on."""
        asked = self.page, self.frame, self.state, self.size, self.theme, self.evidence, self.not_kept, self.unread
        return *asked, self.may_write, self.is_paper

    def filtered(self, asked: ProjectFilter) -> Scene:
        """The same view by another filter."""
        return replace(self, state=self.state.model_copy(update={"filter": asked}))

    def href(self, page: str | None = None, **changes: object) -> str:
        """The address of a page with this view's filters; ``changes`` set parameters, ``None`` removes them."""
        return _address(self.page if page is None else page, self._pairs, changes)

    def page_href(self, page: str, **changes: object) -> str:
        """The same, without what single pages remember."""
        return _address(page, self._kept_pairs, changes)

    def view_href(self, page: str, **changes: object) -> str:
        """The address of another page with what is in view here, without what is chosen of this page only."""
        return _address(page, self._kept_pairs, {"drill": None, **changes})

    def place_href(self, at: str, changes: Mapping[str, object], *, is_bare: bool = False) -> str:
        """The address of places in the text: of hundreds most differ in nothing else. ``is_bare``: of a view without filters."""
        key = (is_bare, *changes.items())
        before = self._before_places.get(key)
        if before is None:
            cleared = dict.fromkeys((*FILTERS, "drill") if is_bare else ("drill",))
            href = _address(TEXT, self._kept_pairs, {**cleared, **changes})
            before = self._before_places[key] = f"{href}{'&' if '?' in href else '?'}at="
        return before + at  # whose words need no escape

    @cached_property
    def _before_places(self) -> dict[tuple[object, ...], str]:
        return {}

    @cached_property
    def _pairs(self) -> Mapping[str, str]:
        """The parameters of this view as an address has them, by their names: a page asks for hundreds of addresses."""
        return {name: _pair(name, value) for name, value in self.state.to_query().items()}

    @cached_property
    def _kept_pairs(self) -> Mapping[str, str]:
        return {name: pair for name, pair in self._pairs.items() if name not in PAGE_PARAMS}

    def project_href(self, project_id: str) -> str:
        """The address of one project in full, which remembers the page it is opened from."""
        trail = self.page if self.page not in ("project", "projects") else self.state.trail
        return self.href("project", id=project_id, trail=trail)

    def gloss(self, name: str) -> str:
        """What a printed name means, for readers of another language than the plan's; nothing where that is not given."""
        return self.text.names.get(name, "")

    def called(self, name: str) -> str:
        """A printed name in running words."""
        return self.text.called(name)

    def project_name(self, project_id: str) -> str:
        return self.called(self.plan.names_by_id[project_id])

    @cached_property
    def printed(self) -> Mapping[str, str]:
        """The printed names of projects by what they are called in charts."""
        return {self.called(name): name for name in reversed([*self.plan.names_by_id.values()])} if self.text.names else {}

    @cached_property
    def townships(self) -> Mapping[str, Township]:
        return {township.code: township for township in self.plan.townships}

    def township_name(self, code: str) -> str:
        township = self.townships[code]
        return township.name if self.text.language == "zh" else township.name_en


def _address(page: str, pairs: Mapping[str, str], changes: Mapping[str, object]) -> str:
    found = dict(pairs)
    for name, value in changes.items():
        if value in (None, ""):
            found.pop(name, None)
        else:
            found[name] = _pair(name, str(value))
    path = "/" if page == "overview" else f"/{page}"
    return f"{path}?{'&'.join(found.values())}" if found else path


@lru_cache(maxsize=1_024)
def _pair(name: str, value: str) -> str:
    return urlencode({name: value})
