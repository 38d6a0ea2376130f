"""The insurances of this installation, by hand. Nothing is discovered."""

from tryggve.insurances.rehab import Rehab
from tryggve.insurances.sample import Sample
from tryggve.insurances.unemployment import Unemployment

INSURANCES = (Unemployment(), Rehab(), Sample())
