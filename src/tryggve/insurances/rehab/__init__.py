"""The employer's support for rehabilitation: one application, Försäkringskassan and Afa Försäkring as payers."""

from tryggve.insurances.rehab.plug import Rehab

__all__ = ["Rehab"]
