"""The pages that are kept: a name, the page, its question, and where it matters the screen and the plan."""

from typing import NamedTuple

from tests.golden.saying import EVERYWHERE

ALL = ()
TABLE = (*EVERYWHERE, "projects")
REPEATED = (*TABLE, "how", "passages")
SUMMARY = (*REPEATED, "township_tiles.figure")
TREE = (*REPEATED, "tree.marks", "tree.data")
SHARES = (*REPEATED, "shares_category", "shares_project")
HEAD = (*EVERYWHERE, "blocks")
TEXT = (*EVERYWHERE, "toc", "plantext")
COSTS = (*EVERYWHERE, "how", "passages")
FACTS = (*EVERYWHERE, "facts")


class Case(NamedTuple):
    """A page at an address. ``brief`` are the parts and blocks that another case says in full."""

    name: str
    page: str
    query: str = ""
    brief: tuple[str, ...] = EVERYWHERE
    size: str = "desk"
    dark: bool = False
    plan: str = "real"

    @property
    def address(self) -> str:
        """The page with its question."""
        return f"{self.page}?{self.query}" if self.query else self.page


CASES = (
    Case("overview", "overview", "", ALL),
    Case("overview_english", "overview", "lang=en", ALL),
    Case("overview_phone", "overview", "", SUMMARY, size="phone"),
    Case("overview_wide_dark", "overview", "", HEAD, size="wide", dark=True),
    Case("overview_funeral", "overview", "category=funeral&drill=category", ("ui", "projects", "how", "passages")),
    Case(
        "overview_years_and_words", "overview", "category=funeral&from_year=2022&to_year=2023&text=墓", (*COSTS, "township_tiles")
    ),
    Case("overview_townships", "overview", "township=532301104~532301101&drill=township", REPEATED),
    Case("overview_townships_all", "overview", "township=532301101~532301102&township_match=all&drill=township", SUMMARY),
    Case("overview_townships_english", "overview", "township=532301101~532301102~532301104&lang=en", SUMMARY),
    Case("overview_started", "overview", "start_year=2022", SUMMARY),
    Case("overview_unsettled", "overview", "unsettled=1&drill=unsettled", SUMMARY),
    Case("overview_city_level", "overview", "reach=city_level&drill=reach", SUMMARY),
    Case("overview_reach", "overview", "reach=single_township~city_level", SUMMARY),
    Case("overview_amounts", "overview", "min_wan=1000&max_wan=9000", (*EVERYWHERE, "how", "passages")),
    Case("overview_amounts_out_of_order", "overview", "min_wan=9000&max_wan=1000", HEAD),
    Case("overview_expansion", "overview", "construction_type=expansion", HEAD),
    Case("overview_implementer", "overview", "implementer=none", SUMMARY),
    Case("overview_without", "overview", "without=funeral-05", SUMMARY),
    Case("overview_printed", "overview", "basis=printed", TABLE),
    Case("overview_printed_first_year", "overview", "basis=printed&years=first_year&townships=undivided&unit=yi", TABLE),
    Case("overview_undivided", "overview", "years=undivided&townships=undivided", TABLE),
    Case("overview_empty", "overview", "category=social_welfare&construction_type=expansion&text=公墓", ("ui", "how", "passages")),
    Case("overview_source", "overview", "funding_source=other&drill=funding_source", REPEATED),
    Case("overview_sources", "overview", "funding_source=prefecture~county_city&from_year=2024", SUMMARY),
    Case("overview_junk", "overview", "category=nonsense&from_year=1999&min_wan=-3&unit=dollar&lang=fr&sort=up&id=nobody", HEAD),
    Case("overview_decided", "overview", "", HEAD, plan="decided"),
    Case("overview_tied", "overview", "", SUMMARY, plan="tied"),
    Case("overview_unfunded", "overview", "", COSTS, plan="unfunded"),
    Case("overview_many", "overview", "", SUMMARY, plan="many"),
    Case("projects_columns", "projects", "columns=implementer~reach~-share~-category&sort=implementer", EVERYWHERE, plan="tied"),
    Case("structure", "structure", "", TABLE),
    Case("structure_icicle", "structure", "tree=icicle&category=funeral&drill=category", TREE),
    Case("structure_project", "structure", "project=funeral-05&drill=project&theme=dark", TREE),
    Case("structure_english", "structure", "lang=en&unit=wan&category=social_welfare", TREE),
    Case("structure_source", "structure", "funding_source=other", (*TREE, "concentration.data")),
    Case("structure_tied", "structure", "", (*TREE, "tree.figure"), plan="tied"),
    Case("structure_many", "structure", "rest=concentration.24", TABLE, plan="many"),
    Case("funding", "funding", "", TABLE),
    Case("funding_category", "funding", "category=funeral&reading=range", (*SHARES, "flow")),
    Case(
        "funding_source",
        "funding",
        "funding_source=central_provincial~other&drill=funding_source",
        (*SHARES, "flow.data", "flow.marks"),
    ),
    Case("funding_basis_funding", "funding", "basis=funding&unit=yi", SHARES),
    Case("funding_english_phone", "funding", "lang=en", (*REPEATED, "shares_project"), size="phone"),
    Case("funding_tied", "funding", "", SHARES, plan="tied"),
    Case("funding_unfunded", "funding", "", TABLE, plan="unfunded"),
    Case("years", "years", "", TABLE),
    Case("years_one_year", "years", "from_year=2023&to_year=2023&drill=year", REPEATED),
    Case("years_source", "years", "funding_source=prefecture", REPEATED),
    Case("years_first_year", "years", "years=first_year&category=elderly_care", TABLE),
    Case("years_undivided_english", "years", "years=undivided&lang=en", (*REPEATED, "gantt")),
    Case("years_phone", "years", "", (*REPEATED, "gantt.data", "gantt.marks"), size="phone"),
    Case("years_many", "years", "rest=gantt.2021-2023.0", REPEATED, plan="many"),
    Case("townships", "townships", "", TABLE),
    Case("townships_one", "townships", "township=532301104&drill=township", COSTS),
    Case("townships_source", "townships", "funding_source=county_city", REPEATED),
    Case("townships_undivided", "townships", "townships=undivided&reach=all_townships~several_townships", TABLE),
    Case("townships_english_phone", "townships", "lang=en&township=532301101", REPEATED, size="phone"),
    Case("projects", "projects", "", ALL),
    Case("projects_sorted", "projects", "sort=name&category=elderly_care"),
    Case("projects_empty", "projects", "category=elderly_care&implementer=楚雄市民政局"),
    Case("projects_english", "projects", "lang=en&sort=-years&unit=yi"),
    Case("projects_started_english", "projects", "start_year=2022~2023&unsettled=1&township_match=all&lang=en"),
    Case("projects_pinyin", "projects", "text=lnrxfst"),
    Case("project", "project", "id=elderly_care-05&trail=years&from_year=2021&to_year=2022"),
    Case("project_largest", "project", "id=funeral-05"),
    Case("project_english", "project", "id=elderly_care-12&lang=en"),
    Case("project_phone_unconfirmed", "project", "id=social_welfare-01", size="phone"),
    Case("project_unfunded", "project", "id=elderly_care-05", plan="unfunded"),
    Case("compare", "compare", "", HEAD[:-1]),
    Case("compare_towns", "compare", "a=township%3D532301101&b=township%3D532301102"),
    Case(
        "compare_methods_english",
        "compare",
        "lang=en&a=category%3Dfuneral&b=years%3Dundivided%26townships%3Dundivided%26basis%3Dprinted",
    ),
    Case("compare_one_side", "compare", "a=township%3D532301101", HEAD[:-1]),
    Case("compare_filtered_phone", "compare", "category=elderly_care&a=all&b=without%3Delderly_care-12", size="phone"),
    Case("targets", "targets", ""),
    Case("targets_one", "targets", "indicator=nursing_beds_share&domain=elderly_care", (*FACTS, "targets.csv")),
    Case("targets_domain_english", "targets", "domain=funeral~children&lang=en"),
    Case("targets_found", "targets", "find=养老", (*FACTS, "targets.csv")),
    Case("targets_hedged", "targets", "among=hedged&find=养老", (*FACTS, "targets.csv")),
    Case("text", "text", ""),
    Case("text_place", "text", "at=903-906&find=养老", TEXT),
    Case("text_rows", "text", "category=social_welfare&at=rows&shown=unheld", (*TEXT, "unheld")),
    Case("text_funding_english", "text", "funding_source=other&at=funding&lang=en&shown=none", TEXT),
    Case("checks", "checks", ""),
    Case("checks_parts", "checks", "finding=row_parts-elderly_care_05", (*EVERYWHERE, "findings")),
    Case("checks_english", "checks", "finding=text_amount-funeral_01_02_03&lang=en", (*EVERYWHERE, "findings.data")),
    Case("checks_explained", "checks", "status=explained", plan="decided"),
    Case("checks_lapsed", "checks", "finding=totals_together", (*EVERYWHERE, "findings.data"), plan="decided"),
    Case("story", "story", ""),
    Case("unit_costs", "unit_costs", ""),
    Case("unit_costs_graves", "unit_costs", "kind=graves&category=funeral", COSTS),
    Case("unit_costs_area_english", "unit_costs", "kind=floor_area&lang=en", (*COSTS, "capacity_by_township", "capacity_by_year")),
    Case("unit_costs_facilities", "unit_costs", "kind=facilities", COSTS, size="phone"),
)
