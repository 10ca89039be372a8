"""Whether the article speaks of a person as "he" or "she": titles, callings, given names. Rules as data."""

from __future__ import annotations

from reader.facts import personal_names

MALE, FEMALE = personal_names.MALE, personal_names.FEMALE

_MALE_WORDS = frozenset(
    """mr mr. sir lord king prince emperor pope father brother son husband widower uncle nephew grandfather grandson
    great-grandson stepson stepfather half-brother boyfriend chairman spokesman businessman policeman fireman
    congressman councilman statesman fisherman salesman actor waiter frontman headmaster sheikh sultan emir duke
    bishop archbishop cardinal imam rabbi ayatollah señor don herr monsieur fiancé batsman""".split()
)
_FEMALE_WORDS = frozenset(
    """ms ms. mrs mrs. miss dame lady queen princess empress mother sister daughter wife widow aunt niece grandmother
    granddaughter great-granddaughter stepdaughter stepmother half-sister girlfriend chairwoman spokeswoman
    businesswoman policewoman congresswoman councilwoman actress waitress frontwoman headmistress duchess baroness
    nun soprano señora doña frau madame heiress fiancée midwife ballerina""".split()
)
_MALE_NAMES = frozenset(
    """aaron abdul abdullah adam adrian ahmed ahmad alan albert alberto aleksandr alejandro alex alexander alexandre
    alexei alfred ali andre andreas andrei andrew andrzej anthony antoine antonio arthur ben benjamin bernard bill bob
    boris brad bradley brandon brian bruce carl carlos charles chris christian christopher colin craig daniel daniele
    dave david dennis derek diego dieter dmitry dmitri dominic donald doug douglas eduardo edward elias emmanuel eric
    erik ernesto evan fabio federico felipe felix fernando francesco francis francisco franck frank fred frederick
    gareth gary george georges gerald gerard gerhard giovanni giuseppe graham greg gregory guillermo gustavo guy hans
    harald harold harry hassan hector heinz henri henrik henry hiroshi howard hugo hussein ian ibrahim igor ivan jack
    jacob jacques jake jakob james jamie jan jason javier jean jeff jeffrey jens jeremy jim jimmy joachim joao joe
    johan john johannes jon jonas jonathan jorge jose josé joseph joshua juan julian jürgen justin karim karl kevin
    keith kenneth kenji khaled klaus kurt kyle lars laurent lee leon leonardo liam louis luca lucas luis luiz lukas
    magnus mahmoud malcolm manuel marc marcel marco marcus mario mark markus martin mateo matt matteo matthew maurice
    max maxim michael michel miguel mike mikhail mohamed mohammad mohammed muhammad mustafa nathan neil nicholas nick
    nicolas nigel nikolai nikos noah norman oleg oliver olivier omar oscar owen pablo paolo pascal patrick paul pavel
    pedro per peter petr phil philip philippe pierre piotr rafael ralph ramon raul ray raymond ricardo richard rob
    robert roberto robin rodrigo roger roland ron ronald russell ryan salman samuel sanjay scott sean sebastian sergei
    sergey sergio simon stefan stephen steve steven stuart sven takashi terry thierry thomas tim timothy todd tom
    tomas tomasz tony trevor umar vincent viktor vladimir walter wayne werner will william wolfgang xavier yannick
    yuri yusuf zoltan alistair hamish gavin dylan rhys""".split()
)
_FEMALE_NAMES = frozenset(
    """abigail agnes aisha alessandra alexandra alice alicia alison amanda amelia amina amy ana anastasia angela
    anita anja anke ann anna anne annette annie astrid barbara beatrice beatriz becky bella beth bettina birgit bridget
    camilla carla carmen carol carolina caroline catherine cathy cecilia celia charlotte chiara chloe christina
    christine claire clara claudia colette cristina daisy daniela danielle deborah denise diana diane dolores donna
    dorothy edith eileen elaine elena eleanor elisabeth elizabeth ella ellen elsa emily emma erica erika esther eva
    evelyn farah fatima fiona florence frances francesca gabriela gabriele gail gemma giulia gloria grace greta gudrun
    hannah harriet heather heidi helen helena helga hilary ilse ines inga ingrid irene irina iris isabel isabella
    isabelle jacqueline jane janet janice jean-marie jennifer jenny jessica joan joanna joanne judith judy julia juliana
    julie karen karin karla kate katherine kathleen kathryn katie katja kelly kirsten laila laura lauren leila lena
    leonie lesley leticia lina linda lisa liz louise lucia lucy luisa lydia maggie margaret maria mariam mariana marie
    marina marion marjorie marta martha martina mary maureen megan mei melanie melissa mercedes mia michelle miriam
    molly monica monika nadia nancy naomi natalia natalie natasha nicola nicole nina nora olga olivia pamela patricia
    paula pauline petra priya rachel rebecca renata  rita rosa rosemary ruth sabine sally samantha sandra sara
    sarah sharon sheila shirley silvia simone siobhan sofia sonia sophia sophie stella stephanie sue susan susanne
    svetlana sylvia tamara tania tatiana teresa theresa tina ursula valentina valerie vanessa vera veronica victoria
    virginia vivian wendy yasmin yolanda yoko yuki zoe""".split()
)


def of_words(words: frozenset[str]) -> str | None:
    """What titles and callings tell, in small letters; None where they tell nothing or both."""
    male, female = bool(words & _MALE_WORDS), bool(words & _FEMALE_WORDS)
    if male == female:
        return None
    return MALE if male else FEMALE


def of_name(name: str) -> str | None:
    """What the given name of a full name tells; None where it tells nothing."""
    words = name.casefold().split()
    if len(words) < 2:
        return None
    given = words[0].partition("-")[0] if words[0] not in _FEMALE_NAMES else words[0]
    if given in _FEMALE_NAMES:
        return FEMALE
    return MALE if given in _MALE_NAMES else personal_names.sex_of(given)
