"""The law: plain typed Python on one person, standard library only. `book("laf").decide(...)` answers, with reasons."""

from tryggve.law.books import acts, book

__all__ = ["acts", "book"]
