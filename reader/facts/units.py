"""Units of the news as data: currencies (ISO 4217), measures, durations."""

from __future__ import annotations

SYMBOLS = {
    "US$": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "HK$": "HKD",
    "NZ$": "NZD",
    "S$": "SGD",
    "NT$": "TWD",
    "R$": "BRL",
    "$": "USD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "￥": "CNY",
    "₹": "INR",
    "₩": "KRW",
    "₽": "RUB",
    "₺": "TRY",
    "₪": "ILS",
    "₦": "NGN",
    "₫": "VND",
    "฿": "THB",
    "₱": "PHP",
    "₴": "UAH",
    "Rs.": "INR",
    "Rs": "INR",
    "RM": "MYR",
    "Rp": "IDR",
    "CHF": "CHF",
    "USD": "USD",
    "EUR": "EUR",
    "GBP": "GBP",
    "JPY": "JPY",
    "CNY": "CNY",
    "RMB": "CNY",
    "KRW": "KRW",
    "SEK": "SEK",
    "NOK": "NOK",
    "DKK": "DKK",
    "INR": "INR",
    "AUD": "AUD",
    "CAD": "CAD",
    "PLN": "PLN",
    "CZK": "CZK",
    "ZAR": "ZAR",
    "kr": "SEK",
}
"""What stands before an amount. "$" alone is taken for the US dollar, as wire style has it."""

CURRENCIES = {
    "dollar": "USD",
    "buck": "USD",
    "euro": "EUR",
    "pound": "GBP",
    "pence": "GBP",
    "penny": "GBP",
    "yen": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "won": "KRW",
    "rupee": "INR",
    "ruble": "RUB",
    "rouble": "RUB",
    "franc": "CHF",
    "crown": "SEK",
    "krone": "NOK",
    "kronor": "SEK",
    "krona": "SEK",
    "kroner": "NOK",
    "zloty": "PLN",
    "forint": "HUF",
    "lira": "TRY",
    "shekel": "ILS",
    "rand": "ZAR",
    "real": "BRL",
    "reais": "BRL",
    "peso": "MXN",
    "ringgit": "MYR",
    "baht": "THB",
    "rupiah": "IDR",
    "dong": "VND",
    "hryvnia": "UAH",
    "dirham": "AED",
    "riyal": "SAR",
    "rial": "IRR",
    "dinar": "KWD",
    "naira": "NGN",
    "shilling": "KES",
    "taka": "BDT",
    "tenge": "KZT",
    "lari": "GEL",
    "manat": "AZN",
    "dram": "AMD",
    "leu": "RON",
    "lei": "RON",
    "lev": "BGN",
    "kuna": "HRK",
    "drachma": "GRD",
    "mark": "DEM",
    "cent": "USD",
}
"""Currencies by their names in the singular."""

OF_COUNTRY = {
    ("U.S.", "dollar"): "USD",
    ("US", "dollar"): "USD",
    ("American", "dollar"): "USD",
    ("Canadian", "dollar"): "CAD",
    ("Australian", "dollar"): "AUD",
    ("Hong Kong", "dollar"): "HKD",
    ("Singapore", "dollar"): "SGD",
    ("New Zealand", "dollar"): "NZD",
    ("Taiwan", "dollar"): "TWD",
    ("Norwegian", "crown"): "NOK",
    ("Swedish", "crown"): "SEK",
    ("Danish", "crown"): "DKK",
    ("Czech", "crown"): "CZK",
    ("Icelandic", "crown"): "ISK",
    ("Swiss", "franc"): "CHF",
    ("French", "franc"): "FRF",
    ("Belgian", "franc"): "BEF",
    ("Danish", "krone"): "DKK",
    ("Norwegian", "krone"): "NOK",
    ("Egyptian", "pound"): "EGP",
    ("Lebanese", "pound"): "LBP",
    ("Turkish", "lira"): "TRY",
    ("Italian", "lira"): "ITL",
    ("Chilean", "peso"): "CLP",
    ("Argentine", "peso"): "ARS",
    ("Colombian", "peso"): "COP",
    ("Philippine", "peso"): "PHP",
    ("Mexican", "peso"): "MXN",
    ("Pakistani", "rupee"): "PKR",
    ("Sri Lankan", "rupee"): "LKR",
    ("German", "mark"): "DEM",
    ("Kuwaiti", "dinar"): "KWD",
    ("Iraqi", "dinar"): "IQD",
    ("Serbian", "dinar"): "RSD",
    ("Saudi", "riyal"): "SAR",
    ("Qatari", "riyal"): "QAR",
}
"""Currencies of one name by the word before it."""

SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "mln": 1e6,
    "mn": 1e6,
    "m": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "bln": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
    "trn": 1e12,
    "quadrillion": 1e15,
}

DURATIONS = frozenset(
    """millisecond second minute hour day night week fortnight month quarter year decade century season semester
    min hr sec winter summer spring autumn""".split()
)

MEASURES = frozenset(
    """km kilometer kilometre m meter metre cm centimeter centimetre mm millimeter millimetre mile yard foot feet ft
    inch inches acre hectare ha kg kilogram kilo gram g mg microgram ton tonne pound lb ounce oz liter litre gallon
    barrel bushel carat degree °C °F C F celsius fahrenheit mph km/h kph km/hr m/s knot knots volt watt kilowatt
    megawatt gigawatt terawatt kW MW GW TW kWh MWh GWh TWh megabyte gigabyte terabyte MB GB TB hertz Hz MHz GHz
    decibel dB calorie joule bpd boe cc hp horsepower light-year parsec milligram milliliter millilitre ml cl point
    points magnitude sq square cubic nm micrometre""".split()
)

EVERY = frozenset("second minute hour day night week month year quarter season game match person head capita".split())
"""What a rate counts by: "a day"."""

PRICED = frozenset(
    """barrel share ounce tonne ton gallon litre liter bushel pound kilo kg kilogram unit ticket metre megawatt-
    hour MWh""".split()
)
"""What a price is for: "$81.62 a barrel"."""


def singular(noun: str) -> str:
    """The singular of a unit's name, near enough for looking it up."""
    if noun in ("feet", "inches"):
        return {"feet": "foot", "inches": "inch"}[noun]
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") and len(noun) > 3 else noun
