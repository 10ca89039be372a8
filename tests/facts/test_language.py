"""Which language an article is in, and what is done with it."""

import pytest

from reader.facts.analyse import analyse
from reader.facts.language import PipelineMissing, detect
from tests.facts.articles import article

ENGLISH = "The council said on Monday that it would open the bridge to traffic by the end of the month."
RUSSIAN = "Министр заявил в понедельник, что мост будет открыт для движения до конца месяца, сообщили в Москве."
GERMAN = "Der Minister sagte am Montag, die Brücke werde bis Ende des Monats für den Verkehr geöffnet."
FRENCH = "Le ministre a dit lundi que le pont serait ouvert à la circulation avant la fin du mois, selon la mairie."
DUTCH = "De minister zei maandag dat de brug voor het einde van de maand open zou gaan of later, volgens het kabinet."


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, "en"), (RUSSIAN, "ru"), (GERMAN, "de"), (DUTCH, "nl")])
def test_the_words_tell_the_language(text: str, language: str) -> None:
    assert detect(article(f"x\n\n{text}")) == language


def test_a_list_of_scores_is_read_as_english() -> None:
    assert detect(article("Results\n\nArsenal 2 Chelsea 0\n\nEverton 1 Leeds 1\n\nFulham 3 Wolves 2")) == "en"


def test_a_text_of_no_words_is_read_without_a_model_of_names() -> None:
    facts = analyse(article("12,5 %\n\n2015-05-25 — 東京"))
    assert facts.entities == ()


FOREIGN = [
    (
        "Der Umsatz sank um 4,2 Prozent auf 35,9 Milliarden Euro.",
        [("4,2 Prozent", 4.2, "%"), ("35,9 Milliarden Euro", 35.9e9, "EUR")],
    ),
    (
        "Der Gewinn fiel auf 1,2 Mrd. Euro, die Marge um 3 Prozentpunkte.",
        [("1,2 Mrd. Euro", 1.2e9, "EUR"), ("3 Prozentpunkte", 3, "percentage points")],
    ),
    (
        "Le chiffre d'affaires a reculé de 3,5 pour cent à 12 milliards d'euros.",
        [("3,5 pour cent", 3.5, "%"), ("12 milliards d'euros", 12e9, "EUR")],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), FOREIGN, ids=[text[:20] for text, _ in FOREIGN])
def test_figures_of_other_languages_have_their_scale_and_unit(
    sentence: str, expected: list[tuple[str, float, str | None]]
) -> None:
    text = f"x\n\n{sentence} {GERMAN if 'Der' in sentence else FRENCH}"
    found = [(text[f.span.start : f.span.end], f.value, f.unit) for f in analyse(article(text)).figures]
    assert found == expected


def test_russian_gets_no_english_analysis() -> None:
    facts = analyse(article(f"Мост\n\n{RUSSIAN}"))
    assert facts.language == "ru"
    assert not any(entity.type.value in ("PERSON", "ORG") for entity in facts.entities)


def test_a_missing_pipeline_says_what_to_do() -> None:
    with pytest.raises(PipelineMissing, match=r"en_core_web_none.*config\.toml"):
        analyse(article(f"x\n\n{ENGLISH}"), pipeline="en_core_web_none")
