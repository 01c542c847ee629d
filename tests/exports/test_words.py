"""What files say: nothing that only makes sense to who can click."""

import io
import re
import zipfile

import pytest

from tests.exports.states import STATES, UNDIVIDED, labels, made, on_screen

HAND = {
    "zh": re.compile(
        "侧栏|单击|双击|悬停|鼠标|按住|拖过|点开|点击|点选|点此|点一[块行个下]|点图中|点文中|点带|点选|[点按]“|按钮|加入对比|看板|屏幕"
    ),
    "en": re.compile(r"\b(click|tap|hover|sidebar|drag|dashboard|buttons?|on screen|choose [at]|add to comp)", re.IGNORECASE),
}
TEXTS = re.compile(r"(sharedStrings|charts/chart\d+|slides/slide\d+|notesSlide\d+|document|footnotes)\.xml$|\.(csv|txt)$")


@pytest.mark.parametrize(("page", "query"), STATES)
def test_no_file_has_words_that_only_make_sense_on_a_screen(page: str, query: dict[str, str]) -> None:
    for form in ("pptx", "docx", "brief", "xlsx", "csv"):
        with zipfile.ZipFile(io.BytesIO(made(form, page, **query).body)) as pack:
            said = {name: pack.read(name).decode("utf-8-sig") for name in pack.namelist() if TEXTS.search(name)}
        assert said
        hand = HAND[query.get("lang", "zh")]
        assert [(form, name, found[0]) for name, words in said.items() if (found := hand.search(words))] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_paper_says_otherwise_is_said_on_the_screen_too_and_asks_for_no_hand(lang: str) -> None:
    words = labels(lang=lang).words
    assert not [said for key, said in words.items() if key.startswith("export.") and HAND[lang].search(said)]
    own = {key.removeprefix("paper."): said for key, said in words.items() if key.startswith("paper.")}
    assert own
    for key, said in own.items():
        assert key in words
        assert said != words[key]
        assert not HAND[lang].search(said)


def test_the_state_of_a_township_and_a_source_is_one_of_both() -> None:
    cleared = {name for chip in on_screen("overview", **UNDIVIDED)["head"]["chips"] for name in chip["clear"]}
    assert {"township", "funding_source"} <= cleared
