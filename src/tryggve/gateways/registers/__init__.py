"""Other authorities' registers: what they say about one person or company, or why they did not answer.

    line = Line("http://127.0.0.1:8101")
    TaxAgency(line).incomes("199001012385", since="2024-11", until="2025-10", now=now)

A register that fails has not said no: `Unavailable` (not reached, busy), `Unreadable` (an error body, an empty or
incomplete answer), `WrongPerson` (an answer about somebody else), `NotFound` (it does not know the number). An
empty list is an answer: there is nothing.

No public specification of these lines was to be had. The JSON is our own reading of what the acts and ordinances say
shall be handed over; each module's docstring has it. Every question is `POST {address}/{register}/v1/{question}`, the
number in the body, never in the address, and every answer repeats the number. A licence is asked for by a name, in the
number's place. `now` (with its zone) is the time the question is asked for.
"""

from tryggve.gateways.registers.accounts import AccountRegister, RegisteredAccount
from tryggve.gateways.registers.companies import CompanyEntry, CompanyRegister
from tryggve.gateways.registers.job_seekers import EmploymentService, Registration
from tryggve.gateways.registers.licences import LicenceHolder, LicenceRegister
from tryggve.gateways.registers.line import Line, NotFound, RegisterError, Unavailable, Unreadable, WrongPerson
from tryggve.gateways.registers.population import Address, Child, PersonEntry, PopulationRegister
from tryggve.gateways.registers.social_insurance import Benefit, SocialInsurance
from tryggve.gateways.registers.student_aid import StudentAid, StudySupport
from tryggve.gateways.registers.tax_agency import MonthlyIncome, TaxAgency, TaxDecision

__all__ = [
    "AccountRegister",
    "Address",
    "Benefit",
    "Child",
    "CompanyEntry",
    "CompanyRegister",
    "EmploymentService",
    "LicenceHolder",
    "LicenceRegister",
    "Line",
    "MonthlyIncome",
    "NotFound",
    "PersonEntry",
    "PopulationRegister",
    "RegisterError",
    "RegisteredAccount",
    "Registration",
    "SocialInsurance",
    "StudentAid",
    "StudySupport",
    "TaxAgency",
    "TaxDecision",
    "Unavailable",
    "Unreadable",
    "WrongPerson",
]
