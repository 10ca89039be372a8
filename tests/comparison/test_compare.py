"""What a newer version changed: figures first, then sentences, word by word."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.article import Article, Span
from reader.comparison import Changes, Edit, Kind, compare
from reader.facts.analyse import analyse
from reader.intake import parse
from tests.comparison.stories import FIRST, SECOND


def compared(old: str, new: str) -> tuple[Article, Article, Changes]:
    before, after = parse(old), parse(new)
    return before, after, compare(before, after, analyse(before), analyse(after))


def words(article: Article, span: Span | None) -> str:
    return article.text[span.start : span.end] if span else ""


def test_changed_figures_come_with_what_they_were_and_the_sentence_that_states_them() -> None:
    before, after, changes = compared(FIRST, SECOND)
    figures = [(words(before, f.old.span), words(after, f.new.span)) for f in changes.figures]
    assert figures == [("12 people", "25 people"), ("Three people", "Two people"), ("$20,000", "$50,000")]
    toll = changes.figures[0]
    assert toll.places == 2
    assert words(after, toll.sentence).endswith("killing at least 25 people and injuring 40, police said.")


def test_sentences_that_were_added_removed_moved_and_changed() -> None:
    before, after, changes = compared(FIRST, SECOND)
    told = {(c.kind, words(before, c.old), words(after, c.new)) for c in changes.altered if c.kind is not Kind.CHANGED}
    assert told == {
        (Kind.ADDED, "", "Divers searched the wreck in the evening."),
        (Kind.REMOVED, "Captain Jon Brandt was questioned.", ""),
        (Kind.MOVED, *['"We will find out why," Mayor Ada Kern said.'] * 2),
    }
    changed = [change for change in changes.sentences if change.kind is Kind.CHANGED]
    edits = [[(words(before, e.old), words(after, e.new)) for e in c.edits if not e.is_kept] for c in changed]
    assert edits == [[("12", "25")], [("12", "25")], [("Three", "Two"), ("", "still")], [("20,000", "50,000")]]


@pytest.mark.parametrize(
    ("old", "new", "figures"),
    [
        ("The quake killed 12 people and injured 40.", "The death toll from the quake rose to 25.", [("12", "25")]),
        ("Police arrested 30 protesters.", "Police said 30 protesters died.", []),
        ("Shares in Arden fell 2.1 percent.", "Shares in Arden fell 3.4 percent.", [("2.1", "3.4")]),
        ("Sales rose 4 percent. Costs fell 2 percent.", "Costs fell 2 percent. Sales rose 4 percent.", []),
        ("The bridge cost $20 million.", "The bridge cost 20 million euros.", []),
        ("He has two sons.", "Rain fell for three days in the north of the country.", []),
    ],
)
def test_figures_change_only_where_they_measure_the_same(old: str, new: str, figures: list[tuple[str, str]]) -> None:
    before, after, changes = compared(*(f"A headline\n\nIt was reported on Monday. {body}\n" for body in (old, new)))
    found = [(words(before, f.old.span).split()[0], words(after, f.new.span).split()[0]) for f in changes.figures]
    assert found == figures


def test_other_quotation_marks_and_line_breaks_are_no_change() -> None:
    _, _, changes = compared(
        'A headline\n\n"It\'s late," he said - twice. We left.', "A headline\n\n“It’s late,” he said – twice.\nWe left."
    )
    assert changes.altered == ()


def rebuilt(old: Article, new: Article, edits: tuple[Edit, ...]) -> str:
    return " ".join(words(old, edit.old) if edit.is_kept else words(new, edit.new) for edit in edits)


def squeezed(text: str) -> str:
    return "".join(text.split())


TEXTS = st.lists(
    st.lists(st.sampled_from("a b 12 25 dead. people “so” it’s U.S. 3.5 no! \n\n 人。死".split(" ")), max_size=12).map(
        " ".join
    ),
    max_size=6,
).map(lambda paragraphs: "Headline\n\n" + "\n\n".join(paragraphs))


@settings(max_examples=150)
@given(TEXTS, TEXTS)
def test_the_difference_covers_both_texts_and_gives_them_back(old: str, new: str) -> None:
    before, after = parse(old), parse(new)
    changes = compare(before, after)
    for article, spans in (
        (before, [change.old for change in changes.sentences if change.old]),
        (after, [change.new for change in changes.sentences if change.new]),
    ):
        whole = "".join(words(article, span) for span in sorted(spans))
        assert squeezed(whole) == squeezed("".join(words(article, part.span) for part in article.parts))
    for change in changes.sentences:
        if change.kind in (Kind.KEPT, Kind.MOVED):
            assert squeezed(words(before, change.old)) == squeezed(words(after, change.new))
        if change.kind is Kind.CHANGED:
            assert squeezed(rebuilt(before, after, change.edits)) == squeezed(words(after, change.new))
            undone = tuple(Edit(edit.new, edit.old, edit.is_kept) for edit in change.edits)
            assert squeezed(rebuilt(after, before, undone)) == squeezed(words(before, change.old))


def test_nothing_changed_between_an_article_and_itself() -> None:
    _, _, changes = compared(FIRST, FIRST)
    assert (changes.figures, changes.altered) == ((), ())


def test_the_changed_are_found_in_a_text_of_thousands_of_sentences() -> None:
    rng = random.Random(4)
    lines = [f"Item {number} {' '.join(rng.choices(FIRST.split(), k=8))}." for number in range(3000)]
    newer = [line.replace(" a ", " one ", 1) for line in lines]
    newer[1500] = "Nothing like it stood here before."
    before, after = parse("A headline\n\n" + " ".join(lines)), parse("A headline\n\n" + " ".join(newer))
    changes = compare(before, after)
    assert changes.counted(Kind.MOVED) == 0
    assert "Nothing like it stood here before." in {
        words(after, c.new) for c in changes.sentences if c.kind is Kind.ADDED
    }
