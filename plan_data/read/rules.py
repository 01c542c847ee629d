"""What a plan's folder is held to: a code for every rule, and what it asks for in English.

The command line and exceptions speak English. Pages take their sentences from the catalogues, by the rule's code.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Self

Details = Mapping[str, str | int | tuple[str, ...]]  # what stands in for the placeholders; a tuple is a list


class Rule(StrEnum):
    """A stable code, and the sentence that says what was expected, with placeholders."""

    sentence: str

    def __new__(cls, code: str, sentence: str) -> Self:
        """A rule is its code; the sentence comes with it."""
        rule = str.__new__(cls, code)
        rule._value_ = code
        rule.sentence = sentence
        return rule

    # a file
    FILE = "file", "a file that can be read"
    FILE_STAYS = "file_stays", "a file that stays"
    FILE_SIZE = "file_size", "a file of at most {most} MB; {limit} in the environment allows more"
    ENCODING = "encoding", "UTF-8; this looks like {encoding}, as spreadsheets save it: save it as CSV UTF-8"
    UTF8 = "utf8", "UTF-8 text; byte {byte} is not"
    SAME_TEXT = "same_text", "{hash}, as {file} says: every position counts its characters"
    JSON = "json", "JSON: {message}"
    JSON_SIZE = "json_size", "JSON of reasonable depth and numbers"
    JSON_OBJECT = "json_object", "a JSON object"
    CSV = "csv", "a row of CSV"

    # a table
    HEADER = "header", "a header: {header}"
    COLUMN = "column", "a column {column}"
    COLUMN_ONCE = "column_once", "each column once"
    KNOWN_COLUMN = "known_column", "one of the columns {columns}"
    CELLS = "cells", "{count} cells, as in the header"
    SOME_ROW = "some_row", "at least one row"
    MOST_ROWS = "most_rows", "a plan of at most {most} projects; the table has {rows} rows"
    NOT_READ = "not_read", "less that is wrong before this row: from here on nothing was looked at"
    ONCE = "once", "each once; it is in row {row} already"

    # a value by itself
    GIVEN = "given", "Field required"
    NOT_EMPTY = "not_empty", "String should have at least 1 character"
    LONG_ENOUGH = "long_enough", "String should have at least {least} characters"
    TEXT = "text", "a valid string"
    PATTERN = "pattern", "String should match pattern '{pattern}'"
    ONE_OF = "one_of", "one of {codes}"
    WHOLE_NUMBER = "whole_number", "a whole number of at most 12 digits, without leading zeros"
    WHOLE_WAN = "whole_wan", "a whole number of at most 12 digits, without leading zeros"
    DECIMAL = "decimal", "a number of at most 12 digits before and 6 after the point, without leading zeros"
    INTEGER = "integer", "a valid integer"
    NUMBER = "number", "a valid number"
    AT_LEAST = "at_least", "greater than or equal to {least}"
    AT_MOST = "at_most", "less than or equal to {most}"
    DATE = "date", "a valid date in the format YYYY-MM-DD"
    OTHERWISE = "otherwise", "{message}"

    # one value against another
    END_YEAR = "end_year", "{start_year} (start_year) or later"
    PROJECT_ID = "project_id", "{project_id}, from category and printed number"
    AS_TEXT = "as_text", "{expected}, as {column} says"
    REFERENCE = "reference", "a {column} in {file}"
    IMPLEMENTER_START = "implementer_start", "a position if there is an implementer, else nothing"
    TOWNSHIP_ONCE = "township_once", "each township once"
    REACH = "reach", "{reach}: it serves {served} of {townships} townships"
    REACHES = "reaches", "{reach} or {other}: it serves {served} of {townships} townships"
    NEXT_POSITION = "next_position", "{position}: amounts in printed order, none left out"
    AMOUNT_ORDER = "amount_order", "more than {start}: amounts in printed order"
    TOTAL_ONCE = "total_once", "once, or no total row at all"

    # a value against the text
    ROW_END = "row_end", "more than row_start {start}, and at most the text's length {length}"
    WORDS = "words", "the words of {file} at {start}: {words!r}"
    IN_ROW = "in_row", "a place within the row, {start} to {end}"
    IN_PROJECT_ROW = "in_project_row", "a place within its project's row, {start} to {end}"

    # a statement of the text
    TOGETHER = "together", "all of {columns}, or none of them"
    NUMBER_STATED = "number_stated", "a number, unless the comparator is relative"
    READS_AS_NUMBER = "reads_as_number", "words that read as a number"
    IN_QUOTE = "in_quote", "a place within the quote, {start} to {end}"
    RANGE = "range", "between if there is a value_high, and only then"
    NEXT_STATEMENT = "next_statement", "{position}: statements in printed order, none left out"
    AS_FIRST = "as_first", "{expected}, as in the indicator's first row"
    SOURCE_OF_FUNDING = "source_of_funding", "a source if the measure is funding, and only then"
    FIGURE_ID = "figure_id", "{figure_id}, from number_start"

    # a correction
    NO_FUNDING = "no_funding", "one of none: the project has no funding"
    PRINTED = "printed", "{printed}, as {file} has it"
    POSSIBLE = "possible", "one of the possible sources: {sources}"
    CONFIRMED_ONCE = "confirmed_once", "confirmed once; it is in row {row} already"
    POSSIBLE_TOGETHER = "possible_together", "confirmed columns that are possible together"


Break = tuple[str, object, Rule, Details]  # a rule broken by a row: the field, the value that stands there, the rule
