"""What people are: offices, professions, ranks and kin, as the news calls them. Rules as data."""

from __future__ import annotations

_PLAIN = """
accountant activist actor actress actuary adjutant administrator admiral adviser advisor advocate agent aide
ambassador analyst anchor anthropologist apprentice arbiter archaeologist archbishop archdeacon architect archivist
artist assemblyman assemblywoman assistant associate astronaut astronomer astrophysicist athlete attache attorney
author backbencher baker banker barber barrister bassist batsman biochemist biographer biologist bishop blogger boss
botanist bowler boxer brewer brigadier broadcaster broker builder businessman businesswoman campaigner candidate
captain cardinal caretaker carpenter cartographer cartoonist celebrity cellist ceramicist chair chairman chairperson
chairwoman chancellor chaplain chef chemist choreographer cinematographer cleric clerk climatologist co-author
co-chair co-chairman co-director co-founder co-owner co-pilot co-star coach columnist comedian commander
commandant commissioner commodore comptroller composer congressman congresswoman conductor conservationist
constable consul consultant contractor controller convener coordinator co-ordinator coroner correspondent
councillor councilman councilwoman counsel counsellor counselor count courier cricketer critic curator cyclist
dancer dean dealer defender delegate defendant demographer dentist deputy designer detective developer dictator diplomat
director dispatcher dissident doctor dramatist driver drummer duchess duke economist editor educator ecologist
electrician emir emperor engineer entomologist entrepreneur envoy epidemiologist essayist executive expert
explorer farmer figurehead filmmaker financier firebrand firefighter fisherman flanker footballer forecaster
foreman forward founder frontman frontwoman geochemist geographer geologist geneticist geophysicist glaciologist
goalkeeper goaltender golfer governor grandmaster guard guitarist gymnast hacker head headmaster headmistress
headteacher heir heiress helmsman historian hydrologist hooker illustrator imam immunologist inspector instructor
interpreter inventor investigator investor jockey journalist judge jurist juror keeper king landlord
landowner lawmaker lawyer leader lecturer legislator lexicographer librarian lieutenant linguist lobbyist locksmith
magistrate magnate manager marine marshal mathematician mayor mechanic mediator medic mentor merchant
metallurgist meteorologist microbiologist midfielder midwife militant millionaire billionaire miner minister
missionary mogul monarch monk musician musicologist naturalist negotiator neurologist neurosurgeon neuroscientist
nominee novelist nun nurse nutritionist obstetrician oceanographer officer official ombudsman oncologist oboist
operator opponent organiser organizer organist ornithologist owner pacer paediatrician pediatrician painter
palaeontologist paleontologist paramedic partner pastor pathologist patriarch patron pensioner philanthropist
philosopher photographer physician physicist physiologist pianist pilot pioneer pitcher planner playmaker player
playwright plumber poet policeman policewoman politician pollster pontiff pope premier presenter president
ex-president priest primate prime-minister prince princess principal printer producer professor programmer
promoter proprietor prosecutor provost psychiatrist psychologist publicist publisher pundit quarterback queen
rabbi rancher ranger rapper receptionist recruiter rector referee reformer registrar reporter representative
rescuer researcher reservist resident restaurateur retiree reviewer ruler runner sailor saxophonist scholar
scientist scorer screenwriter sculptor secretary secretary-general director-general attorney-general
governor-general seismologist senator sergeant sheikh sheriff shareholder shopkeeper singer singer-songwriter
skier skipper smuggler socialite sociologist soldier solicitor soloist songwriter soprano speaker specialist
speechwriter spokesman spokesperson spokeswoman sprinter stakeholder star statesman statistician stockbroker
storekeeper strategist striker student stylist substitute sultan superintendent superstar supervisor surgeon
surveyor survivor swimmer taoiseach tailor teacher teammate technician technologist tenor theologian therapist
trader trainer translator treasurer treasury-secretary trumpeter trustee tutor tycoon tsar czar umpire
undersecretary under-secretary union-leader urologist veteran vet veterinarian vicar vice-chairman
vice-chancellor vice-president victim villager violinist virologist volcanologist volunteer waiter waitress warden
warlord watchmaker weatherman welder whistleblower winger winner witness worker wrestler writer youtuber zoologist
chief laureate champion runner-up debutant favourite favorite captain-general high-representative
lorry-driver shadow-minister whip frontrunner front-runner contender challenger incumbent successor predecessor
counterpart rival colleague lieutenant-governor ceo cfo coo cto chairman-elect president-elect mp mep mla msp
businessperson layman clergyman nobleman mastermind ringleader suspect gunman bomber gangster hostage refugee
shopper tourist commuter passer-by bystander onlooker eyewitness motorist pedestrian biker hiker climber
mountaineer surfer skateboarder snowboarder rower racer ace rookie outfielder infielder shortstop catcher
linebacker receiver cornerback goalie defenseman winger centre-back full-back left-back right-back fly-half
scrum-half lock prop all-rounder seamer spinner wicketkeeper opener tailender marathoner hurdler decathlete
fencer judoka weightlifter archer shooter driver teenager
"""

