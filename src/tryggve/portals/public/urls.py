"""Addresses that anyone may open."""

from django.urls import path

from tryggve.portals.public import calculator_pages, pages, provider_pages

app_name = "public"

urlpatterns = [
    path("", pages.start, name="start"),
    path("e-tjanster/", pages.services, name="services"),
    path("sok/", pages.search, name="search"),
    path("valj-inloggning/", pages.choose_sign_in, name="choose_sign_in"),
    path("rakna-ut/", calculator_pages.calculator, name="calculator"),
    path("rakna-ut/kvittens.json", calculator_pages.receipt, name="calculation_receipt"),
    path("godkanda-anordnare/", provider_pages.providers, name="providers"),
    path("godkanda-anordnare/lista.csv", provider_pages.as_file, name="providers_file"),
    path("driftinformation/", pages.operation, name="operation"),
    path("e-legitimationer/", pages.eids, name="eids"),
    path("kakor/", pages.cookies, name="cookies"),
    path("tillganglighet/", pages.accessibility, name="accessibility"),
    path("hjalp/", pages.help_pages, name="help"),
    path("hjalp/<slug:slug>/", pages.answer, name="answer"),
    path("kontakt/", pages.contact, name="contact"),
    path("dataskydd/", pages.privacy, name="privacy"),
    path("villkor/", pages.terms, name="terms"),
]
