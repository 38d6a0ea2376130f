"""The law: plain typed Python on one person, standard library only. `book("laf").decide(...)` answers, with reasons."""

from tryggve.law.books import book

__all__ = ["book"]
