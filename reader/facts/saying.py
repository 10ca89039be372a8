"""Words that attribute: verbs of saying in all their forms, and what stands around them. Rules as data."""

from __future__ import annotations

_PLAIN = """say tell add explain reply recall insist argue admit continue observe remark quip shout whisper stress
emphasize emphasise reiterate stammer muse boast confide testify recount concede exclaim opine retort recount
caution lament counter enthuse grumble smile grin chuckle mutter murmur scream yell plead implore assure clarify
elaborate proclaim thunder fume gush attest swear bemoan rue snap growl"""
"""Verbs that are hardly anything else: they attribute in any place and may stand before their subject."""

_OTHER = """note announce warn claim write ask declare state comment respond conclude joke cry suggest reveal report
predict confirm acknowledge complain promise vow urge demand tweet post read put think believe agree repeat maintain
point pledge estimate tease text email advise answer assert inform cite signal caption sum lie laugh sigh wonder hope
know feel mean hear go begin start describe call label brand term characterise characterize denounce condemn praise
hail criticise criticize accuse blame deny dismiss reject refer express voice offer apologise apologize thank want
see consider find decry slam blast deplore regret welcome deem quote liken compare remember propose
decide rule order judge chant hint allege vent portray warrant remind mock rate
speak defend deride deplore greet"""

_INVERTING = """note announce warn claim write ask declare state comment respond conclude joke cry suggest reveal report
predict confirm acknowledge complain promise vow urge tweet post read think believe agree repeat maintain pledge
estimate tease answer assert wonder laugh sigh go""".split()
"""Of the others, those that may stand before their subject: `," wrote X`."""

_NAMING = """call describe label brand term characterise characterize denounce condemn dismiss deem portray consider
hail decry slam deride praise regard rate judge""".split()
"""Verbs whose object is called something: `called the red card "a joke"`."""

NOT_BEFORE_TO = frozenset("continue begin start go".split())
"""Verbs that say nothing of speech before an infinitive: "will continue to provide"."""

THINKING = frozenset("feel think believe know hope want see hear consider find".split())
"""Of the others, those that tell what somebody thinks, who need not be the one that says so."""

_IRREGULAR = {
    "said": "say",
    "told": "tell",
    "wrote": "write",
    "written": "write",
    "thought": "think",
    "put": "put",
    "read": "read",
    "went": "go",
    "gone": "go",
    "began": "begin",
    "knew": "know",
    "felt": "feel",
    "meant": "mean",
    "heard": "hear",
    "saw": "see",
    "seen": "see",
    "found": "find",
    "summed": "sum",
    "quipped": "quip",
    "admitted": "admit",
    "swore": "swear",
    "snapped": "snap",
    "grinned": "grin",
    "spoke": "speak",
    "spoken": "speak",
}


def _forms(verbs: list[str]) -> dict[str, str]:
    forms: dict[str, str] = {}
    for verb in verbs:
        stem = verb.removesuffix("e")
        past = verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in "aeiou" else stem + "ed"
        third = (
            verb[:-1] + "ies"
            if past.endswith("ied")
            else verb + "es"
            if verb.endswith(("s", "sh", "ch", "o"))
            else verb + "s"
        )
        forms |= {verb: verb, third: verb, past: verb, stem + "ing": verb}
    known = set(verbs)
    return forms | {form: verb for form, verb in _IRREGULAR.items() if verb in known}


PLAIN = _forms(_PLAIN.split())
"""Each form of a verb that hardly does anything but attribute, and its lemma."""

CUES = _forms(_OTHER.split()) | PLAIN
"""Each form of each verb that can attribute, and its lemma."""

INVERTING = frozenset(form for form, verb in CUES.items() if verb in _INVERTING or form in PLAIN)
"""Forms that may stand before their subject."""

NAMING = frozenset(form for form, verb in CUES.items() if verb in _NAMING)
"""Forms of verbs by which something is called something."""

SCARE = frozenset(
    """so-called called dubbed named nicknamed titled entitled termed codenamed christened labelled labeled known
    billed word words term phrase slogan expression nickname title headline hashtag name album film movie song single
    book novel show series play symphony opera track hit memoir poem painting programme program exhibition episode
    documentary musical sitcom ballad magazine operation project""".split()
)
"""What stands right before a title, a name or a word held at arm's length."""

DOCUMENTS = frozenset(
    "statement letter tweet post email e-mail memo message note release article column report filing lawsuit".split()
)
"""What speaks for whoever wrote it: "a statement from the family said"."""
