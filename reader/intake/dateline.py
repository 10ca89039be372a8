"""Datelines: where, when and by which agency a story was filed."""

from __future__ import annotations

import re

from reader.article import Dateline

AGENCIES = """
AFP|Agence France-Presse|AP|Associated Press|The Associated Press|Reuters|Thomson Reuters
Thomson Reuters Foundation|TASS|Itar-Tass|ITAR-TASS|Interfax|RIA Novosti|RIA|Sputnik|Xinhua|Kyodo|Kyodo News
Jiji|Jiji Press|Yonhap|Yonhap News|UPI|United Press International|dpa|DPA|dpa-AFX|ats|ats afp|sda|Keystone-SDA
APA|ANSA|AGI|Adnkronos|EFE|Europa Press|Lusa|ANP|Belga|Ritzau|NTB|TT|STT|PAP|CTK|ČTK|MTI|Agerpres|BTA|HINA|Hina
STA|Tanjug|BETA|Beta|FoNet|FENA|MIA|ATA|ANA|AMNA|ANA-MPA|Anadolu|Anadolu Agency|AA|DHA|IRNA|ISNA|Fars|Tasnim
Mehr|SPA|WAM|QNA|KUNA|BNA|ONA|Petra|SANA|NNA|MENA|MAP|APS|TAP|WAFA|Ma'an|PTI|Press Trust of India|IANS|ANI|UNI
APP|BSS|UNB|Bernama|Antara|PNA|VNA|TNA|KCNA|CNA|Central News Agency|Focus Taiwan|Montsame|AKIpress|Kabar
Kazinform|Trend|APA-Economics|Azertag|AZERTAC|Armenpress|Interpress|Ukrinform|UNIAN|BelTA|Interfax-Ukraine|PA
PA Media|Press Association|AAP|NZPA|CP|The Canadian Press|Canadian Press|Bloomberg|Bloomberg News|Dow Jones
Dow Jones Newswires|MarketWatch|CNN|CBS News|NBC News|ABC News|Fox News|NPR|VOA|Voice of America|BBC|BBC News|DW
Al Jazeera|RFE/RL|Kyiv Post|Politico|The Hill|Axios|CNBC|Newsday|McClatchy|Tribune News Service|States Newsroom
KHN|Inter Press Service|IPS|IRIN|Catholic News Service|CNS|RNS|Religion News Service|JTA|Prensa Latina|Notimex
Telam|Télam|ANGOP|NAN|GNA|KNA|SAPA|News24|Zimpapers|Marketwire|PRNewswire|PRNewswire-AsiaNet|PR Newswire|AsiaNet
Medianet|Business Wire|BUSINESS WIRE|GlobeNewswire|GLOBE NEWSWIRE|GLOBENEWSWIRE|Globe Newswire|Newsfile Corp.
Newsfile|ACCESSWIRE|ACCESS Newswire|Accesswire|EQS|PRWEB|CNW|CNW Group|NASA|ESA|SNAP|Sapa|Maan|PANA
Reuters Health|HealthDay|AFP-Jiji|Jiji-AFP|AP-Jiji|UN News|Mercopress|MercoPress|EFE-EPA|ZUMA|KRT|SHNS|NEWSROOM
newsreader
"""
"""Agencies and desks that sign a dateline, from the agencies' own names for themselves."""

_NAMES = sorted({name for line in AGENCIES.split("\n") for name in line.split("|") if name}, key=len, reverse=True)
_AGENCY = r"(?:" + "|".join(re.escape(name) for name in _NAMES) + r")"
_AGENCIES = rf"{_AGENCY}(?:(?:\s?[/,&]\s?|\s+and\s+|\s){_AGENCY})*"

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER"
    r"|NOVEMBER|DECEMBER|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\.?"
