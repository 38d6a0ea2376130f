"""Unemployment insurance: the act of 1997, the act of 2024, and which of them applies."""
