"""Words that tell what a name is: legal forms, head nouns, what stands beside it. Rules as data."""

from __future__ import annotations

ORG_HEADS = frozenset(
    """Ministry Guild Fed Group Bank Council Party Union Authority Agency Association Federation Commission Committee
    Company Corporation Corp Corp. Inc Inc. Ltd Ltd. Limited plc PLC LLC LLP AG GmbH SA S.A. SE N.V. NV
    AB ASA Oyj KK Bhd Sdn S.p.A. SpA Holdings Holding Partners Capital Securities Markets Investments
    Ventures Industries Industry Motors Airlines Airways Air Foods Energy Energi Petroleum Oil Gas Steel
    Mining Resources Power Electric Electronics Semiconductor Semiconductors Technologies Technology
    Tech Systems Software Labs Laboratories Laboratory Pharmaceuticals Pharma Therapeutics Biotech
    Insurance Assurance Trust Fund Foundation Institute Institution University College School Academy
    Hospital Clinic Department Office Bureau Service Services Administration Board Court Parliament
    Senate Congress Assembly Duma Bundestag Knesset Government Cabinet Treasury Police Constabulary Army
    Navy Force Forces Guard Marines Command Division District Fleet Flotilla Brigade Regiment Corps
    Battalion Organization Organisation Alliance League Club FC United City Rovers Wanderers Albion
    Athletic Hotspur Rangers Celtic Town North Real Inter Olympique Bayern Borussia Network News Times
    Post Herald Tribune Journal Gazette Guardian Telegraph Press Radio Television TV Broadcasting Media
    Society Center Centre Observatory Survey Mission Movement Front Brotherhood Coalition Chamber
    Exchange Reserve Secretariat Directorate Inspectorate Watch Institute's Pumps Brothers & Co Co.
    Stores Retail Bakery Brewery Chemicals Logistics Shipping Railways Railway Rail Telecom
    Communications Networks Diplomats Registry Registrar Tribunal Prosecutor's Watchdog Consortium
    Collective Cooperative Workers Teachers Firefighters Orchestra Philharmonic Opera Ballet Theatre
    Museum Gallery Church Diocese Synod Daily Aircraft Airplanes Aerospace Aviation Motor Computer
    Computers Entertainment Pictures Records Studios Express Mail Weekly Magazine Interactive Lines
    Cruises Brands Hotels Restaurants Properties Realty Estates Engineering Construction Cement Rubber
    Tobacco Beverages Farms Finance Financial Bancorp Savings Leasing Analytics Research Consulting
    Consultants Advisors Advisers Associates Management Solutions International Global Worldwide
    Enterprises Racing Consulate Embassy Legion Scouts Salvage Towage Ports Shipyard Shipyards Works
    Manufacturing Instruments Devices Genetics Biosciences Sciences Healthcare Medical Hospitals Clinics
    Cosmetics Fashion Apparel Footwear Jewelers Distillers Wines Spirits""".split()
)
"""Last words of the names of organisations."""

PLACE_HEADS = frozenset(
    """River Sea Ocean Lake Bay Gulf Strait Straits Channel Canal Island Islands Isle Isles Peninsula Cape
    Coast Beach Mountain Mountains Mount Hill Hills Valley Desert Forest Park Plateau Plain Glacier
    Volcano Province Prefecture State Region Republic Territory Oblast Krai Governorate Village Street
    Road Avenue Square Bridge Tunnel Highway Airport Station Stadium Arena Harbour Harbor Port Pier
    Palace Castle Tower Cathedral Abbey Basin Falls Reef Delta Crossing Zone Strip Heights Base
    Boulevard Lane Ground Circuit Mine Field Plant Reservoir Dam Factory Terminal Hall Mall Prison Jail
    Cemetery Monastery Temple Mosque Shrine Pass Ridge Quay Wharf Dock Docks Marina Refinery County
    Interstate Expressway Freeway Turnpike""".split()
)
"""Last words of the names of places."""

PLACE_OPENERS = frozenset(
    "Mount Mt Mt. Lake Cape Gulf Port Fort San Santa St Saint River Isle Strait Bay Republika Camp".split()
)

EVENT_HEADS = frozenset(
    """Cup Championship Championships Olympics Games Open Prix Festival Tournament Marathon Tour Masters
    Bowl Series Trophy Premiership Summit Forum Expo Fair War Revolution Uprising Crisis Wimbledon Derby
    Biennale Eurovision Conference Congresses Convention Symposium Regatta Parade Day Week Eve""".split()
)
"""Last words of the names of events."""

NAMED_DAYS = frozenset("Day Eve".split())
"""What a possessive belongs to in the name of a feast: "New Year's Eve"."""

FOUGHT = frozenset("Battle Siege".split())
"""Events that are named with "of" and a place: "the Second Battle of Ypres"."""

EVENT_OPENERS = frozenset("Storm Hurricane Typhoon Cyclone Operation Tropical".split())

