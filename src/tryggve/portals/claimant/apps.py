from django.apps import AppConfig


class Portal(AppConfig):
    name = "tryggve.portals.claimant"
    label = "claimant"
