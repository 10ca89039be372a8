"""Words that tell what a name is: titles, legal forms, head nouns. Rules as data."""

from __future__ import annotations

TITLES = frozenset(
    """Mr Mr. Mrs Mrs. Ms Ms. Miss Dr Dr. Prof Prof. Professor Sir Dame Lord Lady Baron Baroness Count King Queen
    Prince Princess Emperor Pope Cardinal Archbishop Bishop Rev Rev. Reverend Father Sister Brother Rabbi Imam
    Sheikh Ayatollah Mullah Saint President Vice-President Premier Chancellor Minister Secretary Senator Sen. Rep.
    Representative Congressman Congresswoman Governor Gov. Gov Mayor Councillor Cllr Ambassador Consul Envoy
    Commissioner Chief Chairman Chairwoman Chairperson Chair Director Manager Coach Captain Capt. Capt General Gen.
    Gen Lieutenant Lt. Lt Colonel Col. Col Major Maj. Maj Sergeant Sgt. Sgt Corporal Private Admiral Adm. Commander
    Cmdr. Marshal Brigadier Inspector Insp Superintendent Supt Supt. Det Det. Detective Constable Officer Sheriff
    Judge Justice Attorney Prosecutor Deputy Spokesman Spokeswoman Spokesperson Analyst Economist Midfielder Striker
    Defender Goalkeeper Winger Forward Substitute Skipper Quarterback Pitcher Referee Singer Actor Actress Author
    Writer Composer Director-General CEO CFO COO CTO Founder Co-founder Trustee Speaker Leader Foreign Prime Finance
    Interior Defence Defense Health Energy Education Trade Vice Acting Former Then Ex-President Ex-Prime First
    Democrat Republican Executive Financial Operating QC KC MP""".split()
)
"""Words that stand before a person's name and are outside it."""

HONORIFICS = frozenset(
    """Mr Mr. Mrs Mrs. Ms Ms. Miss Dr Dr. Prof Prof. Sir Dame Lord Lady Rev Rev. Supt Sgt Lt Lt. Capt Gen. Sen.
    Rep.""".split()
)

ORG_HEADS = frozenset(
    """Ministry Group Bank Council Party Union Authority Agency Association Federation Commission Committee Company
    Corporation Corp Corp. Inc Inc. Ltd Ltd. Limited plc PLC LLC LLP AG GmbH SA S.A. SE N.V. NV AB ASA Oyj KK Bhd
    Sdn S.p.A. SpA Holdings Holding Partners Capital Securities Markets Investments Ventures Industries Industry
    Motors Airlines Airways Air Foods Energy Energi Petroleum Oil Gas Steel Mining Resources Power Electric
    Electronics Semiconductor Semiconductors Technologies Technology Tech Systems Software Labs Laboratories
    Laboratory Pharmaceuticals Pharma Therapeutics Biotech Insurance Assurance Trust Fund Foundation Institute
    Institution University College School Academy Hospital Clinic Department Office Bureau Service Services
    Administration Board Court Parliament Senate Congress Assembly Duma Bundestag Knesset Government Cabinet
    Treasury Police Constabulary Army Navy Force Forces Guard Marines Command Division District Fleet Flotilla
    Brigade Regiment Corps Battalion Organization Organisation Alliance League Club FC United City Rovers Wanderers
    Albion Athletic Hotspur Rangers Celtic Town County North Real Inter Olympique Bayern Borussia Network News Times
    Post Herald Tribune Journal Gazette Guardian Telegraph Press Radio Television TV Broadcasting Media Society
    Center Centre Observatory Survey Mission Movement Front Brotherhood Coalition Conference Chamber Exchange
    Reserve Secretariat Directorate Inspectorate Watch Institute's Pumps Brothers & Co Co. Stores Retail Bakery
    Brewery Chemicals Logistics Shipping Railways Railway Rail Telecom Communications Networks Diplomats Registry
    Registrar Tribunal Prosecutor's Watchdog Consortium Collective Cooperative Workers Teachers Firefighters
    Orchestra Philharmonic Opera Ballet Theatre Museum Gallery Church Diocese Synod""".split()
)
"""Last words of the names of organisations."""

PLACE_HEADS = frozenset(
    """River Sea Ocean Lake Bay Gulf Strait Straits Channel Canal Island Islands Isle Isles Peninsula Cape Coast Beach
    Mountain Mountains Mount Hill Hills Valley Desert Forest Park Plateau Plain Glacier Volcano Province Prefecture
    State Region Republic Territory Oblast Krai Governorate Village Street Road Avenue Square Bridge Tunnel Highway
    Airport Station Stadium Arena Harbour Harbor Port Pier Palace Castle Tower Cathedral Abbey Basin Falls Reef
    Delta Crossing Zone Strip Heights Base Boulevard Lane Ground Circuit Mine Field Plant Reservoir Dam""".split()
)
"""Last words of the names of places."""

