"""Articles that the parser could not take as they are."""

import pytest
import spacy

from reader.facts.reading import read
from reader.intake import verbatim


@pytest.mark.parametrize("text", ["word after word " * 2_000, "x" * 25_000, "The mayor \ud800 said \udfff so."])
def test_a_paragraph_of_any_length_and_content_is_read_whole(text: str) -> None:
    reading = read(verbatim("id", text, title="T"), spacy.blank("xx"))
    starts = [passage.start for passage in reading.passages]
    ends = [passage.start + len(passage.text) for passage in reading.passages]
    assert starts == [0, *ends[:-1]]
    assert ends[-1] == len(text.rstrip())
    assert all(len(passage.text) <= 10_000 for passage in reading.passages)
    assert not any(end < len(text) and text[end - 1 : end + 1].isalpha() for end in ends[:-1]) or " " not in text
