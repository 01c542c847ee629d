"""Notes at the foot of the page, numbered in circles by the office; the library has none of its own."""

from collections.abc import Sequence
from html import escape

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def notes_xml(notes: Sequence[str], face: str, size: float, language: str) -> bytes:
    """The part of a paper's notes: the two rules that separate them from the text, then the notes."""
    rules = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:line="240" w:lineRule="auto"/></w:pPr>'
        f"<w:r><w:{mark}/></w:r></w:p></w:footnote>"
        for kind, number, mark in (("separator", -1, "separator"), ("continuationSeparator", 0, "continuationSeparator"))
    )
    said = "".join(_note(number, words, face, size, language) for number, words in enumerate(notes, 1))
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f"{head}<w:footnotes {_W}>{rules}{said}</w:footnotes>".encode()


def style_xml(face: str, size: float) -> str:
    """The style of notes: without one they and their numbers are as large as the text."""
    return (
        f'<w:style {_W} w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/>'
        f'<w:rPr>{_faces(face)}<w:sz w:val="{round(size * 2)}"/></w:rPr></w:style>'
    )


def _faces(face: str) -> str:
    return f'<w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:eastAsia="{face}" w:cs="{face}"/>'


def _note(number: int, words: str, face: str, size: float, language: str) -> str:
    look, half = _faces(face), round(size * 2)
    raised = "" if language == "zh" else '<w:vertAlign w:val="superscript"/>'  # a number in a circle stands on the line
    return (
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/><w:snapToGrid w:val="0"/>'
        '<w:spacing w:line="280" w:lineRule="exact"/></w:pPr>'
        f'<w:r><w:rPr>{look}{raised}<w:sz w:val="{half}"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:rPr>{look}<w:spacing w:val="0"/><w:sz w:val="{half}"/></w:rPr>'
        f'<w:t xml:space="preserve"> {escape(words, quote=False)}</w:t></w:r>'
        "</w:p></w:footnote>"
    )
