"""Övergångsbestämmelserna 1–5: which act applies, asked of this book too. Point 5 lies with the earlier income, 5
kap. 3 §.
"""

from tryggve.law.engine import fact
from tryggve.law.unemployment.alf.records import TidigarePeriod
from tryggve.law.unemployment.which_act import tillämplig_lag

__all__ = ["tillämplig_lag"]

fact(
    "tidigare_perioder",
    tuple[TidigarePeriod, ...],
    question="Vilka ersättningsperioder har du haft tidigare?",
    # The funds' common register knows every earlier decision: none listed means none made.
    default=(),
    paragraph="Övergångsbestämmelserna till LAF p. 3",
)
