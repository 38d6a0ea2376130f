"""A page in the shell: header, menu, help and footer around one template, whole or as a named part of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils.functional import Promise

from tryggve.portals.ui import clock, forms, session, words

UNPROCESSABLE = 422


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a menu: the name of a route and its words. `args` for the route."""

    route: str
    label: str | Promise
    args: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shell:
    """What surrounds the pages of a portal: its name, where its name leads, at most five items."""

    title: str | Promise
    home: str
    menu: tuple[Item, ...] = ()
    home_args: tuple[str, ...] = ()
    wide: bool = False


PUBLIC = Shell(title="Tryggve", home="public:start")


def page(
    request: HttpRequest,
    shell: Shell,
    template: str,
    context: Mapping[str, Any] | None = None,
    *,
    status: int | None = None,
    fields: Iterable[forms.Field] = (),
    faults: Iterable[forms.Fault] = (),
) -> HttpResponse:
    """The page. `fields` and `faults` make its error list; a page with faults is 422 unless another status is given.

    `template` may name a part: `claimant/week.html#preview`.
    """
    listed = [*faults, *forms.faults(fields)]
    content = {
        **(context or {}),
        "fields": list(fields),
        "faults": listed,
        "faults_heading": forms.heading(len(listed)) if listed else "",
        **_around(request, shell),
    }
    return render(request, template, content, status=status or (UNPROCESSABLE if listed else None))


def _around(request: HttpRequest, shell: Shell) -> dict[str, Any]:
    path = request.get_full_path()
    language = words.language()
    visitor = session.visitor(request)
    return {
        "shell": shell,
        "home": _address(shell.home, shell.home_args) or "/",
        "menu": _menu(request, shell),
        "visitor": visitor,
        "other_language": "sv" if language == "en" else "en",
        "other_address": translate_url(path, "sv" if language == "en" else "en"),
        "clock_band": clock.now() if settings.MOVABLE_CLOCK else None,
        "try_out": not settings.PRODUCTION,
        "warn_seconds": str(int(session.WARN.total_seconds())),
    }


def _menu(request: HttpRequest, shell: Shell) -> list[tuple[str, str | Promise, bool]]:
    """Address, words, and whether the page lies under it: the longest address wins."""
    found = [(address, item.label) for item in shell.menu if (address := _address(item.route, item.args))]
    under = max((address for address, _ in found if request.path.startswith(address)), key=len, default="")
    return [(address, label, address == under) for address, label in found]


def _address(route: str, args: tuple[str, ...] = ()) -> str:
    """Where a route leads; nothing when its portal is not part of this installation."""
    try:
        return reverse(route, args=args)
    except NoReverseMatch:
        return ""
