"""What templates may say: amounts, days, states, sentences in two languages, and the components."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.html import format_html

from tryggve.casework.contract.text import Text
from tryggve.portals.ui import clock, words

register = template.Library()

register.filter("kronor", words.kronor)
register.filter("exact", words.exact)
register.filter("long_day", words.long_day)
register.filter("near_day", words.near_day)
register.filter("short_day", words.short_day)
register.filter("weekday", words.weekday)
register.filter("month_name", words.month)
register.filter("period_name", words.period)
register.filter("moment", words.moment)
register.filter("size", words.size)
register.filter("personnummer", words.personnummer)
register.filter("orgnr", words.orgnr)
register.filter("grouped", words.grouped)
register.filter("told", words.told)


@register.filter
def said(text: Text | str) -> str:
    """A sentence of the house in the page's language; a plain string as it is."""
    return text[words.language()] if isinstance(text, Text) else str(text)


@register.filter
def swedish_day(at: datetime) -> date:
    """The Swedish date of a moment."""
    return clock.day_of(at)


@register.filter
def at(values: dict[str, Any], key: str) -> Any:
    """`values[key]`, or nothing."""
    return values.get(key, "") if values else ""


@register.simple_tag
def state(key: str) -> str:
    """A state as a badge: the word carries the meaning."""
    word, colour = words.STATES[key]
    return format_html('<span class="badge badge--{}-inverted">{}</span>', colour, word)


@register.simple_tag
def icon(name: str) -> str:
    """A small picture beside words; it says nothing by itself."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#f-icon-{}"></use></svg>',
        static("ui/vendor/fkui/icons.svg"),
        name,
    )
