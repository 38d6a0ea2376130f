"""Addresses under /drift/."""

from django.urls import path

from tryggve.portals.operator import bank_pages, clock_pages, log_pages

app_name = "operator"

urlpatterns = [
    path("klocka/", clock_pages.clock_page, name="clock"),
    path("jobb/", clock_pages.jobs, name="jobs"),
    path("avstamning/", bank_pages.reconciliation, name="reconciliation"),
    path("logg/", log_pages.log, name="log"),
]
