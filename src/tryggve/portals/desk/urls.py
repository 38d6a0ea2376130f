"""Addresses under /handlaggning/."""

from django.urls import path

from tryggve.portals.desk import (
    case_pages,
    decision_pages,
    file_pages,
    provider_pages,
    queue_pages,
    recovery_pages,
    support_pages,
)

app_name = "desk"

urlpatterns = [
    path("ko/", queue_pages.queue, name="queue"),
    path("ko/nasta/", queue_pages.take_next, name="next"),
    path("arende/<slug:number>/", case_pages.case, name="case"),
    path("arende/<slug:number>/halsa/", support_pages.health, name="health"),
    path("arende/<slug:number>/svar/", case_pages.answer, name="answer"),
    path("arende/<slug:number>/meddelande/", case_pages.message, name="message"),
    path("arende/<slug:number>/brev/", decision_pages.letter, name="letter"),
    path("arende/<slug:number>/beslut/", decision_pages.decide, name="decide"),
    path("arende/<slug:number>/godkann/", decision_pages.approve, name="approve"),
    path("arende/<slug:number>/klart/", decision_pages.done, name="done"),
    path("arende/<slug:number>/brev.pdf", file_pages.sealed_letter, name="sealed_letter"),
    path("arende/<slug:number>/dokument/<int:document>/", file_pages.document, name="document"),
    path("rehab/", support_pages.sums, {"insurance": "rehab"}, name="sums"),
    path("aterkrav/", recovery_pages.recoveries, name="recoveries"),
    path("aterkrav/<int:claim>/", recovery_pages.recovery, name="recovery"),
    path("aterkrav/<int:claim>/brev/", recovery_pages.letter, name="recovery_letter"),
    path("aterkrav/<int:claim>/beslut/", recovery_pages.decide, name="recovery_decide"),
    path("aterkrav/<int:claim>/brev.pdf", recovery_pages.sealed, name="recovery_pdf"),
    path("anordnare/", provider_pages.register_page, name="providers"),
]
