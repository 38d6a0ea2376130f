"""The insurance agreement of an employer: its unbroken period, what breaks it, packages and premiums, as far as the
sources give them.
"""
