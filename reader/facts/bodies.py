"""What companies, ministries and other bodies are called once they have been named: "the bank", "the ministry"."""

from __future__ import annotations

NOUNS: dict[str, frozenset[str]] = {
    noun: frozenset(words.split())
    for noun, words in {
        "company": "company corp corporation inc ltd limited plc group holdings maker industries motors systems",
        "firm": "firm company corp inc ltd plc group partners capital",
        "group": "group company organisation organization alliance",
        "bank": "bank banking bancorp",
        "lender": "bank",
        "airline": "airline airlines airways air",
        "carrier": "airline airlines airways air telecom",
        "ministry": "ministry",
        "department": "department",
        "agency": "agency administration survey service bureau",
        "regulator": "authority commission regulator agency administration",
        "watchdog": "authority commission watchdog agency office",
        "commission": "commission",
        "committee": "committee",
        "council": "council",
        "court": "court tribunal",
        "university": "university",
        "institute": "institute",
        "hospital": "hospital clinic",
        "union": "union workers",
        "party": "party",
        "club": "club fc united city town",
        "team": "team",
        "police": "police constabulary",
        "force": "force police",
        "army": "army forces",
        "military": "army forces military command",
        "government": "government",
        "federation": "federation",
        "association": "association",
        "league": "league",
        "charity": "charity foundation trust",
        "foundation": "foundation",
        "newspaper": "times post herald tribune journal gazette guardian telegraph news",
        "paper": "times post herald tribune journal gazette guardian telegraph news",
        "broadcaster": "broadcasting radio tv television",
        "centre": "centre center",
        "center": "center centre",
        "office": "office",
        "authority": "authority",
        "organisation": "organisation organization",
        "organization": "organization organisation",
        "board": "board",
        "bureau": "bureau",
        "fund": "fund",
        "museum": "museum gallery",
        "maker": "company motors",
        "carmaker": "motors motor auto",
        "automaker": "motors motor auto",
        "chipmaker": "semiconductor semiconductors electronics",
        "drugmaker": "pharma pharmaceuticals therapeutics",
        "retailer": "stores retail",
        "operator": "operator",
        "embassy": "embassy",
        "church": "church diocese",
        "school": "school academy",
        "embassy's": "embassy",
    }.items()
}
"""What a body is called when it has been named, and the words of names that it may be called so by."""

COMPANIES = frozenset(
    """company firm group maker carmaker automaker chipmaker drugmaker retailer operator lender carrier manufacturer
    producer supplier developer startup start-up giant brand conglomerate""".split()
)
"""Nouns for a company whose name does not say what it makes."""

OFFICIAL = frozenset(
    """ministry department police court government council commission agency university hospital army forces party
    union""".split()
)
"""Words of names that are no company's."""
