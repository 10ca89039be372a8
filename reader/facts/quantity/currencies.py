"""Currencies as news writes them, in ISO 4217 codes."""

from __future__ import annotations

import re
from functools import lru_cache

SYMBOLS = {
    "US$": "USD",
    "U.S.$": "USD",
    "USD$": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "Can$": "CAD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "S$": "SGD",
    "NT$": "TWD",
    "R$": "BRL",
    "Z$": "ZWL",
    "J$": "JMD",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "￥": "CNY",
    "₩": "KRW",
    "₹": "INR",
    "₽": "RUB",
    "₺": "TRY",
    "₴": "UAH",
    "₪": "ILS",
    "₦": "NGN",
    "₱": "PHP",
    "₫": "VND",
    "฿": "THB",
    "₸": "KZT",
    "₾": "GEL",
    "₡": "CRC",
    "E£": "EGP",
    "Rs.": "INR",
    "Rs": "INR",
    "Rp": "IDR",
    "RM": "MYR",
    "RMB": "CNY",
    "Tk": "BDT",
    "KSh": "KES",
    "Ksh": "KES",
    "Sh": "KES",
    "Fr": "CHF",
    "SFr": "CHF",
    "Kc": "CZK",
    "Php": "PHP",
    "P": "PHP",
    "R": "ZAR",
    "N": "NGN",
}
"""What stands before an amount. The last three count only before a scale or a grouped number ("R500 million")."""

CODES = frozenset(
    "USD EUR GBP JPY CNY CNH CHF AUD CAD NZD HKD SGD TWD KRW INR PKR BDT LKR NPR IDR MYR THB PHP VND RUB UAH KZT TRY "
    "ILS AED SAR QAR KWD BHD OMR EGP NGN GHS KES TZS UGX ZAR BRL ARS CLP COP PEN MXN UYU VES NOK SEK DKK ISK CZK PLN "
    "HUF RON BGN RSD AMD AZN GEL BYN UZS ETB MAD DZD TND IQD IRR JOD LBP XOF XAF".split()
)
"""Codes that stand before or after an amount ("EUR 5 million", "5 million NOK")."""

_SHARED: dict[str, tuple[str | None, dict[str, str]]] = {
    "dollar": (
        "USD",
        {
            "australia": "AUD",
            "canad": "CAD",
            "new zealand": "NZD",
            "hong kong": "HKD",
            "singapore": "SGD",
            "taiwan": "TWD",
            "namibia": "NAD",
            "jamaica": "JMD",
            "zimbabwe": "ZWL",
            "fiji": "FJD",
            "liberia": "LRD",
        },
    ),
    "pound": ("GBP", {"egypt": "EGP", "leban": "LBP", "syria": "SYP", "sudan": "SDG"}),
    "crown": (
        None,
        {"norw": "NOK", "swed": "SEK", "danish": "DKK", "denmark": "DKK", "czech": "CZK", "iceland": "ISK"},
    ),
    "peso": (
        None,
        {
            "mexic": "MXN",
            "argentin": "ARS",
            "chile": "CLP",
            "colombia": "COP",
            "philippin": "PHP",
            "urugua": "UYU",
            "cuba": "CUP",
            "dominican": "DOP",
        },
    ),
    "rupee": ("INR", {"pakistan": "PKR", "sri lanka": "LKR", "nepal": "NPR", "mauriti": "MUR", "india": "INR"}),
    "franc": (
        None,
        {"swiss": "CHF", "switzerland": "CHF", "cfa": "XOF", "french": "FRF", "belgian": "BEF", "congo": "CDF"},
    ),
    "rial": (None, {"iran": "IRR", "oman": "OMR", "yemen": "YER"}),
    "riyal": ("SAR", {"saudi": "SAR", "qatar": "QAR"}),
    "dirham": ("AED", {"morocc": "MAD", "emirat": "AED", "uae": "AED"}),
    "dinar": (
        None,
        {
            "iraq": "IQD",
            "kuwait": "KWD",
            "serbia": "RSD",
            "jordan": "JOD",
            "algeria": "DZD",
            "tunisia": "TND",
            "libya": "LYD",
            "bahrain": "BHD",
        },
    ),
    "lira": ("TRY", {"turk": "TRY", "syria": "SYP", "leban": "LBP", "italian": "ITL"}),
    "shilling": (None, {"kenya": "KES", "uganda": "UGX", "tanzania": "TZS", "somali": "SOS"}),
    "ruble": ("RUB", {"belarus": "BYN", "russia": "RUB"}),
    "won": ("KRW", {"north korea": "KPW", "south korea": "KRW"}),
    "mark": (None, {"german": "DEM", "bosnia": "BAM"}),
    "leu": (None, {"romania": "RON", "moldova": "MDL"}),
}
"""Names that several countries share: the code where none is named, and the code by what the text says."""

