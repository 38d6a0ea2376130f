"""Addresses under /arbetsgivare/<organisationsnummer>/. What is applied for is told by the address, never by the pages."""

from django.urls import path

from tryggve.portals.employer import (
    certificate_pages,
    provider_pages,
    rehab_account_pages,
    rehab_case_pages,
    rehab_cost_pages,
    rehab_decision_pages,
    rehab_file_pages,
    rehab_invoice_pages,
    rehab_pages,
    rehab_withdraw_pages,
    rehab_wizard,
    rehab_year_pages,
    start_pages,
)

app_name = "employer"
REHAB = {"insurance": "rehab"}

urlpatterns = [
    path("<slug:orgnr>/", start_pages.start, name="start"),
    path("<slug:orgnr>/intyg/", start_pages.certificates, name="certificates"),
    path("<slug:orgnr>/intyg/<slug:number>/", certificate_pages.fill, name="certificate"),
    path("<slug:orgnr>/intyg/<slug:number>/granska/", certificate_pages.review, name="certificate_review"),
    path("<slug:orgnr>/intyg/<slug:number>/kvittens/", certificate_pages.receipt, name="certificate_receipt"),
    path("<slug:orgnr>/handelser/", start_pages.events, name="events"),
    path("<slug:orgnr>/anordnare/", provider_pages.overview, name="provider"),
    path("<slug:orgnr>/anordnare/<slug:insurer>/", provider_pages.form, name="provider_form"),
    path("<slug:orgnr>/anordnare/<slug:insurer>/avsluta/", provider_pages.ending, name="provider_end"),
    path("<slug:orgnr>/rehab/", rehab_pages.overview, REHAB, name="rehab"),
    path("<slug:orgnr>/rehab/ar/<int:year>/", rehab_year_pages.year, REHAB, name="rehab_year"),
    path("<slug:orgnr>/rehab/ar/<int:year>/siffror.csv", rehab_year_pages.as_file, REHAB, name="rehab_year_file"),
    path("<slug:orgnr>/rehab/ny/", rehab_wizard.begin, REHAB, name="rehab_new"),
    path("<slug:orgnr>/rehab/ny/vem/", rehab_wizard.who, REHAB, name="rehab_who"),
    path("<slug:orgnr>/rehab/ny/orsak/", rehab_wizard.why, REHAB, name="rehab_why"),
    path("<slug:orgnr>/rehab/ny/anordnare/", rehab_cost_pages.who_performs, REHAB, name="rehab_providers"),
    path("<slug:orgnr>/rehab/ny/kostnader/", rehab_cost_pages.costs, REHAB, name="rehab_costs"),
    path("<slug:orgnr>/rehab/ny/kostnader/fordelning/", rehab_cost_pages.split, REHAB, name="rehab_split"),
    path("<slug:orgnr>/rehab/ny/granska/", rehab_wizard.review, REHAB, name="rehab_review"),
    path("<slug:orgnr>/rehab/<slug:matter>/", rehab_case_pages.application, REHAB, name="rehab_application"),
    path("<slug:orgnr>/rehab/<slug:matter>/kvittens/", rehab_case_pages.receipt, REHAB, name="rehab_receipt"),
    path("<slug:orgnr>/rehab/<slug:matter>/aterkalla/", rehab_withdraw_pages.withdraw, REHAB, name="rehab_withdraw"),
    path(
        "<slug:orgnr>/rehab/<slug:matter>/aterkalla/kvittens/",
        rehab_withdraw_pages.receipt,
        REHAB,
        name="rehab_withdrawn",
    ),
    path(
        "<slug:orgnr>/rehab/<slug:matter>/redogorelse/<slug:number>/",
        rehab_account_pages.account,
        REHAB,
        name="rehab_account",
    ),
    path(
        "<slug:orgnr>/rehab/<slug:matter>/<slug:number>/beslut/",
        rehab_decision_pages.decision,
        REHAB,
        name="rehab_decision",
    ),
    path(
        "<slug:orgnr>/rehab/<slug:matter>/<slug:number>/beslut/brev.pdf",
        rehab_decision_pages.sealed,
        REHAB,
        name="rehab_letter",
    ),
    path(
        "<slug:orgnr>/rehab/<slug:matter>/<slug:number>/faktura/",
        rehab_invoice_pages.invoice,
        REHAB,
        name="rehab_invoice",
    ),
    path(
        "<slug:orgnr>/rehab/<slug:matter>/<slug:number>/underlag/<int:document>/",
        rehab_file_pages.document,
        REHAB,
        name="rehab_document",
    ),
    path(
        "<slug:orgnr>/rehab/<slug:matter>/<slug:number>/aterkrav/<slug:reference>/brev.pdf",
        rehab_case_pages.recovery_letter,
        REHAB,
        name="rehab_recovery",
    ),
]
