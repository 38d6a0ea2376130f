"""Addresses under /arbetsgivare/<organisationsnummer>/."""

from django.urls import path

from tryggve.portals.employer import certificate_pages, start_pages

app_name = "employer"

urlpatterns = [
    path("<slug:orgnr>/", start_pages.start, name="start"),
    path("<slug:orgnr>/intyg/", start_pages.certificates, name="certificates"),
    path("<slug:orgnr>/intyg/<slug:number>/", certificate_pages.fill, name="certificate"),
    path("<slug:orgnr>/intyg/<slug:number>/granska/", certificate_pages.review, name="certificate_review"),
    path("<slug:orgnr>/intyg/<slug:number>/kvittens/", certificate_pages.receipt, name="certificate_receipt"),
    path("<slug:orgnr>/handelser/", start_pages.events, name="events"),
]