_OWN = {
    "euro": "EUR",
    "yen": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "real": "BRL",
    "rand": "ZAR",
    "hryvnia": "UAH",
    "zloty": "PLN",
    "forint": "HUF",
    "baht": "THB",
    "ringgit": "MYR",
    "rupiah": "IDR",
    "dong": "VND",
    "taka": "BDT",
    "naira": "NGN",
    "cedi": "GHS",
    "shekel": "ILS",
    "tenge": "KZT",
    "manat": "AZN",
    "lari": "GEL",
    "dram": "AMD",
    "som": "KGS",
    "lev": "BGN",
    "birr": "ETB",
    "kwacha": "ZMW",
    "kyat": "MMK",
    "bolivar": "VES",
    "sol": "PEN",
    "sterling": "GBP",
    "bitcoin": "BTC",
}
_FORMS = {
    "krone": "crown",
    "krona": "crown",
    "kroner": "crown",
    "kronor": "crown",
    "koruna": "crown",
    "rouble": "ruble",
    "reais": "real",
    "leva": "lev",
    "lei": "leu",
    "lire": "lira",
    "hryvna": "hryvnia",
    "zlotys": "zloty",
    "soles": "sol",
    "buck": "dollar",
}
_HUNDREDTHS = {"cent": "USD", "penny": "GBP", "pence": "GBP", "p": "GBP", "paise": "INR", "kopeck": "RUB"}

_NATIONS = (
    r"U\.?S\.?|American|Australian|Canadian|New[ ]Zealand|Hong[ ]Kong|Singapore(?:an)?|(?:New[ ])?Taiwan(?:ese)?|Namibian"
    r"|Jamaican|Zimbabwe(?:an)?|Fijian|Liberian|British|Egyptian|Lebanese|Syrian|Sudanese|Norwegian|Swedish|Danish|Czech"
    r"|Icelandic|Mexican|Argentine|Chilean|Colombian|Philippine|Uruguayan|Cuban|Dominican|Pakistani?|Sri[ ]Lankan|Nepalese"
    r"|Mauritian|Indian|Swiss|CFA|French|Belgian|Congolese|Iranian|Omani|Yemeni|Saudi|Qatari|Moroccan|Emirati|UAE|Iraqi"
    r"|Kuwaiti|Serbian|Jordanian|Algerian|Tunisian|Libyan|Bahraini|Turkish|Italian|Kenyan|Ugandan|Tanzanian|Somali|Belarusian"
    r"|Russian|South[ ]Korean|North[ ]Korean|Chinese|Japanese|Brazilian|South[ ]African|Ukrainian|Polish|Hungarian|Thai"
    r"|German|Romanian|Moldovan|Bosnian"
)


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_NAMES = _alternatives([*_SHARED, *_OWN, *_FORMS, *(word for word in _HUNDREDTHS if len(word) > 1)])
BEFORE = re.compile(
    rf"(?:(?<![^\W_])(?P<code>{'|'.join(sorted(CODES))})|(?<![^\W\d_])(?P<symbol>{_alternatives(list(SYMBOLS))}))[ \u00a0]?\Z"
)
"""What makes money of the number after it; to search in the characters before."""
AFTER = re.compile(
    rf"(?:[ \n\u00a0-]?(?:d['’]|d[ei] )?(?:(?P<nation>{_NATIONS})[ ])?(?P<name>{_NAMES})s?(?![^\W_])"
    rf"|(?P<pence>p)(?![^\W_])|[ \u00a0]?(?P<sign>[€£₽₴])|[ \u00a0](?-i:(?P<code>{'|'.join(sorted(CODES))}))(?![^\W_]))",
    re.IGNORECASE,
)
"""What makes money of the number before it; to match after the number and its scale."""
_BRITISH = re.compile(r"£|\b(?:sterling|pence|Britain|British|UK|London|England)\b")
LOOSE = frozenset("PRN")
"""Symbols that count only before a scale or a grouped number."""


def hundredth(name: str) -> str | None:
    """The currency of which the name ("cents", "pence") means the hundredth; None if it is no such name."""
    return _HUNDREDTHS.get(_singular(name))


def named(name: str, nation: str | None, text: str) -> str | None:
    """The code of a currency name.

    Args:
        name: as it stands, singular or plural ("crowns").
        nation: the adjective before it, where there is one.
        text: the article, which decides between the countries that share the name.

    Returns:
        The ISO 4217 code; None where nothing tells which country's it is.
    """
    word = _singular(name)
    word = _FORMS.get(word, word)
    if word in _OWN:
        return _OWN[word]
    default, codes = _SHARED[word]
    if nation is not None:
        return next((code for stem, code in codes.items() if stem in nation.lower()), default)
    if default is not None:
        return default
    return _most_said(word, text)


@lru_cache(maxsize=32)
def _most_said(word: str, text: str) -> str | None:
    """The code of the country that the text names most often among those that share a currency's name."""
    lowered = text.lower()
    said = {code: lowered.count(stem) for stem, code in _SHARED[word][1].items() if stem in lowered}
    return max(said, key=lambda code: said[code]) if said else None


@lru_cache(maxsize=4)
def is_of_britain(text: str) -> bool:
    """Whether a text speaks of Britain, so that its pounds and pence are money."""
    return _BRITISH.search(text) is not None


def _singular(name: str) -> str:
    word = name.lower()
    known = word in _OWN or word in _SHARED or word in _FORMS or word in _HUNDREDTHS
    return word if known else word.removesuffix("s")
