"""What every simulator stands on: a small server, faults on order, invented people, and the refusal of production."""

from tryggve.gateways.simulation.faults import Fault, Faults
from tryggve.gateways.simulation.guard import ForbiddenInProduction, refuse_in_production
from tryggve.gateways.simulation.people import Company, People, Person, read_people
from tryggve.gateways.simulation.web import Application, Dropped, Request, Response, Server, html, json_answer

__all__ = [
    "Application",
    "Company",
    "Dropped",
    "Fault",
    "Faults",
    "ForbiddenInProduction",
    "People",
    "Person",
    "Request",
    "Response",
    "Server",
    "html",
    "json_answer",
    "read_people",
    "refuse_in_production",
]
