"""What newspapers put around and between the paragraphs of a story and is not the story, told by its words."""

from __future__ import annotations

import re


def _any(phrases: str) -> str:
    """A pattern of phrases, one a line or parted by " / "; a blank in one is any space, the rest is a pattern."""
    found = [phrase.strip() for line in phrases.splitlines() for phrase in line.split(" / ") if phrase.strip()]
    return "(?:" + "|".join(phrase.replace(" ", r"\s+") for phrase in found) + ")"


_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = _any(rf"""
    (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)?\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}
    (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)?{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}
    \d{{4}}-\d\d-\d\d / \d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}
""")
_PLACES = "facebook|twitter|x|linkedin|reddit|pinterest|telegram|messenger|whatsapp|google\\+?|tumblr|flipboard|pocket"
_DO = "share|tweet|print|e-?mail|save|comments?|like|pin|follow|bookmark|copy|link"
_FILLERS = "this|the|on|via|to|by|with|a|an|us|it|and|article|story|page|post|news|friends?|\\d+"

_ALWAYS = re.compile(
    "(?i)"
    + _any(rf"""
    advertise?ments? / (?:sponsored|google|partner) (?:ads?|links?|advertising)
    sponsored(?:(?: content| by)\b.{{0,60}})? / promoted(?: stories| content)? / \W*ad\W*
    (?:article|story) continues (?:below|after).{{0,60}} / (?:scroll|continue) (?:down )?(?:to|for|reading).{{0,60}}
    (?:please )?(?:{_DO}|{_PLACES})(?:[\s,/|·•]+(?:{_DO}|{_PLACES}|{_FILLERS})){{0,14}}[.!:]?
    (?:image|photo|picture|video) (?:copyright|caption|credit|source)s?\b.{{0,120}}
    (?:photo|image|picture|pic)s?\s*(?:by|:|courtesy) .{{0,120}} / \W*credits?: .{{2,80}}
    (?:loading|please wait|play|pause|close|menu|search|back to top|top|next|previous|read more|more|show more)\W*
    (?:view|see) (?:all|more|comments|gallery)\W*
    (?:commenter|kommentieren|comentar|teilen|partager|compartir|drucken|imprimer)\W*
    loading .{{0,30}}(?:\.\.\.|…)
    (?:\d+|no|add|leave|post|view|show|hide|join|load) (?:a )?(?:comment|reply|replie|share|view|like)s?\b.{{0,40}}
    join (?:the )?(?:conversation|discussion)\b.{{0,60}}
    (?:this (?:article|content|video) )?(?:enable|turn on|activate) javascript.{{0,120}}
    your browser does not support.{{0,120}} / (?:we|this site|our (?:site|website)) uses? cookies.{{0,300}}
    (?:™ ?& ?)?(?:©|\(c\)|copyright (?:©|\(c\)|\d{{4}})).{{0,300}} / all rights reserved\.?.{{0,200}}
    \d+\s*min(?:ute)?s?(?: read)? / (?:reading|read) time:?.{{0,30}} / listen(?: to this article)?.{{0,30}}
    page \d+ (?:of|/) \d+\b.{{0,40}} / (?:buy|order) (?:this |the )?(?:photo|print|reprint)s?\W*
    (?:got|have) a (?:news )?(?:tip|story)\b.{{0,200}}
""")
    + r"\s*"
)
"""Never part of a story, wherever it stands."""

_POINTER = re.compile(
    r"(?i)[\W_]*"
    + _any(r"""
    read (?:more|also|next|this|full|the full|the latest) / also (?:read|see|on) / see (?:also|more)
    related(?: (?:stor(?:y|ies)|articles?|news|content|posts?|topics?|links?|coverage|reading))?
    more (?:on|from|about|stories|news|coverage) / recommended / you (?:may|might) (?:also )?(?:like|be interested)
    don['’]t miss / trending / most (?:read|popular) / top stories / watch(?: (?:more|now|also|live))?(?=\s*:)
    in pictures / in other news / further reading / explore more / (?:click|tap) here / download (?:our|the) app
    what to (?:read|watch) next / (?:keep|continue) reading / editor['’]?s['’]? picks? / latest (?:news|stories)
    popular (?:now|stories) / up next / must reads? / our standards
    mehr zum thema / lesen sie auch / (?:à )?lire aussi / lea también / te puede interesar / leggi anche / leia também
    lees ook / читайте также
""")
    + r"(?:\b|(?=\W))"
)
"""How lines begin that lead to other stories."""

_LABEL = re.compile(r"[\w\s]{3,20}[:|»>]")

_CALL = re.compile(
    "(?i)"
    + _any(r"""
    sign up / subscribe / register / join (?:us|our|the) / follow (?:us|our|@|\w+ on|\w+ \w+ on) / like us / find us
    get (?:our|the|all the|breaking|more|daily)\b.{0,80}(?:newsletter|inbox|e-?mail|app|alerts?)
    support (?:our|independent|us) / donate / become a (?:member|subscriber|supporter) / enter your e-?mail
    by (?:signing|subscribing|entering|submitting|clicking) / thank you for (?:signing|subscribing|reading)
    to (?:read|continue reading) (?:this|the) / already (?:a )?(?:subscriber|member) / this (?:newsletter|form)
    (?:view|see|visit|check out) our / contact (?:us|the (?:author|reporter|writer|editor))
    send (?:us|your|tips) / e-?mail (?:us|the (?:author|reporter)) / do you have a (?:story|tip) / let us know
    tell us / what do you think / have your say / share your / report (?:a typo|an error)
    stay (?:up to date|informed|tuned|connected|on top) / never miss
    if you (?:liked?|enjoyed|have (?:a )?(?:tip|story))
    for more (?:\w+ ){0,4}(?:news|stories|information|updates|on|coverage|visit|follow|from)
    our (?:free )?(?:daily|weekly|morning|evening)?\s*newsletter
""")
    + r"\b"
)
"""How lines begin that ask the reader to do something."""

