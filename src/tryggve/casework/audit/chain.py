"""How a line is hashed. The database does it when the line is written; this file does it again when the chain is verified.

A line is written out as netstrings (`length:bytes,`, so that no two different lines read the same) of the columns below, as
PostgreSQL shows them as text; its hash is SHA-256 over the hash before it and those bytes. Anyone can do it from an export.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

# Time as whole microseconds since 1970: a timestamp's text depends on the session's zone, this does not.
COLUMNS = (
    "{row}chain",
    "{row}place::text",
    "(extract(epoch FROM {row}at) * 1000000)::bigint::text",
    "{row}verb",
    "{row}actor",
    "{row}actor_name",
    "COALESCE({row}company::text, '')",
    "{row}insurer",
    "{row}subject",
    "COALESCE({row}person::text, '')",
    "{row}data::text",
)

LINK = f"""
INSERT INTO audit_head AS head (chain, place, hash) VALUES (NEW.chain, 1, ''::bytea)
    ON CONFLICT (chain) DO UPDATE SET place = head.place + 1 RETURNING head.* INTO link;
NEW.place := link.place;
NEW.previous := link.hash;
NEW.hash := sha256(link.hash || convert_to((
    SELECT string_agg(octet_length(part) || ':' || part || ',', '' ORDER BY ordinal)
    FROM unnest(ARRAY[{", ".join(column.format(row="NEW.") for column in COLUMNS)}]) WITH ORDINALITY AS parts(part, ordinal)
), 'UTF8'));
UPDATE audit_head SET hash = NEW.hash WHERE chain = NEW.chain;
RETURN NEW;
"""  # noqa: S608 - only the constants above, nothing from outside


def hashed(previous: bytes, columns: Sequence[str]) -> bytes:
    """The hash of a line: of the hash before it and of its columns as text, in the order of `COLUMNS`."""
    return sha256(previous + b"".join(netstring(column) for column in columns)).digest()


def netstring(text: str) -> bytes:
    """`length:bytes,` in UTF-8."""
    data = text.encode()
    return b"%d:%b," % (len(data), data)
