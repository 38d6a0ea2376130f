"""XML from outside: no document types, no entities, no network, a size limit. And the canonical form for signatures."""

from typing import Any

from lxml import etree  # type: ignore[import-untyped,unused-ignore]

MOST_BYTES = 50_000_000


class BrokenXML(Exception):
    """Not well-formed XML, too large, or it carries a document type or entities, which are never accepted."""


def parse(data: bytes, *, most_bytes: int = MOST_BYTES) -> Any:
    """The root element. Raises BrokenXML; entities are never expanded and nothing is fetched."""
    if len(data) > most_bytes:
        raise BrokenXML(f"{len(data)} bytes, at most {most_bytes} are read")
    try:
        root = etree.fromstring(data, _parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BrokenXML(f"not well-formed XML: {error}") from error
    if root.getroottree().docinfo.doctype or root.getroottree().docinfo.internalDTD is not None:
        raise BrokenXML("a document type is not accepted")
    return root


def canonical(element: Any) -> bytes:
    """Canonical XML 1.0 without comments, as XML signatures digest it, the namespaces around the element included."""
    # Canonicalised where it stands, lxml gives inner elements an empty namespace; as the root of its own document it is right.
    alone = etree.fromstring(etree.tostring(element, with_tail=False), _parser())
    return bytes(etree.tostring(alone, method="c14n", with_comments=False))


def _parser() -> Any:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
    )
