"""The first question in every case: does the act of 1997 apply? The rule itself belongs to both acts."""

from tryggve.law.unemployment.which_act import tillämplig_lag

__all__ = ["tillämplig_lag"]
