"""A variable that a template names and nobody gave is a fault, not an empty string."""


class UndefinedVariable(Exception):
    """A template uses a variable that its view does not give."""


class Fails(str):
    """What Django puts in place of an undefined variable: `"%s" in it` is asked first, then `it % name`."""

    __slots__ = ()

    def __new__(cls):
        return super().__new__(cls, "undefined: %s")

    def __mod__(self, name):
        raise UndefinedVariable(f"the template names {str(name)!r}, which the view does not give")
