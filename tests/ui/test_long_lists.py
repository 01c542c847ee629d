"""Files of lists: numbers are numbers, and no words become a formula."""

import csv

from exports.fields import lines
from tests.cases import cases


@cases(
    ("shown", "written"),
    [("14,000", "14000"), ("−1,234.5", "-1234.5"), ("36.6%", "36.6%"), ("0", "0"), ("2021", "2021"), ("1,23", "1,23"),
     ("未载", "未载"), ("=1+1", "'=1+1"), ("-x", "'-x"), ("@sum", "'@sum"), ("", "")],
)  # fmt: skip
def test_a_field_is_what_a_spreadsheet_should_make_of_it(shown: str, written: str) -> None:
    assert next(csv.reader([lines([[shown, "b"]]).decode()])) == [written, "b"]
