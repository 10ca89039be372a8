"""Quotations and their speakers, in the ways of many newsrooms."""

import pytest

from reader.facts.analyse import analyse
from reader.facts.model import Quote
from tests.facts.articles import article

HEAD = "Council meets again\n\n"


def quotes(text: str) -> tuple[Quote, ...]:
    return analyse(article(HEAD + text)).quotes


def said(text: str) -> list[tuple[str, str | None]]:
    whole = HEAD + text
    return [(whole[quote.span.start : quote.span.end], quote.speaker) for quote in quotes(text)]


ATTRIBUTED = [
    # by name, behind and before
    (
        '"The harvest is lost," said Petra Lindqvist, who farms 200 hectares near Lund. "We start again in spring."',
        [("The harvest is lost,", "Petra Lindqvist"), ("We start again in spring.", "Petra Lindqvist")],
    ),
    ('"We are not for sale," Marcus Bell said on Tuesday.', [("We are not for sale,", "Marcus Bell")]),
    (
        'Rachel Moore owns the yard.\n\n"We are not for sale," Moore, who has run it since 2011, told reporters.',
        [("We are not for sale,", "Rachel Moore")],
    ),
    (
        'Defence Minister Karol Nowicki told parliament: "The order has been signed. There is no way back."',
        [("The order has been signed. There is no way back.", "Karol Nowicki")],
    ),
    (
        'In a statement on Friday, Nowicki said: "The order has been signed."\n\nKarol Nowicki is defence minister.',
        [("The order has been signed.", "Karol Nowicki")],
    ),
    (
        '"Rates will stay where they are," Governor Helen Marsh said, "until we see the data."',
        [("Rates will stay where they are,", "Helen Marsh"), ("until we see the data.", "Helen Marsh")],
    ),
    (
        '"Rates will stay where they are," said Helen Marsh, the bank\'s governor, adding, "We want to see the data."',
        [("Rates will stay where they are,", "Helen Marsh"), ("We want to see the data.", "Helen Marsh")],
    ),
    (
        '"Nobody told us anything," according to Owen Tate, a shift worker at the plant.',
        [("Nobody told us anything,", "Owen Tate")],
    ),
    ('According to Owen Tate, "nobody told us anything" before the fire.', [("nobody told us anything", "Owen Tate")]),
    ('"Is that all there is?" asked Judge Maria Santos.', [("Is that all there is?", "Maria Santos")]),
    ('"What a night!" Ruiz shouted to the crowd.\n\nElena Ruiz won gold.', [("What a night!", "Elena Ruiz")]),
    (
        'Elena Ruiz wrote on Twitter: "What a night! Thank you, Madrid."',
        [("What a night! Thank you, Madrid.", "Elena Ruiz")],
    ),
    (
        '"The north needs rail, not roads," wrote Tomasz Wilk in the Gdansk daily Kurier.',
        [("The north needs rail, not roads,", "Tomasz Wilk")],
    ),
    (
        '"It is over," Deputy Foreign Minister Anatoly Belov was quoted as saying by the Interfax news agency.',
        [("It is over,", "Anatoly Belov")],
    ),
    (
        'The agency quoted Anatoly Belov as saying: "It is over for good this time."',
        [("It is over for good this time.", "Anatoly Belov")],
    ),
    (
        '"The vaccine works in children," said lead author Dr Amina Yusuf of the University of Leeds.',
        [("The vaccine works in children,", "Amina Yusuf")],
    ),
    (
        '"We have seen this before," said Sofia Marek, an analyst at Danske Bank, and Peter Holt, a trader.',
        [("We have seen this before,", "Sofia Marek")],
    ),
    (
        '"I heard a bang and ran," Ms. Keller, 44, recalled.\n\nAnna Keller lives next door.',
        [("I heard a bang and ran,", "Anna Keller")],
    ),
    (
        "‘I heard a bang and ran,’ Anna Keller, a neighbour, told the BBC. ‘The workers’ huts were gone.’",
        [("I heard a bang and ran,", "Anna Keller"), ("The workers’ huts were gone.", "Anna Keller")],
    ),
    (
        "'He looked at me and said \"no\" and that was that,' Anna Keller said.",
        [('He looked at me and said "no" and that was that,', "Anna Keller")],
    ),
    (
        "Mayor John Okafor called the decision “a slap in the face of every commuter” and promised to appeal.",
        [("a slap in the face of every commuter", "John Okafor")],
    ),
    ('Mayor John Okafor called the ruling "reckless".', [("reckless", "John Okafor")]),
    (
        'Mayor John Okafor said the city was "open for business", while Governor Jane Hill warned of "dark days".',
        [("open for business", "John Okafor"), ("dark days", "Jane Hill")],
    ),
    (
        'The decision was described by Mayor John Okafor as "a slap in the face".',
        [("a slap in the face", "John Okafor")],
    ),
    (
        'John Okafor, the mayor, accused the railway of "putting profit before people".',
        [("putting profit before people", "John Okafor")],
    ),
    (
        "« Nous ne partirons pas », the guild's president, Luc Moreau, said. « Jamais ! »",
        [("Nous ne partirons pas", "Luc Moreau"), ("Jamais !", "Luc Moreau")],
    ),
    ("„We will pay,“ said Klaus Richter, the firm's lawyer.", [("We will pay,", "Klaus Richter")]),
    ("``We will pay,'' said Klaus Richter, the firm's lawyer.", [("We will pay,", "Klaus Richter")]),
    ('"We will pay" - Klaus Richter, lawyer', [("We will pay", "Klaus Richter")]),
    ('Klaus Richter: "We will pay every cent of it."', [("We will pay every cent of it.", "Klaus Richter")]),
    (
        'Coach Klaus Richter was pleased.\n\nRichter\'s verdict: "A fair result."',
        [("A fair result.", "Klaus Richter")],
    ),
    # bodies
    (
        '"The runway will remain shut," Avinor said.\n\nAvinor runs the airports.',
        [("The runway will remain shut,", "Avinor")],
    ),
    (
        'The Health Ministry declined to comment. "We do not discuss patients," the ministry said.',
        [("We do not discuss patients,", "Health Ministry")],
    ),
    (
        'Halden Paper AG cut its forecast. "Demand was weak in all regions," the company said in a statement.',
        [("Demand was weak in all regions,", "Halden Paper AG")],
    ),
    (
        'Halden Paper AG cut its forecast. It said: "Demand was weak in all regions."',
        [("Demand was weak in all regions.", "Halden Paper AG")],
    ),
    (
        'The National Union of Miners rejected the offer. "Our members deserve better," it said.',
        [("Our members deserve better,", "National Union of Miners")],
    ),
    # pronouns
    (
        'Anna Keller was asleep when the roof fell.\n\n"I thought it was thunder," she said.',
        [("I thought it was thunder,", "Anna Keller")],
    ),
    (
        'Anna Keller and her husband, Paul Keller, were asleep.\n\n"I thought it was thunder," he said.',
        [("I thought it was thunder,", "Paul Keller")],
    ),
    (
        'President Maria Ortega met Prime Minister David Cole on Monday. "We found much in common," she said.',
        [("We found much in common,", "Maria Ortega")],
    ),
    (
        '"We found much in common," said Maria Ortega, the president.\n\n"There will be a second meeting," she added.',
        [("We found much in common,", "Maria Ortega"), ("There will be a second meeting,", "Maria Ortega")],
    ),
    (
        'Nikhil Rao took five wickets for Kent. He had not played since June. "It felt like a debut," he said.',
        [("It felt like a debut,", "Nikhil Rao")],
    ),
    # descriptions
    (
        'Finance Minister Jorge Prado met Japanese envoy Sato Hiroshi in Lima. "We are ready," the envoy said.',
        [("We are ready,", "Sato Hiroshi")],
    ),
    (
        'Leeds manager Carl Dunne praised his defenders. "They ran until they dropped," the Leeds boss said.',
        [("They ran until they dropped,", "Carl Dunne")],
    ),
    (
        'Olga Brandt, 34, won in Oslo. "I never gave up," the 34-year-old said.',
        [("I never gave up,", "Olga Brandt")],
    ),
    (
        '"We are looking into it," a police spokesman said.',
        [("We are looking into it,", "a police spokesman")],
    ),
    (
        '"It fell out of the sky," one witness told Reuters.',
        [("It fell out of the sky,", "one witness")],
    ),
    (
        '"There will be cuts," said a person familiar with the plan, who asked not to be named.',
        [("There will be cuts,", "a person familiar with the plan")],
    ),
    (
        '"There will be cuts," said a spokeswoman for Prime Minister David Cole.',
        [("There will be cuts,", "a spokeswoman for Prime Minister David Cole")],
    ),
    (
        '"He is innocent," Cole\'s lawyer, Priya Nair, told the court.\n\nDavid Cole denies fraud.',
        [("He is innocent,", "Priya Nair")],
    ),
    # without an attribution of their own
    (
        'Karin Holm, who chairs the panel, said the report was late.\n\n"We were promised it in March."',
        [("We were promised it in March.", "Karin Holm")],
    ),
    (
        '"We were promised it in March," Karin Holm said.\n\n"We are still waiting."',
        [("We were promised it in March,", "Karin Holm"), ("We are still waiting.", "Karin Holm")],
    ),
    (
        '"We were promised it in March. Then came April.\n\n"And here we are in May," Karin Holm said.',
        [("We were promised it in March. Then came April.", "Karin Holm"), ("And here we are in May,", "Karin Holm")],
    ),
    (
        'Karin Holm said: "We were promised it in March. Then came April.\n\n"And here we are in May."',
        [("We were promised it in March. Then came April.", "Karin Holm"), ("And here we are in May.", "Karin Holm")],
    ),
    (
        'Karin Holm was less patient. "We were promised it in March."',
        [("We were promised it in March.", "Karin Holm")],
    ),
    (
        '"Too slow. Much too slow." Karin Holm shook her head. "We were promised it in March," she said.',
        [
            ("Too slow. Much too slow.", "Karin Holm"),
            ("We were promised it in March,", "Karin Holm"),
        ],
    ),
    (
        '"Shut it," said Karin Holm. "Leave it open," said Jonas Berg.',
        [("Shut it,", "Karin Holm"), ("Leave it open,", "Jonas Berg")],
    ),
    (
        'Karin Holm told him to "shut it down for good," and Jonas Berg said, "Leave it open."',
        [("shut it down for good,", "Karin Holm"), ("Leave it open.", "Jonas Berg")],
    ),
    (
        'The harbour can wait, "but the ferry depends on the weather," Karin Holm said before the storm.',
        [("but the ferry depends on the weather,", "Karin Holm")],
    ),
    # whoever spoke last: apposed to a description, or described and never named
    (
        "The harbour was closed to Ivan Ross on Monday. Ross had no papers.\n\n"
        "The port's new warden, Peter Banda, said "
        'all ships were searched.\n\n"Nobody gets in unseen," he said.',
        [("Nobody gets in unseen,", "Peter Banda")],
    ),
    (
        "Tariq Zaid fled to the hills. The chief of the Northern Fleet, Admiral Oscar Brandt, says the search goes on. "
        '"We are in the valley now," he said.',
        [("We are in the valley now,", "Oscar Brandt")],
    ),
    (
        '"We need an honest talk about pay," said Jo Marsh, the union\'s leader.\n\nBut a spokesperson for the '
        'shipyards said wages had risen.\n\n"We pay more than anybody in town," he said.',
        [
            ("We need an honest talk about pay,", "Jo Marsh"),
            ("We pay more than anybody in town,", "a spokesperson for the shipyards"),
        ],
    ),
    (
        'Art Levin saved the mill. He said that Hobbs will continue to give "all his strength and time" to it.',
        [("all his strength and time", "Art Levin")],
    ),
    (
        'Shannon Cole said Hobbs put in place a "culture of silence" in the yard.',
        [("culture of silence", "Shannon Cole")],
    ),
    (
        "Omar Arafi made promises. Mr Arafi has power. Envoy Colin Paul says it is time for Mr Arafi to use it.\n\n"
        '"As a leader he has to act like one," he said.',
        [("As a leader he has to act like one,", "Colin Paul")],
    ),
    (
        '"They are afraid," Lana Boat said.\n\nA resident who was not named said people stay at home.\n\n'
        '"Nobody goes to work," the woman said.',
        [("They are afraid,", "Lana Boat"), ("Nobody goes to work,", "A resident")],
    ),
    # a description is a whole one, and never a mere verb
    (
        "But Rita Olsen, of the Bergen Institute of Fisheries, who was not involved in the count, urged patience: "
        '"One net is not the sea."',
        [("One net is not the sea.", "Rita Olsen")],
    ),
    (
        'Cleaners are being paid too little, says a study describing a "steep rise in unpaid hours" in schools.',
        [("steep rise in unpaid hours", "a study")],
    ),
    (
        'A source close to Duncan said that he "did not want to leave the club at all" this summer.',
        [("did not want to leave the club at all", "A source close to Duncan")],
    ),
    (
        '"The road will be open by noon," former Danish envoy to Kenya Anders Holm told reporters.',
        [("The road will be open by noon,", "Anders Holm")],
    ),
    (
        '"We hear of ten wounded at the mill," said a Hull police dispatcher.',
        [("We hear of ten wounded at the mill,", "a Hull police dispatcher")],
    ),
    (
        '"There was smoke and everybody ran," state radio quoted one porter as saying.',
        [("There was smoke and everybody ran,", "one porter")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ATTRIBUTED, ids=[text[:40] for text, _ in ATTRIBUTED])
def test_each_quotation_has_its_speaker(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert said(text) == expected


NONE = [
    'The so-called "shadow fleet" left port on Monday.',
    'Her second novel, "The Salt Road", won the Harbour Prize.',
    'The programme, known as "Clean Water", costs 3 million euros.',
    'Joe "The Hammer" Diaz lost on points.',
    "Fans of the '90s band queued for hours; the girls' coats were wet.",
    "The players' union and the owners' group met in O'Hare's back room.",
    'He is 6\'2" tall and threw a 12" disc.',
    'Critics of the "bedroom tax" marched in Hull.',
    '"The Salt Road" opens in London on Friday.',
    'A banner with the word "freedom" hung over the square.',
]


@pytest.mark.parametrize("text", NONE)
def test_titles_names_and_words_at_arms_length_are_no_quotations(text: str) -> None:
    assert said(text) == []
