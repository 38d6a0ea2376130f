"""Addresses that belong to no portal of their own: the e-ID, the rooms, the gallery."""

from django.urls import path

from tryggve.portals.ui import eid_pages, gallery, rooms

app_name = "ui"

urlpatterns = [
    path("logga-in/", eid_pages.sign_in, name="sign_in"),
    path("logga-in/bankid/", eid_pages.sign_in_wait, name="sign_in_wait"),
    path("logga-in/bankid/lage/", eid_pages.sign_in_status, name="sign_in_status"),
    path("skriv-under/", eid_pages.sign, name="sign"),
    path("skriv-under/bankid/", eid_pages.sign_wait, name="sign_wait"),
    path("skriv-under/bankid/lage/", eid_pages.sign_status, name="sign_status"),
    path("logga-ut/", rooms.sign_out, name="sign_out"),
    path("fortsatt/", rooms.stay, name="stay"),
    path("rum/", rooms.rooms, name="rooms"),
    path("komponenter/", gallery.gallery, name="gallery"),
]
