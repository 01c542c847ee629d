"""The numbers that a document shows, each with the address beside it.

A number of its own is a headline number, a cell of a table (also of the table behind a chart), a value of a list: it has to
lead somewhere itself. Others are told in sentences, labels and hovers: they have to be told by what leads somewhere.
What is no number of the plan is left out: years and row numbers that are names, quotes, what the reader has typed or chosen, and 0
where nothing is printed that could be shown.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

Document = Mapping[str, Any]
_NUMBER = re.compile(r"(?<![0-9A-Za-z.,_])[-−+]?([0-9][0-9,]*(?:\.[0-9]+)?)(?![0-9A-Za-z_])\s*(%|‰|亿元|万元|亿|倍)?")
_TAG = re.compile(r"<[^>]*>|%\{[^}]*\}")
_NAMES = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}|总投资(?:不超过|不少于|[0-9,.]+—)[0-9,.]+[万亿]元|等[0-9]+项|第[一二三四五六七八九十0-9]+|专栏\s*[0-9]+|(?:养老|殡葬|福利|基层|基层政权|社会福利)\s*[0-9]+(?![0-9.,万%])"
)
_YEAR = re.compile(r"20[0-9]{2}")
_NOTHING = re.compile(r"0(\.0+)?")


@dataclass(frozen=True)
class Shown:
    """A number: the block and the field that show it, as it is written, and the address beside it, if there is one."""

    block: str
    field: str
    words: str
    unit: str
    href: str | None
    is_own: bool
    within: str = ""

    @cached_property
    def value(self) -> float:
        """The number."""
        return float(self.words.replace(",", "").replace("−", "-").replace("+", ""))

    @cached_property
    def digits(self) -> int:
        """How many decimals it is written with."""
        return len(self.words.partition(".")[2])


class Reader:
    """Reads documents of a plan whose own ``names`` are no numbers."""

    def __init__(self, names: Sequence[str]) -> None:
        longest_first = sorted({name for name in names if re.search("[0-9]", name)}, key=len, reverse=True)
        self._names = re.compile("|".join(map(re.escape, longest_first))) if longest_first else None

    def numbers(self, words: object) -> Iterator[tuple[str, str]]:
        """The numbers in some words with the unit behind each."""
        bare = _NAMES.sub("·", _TAG.sub(" ", str(words)))
        bare = self._names.sub("·", bare) if self._names else bare
        for found in _NUMBER.finditer(bare):
            yield found[1], found[2] or ""

    def shown(self, document: Document) -> Iterator[Shown]:
        """Every number of a document."""
        for one in document["numbers"]:
            one = {**one, "unit": one["unit"] or re.search("亿元|万元|$", one["label"])[0]}  # type: ignore[index]
            yield from self.own("numbers", one["id"], one["value"], one["href"], one["unit"])
            yield from self.own("numbers", f"{one['id']}.other", one.get("other", ""), one.get("other_href"), one["unit"])
            yield from self.told("numbers", f"{one['id']}.note", one["note"], one.get("note_href"))
            yield from self.told("numbers", f"{one['id']}.label", one["label"], one["href"])
        yield from (
            each for point in document["points"] for each in self.told("points", point.get("about", ""), point["t"], point["href"])
        )
        yield from (each for word in document["head"]["words"] for each in self.told("head", "words", word["t"], word.get("href")))
        for block in document["blocks"]:
            if block["kind"] in ("kinds", "targets"):
                block = {**block, "query": document["query"]}
            yield from BLOCKS.get(block["kind"], _nothing)(self, block)

    def own(self, block: str, field: str, words: object, href: str | None, unit: str = "") -> Iterator[Shown]:
        """Numbers that stand by themselves."""
        found = [*self.numbers(words)]
        has_other = any(not _YEAR.fullmatch(number) for number, _ in found)
        for number, beside in found:
            if has_other and not beside and _YEAR.fullmatch(number):
                continue  # the name of a year beside its number
            if href or not _NOTHING.fullmatch(number):
                yield Shown(block, field, number, beside or unit, href, is_own=True, within=str(words))

    def told(self, block: str, field: str, words: object, href: str | None = None) -> Iterator[Shown]:
        """Numbers in a sentence, but for years."""
        for number, unit in self.numbers(words):
            if (unit or not _YEAR.fullmatch(number)) and not _NOTHING.fullmatch(number):
                yield Shown(block, field, number, unit, href, is_own=False, within=str(words))


Walk = Callable[[Reader, Document], Iterator[Shown]]


def _nothing(*_: object) -> Iterator[Shown]:
    yield from ()


def _chart(reader: Reader, block: Document) -> Iterator[Shown]:
    own = block["id"]
    yield from reader.told(own, "title", block["title"])
    for part in block["subtitle"]:
        yield from reader.told(own, "subtitle", part.get("t") or part.get("warn") or "", part.get("href"))
    yield from (each for mark in block["marks"] for each in reader.told(own, "mark", mark["label"], mark.get("href")))
    yield from (each for words in block["how"] for each in reader.told(own, "how", words))
    yield from (each for words in drawn(block["figure"]) for each in reader.told(own, "drawn", words))
    links = block["data"].get("links")
    for place, row in enumerate(block["data"]["rows"]):
        yield from reader.told(own, "data.name", row[0] or "")
        for column, cell in enumerate(row):
            href = links[place][column] if links else None
            if column:
                yield from reader.own(own, f"data.{block['data']['columns'][column]}", "" if cell is None else cell, href)


def drawn(figure: Mapping[str, Any]) -> Iterator[str]:
    """The words in a figure and of its hovers, each once."""
    found: dict[str, None] = {}
    for trace in figure["data"]:
        node, link = trace.get("node", {}), trace.get("link", {})
        for words in (trace.get("text"), trace.get("hovertemplate"), trace.get("labels"), node.get("label"), link.get("label")):
            found.update(dict.fromkeys(str(one) for one in (words if isinstance(words, list) else [words or ""])))
    found.update(dict.fromkeys(str(one["text"]) for one in figure["layout"].get("annotations", [])))
    return iter(found)


def _table(reader: Reader, block: Document) -> Iterator[Shown]:
    own = block["id"]
    yield from reader.told(own, "title", block["title"])
    yield from reader.told(own, "note", block["note"])
    heads = [column["label"] for column in block["columns"]]
    for row in [*block["rows"], {"cells": block.get("sum") or []}]:
        for head, cell in zip(heads, row["cells"], strict=False):
            look = {"t": cell} if isinstance(cell, str) else cell
            field = f"cell.{head}" if "id" in row or "href" in row else f"sum.{head}"
            yield from reader.own(own, field, look["t"], look.get("href"))


def _facts(reader: Reader, block: Document) -> Iterator[Shown]:
    for item in block["items"]:
        yield from reader.own(block["id"], f"fact.{item['label']}", item["value"], item["href"])


def _verdict(reader: Reader, block: Document) -> Iterator[Shown]:
    for item in block["items"]:
        yield from reader.told(block["id"], "judgement", item["t"], item["link"]["href"])
        yield from reader.told(block["id"], "reading", item["reading"], item["link"]["href"])
    yield from reader.told(block["id"], "agreed", block["agreed"], block["agreed_href"])


def _list(reader: Reader, block: Document) -> Iterator[Shown]:
    yield from reader.told(block["id"], "title", block["title"])
    yield from reader.told(block["id"], "note", block.get("note", ""), block.get("note_href"))
    for item in block["items"]:
        yield from reader.own(block["id"], "item.value", item.get("value", ""), item.get("value_href") or item["href"])
        yield from reader.told(block["id"], "item.note", item.get("note", ""), item.get("value_href") or item["href"])
        yield from reader.told(block["id"], "item.label", item["label"], item["href"])


def _note(reader: Reader, block: Document) -> Iterator[Shown]:
    yield from (each for words in block["text"] for each in reader.told(block["id"], "text", words))


def _kinds(reader: Reader, block: Document) -> Iterator[Shown]:
    for option in block["options"]:
        yield from reader.told(block["id"], "option", option["label"], _with(block, "unit_costs", kind=option["code"]))


def _with(block: Document, page: str, **changes: str | None) -> str:
    """The address that a choice of a block leads to."""
    query = {name: value for name, value in {**block["query"], **changes}.items() if value}
    return f"/{page}?{urlencode(query)}"


def _records(reader: Reader, block: Document) -> Iterator[Shown]:
    yield from reader.told(block["id"], "title", block["title"])
    yield from reader.told(block["id"], "note", block["note"])
    yield from (each for one in block["warn"] for each in reader.told(block["id"], "warn", one["label"], one["href"]))


def _calculation(reader: Reader, block: Document) -> Iterator[Shown]:
    yield from reader.own(block["id"], "result", block["result"], "#calculation", block["unit"])
    for one in block["operands"]:
        yield from reader.own(block["id"], "operand", one["value"], "#calculation", one["unit"])


def _findings(reader: Reader, block: Document) -> Iterator[Shown]:
    for tab in block["tabs"]:
        yield from reader.own(block["id"], "tab", tab["count"], tab["href"])
    for item in (item for group in block["groups"] for item in group["items"]):
        yield from reader.own(block["id"], "item.difference", item["difference"], item["href"], item["unit"])
        for field in ("title", "values"):
            yield from reader.told(block["id"], f"item.{field}", item[field], item["href"])
    yield from reader.told(block["id"], "tally.title", block["tally"]["title"])
    for row in block["tally"]["rows"]:
        yield from (each for cell in row[1:] for each in reader.told(block["id"], "tally.cell", cell["t"], cell["href"]))


def _sides(reader: Reader, block: Document) -> Iterator[Shown]:
    yield from reader.told(block["id"], "title", block["title"], block["title_href"])
    yield from reader.told(block["id"], "difference", block["difference"])
    for side in block["sides"]:
        yield from reader.own(block["id"], "side.value", side["value"], side["href"], side["unit"])
        yield from reader.told(block["id"], "side.place", side["place"], side["href"])
        for row in side["table"]["rows"] if side["table"] else []:
            for cell in row["cells"]:
                if not cell.get("quoted"):  # the plan's own words
                    yield from reader.told(block["id"], "side.cell", cell["t"], side["href"])
        yield from reader.told(block["id"], "side.note", side["note"], side["href"])


def _decision(reader: Reader, block: Document) -> Iterator[Shown]:
    yield from (each for words in block["text"] for each in reader.told(block["id"], "text", words))


def _targets(reader: Reader, block: Document) -> Iterator[Shown]:
    own = block["id"]
    yield from reader.told(own, "title", block["title"])
    if block.get("view") == "facts":
        yield from reader.told(own, "note", block["note"])
    for domain in block.get("domains", []):
        yield from reader.told(own, "domain", domain["count"], _with(block, "targets", domain=domain["code"]))
    for group in block["groups"]:
        yield from reader.told(own, "group", group.get("count", ""))
        for row in group["rows"]:
            yield from _fact(reader, own, row) if block.get("view") == "facts" else _target(reader, own, row)


def _fact(reader: Reader, own: str, row: Document) -> Iterator[Shown]:
    yield from reader.own(own, "fact", row["value"], row["href"])


def _target(reader: Reader, own: str, row: Document) -> Iterator[Shown]:
    for words in row["target"]:
        yield from reader.own(own, "target", words["t"], words["href"])
    for base in row["base"]:
        yield from reader.own(own, "base", base["t"], base["href"])
    yield from reader.own(own, "capacity", row["capacity"]["value"], row["capacity"].get("href") or row["href"])
    yield from reader.told(own, "capacity.note", row["capacity"]["note"], row["capacity"].get("href") or row["href"])
    for mark in row["bullet"]["marks"] if row["bullet"] else []:
        yield from reader.told(own, "bullet", mark.get("label", ""), row["href"])
    if row["detail"]:
        yield from _detail(reader, own, row["detail"])


def _detail(reader: Reader, own: str, detail: Document) -> Iterator[Shown]:
    yield from (
        each for words in detail["answer"]["text"] for each in reader.told(own, "answer", words, detail["answer"].get("href"))
    )
    yield from (each for words in detail["how"]["text"] for each in reader.told(own, "how", words))
    for part in ("projects", "bases"):
        for item in detail[part]["items"] if detail[part] else []:
            yield from reader.own(own, f"{part}.value", item["value"], item["place"])
            yield from reader.told(own, f"{part}.note", item["note"], item["href"])
    for item in detail["findings"]["items"] if detail["findings"] else []:
        yield from reader.told(own, "finding", item["label"], item["href"])
    yield from reader.told(own, "passages", detail["passages"]["title"])


BLOCKS: Mapping[str, Walk] = {
    "chart": _chart, "table": _table, "facts": _facts, "verdict": _verdict, "list": _list, "note": _note, "kinds": _kinds,
    "records": _records, "calculation": _calculation, "findings": _findings, "sides": _sides, "decision": _decision,
    "targets": _targets,
}  # fmt: skip
