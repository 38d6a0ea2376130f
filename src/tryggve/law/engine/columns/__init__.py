"""The same rules over columns of people: one graph from the rules' own source, run by NumPy or by Numba."""
