"""A question: of which plan, by what filter, and how money is divided and counted. Every aggregate takes one."""

from typing import NamedTuple

from analysis.core.frame import PlanFrame
from models import AllocationPolicy, Basis, ProjectFilter

_EVERYTHING = ProjectFilter()


class Question(NamedTuple):
    """What is asked of a plan. Equal questions have one answer."""

    frame: PlanFrame
    filter: ProjectFilter
    policy: AllocationPolicy
    basis: Basis

    def replace(self, **fields: object) -> "Question":
        """The same question with some fields of the filter replaced, validated."""
        return self._replace(filter=self.filter.replace(**fields))

    def without(self, *fields: str) -> "Question":
        """The same question without some fields of the filter."""
        empty = {field: getattr(_EVERYTHING, field) for field in fields}
        is_set = any(getattr(self.filter, field) != value for field, value in empty.items())
        return self._replace(filter=self.filter.model_copy(update=empty)) if is_set else self

    def of_everything(self) -> "Question":
        """The same question without a filter."""
        return self._replace(filter=_EVERYTHING)
