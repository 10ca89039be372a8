"""Roles as the article states them."""

import pytest

from reader.facts.analyse import analyse
from tests.facts.articles import article


def roles(text: str) -> dict[str, str | None]:
    return {entity.name: entity.role for entity in analyse(article(f"Council meets\n\n{text}")).entities}


STATED = [
    ("Deputy Prime Minister Ivar Holm resigned.", "Ivar Holm", "Deputy Prime Minister"),
    ("Secretary of State Alan Reyes flew to Ottawa.", "Alan Reyes", "Secretary of State"),
    ("Former Orbis chief executive Dennis Koslow was convicted.", "Dennis Koslow", "Former Orbis chief executive"),
    ("Petra Lind, the speaker of the Assembly, spoke.", "Petra Lind", "the speaker of the Assembly"),
    ("Rashid Khan, 52, a farmer from Lund, was hurt.", "Rashid Khan", "a farmer from Lund"),
    ("Joachim Lang, their coach since 2006, was calm.", "Joachim Lang", "their coach"),
    ("The writer was met by his wife, Karen Moss, in Oslo.", "Karen Moss", "his wife"),
    ("Mario Dorn resigned as prime minister of Italy on Friday after a vote.", "Mario Dorn", "prime minister of Italy"),
    ("Liz Tarn, who was prime minister in 2022, lost her seat.", "Liz Tarn", "prime minister"),
    ("Ingrid Sol, who heads research at Fjordbanken, was sceptical.", "Ingrid Sol", "heads research at Fjordbanken"),
    ("Omar Bell became the mayor of Hull in May.", "Omar Bell", "the mayor of Hull"),
    ("The board appointed Clara Voss as its chairwoman.", "Clara Voss", "its chairwoman"),
    ("Philippe Jourdan, now a senator, agreed.", "Philippe Jourdan", "a senator"),
    ("The head of the Coast Guard, Admiral Oscar Brandt, spoke.", "Oscar Brandt", "The head of the Coast Guard"),
    ("A delegate from the south, Hamid Omar, was hopeful.", "Hamid Omar", "A delegate from the south"),
    ("The husband of crash victim, Teresa Pawlak, is relieved.", "Teresa Pawlak", "crash victim"),
    ("Her lawyer, Sir Hugh Pimm, disagreed.", "Hugh Pimm", "Her lawyer"),
    ("Lead author Dr Amina Yusuf agreed.", "Amina Yusuf", "Lead author"),
    ("Paul Black was a winner of the Coast race and also won a cup.", "Paul Black", "a winner of the Coast race"),
    ("Jeff Holm, managing editor of the site, agreed.", "Jeff Holm", "managing editor of the site"),
    (
        "Transport Minister Paul Ricks, the foreign minister, Alan Downs, and the mayor, Peter Reese, met.",
        "Paul Ricks",
        "Transport Minister",
    ),
]


@pytest.mark.parametrize(("text", "name", "role"), STATED, ids=[name for _, name, _ in STATED])
def test_a_role_is_what_the_article_says(text: str, name: str, role: str) -> None:
    assert roles(text)[name] == role


def test_each_of_two_ministers_has_his_own_country() -> None:
    found = roles("The foreign ministers of Norway and Chile, Ivar Holm and Tomas Rojas, met.")
    assert (found["Ivar Holm"], found["Tomas Rojas"]) == ("foreign minister of Norway", "foreign minister of Chile")


def test_a_role_of_several_is_that_of_each() -> None:
    found = roles("She is survived by her daughters, Ingrid Moss and Liv Moss.")
    assert (found["Ingrid Moss"], found["Liv Moss"]) == ("daughter", "daughter")


NONE = [
    ("Olga Petersen, who lives in Bergen, saw it.", "Olga Petersen"),
    ("Olga Petersen, on Monday in Bergen, saw it.", "Olga Petersen"),
    ("Olga Petersen and Karl Adam Nilsen saw it.", "Karl Adam Nilsen"),
    ("They blame the company, Outdoor World, for it.", "Outdoor World"),
    ("After the death of Graham Beck, the company's legal team asked for time.", "Graham Beck"),
]


@pytest.mark.parametrize(("text", "name"), NONE)
def test_what_is_no_role_is_left_out(text: str, name: str) -> None:
    assert roles(text)[name] is None


def test_a_role_in_the_body_goes_before_a_fragment_of_the_headline() -> None:
    text = "Sigrid Moe, composer who scored storms, dies\n\nThe Norwegian composer Sigrid Moe has died aged 91."
    assert [e.role for e in analyse(article(text)).entities if e.name == "Sigrid Moe"] == ["Norwegian composer"]
