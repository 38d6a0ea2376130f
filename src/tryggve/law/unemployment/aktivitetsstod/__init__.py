"""Förordning (2017:819) om ersättning till deltagare i arbetsmarknadspolitiska insatser, from 2025-10-01; its rules
join the act of 2024.
"""
