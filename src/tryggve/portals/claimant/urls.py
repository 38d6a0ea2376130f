"""Addresses under /mina-sidor/. `period` is a week (2023-v10) or a month (2025-11)."""

from django.urls import path, register_converter

from tryggve.portals.claimant import (
    application_pages,
    certificate_pages,
    decision_pages,
    document_pages,
    message_pages,
    payment_pages,
    profile_pages,
    report_pages,
    start_pages,
    support_pages,
)

app_name = "claimant"


class Period:
    regex = r"\d{4}-(?:v\d{2}|\d{2})"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Period, "period")

urlpatterns = [
    path("", start_pages.start, name="start"),
    path("ansokan/", application_pages.application, name="application"),
    path("ansokan/granska/", application_pages.review, name="application_review"),
    path("ansokan/kvittens/", application_pages.receipt, name="application_receipt"),
    path("ansokan/<slug:section>/<slug:asked>/", application_pages.question, name="question"),
    path("tidrapport/", report_pages.reports, name="reports"),
    path("tidrapport/<period:period>/", report_pages.report, name="report"),
    path("tidrapport/<period:period>/utkast/", report_pages.draft, name="report_draft"),
    path("tidrapport/<period:period>/granska/", report_pages.review, name="report_review"),
    path("tidrapport/<period:period>/kvittens/", report_pages.receipt, name="report_receipt"),
    path("arbetsgivarintyg/", certificate_pages.certificates, name="certificates"),
    path("arbetsgivarintyg/<slug:number>/", certificate_pages.certificate, name="certificate"),
    path("arbetsgivarintyg/<slug:number>/andra/", certificate_pages.send_back, name="certificate_back"),
    path("dokument/", document_pages.documents, name="documents"),
    path("dokument/<int:document>/", document_pages.download, name="document"),
    path("beslut/", decision_pages.decisions, name="decisions"),
    path("beslut/<slug:number>/", decision_pages.decision, name="decision"),
    path("beslut/<slug:number>/brev.pdf", decision_pages.letter, name="letter"),
    path("beslut/<slug:number>/kvittens.json", decision_pages.receipt, name="decision_receipt"),
    path("utbetalningar/", payment_pages.payments, name="payments"),
    path("utbetalningar/<slug:reference>/", payment_pages.payment, name="payment"),
    path("meddelanden/", message_pages.messages, name="messages"),
    path("stod/", support_pages.supports, name="supports"),
    path("stod/<slug:matter>/", support_pages.support, name="support"),
    path("vem-har-last/", profile_pages.readings, name="readings"),
    path("profil/", profile_pages.profile, name="profile"),
]
