"""XML from strangers: no entity is expanded, nothing is loaded, nothing grows."""

from __future__ import annotations

from lxml import etree

from reader.intake.decoding import IntakeError


def parsed(data: bytes) -> etree._Element:
    """The root of an XML document.

    Raises:
        IntakeError: if it is not well formed; the message says where.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise IntakeError(f"is no well-formed XML: {str(error)[:200]}") from error


def name_of(element: etree._Element) -> str:
    """The name of an element, whatever its namespace; empty for what is none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def all_of(element: etree._Element, name: str) -> list[etree._Element]:
    """The elements of a name in another, in any namespace."""
    return list(element.iter("{*}" + name))


def words_of(element: etree._Element | None) -> str:
    """The words in an element on one line."""
    return " ".join("".join(map(str, element.itertext())).split()) if element is not None else ""


def first_words(element: etree._Element, *names: str) -> str | None:
    """The words of the first element of one of some names that has any."""
    for name in names:
        for found in all_of(element, name):
            if words := words_of(found):
                return words
    return None
