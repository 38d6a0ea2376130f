"""Unemployment insurance, under lag (1997:238) and lag (2024:506)."""

from tryggve.insurances.unemployment.plug import Unemployment

__all__ = ["Unemployment"]
