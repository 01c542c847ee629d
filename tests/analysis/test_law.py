"""The law: parts + undivided + unconfirmed = total, for every filter, policy, basis and plan."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from analysis.core.building import build_frame
from analysis.core.parts import Parts
from analysis.core.question import Question
from analysis.core.view import View, before, in_context, view
from analysis.questions.headline import headline
from analysis.questions.parts_of_views import category_parts, source_parts, year_parts
from models import Category, FundingSource, ProjectFilter, Reach, TownshipPolicy, YearPolicy
from tests.analysis import by_hand, sample
from tests.analysis.frames import (
    by_category,
    by_funding_source,
    by_township,
    by_year,
    concentration,
    cumulative,
    dependence,
    flows,
    project_table,
    source_shares,
    timeline,
    tree,
)

EMPTY = ProjectFilter()
FEW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
UNSHRUNK = (Phase.explicit, Phase.generate)  # to find the smallest example, every law would be held on hundreds
LAWS = list[Callable[[Question], None]]()
law = LAWS.append


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """A random plan and a random question to it."""
    plan = draw(sample.plans())
    asked = draw(sample.filters(project_ids=tuple(project.project_id for project in plan.projects)))
    return Question(build_frame(plan), asked, draw(sample.policies), draw(sample.bases))


def near(value: float, total: float = 0) -> object:
    return pytest.approx(value, rel=1e-9, abs=1e-6 * max(1.0, abs(total)))


def apart(seen: View) -> float:
    """All that may be of projects only partly in view, which are not divided."""
    return float(seen.amount_wan[seen.spread_by_project(seen.partly) > 0].sum())


def without(asked: ProjectFilter, *fields: str) -> ProjectFilter:
    return asked.replace(**{field: getattr(EMPTY, field) for field in fields})


def test_every_field_of_a_filter_is_asked_at_random() -> None:
    left = {*ProjectFilter.model_fields}

    @settings(FEW, max_examples=200)
    @given(sample.filters(project_ids=("elderly_care-01",)))
    def ask(one: ProjectFilter) -> None:
        left.difference_update([field for field in left if getattr(one, field) != getattr(EMPTY, field)])

    ask()
    assert left == set()


@settings(FEW, max_examples=12, phases=UNSHRUNK)
@given(questions())
def test_every_law_holds_whatever_is_asked(question: Question) -> None:
    """A plan and a question are made once for all of what is a law of them."""
    for holds in LAWS:
        holds(question)


@settings(FEW, max_examples=40)
@given(questions())
def test_a_view_is_what_a_person_would_add_up(question: Question) -> None:
    frame, asked, policy, basis = question
    seen, rows = view(question), by_hand.rows(frame.plan, asked, policy, basis)
    for name in ("certain", "unconfirmed", "undivided"):
        assert getattr(seen, f"{name}_wan").tolist() == near([getattr(row, name) for row in rows], seen.total_wan)
        assert getattr(seen.whole, name) == near(sum(getattr(row, name) for row in rows), seen.total_wan)
    assert seen.selected.tolist() == [row.is_selected for row in rows]
    assert seen.cell_projects.sum() == sum(row.is_selected for row in rows)
    assert not seen.amount_wan[~seen.selected].any()


@law
def every_chart_adds_up_to_the_view_without_its_own_fields(question: Question) -> None:
    charts = {
        by_category: ("category",), by_year: ("from_year", "to_year"), cumulative: ("from_year", "to_year"),
        by_township: ("township",), concentration: ("project",), timeline: ("project",), project_table: (),
    }  # fmt: skip
    for chart, own in charts.items():
        seen = view(question.without(*own))
        table = chart(question)
        assert table["amount_wan"].sum() == near(seen.total_wan, seen.total_wan), chart.__name__
        if "before_wan" in table and chart is not cumulative:
            assert table["before_wan"].sum() == near(view(question.of_everything()).total_wan)
        if "share" in table and chart is not cumulative and seen.total_wan:
            assert table["share"].isna().any() if seen.is_open else table["share"].sum() == near(1)
        if "unconfirmed_wan" in table:
            assert table["unconfirmed_wan"].sum() == near(seen.unconfirmed_wan.sum(), seen.total_wan)


PARTS = {
    by_category: ("certain_wan", "unconfirmed_wan", "undivided_wan"),
    by_year: ("single_wan", "spread_wan", "unconfirmed_wan", "undivided_wan"),
    by_township: ("own_wan", "shared_wan", "unconfirmed_wan", "undivided_wan"),
    project_table: ("certain_wan", "unconfirmed_wan", "undivided_wan"),
}


@law
def the_parts_of_every_row_add_up_and_none_is_negative(question: Question) -> None:
    for chart, parts in PARTS.items():
        table = chart(question)
        assert table["amount_wan"].tolist() == near(table[[*parts]].sum(axis=1).tolist())
        assert (table[[*parts, "amount_wan"]] >= 0).all(axis=None)
    numbers = headline(question)
    assert numbers.certain_wan + numbers.unconfirmed_wan + numbers.undivided_wan == near(numbers.amount_wan)


@law
def a_chart_row_is_the_view_of_that_row(question: Question) -> None:
    """A click shows what the mark said: a row of a divided chart is the view filtered to that row."""
    frame, policy = question.frame, question.policy
    categories = by_category(question).set_index("category")
    for code in Category:
        seen = view(question.replace(category=(code,)))
        assert categories.loc[code, "amount_wan"] == near(seen.total_wan)
        assert categories.loc[code, "projects"] == seen.cell_projects.sum()
    years = by_year(question).groupby("year")[["amount_wan", "projects"]].sum()
    townships = by_township(question).set_index("township")
    for year in frame.years:
        seen = view(question.replace(from_year=year, to_year=year))
        spans_apart = apart(seen) if policy.years is YearPolicy.UNDIVIDED else 0
        assert years.loc[year, "amount_wan"] >= seen.total_wan - spans_apart - 1e-6
        if policy.years is not YearPolicy.UNDIVIDED:
            assert years.loc[year, "amount_wan"] == near(seen.total_wan)
            assert years.loc[year, "projects"] == seen.cell_projects.sum()
    for township in frame.townships:
        seen = view(question.replace(township=(township,)))
        row = townships.loc[township]
        if policy.townships is TownshipPolicy.EVENLY:
            assert row["amount_wan"] == near(seen.total_wan)
            assert row["own_projects"] + row["shared_projects"] == seen.cell_projects.sum()


@law
def sources_add_up_to_the_funding_in_view_whatever_the_basis(question: Question) -> None:
    frame = question.frame
    seen = view(question.without("funding_source"))
    table = by_funding_source(question)
    in_view = float(seen.project_weights @ frame.rows.funding_wan.sum(axis=1))
    assert table["sure_wan"].sum() == near(in_view, in_view)
    assert table["confirmed_wan"].sum() == near(in_view, in_view)
    undivided = float(seen.partly @ seen.sums.funding_wan.sum(axis=1))
    assert table["undivided_wan"].sum() == near(undivided, in_view)
    assert len(table) == 5
    sources = table.iloc[:4]
    assert (sources["confirmed_wan"] <= sources["sure_wan"] + 1e-6).all()
    assert (table["sure_wan"] <= table["amount_wan"] + 1e-6).all()
    assert sources["amount_wan"].sum() >= in_view - 1e-6
    for source, row in sources.set_index("source").iterrows():
        alone = view(question.replace(funding_source=(source,))).whole
        assert [row[f"{part}_wan"] for part in Parts._fields] == near([*alone], in_view)
    assert headline(question).funding_wan == near(in_view, in_view)


@law
def a_view_has_no_less_than_its_projects_are_sure_of_and_no_more_than_there_can_be(question: Question) -> None:
    asked = question.filter
    seen = view(question)
    assert seen.certain_wan.sum() - 1e-6 <= seen.whole.certain <= seen.total_wan + 1e-6
    assert seen.total_wan <= seen.amount_wan.sum() + 1e-6
    if asked.funding_source:
        assert seen.total_wan <= in_context(question, "funding_source").funding_wan.sum() + 1e-6


@law
def complementary_filters_add_up_to_the_whole(question: Question) -> None:
    for field, parts in (
        ("category", [(Category.FUNERAL,), tuple(c for c in Category if c is not Category.FUNERAL)]),
        ("reach", [(Reach.CITY_LEVEL,), tuple(r for r in Reach if r is not Reach.CITY_LEVEL)]),
    ):
        halves = [view(question.replace(**{field: part})) for part in parts]
        assert sum(half.total_wan for half in halves) == near(view(question.without(field)).total_wan)


@settings(FEW, max_examples=12)
@given(questions(), st.integers(2021, 2024))
def test_years_before_and_after_add_up_and_what_straddles_is_undivided_in_both(question: Question, last: int) -> None:
    question = question.without("from_year", "to_year", "township")
    early = view(question.replace(to_year=last))
    late = view(question.replace(from_year=last + 1))
    whole = view(question)
    assert early.undivided_wan.tolist() == near(late.undivided_wan.tolist())
    assert early.total_wan + late.total_wan - apart(late) == near(whole.total_wan, whole.total_wan)


@settings(FEW, max_examples=12)
@given(questions(), st.sets(st.sampled_from(sample.CODES), min_size=1, max_size=3))
def test_townships_and_the_others_and_the_city_add_up(question: Question, chosen: set[str]) -> None:
    question = question.without("township", "township_match", "from_year", "to_year", "reach")
    others = tuple(code for code in sample.CODES if code not in chosen)
    one = view(question.replace(township=tuple(chosen)))
    other = view(question.replace(township=others))
    city = view(question.replace(reach=(Reach.CITY_LEVEL,)))
    whole = view(question)
    assert one.undivided_wan.tolist() == near(other.undivided_wan.tolist())
    assert one.total_wan + other.total_wan - apart(one) + city.total_wan == near(whole.total_wan, whole.total_wan)


@settings(FEW, max_examples=12)
@given(questions(), st.sets(st.sampled_from(FundingSource), min_size=1, max_size=3))
def test_sources_and_the_others_and_the_unconfirmed_between_them_add_up(question: Question, chosen: set[FundingSource]) -> None:
    question = question.without("funding_source", "from_year", "township")
    others = tuple(source for source in FundingSource if source not in chosen)
    one = view(question.replace(funding_source=tuple(chosen)))
    other = view(question.replace(funding_source=others))
    whole = view(question.replace(funding_source=tuple(FundingSource)))
    assert one.unconfirmed_wan.tolist() == near(other.unconfirmed_wan.tolist())
    assert not whole.unconfirmed_wan.any()
    assert one.total_wan + other.sure_wan.sum() == near(whole.total_wan, whole.total_wan)


@law
def the_flow_carries_on_what_comes_in(question: Question) -> None:
    links = flows(question, largest=2)
    incoming = links[links["from_node"].str.startswith("source:")].groupby("to_node")["amount_wan"].sum()
    outgoing = links[links["from_node"].str.startswith("category:")].groupby("from_node")["amount_wan"].sum()
    assert incoming.to_dict() == near(outgoing.to_dict())
    seen = view(question.without("category", "project", "funding_source"))
    assert incoming.sum() == near(seen.funding_wan.sum(), seen.funding_wan.sum())
    assert (links["amount_wan"] > 0).all()


@law
def the_flow_traces_what_is_chosen_from_its_source_to_its_projects(question: Question) -> None:
    for in_whole in (False, True):
        links = flows(question, largest=2, in_whole=in_whole)
        frame, asked = question.frame, question.filter
        seen = view(question)
        held = [sum(1 << list(FundingSource).index(one) for one in asked.funding_source) or 15, frame.source_sets]
        chosen = (seen.funding_wan * ((held[1] & held[0]) != 0)).sum()
        unsure = (seen.funding_wan * (((held[1] & held[0]) != 0) & ((held[1] & ~held[0]) != 0))).sum()
        into, out = (links[links["from_node"].str.startswith(kind)] for kind in ("source:", "category:"))
        assert into["chosen_wan"].sum() == near(chosen, chosen)
        assert out["chosen_wan"].sum() == near(chosen, chosen)
        assert out["open_wan"].sum() == near(unsure, chosen)
        assert (links["chosen_wan"] <= links["amount_wan"] + 1e-5).all()
        assert (links["open_wan"] <= links["chosen_wan"] + 1e-5).all()
        assert (links["selected"] == (links["chosen_wan"] > 0)).all()
        if in_whole:
            assert into["amount_wan"].sum() == near(before(question).funding_wan.sum(), 1)


@law
def a_node_of_the_tree_is_the_sum_of_its_children(question: Question) -> None:
    frame, asked = question.frame, question.filter
    table = tree(question)
    seen = view(question.without("category", "project"))
    assert table.loc[table["kind"] == "category", "amount_wan"].sum() == near(seen.total_wan, seen.total_wan)
    children = table.groupby("parent")["amount_wan"].sum()
    funding = dict(zip(frame.project_ids.tolist(), (frame.funding_sum_wan * seen.project_weights).tolist(), strict=True))
    for node in table.itertuples():
        if node.node in children:
            is_funding = node.kind == "project" and not asked.funding_source  # as printed, whatever the total is
            assert children[node.node] == near(funding[node.project_id] if is_funding else node.amount_wan, seen.total_wan)
    assert table["node"].is_unique
    assert set(table["parent"]) <= {"", *table["node"]}


@law
def shares_of_a_group_add_up_to_one_and_stay_within_their_range(question: Question) -> None:
    for by in ("category", "project"):
        shares = source_shares(question, by=by)
        depends = dependence(question, by=by)
        totals = depends.set_index("group")["total_wan"]
        for name, group in shares.groupby("group"):
            assert group["amount_wan"].sum() == near(totals[name], totals[name])
            assert (group["amount_wan"] <= group["most_wan"] + 1e-6).all()
        assert (depends["least_share"] <= depends["most_share"] + 1e-9).all()
        assert (depends["most_share"] <= 1 + 1e-9).all()
        assert set(depends["group"]) == set(shares["group"])


@law
def the_kinds_of_money_are_at_most_all_of_it(question: Question) -> None:
    frame = question.frame
    for parts, table, column in (
        (category_parts(question), by_category(question), "category"),
        (source_parts(question), by_funding_source(question), "source"),
        (year_parts(question), by_year(question), "year"),
    ):
        whole = table.groupby(table[column].astype(str))["amount_wan"].sum()
        for code, kinds in parts.items():
            assert min(kinds.values()) >= 0
            assert sum(kinds.values()) <= whole.get(code, 0.0) + 1e-6 * max(
                frame.rows.total_wan.sum(), frame.rows.funding_wan.sum(), 1
            ), code


@law
def nothing_is_a_missing_number(question: Question) -> None:
    for chart in (*PARTS, by_funding_source, cumulative, concentration, dependence, flows, source_shares, timeline, tree):
        table = chart(question)
        floats = table.select_dtypes(np.floating).drop(columns=["share", "cumulative_share"], errors="ignore")  # known or not
        assert np.isfinite(floats.to_numpy()).all(), chart.__name__
