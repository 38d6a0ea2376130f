import pytest
from django.db.utils import InternalError
from django.test import Client, RequestFactory
from django.urls import get_resolver, reverse

from tests.portals.people import BO, DISA, enter
from tryggve.casework.audit import queries as audit
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.people.models import Person
from tryggve.portals.ui import view
from tryggve.portals.ui.who import ANYONE, CLAIMANT, OFFICER


def ask(function, client, method="get"):
    """Ask a view of our own with the session of a client."""
    request = getattr(RequestFactory(), method)("/")
    request.session = client.session
    return function(request)


def rename(_request):
    Person.objects.update(surname="Bytt")


def test_a_reading_view_cannot_write(bo):
    writes_anyway = view.portal(who=CLAIMANT)(rename)
    with pytest.raises(InternalError, match="read-only"):
        ask(writes_anyway, bo)


def test_a_view_may_write_by_the_methods_it_names(bo):
    page = view.portal(who=CLAIMANT, writes="POST")(lambda request: rename(request) or reverse_home())
    with pytest.raises(InternalError, match="read-only"):
        ask(page, bo)


def reverse_home():
    from django.http import HttpResponse

    return HttpResponse("klart")


def test_posting_to_a_view_that_writes_writes(bo):
    page = view.portal(who=CLAIMANT, writes="POST")(lambda request: rename(request) or reverse_home())
    assert ask(page, bo, "post").status_code == 200
    assert set(Person.objects.values_list("surname", flat=True)) == {"Bytt"}


def test_a_method_that_nobody_named_is_refused(bo):
    page = view.portal(who=CLAIMANT)(lambda _request: reverse_home())
    assert ask(page, bo, "post").status_code == 405


def test_a_stranger_is_led_to_sign_in_and_back(people):
    answer = Client().get("/mina-sidor/tidrapport/")
    assert answer.status_code == 302
    assert answer["Location"] == "/valj-inloggning/?nasta=%2Fmina-sidor%2Ftidrapport%2F"


def test_another_role_is_refused_with_a_page(people):
    disa = enter(Client(), DISA, role="operator", insurer="tryggve")
    answer = disa.get("/mina-sidor/")
    assert answer.status_code == 403
    assert "Du har inte behörighet" in answer.content.decode()


def test_personal_pages_are_never_stored(bo):
    assert bo.get("/mina-sidor/")["Cache-Control"] == "no-store"
    assert bo.get("/")["Cache-Control"] == "no-store"


def test_public_pages_may_be_stored_for_strangers(people):
    assert "Cache-Control" not in Client().get("/kakor/")


def test_somebody_else_reading_a_case_is_noted_and_the_person_sees_it(people):
    sara = enter(Client(), "198803129801", role="officer", insurer="tryggve")
    bo = enter(Client(), BO).person

    @view.portal(who=OFFICER)
    def read(request):
        view.reads_case(request, verb=Verb.CASE_READ, subject="case:1", chain="2023-000001", person=bo.id)
        return reverse_home()

    ask(read, sara)
    noted = audit.about_person(bo.id)[0]
    assert (noted.verb, noted.actor_name, noted.chain) == ("case:case:read", "Sara Sand", "2023-000001")


def test_reading_ones_own_case_is_not_noted(bo):
    @view.portal(who=CLAIMANT)
    def read(request):
        view.reads_case(request, verb=Verb.CASE_READ, subject="case:1", chain="2023-000001", person=bo.person.id)
        return reverse_home()

    before = len(audit.about_person(bo.person.id))
    ask(read, bo)
    assert len(audit.about_person(bo.person.id)) == before


@pytest.mark.parametrize(
    "asked",
    [
        "https://evil.example/",
        "//evil.example/",
        "javascript:alert(1)",
        "\\\\evil.example",
        "/\\evil.example",
        "mina-sidor",
    ],
)
def test_nobody_is_led_to_another_site(asked):
    request = RequestFactory().get("/")
    assert view.safe_next(request, asked, otherwise="/hem/") == "/hem/"


def test_an_address_here_is_followed():
    assert view.safe_next(RequestFactory().get("/"), "/mina-sidor/?a=1", otherwise="/") == "/mina-sidor/?a=1"


def test_either_of_two_kinds_is_let_in(bo):
    page = view.portal(who=OFFICER | CLAIMANT)(lambda _request: reverse_home())
    assert ask(page, bo).status_code == 200
    assert (OFFICER | ANYONE).open


def test_every_address_can_be_made():
    for name in ("ui:sign_in", "ui:rooms", "public:start", "claimant:start"):
        assert reverse(name)
    assert get_resolver()
