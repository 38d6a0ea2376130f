"""Support for workplace rehabilitation: förordning (2014:67), paid by Försäkringskassan, and Afa Försäkring's terms.
One application, two payers.
"""