OTHER_HEADS = frozenset(
    """Act Treaty Agreement Accord Protocol Convention Bill Law Charter Constitution Prize Award Medal
    Order Index Average Composite Resolution Directive Code Pact Declaration Programme Program Project
    Amendment Report Review Letters Instrument Scheme Initiative Mechanism Framework Doctrine Bulletin
    Strategy Standard""".split()
)
"""Last words of the names of laws, awards, indices and works."""

NO_NAMES = frozenset(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July
    August September October November December Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov.
    Dec. Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec EBITDA GDP CEO CFO COO GMT UTC EST EDT ET PST PDT PT
    CST CDT MST MDT BST IST CET CEST EET EEST MSK AEST AEDT ACST ACDT AWST NZST NZDT JST KST HKT SGT SAST EAT WAT CPI
    PPI ISIN Mr Mrs Ms Dr I The A An He She It They We You And But In On At For If As No Yes Not This
    That These Those There Then When Euro Euros Dollar Yen Yuan Pound Q1 Q2 Q3 Q4 H1 H2 AM PM TV PhD
    Prime Minister President Chief Executive Officer Chairman Revenue Profit Sales Earnings Net Interim
    Order Adjusted Exchequer Highlights Outlook Overview About Notes Editors Contact Overnight State USD
    EUR GBP VIP LED DVD CD PC GPS SMS PIN ATM HIV AIDS DNA RNA UFO SUV IT PR HR AI IPO GB MB KB TB MHz
    GHz LNG LPG CV MBA PPE PCR Terminal Flight Game Section Chapter Article Part Phase Round Volume""".split()
)
"""Capitalised words that are no names by themselves."""

CALENDAR = frozenset(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July
    August September October November December""".split()
)
"""Days and months."""

OF_HEADS = frozenset(
    """Organization Organisation Ministry Department University Bank Institute Academy Office Bureau
    Federation Association Confederation Court House Chamber Board Society College Church Museum Council
    Committee Commission Union Conference Secretariat School Centre Center Agency Institution Congress
    Parliament Bishopric Registry League Ministries Corporation Authority Directorate""".split()
)
"""Heads of names that go on with "of" or "for": "Ministry of Natural Resources"."""

INDICES = frozenset(
    """FTSE Nikkei S&P CAC DAX Russell Stoxx STOXX Topix TOPIX ASX KOSPI Kospi Composite MSCI Sensex Nifty
    MIB Ibex Brent WTI Intermediate""".split()
)
"""Words of the names of stock indices, which numbers belong to."""

SITES = frozenset(
    "Launch Space Sports Convention Shopping Detention Conference Exhibition Leisure Visitor Rest".split()
)
"""With "Centre" behind them these name a place, not a body."""

EVENTS = frozenset("Championship Championships Olympics Wimbledon Eurovision Biennale".split())
"""Events whose name may be one word."""

GENERIC = frozenset(
    """National International Royal New First United European Federal Central General Global World American
    British State Supreme High North South East West Northern Southern Eastern Western Great Grand
    Public Free Social Democratic Christian Civil Economic Labour Green People Natural Human Digital
    Joint Special Senior Foreign Defence Defense Energy Finance Health Justice Interior Education
    Standard Associated Local Regional Metropolitan Chief Prime House White""".split()
)
"""First words of so many bodies that they stand for none."""

OF_TOWNS = frozenset(
    """City County Town Borough District Municipal Metropolitan Police Fire Crown Magistrates Cathedral
    Airport Harbour Regional Provincial State Island""".split()
)
"""What follows a town in the name of its bodies: what stands before is the town ("Leeds City Council")."""

VESSELS = frozenset(
    """ship vessel ferry freighter tanker supertanker tug tugboat yacht trawler submarine warship frigate
    destroyer cruiser corvette boat lifeboat liner barge schooner sloop catamaran icebreaker
    containership spacecraft spaceship probe rover lander orbiter satellite rocket capsule telescope
    observatory shuttle spaceplane missile drone robot module dredger racehorse horse mare colt filly
    stallion gelding""".split()
)
"""What has a name of its own and is no person, place or body: before or behind that name."""

WORKS = frozenset(
    """film movie novel book memoir album song single opera musical play ballet documentary sitcom podcast
    painting sculpture symphony poem comedy drama thriller anthem drug vaccine pill medicine painkiller
    antibiotic smartphone console app software game browser operating-system chip processor prize award
    medal trophy law act treaty accord pact index benchmark gauge sedan hatchback suv car minivan model
    aircraft airliner fighter bomber helicopter jet strain variant virus exoplanet asteroid comet
    missile rifle phone laptop tablet camera tractor engine truck lorry motorcycle""".split()
)
"""What is made, performed, awarded or agreed: OTHER where it stands before a name or is said of one."""

