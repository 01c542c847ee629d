"""What files say: nothing that only makes sense to who can click."""

import io
import re
import zipfile

import pytest

from tests.exports.states import COMPARED, UNDIVIDED, labels, made, on_screen
from ui.scene.pages import PAGES

PAGES_OF_ALL = "~".join(page for page in PAGES if page != "story")
HAND = {
    "zh": re.compile(
        "侧栏|单击|双击|悬停|鼠标|按住|拖过|点开|点击|点选|点此|点一[块行个下]|点图中|点文中|点带|点选|[点按]“|按钮|加入对比|看板|屏幕"
    ),
    "en": re.compile(r"\b(click|tap|hover|sidebar|drag|dashboard|buttons?|on screen|choose [at]|add to comp)", re.IGNORECASE),
}
TEXTS = re.compile(r"(sharedStrings|charts/chart\d+|slides/slide\d+|notesSlide\d+|document|footnotes)\.xml$|\.(csv|txt)$")


WHOLE = {"id": "elderly_care-05", "finding": "row_parts-elderly_care_05", **COMPARED}
FUNERAL = {"id": "funeral-10", "finding": "text_amount-funeral_10", "category": "funeral", **COMPARED}


# The pages' own words are held to it in both languages by ``tests/golden/test_paper.py``: each kind of file in one.
@pytest.mark.parametrize(
    ("form", "lang", "query"),
    [("pptx", "zh", WHOLE), ("docx", "en", FUNERAL), ("brief", "zh", FUNERAL), ("xlsx", "en", WHOLE), ("csv", "zh", WHOLE)],
)
def test_no_file_has_words_that_only_make_sense_on_a_screen(form: str, lang: str, query: dict[str, str]) -> None:
    with zipfile.ZipFile(io.BytesIO(made(form, PAGES_OF_ALL, **{**query, "lang": lang}).body)) as pack:
        said = {name: pack.read(name).decode("utf-8-sig") for name in pack.namelist() if TEXTS.search(name)}
    assert said
    assert [(name, found[0]) for name, words in said.items() if (found := HAND[lang].search(words))] == []


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
