"""What is plain is read without the grammar, and as the grammar would read it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Picture
from reader.controls import visible
from reader.intake.assembly import parse
from reader.intake.markdown import FoundLink, pieces_of
from reader.intake.wire import Piece
from reader.intake.writing import link, paragraph

TEXTS = st.text(st.sampled_from("ab1.)-+=: \n\n\t!é’\u00a0\u200b^$%'\"{}@/?,;&"), max_size=40).map(visible)

MARKED = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *(
                    "\n\n",
                    "\n",
                    " ",
                    "a",
                    "b 1",
                    "[",
                    "]",
                    "](",
                    "(<",
                    ">)",
                    "\\",
                    "*",
                    "_",
                    "`",
                    "<",
                    ">",
                    "&amp;",
                    "&",
                ),
                *(
                    "amp;",
                    "#",
                    "# a",
                    "## b",
                    "- ",
                    "1. ",
                    "> ",
                    "|",
                    "a | b\n--- | ---",
                    "---",
                    "===",
                    "!",
                    "    ",
                    "~",
                ),
                *("[a](<http://a.example/b_c?d=é&e>)", "![a](<https://a.example/>)", "[](<http://b.example>)"),
                *("[a]: http://c.example", "[a]", "](<http://d.example/%zz>)", "[b\\]](<https://[::1]/>)", "\u00a0"),
            ]
        ),
        st.text("ab*_[]\\<>&;!#-.1 ", max_size=6).map(paragraph),
        st.text("ab*_[]\\<>&;! ", max_size=6).map(lambda words: link(paragraph(words), "https://e.example/a b")),
    ),
    max_size=14,
).map(lambda parts: visible("".join(parts)))

# The fence leaves everything to the grammar.
GRAMMAR = "```\nbegin\n```\n\n"


def _read(markdown: str) -> tuple[list[Piece], list[FoundLink]]:
    links: list[FoundLink] = []
    return list(pieces_of(markdown, links)), links


@given(st.one_of(TEXTS, MARKED))
def test_a_text_is_read_alike_with_and_without_the_grammar(text: str) -> None:
    assert _read(f"begin\n\n{text}") == _read(f"{GRAMMAR}{text}")


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("![The quays](<https://example.com/a.jpg>)\n\nText.", Picture("https://example.com/a.jpg", "The quays")),
        ("# Title\n\n![](https://example.com/a.jpg)", Picture("https://example.com/a.jpg", "")),
        ("Text.\n\n![The quays](https://example.com/a.jpg)", None),
        ("![The quays](https://example.com/a.jpg) are open.", None),
        ("![The quays](javascript:x)\n\nText.", None),
        ("![The quays](quays.jpg)\n\nText.", None),
        ("![", None),
    ],
)
def test_a_picture_above_the_text_is_the_lead_picture(markdown: str, expected: Picture | None) -> None:
    assert parse(markdown, suffix=".md").picture == expected