BODIES_CALLED = frozenset(
    """company firm maker carrier airline bank brokerage retailer supermarket chain manufacturer carmaker
    automaker drugmaker chipmaker shipbuilder steelmaker planemaker brewer brewery insurer lender
    utility refiner producer operator developer publisher broadcaster newspaper daily tabloid magazine
    weekly broadsheet journal unit arm division affiliate parent agency union party club side charity
    organisation organization watchdog regulator consortium ministry university college hospital school
    institute militia movement coalition alliance subsidiary conglomerate giant startup start-up
    exchange think-tank thinktank band orchestra group newswire network website portal supplier
    contractor distributor builder housebuilder fund foundation trust corporation cooperative
    co-operative federation association body committee commission court league team blog site militants
    guerrillas rebels cartel gang sect faction""".split()
)
"""What a body is called: ORG where it stands before a name or is said of one."""

PLACES_CALLED = frozenset(
    """town village city capital island islands islet province district region state county suburb port
    resort river lake mountain volcano peninsula sea bay valley municipality prefecture settlement
    hamlet borough neighbourhood neighborhood republic country nation territory archipelago moon planet
    desert stadium airport township commune canton oblast governorate enclave exclave oasis atoll
    glacier crater street square avenue highway""".split()
)
"""What a place is called."""

OCCASIONS = frozenset(
    """festival tournament storm hurricane typhoon cyclone marathon regatta carnival series championship
    cup grand-prix""".split()
)
"""What an event is called."""

COMPANY_POSSESSIONS = frozenset(
    """shares share stock shareholders shareholder profit profits revenue sales earnings customers
    employees executives board ceo cfo headquarters subsidiary unit products brand stores share-price
    chief boss spokesman spokeswoman spokesperson chairman chairwoman market-share plant factory owner
    parent""".split()
)
"""What companies and other bodies have, behind their name."""

HEADED_BY = frozenset(
    """executive chairman chairwoman director founder co-founder owner boss manager ceo head treasurer
    trustee employee shareholder subsidiary unit division arm branch""".split()
)
"""Whoever is this "of" something is so of a body."""

HELD_IN = frozenset("shares share stake stock holding interest".split())
"""What is held "in" a company."""

MADE_BY = frozenset("owned published made built operated produced manufactured run funded developed marketed".split())
"""What comes "by" a body."""

OWNING_GROUPS = frozenset(
    """Children Women Men People Peoples Magistrates Teachers Workers Veterans Farmers Nurses Doctors
    Drivers Players Writers Publishers Actors Directors Owners Tenants Students Employers Miners Lawyers
    Journalists Consumers Developers""".split()
)
"""Those whose possessive is part of a body's name: "the Children's Defense Fund"."""

DIRECTIONS = frozenset(
    """North South East West Northern Southern Eastern Western Central Upper Lower Greater New Old Saudi
    Northeastern Northwestern Southeastern Southwestern Northeast Northwest Southeast Southwest Inner
    Outer Mid Far Great Modern Ancient Imperial Communist Republic United""".split()
)
"""Words before a place's name that make the name of another place."""

LEGAL_FORMS = frozenset("Inc. Corp. Ltd. Co. Bhd. Pty. Plc. Bros. Cos.".split())
"""Forms of companies that are written with a full stop."""

MAKERS = frozenset("maker makers doses copies version versions users supplies bottles".split())
"""Whoever is "of" something here has to do with a product."""

WRITTEN = frozenset("write report publish appear say read print".split())
"""What stands "in" something after these stands in a newspaper."""

CRAFT = frozenset(
    """fighter bomber missile helicopter telescope spacecraft lander orbiter shuttle rocket airliner
    submarine frigate destroyer tanker""".split()
)
"""Last words of the names of aircraft, ships and what flies in space."""

EITHER = frozenset(
    """rival partner competitor owner giant leader champion neighbour neighbor member supplier sponsor ally
    investor shareholder operator producer maker favourite favorite contender opponent challenger client
    customer lender counterpart newcomer winner loser host""".split()
)
"""What persons, bodies and places are called alike."""

CHAMBERS = frozenset(
    """House Senate Diet Knesset Duma Bundestag Commons Lords Dail Majlis Cortes Rada Sejm Assembly Senedd Stormont
    Holyrood Bundesrat Folketing Storting Riksdag Eduskunta Saeima Seimas Riigikogu Tynwald Oireachtas Seanad
    Nationalrat Althing Congress Parliament""".split()
)
"""Parliaments and their chambers, with an article before them."""

MOVING = frozenset(
    """rise fall gain lose drop jump climb slide slip tumble surge soar plunge sink add shed advance rally
    retreat ease edge decline leap dip close trade""".split()
)
"""What shares and their companies do, with a number behind."""

CLASSED = frozenset("jet plane airliner jetliner flight aircraft pilots crew airplane".split())
"""What belongs to an airline whose name stands before it."""

BODILY = frozenset(
    "Medical Health Research Cancer Studies Science Sciences Care Data Weather Hurricane Warning".split()
)
"""With "Center" behind them these name a body, not a place."""

NUMBERED_ROADS = frozenset("Highway Route Interstate Motorway Autobahn".split())
"""Roads whose number belongs to their name."""

GROUPED = frozenset("group party movement network militia sect faction cartel gang guerrillas rebels militants".split())
"""What people band together in, behind its name: "the Abu Sayyaf group"."""
