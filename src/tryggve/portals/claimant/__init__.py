"""Mina sidor: a person's own application, reports, certificates, decisions and money."""
