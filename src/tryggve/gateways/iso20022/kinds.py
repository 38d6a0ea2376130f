"""Which message a file holds."""

import re
from typing import Literal, cast

from tryggve.gateways.iso20022.reading import BrokenFile, NotOurFile
from tryggve.gateways.safe_xml import BrokenXML, parse

Kind = Literal["pain.001", "pain.002", "camt.053", "camt.054"]


def kind_of(content: bytes) -> Kind:
    """The message's kind without its version. BrokenFile when it is no XML, NotOurFile when it is another message."""
    try:
        tag = parse(content).tag
    except BrokenXML as error:
        raise BrokenFile(str(error)) from error
    found = re.fullmatch(r"\{urn:iso:std:iso:20022:tech:xsd:(pain\.00[12]|camt\.05[34])\.\d{3}\.\d{2}\}Document", tag)
    if found is None:
        raise NotOurFile(tag[:100])
    return cast("Kind", found[1])
