"""Desk furniture: the lines around a story that are not the story, told by their form."""

from __future__ import annotations

import re

_KICKER_WORDS = (
    r"UPDATE ?\d*|WRAPUP ?\d*|RPT|REFILE|CORRECTED|CORRECTION|ANALYSIS|EXCLUSIVE|FACTBOX|FEATURE|INTERVIEW"
    r"|BREAKING(?: NEWS)?"
    r"|ROUNDUP|INSIGHT|TIMELINE|NEWSMAKER|COLUMN|BREAKINGVIEWS|POLL|URGENT|FOCUS|PREVIEW|SPECIAL REPORT"
    r"|EXPLAINER|OPINION"
    r"|COMMENTARY|EDITORIAL|PROFILE|OBITUARY|REVIEW|LIVE|WATCH|VIDEO|PHOTOS|ALERT|FLASH|SNAP|ADVISORY|CHRONOLOGY|Q&A"
    r"|\d(?:ST|ND|RD|TH) (?:LEAD|LD)|LEAD|LD|NEWS ?ANALYSIS|DEALTALK|GLOBAL MARKETS|MARKET REPORT|FOREX|TREASURIES"
)
KICKER = re.compile(
    rf"\s*(?P<kicker>(?:(?:{_KICKER_WORDS})\s?[-–—:/]\s*)+"
    r"|\((?:\d(?:st|nd|rd|th) )?(?:LEAD|LD|Lead|URGENT|Yonhap Interview|Yonhap Feature|News Focus|EDITORIAL)\)\s*"
    r"|(?:Roundup|Spotlight|Feature|Interview|Analysis|Commentary|Exclusive|Explainer|Factbox|Update ?\d*"
    r"|Urgent|Breaking"
    r"|Xinhua Headlines|News Analysis|Profile|Obituary|Opinion|Editorial|Live)\s?:\s+)(?=\S)"
)
"""What a desk puts before a headline, to be cut off from it."""

SLUG = re.compile(
    r"(?:(?:[AP]M-)?BC-[-+\w/.,&:' ]+|[AP]M-[A-Z][-\w/.,&:' ]+|[A-Z]{2,}(?:-[A-Z]{2,}[-/A-Z]*)+\d*(?:/.*)?"
    r"|[a-z]{1,2}\d{3,4}\b.*|\d{1,4}\s*(?:words?|WORDS?)|.*\b\d*(?:st|nd|rd|th)\s?(?:Ld|Lead"
    r"|Add)[-\s]?(?:Writethru|Writethrough|Wrtethru)?\b.{0,40}"
    r"|\d(?:ST|ND|RD|TH) (?:LEAD|LD|ADD)\b.*|URGENT|BULLETIN|FLASH|NEWS ?ALERT|ATTENTION .*|ZCZC.*|NNNN"
    r"|:[a-z-]+:.*|[rub]\s[ain]\s.{0,40})$"
)
"""Catchlines and takes: `BC-US--Budget, 3rd Ld-Writethru`."""

ADVISORY = re.compile(
    r"(?is)(?:\((?:adds?|updates?|updating|recasts?|corrects?|rewrites?|refiles?|repeats?|releads?"
    r"|writes through|new throughout"
    r"|changes|inserts|with|eds?|removes|deletes|fixes|clarifies|edits)\b.*\)|(?:eds?|editors?|eds note"
    r"|attention editors|adv)\s?:.*"
    r"|(?:updates?|adds|recasts|corrects|subs|minor edits|with ap photos)\b.{0,160}(?:\.|photos?)"
    r"|with (?:photos?|picture|video|graphic).{0,60}|(?:strictly )?(?:under )?embargo(?:ed)?\b.*"
    r"|for immediate release\b.*"
    r"|not for (?:release|publication|distribution)\b.*|(?:news|press|media) release\b.{0,60}"
    r"|check against delivery.*"
    r"|\d+ (?:min(?:ute)?s?) read|share(?: this)?|advertisement|listen to this article.*)$"
)
"""Notes to editors, embargoes, and what a page puts between headline and story."""

PUBLISHED = re.compile(
    r"(?is)(?:(?:first |last )?(?:published|updated|modified|posted|issued|released|date|dated)\b(?: on"
    r"| at)?\s*:?.{0,80}"
    r"|(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3,9}\.?,?\s+\d{4}"
    r"|[a-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}"
    r"|\d{1,2}(?:st|nd|rd|th)?\s+(?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december)|\d{4}-\d{2}-\d{2})(?:[\s,|–-]+(?:at )?\d{1,2}[:.]\d{2}.{0,20})?)$"
)
"""A header line that says when: 'Published 14 February 2024'."""

BYLINE = re.compile(
    r"(?:By|BY|by)\s+(?P<names>(?:[Tt]he\s[\w ]{1,40}\b(?=desk|staff|team|editors?)"
    r"|(?:[Tt]he |[Oo]ur )?(?=[A-ZÀ-ÞĀ-Ž]))"
    r"(?:[^.!?]|(?<=\b[A-Z])\.){1,160}?)\.?$",
    re.DOTALL,
)
_JOB = re.compile(
    r"(?i).*\b(?:news|correspondent|writer|reporter|editor|press|reuters|agency|staff|chief|columnist"
    r"|bureau|times|post|guardian"
    r"|telegraph|associated|bbc|analyst|desk|producer|sport)\b.*"
)

