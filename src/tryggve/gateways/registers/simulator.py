"""The registers, simulated on one server: `/skatteverket`, `/arbetsformedlingen`, `/forsakringskassan`, `/csn`,
`/folkbokforing`, `/bolagsverket`, `/kontoregister`, `/socialstyrelsen`. They answer from the file of people (`gateways.simulation.people`).

    POST /control/mode  {"mode", "path", "times", "seconds"}; "none" clears

Modes: lost, refused, delay, maintenance, error_200, empty, and wrong_person (the answer is about somebody else). `path` is
a part of the address, `skatteverket` for one register, "" for all.

What lies after `as_of` is not told: a registration or licence that begins or ends later, a benefit `decided` later, an income
that is `reported` later; an income that is `changed` later and has an `old_amount` is told as it stood.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from tryggve.gateways.simulation import (
    Faults,
    People,
    Person,
    Request,
    Response,
    Server,
    json_answer,
    refuse_in_production,
)
from tryggve.gateways.simulation.faults import UnknownFault
from tryggve.gateways.simulation.web import BadBody

Asked = Mapping[str, Any]


class UnknownNumber(Exception):
    """The register does not know the number."""


class RegistersSimulator:
    """All registers on one port. Raises ForbiddenInProduction, or OSError when the port is taken."""

    def __init__(self, people: People, *, port: int = 0, host: str = "127.0.0.1") -> None:
        refuse_in_production("registers")
        self.faults = Faults(("wrong_person",))
        self._people = people
        self._questions: dict[str, Callable[[Asked, datetime], dict[str, Any]]] = {
            "/skatteverket/v1/inkomster": self._incomes,
            "/skatteverket/v1/skatteavdrag": self._tax,
            "/arbetsformedlingen/v1/inskrivning": self._registrations,
            "/forsakringskassan/v1/formaner": self._benefits,
            "/csn/v1/studiestod": self._support,
            "/folkbokforing/v1/person": self._person,
            "/bolagsverket/v1/foretag": self._company,
            "/kontoregister/v1/konto": self._account,
            "/socialstyrelsen/v1/legitimation": self._licences,
        }
        faulty = self.faults.wrap(self._answer)

        def on_request(request: Request) -> Response:
            return self._control(request) if request.path == "/control/mode" else faulty(request)

        self._server = Server(on_request, port=port, host=host)

    @property
    def address(self) -> str:
        return self._server.address

    def start(self) -> None:
        self._server.start()

    def stop(self) -> None:
        self._server.stop()

    def _control(self, request: Request) -> Response:
        try:
            self.faults.obey(request.json())
        except (BadBody, UnknownFault, ValueError) as error:
            return json_answer({"error": str(error)}, status=400)
        return json_answer({})

    def _answer(self, request: Request) -> Response:
        question = self._questions.get(request.path)
        if question is None or request.method != "POST":
            return json_answer({"error": "no such question"}, status=404 if question is None else 405)
        try:
            asked = request.json()
            number, as_of = str(asked["id"]), _moment(asked["as_of"])
            if self.faults.take(request.path, "wrong_person"):
                number = self._somebody_else(number)
            return json_answer({"id": number, **question(asked | {"id": number}, as_of)})
        except UnknownNumber:
            return json_answer({"error": "unknown number"}, status=404)
        except (BadBody, KeyError, ValueError) as error:
            return json_answer({"error": f"bad question: {error}"}, status=400)

    def _somebody_else(self, number: str) -> str:
        known = self._people.persons if number in self._people.persons else self._people.companies
        return next(one for one in known if one != number)

    def _who(self, asked: Asked) -> Person:
        number = str(asked["id"])
        return self._people.persons.get(number) or Person(number, "", "")

    def _incomes(self, asked: Asked, as_of: datetime) -> dict[str, Any]:
        since, until = str(asked["since"]), str(asked["until"])
        return {
            "incomes": [
                _income(row, month, as_of)
                for row in self._who(asked).rows("income")
                for month in row["months"]
                if since <= month <= until and _told(row, "reported", as_of)
            ]
        }

    def _tax(self, asked: Asked, _as_of: datetime) -> dict[str, Any]:
        return {"decision": self._who(asked).more.get("tax")}

    def _registrations(self, asked: Asked, as_of: datetime) -> dict[str, Any]:
        return {"registrations": _begun(self._who(asked).rows("job_seeker"), as_of)}

    def _benefits(self, asked: Asked, as_of: datetime) -> dict[str, Any]:
        rows = _touching(self._who(asked).rows("benefit"), asked, as_of)
        return {"benefits": [_period(row) | {"days": row["days"], "amount": row["amount"]} for row in rows]}

    def _support(self, asked: Asked, as_of: datetime) -> dict[str, Any]:
        rows = _touching(self._who(asked).rows("study_support"), asked, as_of)
        return {"support": [_period(row) | {"paid": row["paid"]} for row in rows]}

    def _person(self, asked: Asked, _as_of: datetime) -> dict[str, Any]:
        person = self._who(asked)
        if not person.given_name:
            raise UnknownNumber
        protected = bool(person.more.get("protected", False))
        return {
            "given_name": person.given_name,
            "surname": person.surname,
            "protected": protected,
            "address": None if protected else person.more.get("address"),
            "children": [
                {"id": child, "born": f"{child[:4]}-{child[4:6]}-{child[6:8]}"}
                for child in person.more.get("children", [])
            ],
        }

    def _company(self, asked: Asked, _as_of: datetime) -> dict[str, Any]:
        company = self._people.companies.get(str(asked["id"]))
        if company is None:
            raise UnknownNumber
        return {
            "name": company.name,
            "active": company.active,
            "signs": company.signs,
            "signatories": list(company.signatories),
        }

    def _account(self, asked: Asked, _as_of: datetime) -> dict[str, Any]:
        return {"account": self._who(asked).more.get("account")}

    def _licences(self, asked: Asked, as_of: datetime) -> dict[str, Any]:
        wanted = _written(asked["id"]), str(asked["profession"])
        named = [row for row in self._people.licences if (_written(row["name"]), row["profession"]) == wanted]
        return {"holders": _begun(named, as_of)}


def _written(name: Any) -> str:
    """A name as it is compared: however it was spaced, in small letters or large."""
    return " ".join(str(name).split()).casefold()


def _begun(rows: Sequence[Mapping[str, Any]], as_of: datetime) -> list[dict[str, Any]]:
    """What has begun by then; an end that has not come is not told."""
    today = as_of.date()
    return [
        {
            "since": row["since"].isoformat(),
            "until": row["until"].isoformat() if "until" in row and row["until"] <= today else None,
        }
        for row in rows
        if row["since"] <= today
    ]


def _income(row: Mapping[str, Any], month: str, as_of: datetime) -> dict[str, Any]:
    corrected = "old_amount" in row and _told(row, "changed", as_of)
    before = "old_amount" in row and not corrected
    return {
        "employer": row["employer"],
        "employer_name": row["employer_name"],
        "month": month,
        "amount": row["old_amount"] if before else row["amount"],
        "kind": row.get("kind", "kontant_bruttolon"),
        "changed": row.get("reported", as_of).isoformat() if before else row["changed"].isoformat(),
        "old_amount": row["old_amount"] if corrected else None,
        "note": row.get("note", "") if corrected else "",
    }


def _moment(text: Any) -> datetime:
    moment = datetime.fromisoformat(str(text))
    if moment.tzinfo is None:
        raise ValueError("a time without zone")
    return moment


def _told(row: Mapping[str, Any], when: str, as_of: datetime) -> bool:
    """Whether the moment or day under `when` has come; a row without it is always told."""
    moment = row.get(when)
    if isinstance(moment, datetime):
        return moment <= as_of
    return not isinstance(moment, date) or moment <= as_of.date()


def _touching(rows: list[dict[str, Any]], asked: Asked, as_of: datetime) -> list[dict[str, Any]]:
    since, until = date.fromisoformat(str(asked["since"])), date.fromisoformat(str(asked["until"]))
    return [row for row in rows if row["since"] <= until and row["until"] >= since and _told(row, "decided", as_of)]


def _period(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "kind": row["kind"],
        "since": row["since"].isoformat(),
        "until": row["until"].isoformat(),
        "extent": row["extent"],
    }
