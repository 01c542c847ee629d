"""Small calculations: each comes to the number that leads to it when it is worked out again from the words of the plan."""

from urllib.parse import parse_qsl

from bench.provenance.gives import Addresses
from bench.provenance.measure import names_of
from bench.provenance.shown import Reader
from tests.cases import cases
from tests.pages.reading import Document, block, open_page
from tests.real import real_plan

PLAN = real_plan()
ADDRESSES = Addresses(PLAN, Reader(names_of(PLAN)))
WORKED = {
    "at=rows": "164,063",
    "at=funding": "165,063",
    "at=money.amount&township=532301101": "24,007.1",
    "at=money.amount&township=532301101&townships=undivided&from_year=2022&to_year=2022": "15,281.4",
    "at=share.category.money.amount&category=elderly_care": "35.9%",
    "at=money.spread.y2021&category=funeral": "18,044.6",
    "at=money.shared.t532301101": "8,207.1",
    "at=source.prefecture.certain": "13,163",
    "at=share.source.source.other.amount": "49.3%",
    "at=lines.unconfirmed": "23,500",
    "at=size.beds.amount": "6,040",
    "at=size.beds.shared.y2021": "584",
    "at=cost.beds.elderly_care-05.most": "12.8",
    "at=cost.floor_area.funeral-06": "5,610",
    "at=middle.beds": "6.0",
    "at=ratio.beds.elderly_care-05": "2.0",
    "at=count.own.t532301101": "3",
    "at=count.single": "11",
    "at=left.category.certain&funding_source=other": "6,880",
    "at=left.year.certain&funding_source=other": "2,892",
    "at=left.project.sure&funding_source=other": "8,660",
    "at=money.policy&category=elderly_care&township=532301101": "5,834.7",
    "at=source.unconfirmed.undivided&township=532301101&townships=undivided": "6,930",
    "at=share.within.project-funeral-05.money.amount&project=funeral-05~funeral-07": "77.2%",
    "at=less.category-elderly_care.money.sure&a=all&b=category%3Dfuneral": "58,920",
    "at=share.none.less.category-elderly_care.money.sure&a=all&b=category%3Dfuneral": "86.1%",
    "at=part.projects&category=funeral": "37.0%",
    "at=part.text": "68.9%",
    "at=less.money.amount&a=category%3Dfuneral&b=township%3D532301101": "71,615.9",
    "at=times.money.amount&a=category%3Dfuneral&b=township%3D532301101": "4.0",
    "at=less.share.all.money.amount&a=category%3Dfuneral&b=township%3D532301101": "43.7",
}
NO_WORKINGS = (
    "at=foo.bar",
    "at=money.nothing",
    "at=money",
    "at=share.category",
    "at=size.beds.amount.y1999",
    "at=cost.beds.nobody",
    "at=less.rows",
)


def asked(query: str) -> Document:
    return open_page("text", **dict(parse_qsl(query)))


@cases(("query", "result"), WORKED.items())
def test_a_calculation_comes_to_what_it_says(query: str, result: str) -> None:
    worked = block(asked(query), "calculation")
    assert worked["result"] == result
    assert list(ADDRESSES.worked_out(worked)), worked["operands"]
    assert all(one["href"] for one in worked["operands"])


@cases("query", NO_WORKINGS)
def test_words_that_name_no_calculation_ask_for_nothing(query: str) -> None:
    assert not [one for one in asked(query)["blocks"] if one["kind"] == "calculation"]


def test_what_goes_in_is_highlighted_in_printed_order() -> None:
    document = asked("at=money.amount&category=grassroots_community~social_welfare")
    places = block(document, "plantext")["at"]
    assert [PLAN.source_text[start:end] for start, end in places] == [
        str(one.total_investment_wan) for one in PLAN.projects if one.category in ("grassroots_community", "social_welfare")
    ]


def test_a_part_of_a_printed_number_says_what_of_and_why() -> None:
    first = block(asked("at=money.amount&township=532301102"), "calculation")["operands"][0]
    assert (first["of"], first["part"]["label"], first["value"]) == ("7,000", "× 1/2", "3,500")
    places = dict(parse_qsl(first["part"]["href"].partition("?")[2]))["at"].split("~")
    words = [PLAN.source_text[slice(*map(int, place.split("-")))] for place in places]
    assert words == ["2022-2023", "鹿城镇、东瓜镇"]