SECTION_NAMES = """
all news|news|top news|latest news|breaking news|world|world news|international|international news|national
domestic|politics|policy|society|society & culture|economy|economics|business|business & economy
business and economy|finance|markets|money|personal finance|companies|energy|commodities|industry|technology
tech|science|science & space|science and space|science & environment|environment|climate|health|education
culture|arts|arts & culture|entertainment|entertainment & arts|life|lifestyle|sport|sports|football|soccer
tennis|cricket|rugby|golf|olympics|opinion|comment|analysis|features|obituaries|obituary|weather|travel|law
crime|courts|justice|defense|defence|military & defense|military and defence|emergencies|regions|local|uk|u.s.
us|us news|uk news|europe|asia|asia pacific|africa|americas|middle east|russia|china|india|former soviet union
russian politics & diplomacy|russian foreign policy|diplomacy|foreign affairs|media|religion|people|magazine
press releases|press review|media release|in brief|news in brief|home news|north korea|general|general news
headlines|city|property|motoring|food|wales|scotland|england|northern ireland|ireland|london|space|nature
transport|housing|elections|parliament
"""
"""Names of sections that stand above headlines, in lower case."""

_SECTIONS = frozenset(name for line in SECTION_NAMES.split("\n") for name in line.split("|") if name)
_BREADCRUMB = re.compile(r"[\w&.,' -]{2,40}(?:\s?[>»›|/•·]\s?[\w&.,' -]{2,40}){1,5}$")

TAIL = re.compile(
    r"(?is)(?:[(\[]\s*(?:(?:additional |further |with )?(?:report(?:ing|ed)|writ(?:ing|ten)|edit(?:ing|ed)"
    r"|compiled|graphic|translat"
    r"|contributions?|editor'?s? note|writers?|photos?|pictures?|source|desk)\b.*|end(?:s|item)?|more|fim"
    r"|fin|ende|\$1\s?=.*|1 [a-z .]+=.*"
    r"|[£€¥]1\s?=.*)[)\]]"
    r"|(?:report(?:ing|ed)|writ(?:ing|ten)|edit(?:ing|ed)|compiled|additional reporting) by\b.{0,240}"
    r"|ends?|-+\s?ends?\s?-+|-+\s?30\s?-+|#{1,5}|\*{3,}|(?:# ){1,4}#|-{3,}|_{3,}|/{3,}|\(?©.*|\(c\)\s.*"
    r"|copyright\b.*|all rights reserved\b.*"
    r"|our standards:.*|[a-z]{2,5}(?:[-/][a-z]{2,5}){1,4}(?:[-/]\d+)?|follow\b.{0,60}\bon (?:twitter"
    r"|facebook|x|instagram)\b.*"
    r"|(?:source|sources|via)\s?:?\s+[A-Z][^.]{0,60}|the original (?:article|version)\b.*|this (?:story"
    r"|article|report) (?:has been|was)\b.*"
    r"|(?:associated press|ap|reuters|afp)?\s*(?:writers?|correspondents?"
    r"|reporters?)\b.{0,200}\b(?:contributed|reported from)\b.*"
    r"|.{0,200}\b(?:contributed to this (?:report|story|article))\.?"
    r"|contribut(?:ing(?: reporters?| writers?)?|ors?)\s?:\s.{0,200}"
    r"|(?:for )?(?:more|further) (?:information|details)\b.{0,300}"
    r"|(?:(?:media|press|investor|investors|news|analyst|public|company)[ /&a-z]{0,30}\s)?"
    r"(?:contacts?|relations|enquiries|inquiries|office|hotline)\b[^.]{0,40}:.*|(?:tel|phone|e-?mail|fax"
    r"|web|website)\b\s?[:.].*"
    r"|\S+@\S+\.\S+|\+?[\d() -]{9,20}|https?://\S+|www\.\S+)$"
)
"""What follows a story: credits, desk codes, the end mark, exchange rates, contacts."""

_CONTACTS = re.compile(r"(?i)(?:[a-z /&]{0,30}\b)?(?:contacts?|enquiries|inquiries)\s?:?$")


def is_section(line: str) -> bool:
    """Whether a line above the headline is a section or a breadcrumb."""
    folded = line.strip().strip(":").casefold()
    return folded in _SECTIONS or bool(_BREADCRUMB.match(line.strip()) and len(line) <= 80 and not line.endswith("."))


def is_header_note(block: str) -> bool:
    """Whether a block between or above headline and story is furniture."""
    return bool(SLUG.match(block) or ADVISORY.match(block) or PUBLISHED.match(block))


def is_tail(block: str) -> bool:
    """Whether a block at the end is a credit, a code, an end mark or a contact."""
    return len(block) < 700 and bool(TAIL.match(block) or _CONTACTS.match(block))


def byline_names(block: str) -> str | None:
    """The authors of a byline such as "By A and B" with what stands under it ("BBC News"); None if it is none."""
    first, *rest = [line.strip() for line in block.split("\n")]
    found = BYLINE.match(first)
    if not found or len(first.split()) > 16 or any(not _JOB.match(line) or len(line) > 60 for line in rest):
        return None
    names = re.split(r"\s*[|•·]\s*|\s+[-–—]\s+", found["names"])[0]
    head, comma, last = names.rpartition(", ")
    if comma and _JOB.match(last):
        names = head
    return names.strip().rstrip(",")
