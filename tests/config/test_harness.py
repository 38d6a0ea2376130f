"""The harness can fail: each of its promises is broken here on purpose."""

import socket

import pytest
from django.template import engines

from tests.harness.network import NetworkIsClosed
from tests.harness.templates import UndefinedVariable


def test_a_connection_to_the_outside_world_is_refused():
    with socket.socket() as out, pytest.raises(NetworkIsClosed):
        out.connect(("192.0.2.1", 80))


def test_a_name_in_the_outside_world_is_not_looked_up():
    with pytest.raises(NetworkIsClosed):
        socket.getaddrinfo("example.org", 443)


def test_this_machine_answers():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        pass


def render(source, **context):
    return engines["django"].from_string(source).render(context)


def test_an_undefined_variable_fails_with_its_name():
    with pytest.raises(UndefinedVariable, match="'persn'"):
        render("Hej {{ persn }}", person="Bo")


def test_an_undefined_variable_fails_behind_a_filter_too():
    with pytest.raises(UndefinedVariable):
        render("{{ persn|default:'' }}")


def test_a_question_whether_a_variable_is_there_is_allowed():
    assert render("{% if persn %}ja{% else %}nej{% endif %}") == "nej"


@pytest.mark.django_db
def test_a_test_with_a_database_is_marked_so(request):
    assert request.node.get_closest_marker("database")


def test_a_test_without_a_database_is_not(request):
    assert not request.node.get_closest_marker("database")