_HEAD = re.compile(
    "(?i)"
    + _any(rf"""
    by \S.{{0,120}} / {_DAY}(?:[\s,|·•–—@-]+.{{0,50}})?
    \d{{1,2}}[:.]\d\d.{{0,40}} / .{{0,60}}\b\d+\s*min(?:ute)?s? read
    (?:(?:first|last) )?(?:published|updated|posted|modified|created|date|reported|filed)\b.{{0,90}}
    \d+ (?:minute|hour|day|week|month|year)s? ago.{{0,20}} / (?:par|von|por|door|di|av) [^.!?]{{2,60}}
    (?:publié|mis à jour|modifié|publicado|actualizado|atualizado|pubblicato)\b.{{0,90}}
    (?:veröffentlicht\b|aktualisiert\b|stand:).{{0,90}}
    (?:article )?réservé aux abonnés / courtesy (?:of )?\S.{{0,60}}
    (?:illustrations?|photographs?|photos?|pictures?|graphics?|written|words|text) by:? .{{2,80}}
""")
)
"""What stands between headline and story."""

_DATED = re.compile(
    r"(?:.{0,60}\b\d{1,2}[./]\d{1,2}[./](?:19|20)?\d\d\b|.{0,60}\b\d{4}-\d\d-\d\d\b"
    r"|(?:\w+,? )?\d{1,2}\.? \w{3,12} (?:19|20)\d\d\b).{0,60}(?<![.!?\"”»])"
)
"""A line with a date that is no sentence, in any language."""

_TAIL = re.compile(
    "(?i)"
    + _any(r"""
    (?:tags?|topics?|categor(?:y|ies)|filed under|keywords?|sources?|labels?|posted in|share|more)\s*:?(?: .{0,200})?
    (?:in this (?:story|article)|about (?:the )?(?:author|writer)s?)\s*:?(?: .{0,200})?
    .{0,80}\b(?:can|may) be reached\b.{0,200}
    (?:contact|reach|e-?mail) .{2,60}\b(?:at|on)\b.{0,20}(?:\d{3}|\S+@\S+).{0,80}
    .{0,80}\b(?:reach|contact) (?:him|her|them)\b.{0,200}
    (?:e-?mail|twitter|follow|contact|tel|phone)\s*:?.{0,20}[@+\d].{0,120} / .{0,60}\S+@\S+\.\w+.{0,12}
    \W{0,4}by [^.!?]{2,60}
    .{0,200}\bon (?:twitter|facebook|instagram|linkedin)\b.{0,80}
    this (?:article|story|post|piece|report|content) (?:was|is|has been)\b.{0,60}\b(?:published|republished)\b.{0,240}
    this (?:article|story|post|piece|report|content) (?:originally|first) appeared\b.{0,240}
""")
)
"""What stands under a story."""

_OTHER = "related|recommended|similar|popular|trending|latest|recent|more|other|further|top"
_THINGS = "stories|news|articles?|posts?|reading|content|coverage|videos?|topics?|links"
_END = re.compile(
    "(?i)"
    + _any(rf"""
    (?:\d+ |all |latest |top |reader )?(?:comments?|responses|replies|discussion|thoughts)\b.{{0,30}}
    (?:join|leave|add|post|write|start) (?:the |a |your )?(?:comment|reply|discussion|conversation|response)\b.{{0,30}}
    (?:{_OTHER}) (?:\w+ ){{0,2}}(?:{_THINGS}) / more (?:from|on|in|about|like) .{{1,50}}
    (?:read|up|what['’]?s) next / you (?:may|might) (?:also )?(?:like|be interested).{{0,30}} / recommended(?: for you)?
    (?:\d+ )?(?:commentaires?|kommentare?|comentarios?|comentários?|comentar|commenti|reacties)\b.{{0,30}}
    most (?:read|popular|viewed).{{0,20}} / about the (?:author|writer|person).{{0,20}}
    also (?:from|in|on) .{{1,40}} / elsewhere (?:on|in) .{{1,40}} / editors?['’]? picks?
""")
    + r"\W*"
)
"""Headings under which something else begins."""

_LONGEST_POINTER = 30
_LONGEST_CALL = 60
"""Words."""


def is_never_story(text: str, link_density: float = 0.0) -> bool:
    """Whether a block is no part of any story, wherever on the page it stands.

    Args:
        text: the block.
        link_density: the share of it that is links.
    """
    if _ALWAYS.fullmatch(text):
        return True
    words = len(text.split())
    if words <= _LONGEST_POINTER and _POINTER.match(text):
        return link_density > 0.3 or words <= 4 or bool(_LABEL.match(text.lstrip("([*•-— ")))
    if words <= _LONGEST_CALL and _CALL.match(text):
        return link_density > 0.15 or words <= 25
    return link_density > 0.9 and words > 3


def ends_story(text: str) -> bool:
    """Whether a heading is one under which comments or other stories stand."""
    return bool(_END.fullmatch(text))


def is_head(text: str) -> bool:
    """Whether a block is what stands between the headline and the story: authors, dates."""
    return len(text) < 200 and bool(_HEAD.fullmatch(text) or _DATED.fullmatch(text))


def is_tail(text: str) -> bool:
    """Whether a block at the end is what stands under a story: tags, how to reach the author, other stories."""
    if len(text) >= 400:
        return False
    return bool(_TAIL.fullmatch(text) or (len(text.split()) <= _LONGEST_POINTER and _POINTER.match(text)))
