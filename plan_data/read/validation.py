"""What the faults that pydantic finds in a value mean as rules."""

import re

from pydantic_core import ErrorDetails, PydanticCustomError

from plan_data.read.rules import Details, Rule

_KINDS = {
    "missing": Rule.GIVEN,
    "string_type": Rule.TEXT,
    "string_unicode": Rule.TEXT,
    "int_type": Rule.INTEGER,
    "int_parsing": Rule.INTEGER,
    "int_parsing_size": Rule.INTEGER,
    "int_from_float": Rule.INTEGER,
    "finite_number": Rule.INTEGER,
    "float_type": Rule.NUMBER,
    "float_parsing": Rule.NUMBER,
    Rule.WHOLE_NUMBER: Rule.WHOLE_NUMBER,
    Rule.DECIMAL: Rule.DECIMAL,
}
_LIMITS = {
    "greater_than_equal": (Rule.AT_LEAST, "least", "ge"),
    "less_than_equal": (Rule.AT_MOST, "most", "le"),
    "string_pattern_mismatch": (Rule.PATTERN, "pattern", "pattern"),
    "string_too_short": (Rule.LONG_ENOUGH, "least", "min_length"),
}
_CODE = re.compile(r"'([^']*)'")
_MONEY = "_wan"


def not_decimal() -> PydanticCustomError:
    """The fault of a cell that is no plain number."""
    return PydanticCustomError(Rule.DECIMAL.value, "a plain number such as 427.7")


def rule_of(fault: ErrorDetails) -> tuple[Rule, Details]:
    """The rule that a fault breaks, with its details; what is not known here keeps pydantic's words."""
    kind, limits = fault["type"], fault.get("ctx", {})
    if kind in _KINDS:
        is_money = bool(fault["loc"]) and str(fault["loc"][0]).endswith(_MONEY)
        return Rule.WHOLE_WAN if is_money and kind == Rule.WHOLE_NUMBER else _KINDS[kind], {}
    if kind in _LIMITS:
        rule, name, limit = _LIMITS[kind]
        is_blank = rule is Rule.LONG_ENOUGH and limits[limit] == 1
        return (Rule.NOT_EMPTY, {}) if is_blank else (rule, {name: str(limits[limit])})
    if kind in ("enum", "literal_error"):
        return Rule.ONE_OF, {"codes": tuple(_CODE.findall(str(limits["expected"])))}
    if kind == "bool_parsing":
        return Rule.ONE_OF, {"codes": ("true", "false")}
    if kind.startswith("date"):
        return Rule.DATE, {}
    return Rule.OTHERWISE, {"message": fault["msg"].removeprefix("Value error, ").removeprefix("Input should be ")}