_KIN = """
wife husband widow widower mother father son daughter brother sister grandmother grandfather grandson
granddaughter grandchild great-grandson great-granddaughter uncle aunt nephew niece cousin stepfather stepmother
stepson stepdaughter half-brother half-sister twin fiance fiancee fiancé fiancée girlfriend boyfriend spouse
ex-wife ex-husband son-in-law daughter-in-law father-in-law mother-in-law brother-in-law sister-in-law parent
friend neighbour neighbor flatmate roommate classmate housemate descendant
"""

KIN = frozenset(_KIN.split())
"""Relatives and those next to one: their role names another person ("her brother")."""

CALLINGS = frozenset(_PLAIN.split()) | KIN
"""Heads of phrases that say what a person is, in small letters, singular."""

ABBREVIATED = frozenset(
    """Gen. Gen Lt. Lt Col. Col Maj. Maj Capt. Capt Sgt. Sgt Cmdr. Adm. Brig. Brig Sen. Rep. Gov. Supt Supt. Insp
    Det Det. DC DS DI DCI Pc PC Cllr Prof. Prof Sec. Amb. Cpl. Pvt. Pfc. Rev. Rev""".split()
)
"""Titles that are shortened; they are roles where they stand before a name."""

COURTESY = frozenset(
    """Mr Mr. Mrs Mrs. Ms Ms. Miss Mx Mx. Dr Dr. Sir Dame Lord Lady Madam Herr Frau Monsieur Madame
    Señor Señora Don Doña Saint St St.""".split()
)
"""Forms of address: no roles by themselves."""

_SAME = (
    "manager coach boss trainer",
    "lawmaker legislator senator congressman congresswoman representative mp deputy",
    "premier prime-minister",
    "chief ceo boss executive head",
    "attorney lawyer barrister solicitor counsel",
    "spokesman spokeswoman spokesperson",
    "chairman chairwoman chairperson chair",
    "leader president premier chancellor",
    "politician lawmaker senator minister mp governor mayor councillor",
    "player striker midfielder defender goalkeeper winger forward footballer",
    "forward striker",
    "keeper goalkeeper goalie",
    "star actor actress singer striker",
    "scientist researcher physicist biologist chemist professor astronomer geologist",
    "academic professor lecturer",
    "officer superintendent inspector sergeant constable captain supt insp det",
    "official minister secretary commissioner officer director",
    "diplomat ambassador envoy minister",
    "writer author novelist poet playwright",
    "musician singer guitarist pianist drummer composer",
    "doctor physician surgeon",
    "banker governor",
    "economist strategist analyst",
    "executive director president chairman",
    "wife widow spouse",
    "husband widower spouse",
)

_GROUPS: dict[str, frozenset[str]] = {}
for _line in _SAME:
    for _word in _line.split():
        _GROUPS[_word] = _GROUPS.get(_word, frozenset()) | frozenset(_line.split())


def singular(word: str) -> str:
    """A calling in the singular: "ministers" is "minister", "spokesmen" is "spokesman", "wives" is "wife"."""
    if word in CALLINGS:
        return word
    for ending, single in (("men", "man"), ("ies", "y"), ("ives", "ife"), ("ches", "ch"), ("ses", "s"), ("s", "")):
        if word.endswith(ending) and word.removesuffix(ending) + single in CALLINGS:
            return word.removesuffix(ending) + single
    head, dash, rest = word.partition("-")
    if dash and head.endswith("s") and head[:-1] in CALLINGS:
        return f"{head[:-1]}-{rest}"
    return word


def is_calling(word: str) -> bool:
    """Whether a word, in any case, says what one person is."""
    low = word.casefold()
    if low in CALLINGS:
        return True
    head, dash, tail = low.rpartition("-")
    return bool(dash) and ((tail in CALLINGS and tail not in KIN) or head in {"secretary", "director"})


def alike(one: str, other: str) -> bool:
    """Whether two callings may mean one person: "manager" and "coach"."""
    return one == other or other in _GROUPS.get(one, ())
