"""Which language an article is in, and what is done with it."""

import pytest

from reader.facts.analyse import analyse
from reader.facts.language import PipelineMissing, detect
from tests.facts.articles import article

ENGLISH = "The council said on Monday that it would open the bridge to traffic by the end of the month."
RUSSIAN = "Министр заявил в понедельник, что мост будет открыт для движения до конца месяца, сообщили в Москве."
GERMAN = "Der Minister sagte am Montag, die Brücke werde bis Ende des Monats für den Verkehr geöffnet."
DUTCH = "De minister zei maandag dat de brug voor het einde van de maand open zou gaan of later, volgens het kabinet."


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, "en"), (RUSSIAN, "ru"), (GERMAN, "de"), (DUTCH, "nl")])
def test_the_words_tell_the_language(text: str, language: str) -> None:
    assert detect(article(f"x\n\n{text}")) == language


def test_a_list_of_scores_is_read_as_english() -> None:
    assert detect(article("Results\n\nArsenal 2 Chelsea 0\n\nEverton 1 Leeds 1\n\nFulham 3 Wolves 2")) == "en"


def test_a_text_of_no_words_is_read_without_a_model_of_names() -> None:
    facts = analyse(article("12,5 %\n\n2015-05-25 — 東京"))
    assert facts.entities == ()


def test_russian_gets_no_english_analysis() -> None:
    facts = analyse(article(f"Мост\n\n{RUSSIAN}"))
    assert facts.language == "ru"
    assert not any(entity.type.value in ("PERSON", "ORG") for entity in facts.entities)


def test_a_missing_pipeline_says_what_to_do() -> None:
    with pytest.raises(PipelineMissing, match=r"en_core_web_none.*config\.toml"):
        analyse(article(f"x\n\n{ENGLISH}"), pipeline="en_core_web_none")
