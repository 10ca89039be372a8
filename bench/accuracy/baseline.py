"""What the bare pipeline says of an article: the peer that the facts are measured against."""

from __future__ import annotations

import re
from typing import Any

from spacy.language import Language

_TYPES = {
    "PERSON": "PERSON",
    "ORG": "ORG",
    "GPE": "PLACE",
    "LOC": "PLACE",
    "FAC": "PLACE",
    "NORP": "GROUP",
    "EVENT": "EVENT",
    "LAW": "OTHER",
    "PRODUCT": "OTHER",
    "WORK_OF_ART": "OTHER",
}
_KINDS = {"MONEY": "money", "PERCENT": "percent", "CARDINAL": "count", "QUANTITY": "measure"}


def plain_spacy(pipeline: Language, article: dict[str, Any]) -> dict[str, Any]:
    """Facts as the model alone gives them: equal strings are one entity, the first three sentences the summary."""
    doc = pipeline(article["text"])
    entities: dict[tuple[str, str], dict[str, Any]] = {}
    figures, dates = [], []
    for ent in doc.ents:
        extent = {"start": ent.start_char, "end": ent.end_char}
        if kind := _TYPES.get(ent.label_):
            blank: dict[str, Any] = {"name": ent.text, "type": kind, "role": None, "mentions": []}
            entities.setdefault((ent.text, kind), blank)["mentions"].append(extent)
        elif kind := _KINDS.get(ent.label_):
            number = re.search(r"\d[\d,]*(?:\.\d+)?", ent.text)
            value = float(number.group().replace(",", "")) if number else None
            figures.append({**extent, "value": value, "low": None, "high": None, "kind": kind, "of": None})
        elif ent.label_ == "DATE":
            dates.append({**extent, "value": None})
    return {
        **article,
        "section": None,
        "title": article["text"].partition("\n")[0],
        "deck": None,
        "byline": None,
        "dateline": None,
        "subheads": [],
        "entities": list(entities.values()),
        "figures": figures,
        "dates": dates,
        "quotes": [],
        "summary": [{"start": s.start_char, "end": s.end_char} for s in list(doc.sents)[:3]],
    }