_DATE = (
    rf"(?:{_WEEKDAY},?\s+)?(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}(?:,?\s+\d{{4}})?|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})"
)
_WORD = r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w.'’`-]*)"
_SMALL = r"(?:of|the|de|del|la|le|el|al|da|do|dos|di|am|an|der|den|sur|upon|on|in|and|e|y|near|aboard|ABOARD)"
_NAME = rf"{_WORD}(?:\s+(?:{_SMALL}\s+)*{_WORD}){{0,4}}"
_PLACE = rf"{_NAME}(?:(?:\s?/\s?|,\s+){_NAME}){{0,3}}"
_CAPITALS = r"[A-ZÀ-ÖØ-ÞĀ-Ž][A-ZÀ-ÖØ-ÞĀ-Ž.'’`-]+"
_CAPITAL_PLACE = rf"{_CAPITALS}(?:[ /]{_CAPITALS}){{0,4}}(?:,\s+{_NAME}){{0,2}}"
_DASH = r"\s*(?:[-_–—―]{1,3}|\.\s?[-–—]{1,2})(?:\s+|(?=[A-Z“\"]))"

_SIGNED = rf"[(/\[]\s?(?P<agency>{_AGENCIES})(?:\s(?:[Cc]orrespondent|[Ss]taff|[Ww]riter)s?\b[^)/\]]{{0,50}})?\s?[)/\]]"

_FORMS = tuple(
    re.compile(form)
    for form in (
        # AUSTIN, Texas, Feb. 1, 2017 /PRNewswire/ --   MOSCOW, January 21. /TASS/.   Madrid, Jan 5 (EFE).-
        rf"(?P<place>{_PLACE})[.,]?\s+\(?(?P<date>{_DATE})\)?[.,]?\s+{_SIGNED}(?:{_DASH}|[.,:]?\s*[-–—]*\s*)",
        # LONDON (Reuters) Jan 5 -
        rf"(?P<place>{_PLACE})[.,]?\s+{_SIGNED},?\s+(?P<date>{_DATE}){_DASH}",
        # MEXICO CITY (AP) —   Luxembourg (dpa) -   Paris (ats afp)   NEW YORK--(BUSINESS WIRE)--
        rf"(?P<place>{_PLACE})[.,]?\s*(?:--)?\s*{_SIGNED}(?:{_DASH}|[.,:]?\s*[-–—]*\s*)",
        # SAITAMA, Japan, Dec. 9 Kyodo -
        rf"(?P<place>{_PLACE}),?\s+(?P<date>{_DATE}),?\s+(?P<agency>{_AGENCIES}){_DASH}",
        # (ANSA) - Rome, January 5 -
        rf"{_SIGNED}\s*[-–—]+\s*(?P<place>{_PLACE}),?\s+(?P<date>{_DATE}){_DASH}",
        # PUTRAJAYA, Nov 22 —   Rotterdam, 30 October 2024 –   MOSCOW, May 25.
        rf"(?P<place>{_PLACE})[.,]?\s+\(?(?P<date>{_DATE})\)?(?:{_DASH}|\s*:\s+)",
        # WASHINGTON —
        rf"(?P<place>{_CAPITAL_PLACE})\s+(?:--|[-_–—―])\s+(?=[A-Z\d“\"'‘$€£])",
    )
)
_LONGEST = 140
"""Characters; a dateline stands at the very beginning, which also bounds the search."""

_MARKED = re.compile(r"[-_–—―(/\[:]")
"""What each of these forms has one of."""

_SHOUTED = re.compile(r"(?:UPDATE|ANALYSIS|FACTBOX|EXCLUSIVE|BREAKING|WRAPUP|LEAD|NOTE|URGENT|CORRECTION)\b")


def find_dateline(paragraph: str) -> tuple[Dateline, int] | None:
    """The dateline that opens a paragraph and where the paragraph's own words begin; None if there is none."""
    opening = paragraph[:_LONGEST]
    if not opening[:1].isupper() and not opening.startswith("("):
        return None
    if not _MARKED.search(opening):
        return None
    for form in _FORMS:
        found = form.match(opening)
        if found and not _SHOUTED.match(opening) and paragraph[found.end() :].strip():
            groups = found.groupdict()
            date = groups.get("date")
            return (
                Dateline(_place(groups["place"]), date and date.rstrip(".,"), groups.get("agency")),
                found.end(),
            )
    return None


def _place(text: str) -> str:
    """The place without a weekday or a mark that the date or the agency brought."""
    place = re.sub(rf",\s+{_WEEKDAY}$", "", " ".join(text.split()).rstrip("-,"))
    return place[:-1] if re.search(r"[A-Za-z]{4,}\.$", place) else place
