"""The decision of the first benchmark line: made-up rules of the size and shape of a benefit decision."""