PLACE_OPENERS = frozenset("Mount Mt Mt. Lake Cape Gulf Port Fort San Santa St Saint River Isle Strait Bay".split())

EVENT_HEADS = frozenset(
    """Cup Championship Championships Olympics Games Open Prix Festival Tournament Marathon Tour Masters Bowl
    Series Trophy     Premiership Championship Summit Forum Expo Fair War Revolution Uprising Crisis Wimbledon Derby
    Biennale Eurovision""".split()
)
"""Last words of the names of events."""

EVENT_OPENERS = frozenset("Storm Hurricane Typhoon Cyclone Operation Tropical".split())

OTHER_HEADS = frozenset(
    """Act Treaty Agreement Accord Protocol Convention Bill Law Charter Constitution Prize Award Medal Order Index
    Average Composite Resolution Directive Code Pact Declaration Programme Program Project Amendment Report Review
    Letters""".split()
)
"""Last words of the names of laws, awards, indices and works."""

NO_NAMES = frozenset(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec EBITDA GDP CEO CFO COO GMT
    UTC EST BST CET CPI PPI ISIN Mr Mrs Ms Dr I The A An He She It They We You And But In On At For If As No Yes Not
    This That These Those There Then When Euro Euros Dollar Yen Yuan Pound Q1 Q2 Q3 Q4 H1 H2 AM PM TV PhD Prime
    Minister President Chief Executive Officer Chairman Revenue Profit Sales Earnings Net Interim Order Adjusted
    Highlights Outlook Overview About Notes Editors Contact Overnight""".split()
)
"""Capitalised words that are no names by themselves."""

SAYING = frozenset("say tell add note announce warn explain argue insist claim write reply ask admit recall".split())

OF_HEADS = frozenset(
    """Organization Organisation Ministry Department University Bank Institute Academy Office Bureau Federation
    Association Confederation Court House Chamber Board Society College Church Museum Council Committee Commission
    Union Conference Secretariat School Centre Center Agency Institution Congress Parliament Republic Bishopric
    Registry League Ministries Corporation Authority Directorate""".split()
)
"""Heads of names that go on with "of" or "for": "Ministry of Natural Resources"."""

INDICES = frozenset(
    """FTSE Nikkei S&P CAC DAX Russell Stoxx STOXX Topix TOPIX ASX KOSPI Kospi Composite MSCI
    Sensex Nifty MIB Ibex""".split()
)
"""Words of the names of stock indices, which numbers belong to."""

SITES = frozenset(
    "Launch Space Sports Convention Shopping Detention Conference Exhibition Leisure Visitor Rest".split()
)
"""With "Centre" behind them these name a place, not a body."""

EVENTS = frozenset("Championship Championships Olympics Wimbledon Eurovision Biennale".split())
"""Events whose name may be one word."""

SPORT = frozenset(
    """goal goals scored scorer match matches season league coach striker midfielder defender goalkeeper halftime
    half-time half stoppage penalty header equalised equalized equaliser winger substitute substituted kick kickoff
    innings wicket wickets runs batsman bowler inning pitcher homer touchdown quarterback playoff playoffs rebounds
    points lap laps podium seed seeded sets unseeded tournament championship cup team teams player players fixture
    fixtures table standings win defeat beat semi-final quarter-final final finals squad captain referee crowd
    attendance offside try tries scrum""".split()
)
"""Words of match reports."""

CLUBS = frozenset(
    """End Argyle Alexandra Orient Villa Palace Forest Wednesday Athletic Wanderers Rovers
    United City Town County""".split()
)
"""Last words of the names of football clubs, which in a match report are no places."""

GENERIC = frozenset(
    """National International Royal New First United European Federal Central General Global World American British
    State Supreme High North South East West Northern Southern Eastern Western Great Grand Public Free Social
    Democratic Christian Civil Economic Labour Green People Natural Human Digital Joint Special Senior Foreign
    Defence Defense Energy Finance Health Justice Interior Education Standard Associated Local Regional Metropolitan
    Chief Prime House White""".split()
)
"""First words of so many bodies that they stand for none."""

CALLINGS = frozenset(
    """minister president spokesman spokeswoman spokesperson composer conductor analyst winger striker midfielder
    defender substitute coach captain goalkeeper actor actress singer author economist officer director chairman
    chairwoman counterpart neighbour neighbor daughter son wife husband brother sister father mother lawyer manager
    judge senator governor mayor painter writer novelist poet scientist professor general colonel commander chief
    leader secretary founder owner teammate rival""".split()
)
"""What people are called before their names, in small letters."""

OF_TOWNS = frozenset(
    """City County Town Borough District Municipal Metropolitan Police Fire Crown Magistrates Cathedral Airport Harbour
    Regional
    Provincial State Island""".split()
)
"""What follows a town in the name of its bodies: what stands before is the town ("Leeds City Council")."""
