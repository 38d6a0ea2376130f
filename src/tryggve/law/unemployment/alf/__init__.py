"""Lag (1997:238) och förordning (1997:835) om arbetslöshetsförsäkring: one file per group of paragraphs, in the act's
order.
"""
