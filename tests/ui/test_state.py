"""The URL is the only state: what is written comes back, and junk does nothing worse than being dropped."""

from urllib.parse import parse_qs, urlencode

from hypothesis import given, settings
from hypothesis import strategies as st

from models import AllocationPolicy, Basis, Plan, ProjectFilter, TownshipMatch, TownshipPolicy, YearPolicy
from tests.cases import cases
from tests.real import real_plan
from ui.scene.state import CLEARED, PAGE_PARAMS, SORTS, ViewState, is_set

PLAN: Plan = real_plan()
PARAMS = {*CLEARED, *PAGE_PARAMS, "years", "townships", "basis", "unit", "lang", "theme", "a"}
ALLOWED = PLAN.codes


def subsets(field: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(sorted(ALLOWED[field])), max_size=4, unique=True).map(tuple)


@st.composite
def filters(draw: st.DrawFn) -> ProjectFilter:
    years = sorted(draw(st.lists(st.integers(PLAN.start_year, PLAN.end_year), min_size=2, max_size=2)))
    is_all = years == [PLAN.start_year, PLAN.end_year]
    amounts = sorted(draw(st.lists(st.integers(0, 99_999), min_size=2, max_size=2)))
    has_years, has_amounts = draw(st.booleans()) and not is_all, draw(st.booleans())
    text = " ".join(draw(st.text(st.characters(blacklist_categories=("C", "Z")), max_size=30)).split())
    codes = {field: draw(subsets(field)) for field in ALLOWED}
    return ProjectFilter(
        **codes,
        township_match=draw(st.sampled_from(TownshipMatch)) if len(codes["township"]) > 1 else TownshipMatch.ANY,
        unsettled=draw(st.booleans()),
        from_year=years[0] if has_years else None,
        to_year=years[1] if has_years else None,
        min_wan=amounts[0] if has_amounts else None,
        max_wan=amounts[1] if has_amounts else None,
        text=text,
    )


@st.composite
def states(draw: st.DrawFn) -> ViewState:
    chosen = draw(filters())
    fields = ("category", "township", "year", "funding_source", "reach", "unsettled", "project")
    drillable = [field for field in fields if is_set(chosen, field)]
    return ViewState(
        filter=chosen,
        policy=AllocationPolicy(years=draw(st.sampled_from(YearPolicy)), townships=draw(st.sampled_from(TownshipPolicy))),
        basis=draw(st.sampled_from(Basis)),
        unit=draw(st.sampled_from(["auto", "wan", "yi"])),
        lang=draw(st.sampled_from(["zh", "en"])),
        theme=draw(st.sampled_from([None, "light", "dark"])),
        drill=tuple(drillable[: draw(st.integers(0, 3))]),
        id=draw(st.sampled_from([None, "funeral-10"])),
        a=draw(st.sampled_from([None, "all", "township=532301101&years=undivided"])),
        b=draw(st.sampled_from([None, "category=funeral", "without=funeral-05&basis=printed"])),
        columns=draw(st.sampled_from([(), ("-total", "implementer"), ("reach", "-share")])),
        sort=draw(st.sampled_from([*SORTS, *(f"-{sort}" for sort in SORTS)])),
    )


@given(states())
@settings(deadline=None, max_examples=30)
def test_a_view_survives_its_url(state: ViewState) -> None:
    url = urlencode(state.to_query())
    assert ViewState.from_query(parse_qs(url), PLAN) == state


@given(
    st.dictionaries(
        st.sampled_from(sorted(PARAMS)) | st.text(max_size=8), st.lists(st.text(max_size=60), min_size=1, max_size=3), max_size=12
    )
)
@settings(deadline=None, max_examples=30)
def test_junk_is_dropped(query: dict[str, list[str]]) -> None:
    state = ViewState.from_query(query, PLAN)
    assert ViewState.from_query({name: [value] for name, value in state.to_query().items()}, PLAN) == state


@cases("name", sorted(PARAMS))
def test_a_hundred_kilobytes_of_nonsense_are_dropped(name: str) -> None:
    state = ViewState.from_query({name: ["%$~\N{SNOWMAN}x" * 20_000]}, PLAN)
    assert len(urlencode(state.to_query())) < 1_000
    assert state.model_copy(update={"filter": ProjectFilter(), "find": ""}) == ViewState()


def test_defaults_are_left_out_and_codes_are_stable() -> None:
    assert ViewState().to_query() == {}
    state = ViewState(filter=ProjectFilter(category=("funeral", "elderly_care"), from_year=2022, to_year=2022), lang="en")
    assert state.to_query() == {"category": "elderly_care~funeral", "from_year": "2022", "to_year": "2022", "lang": "en"}


def test_years_outside_the_plan_and_reversed_limits_restrict_nothing() -> None:
    assert ProjectFilter.from_query({"from_year": ["1850"], "min_wan": ["9"], "max_wan": ["3"]}, PLAN).is_empty
    assert ProjectFilter.from_query({"from_year": ["2024"], "to_year": ["2022"]}, PLAN).is_empty
    assert ProjectFilter.from_query({"from_year": ["2021"], "to_year": ["2025"]}, PLAN).is_empty


def test_clearing_removes_every_filter_and_the_drill_path() -> None:
    assert set(CLEARED) == set(ProjectFilter.model_fields) | {"drill"}


def test_what_single_pages_remember_is_no_filter_and_part_of_the_state() -> None:
    assert set(ViewState.model_fields) >= PAGE_PARAMS
    assert not PAGE_PARAMS & set(CLEARED)
