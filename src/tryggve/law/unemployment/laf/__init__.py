"""Lag (2024:506) om arbetslöshetsförsäkring and its ordinance (2024:1350): one file per chapter, in the order a
jurist reads.
"""
