"""The two journeys, played without a browser but on the real road: real PostgreSQL, real e-ID protocol, real files to the bank."""
