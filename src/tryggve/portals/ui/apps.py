from django.apps import AppConfig


class Portal(AppConfig):
    """No tables: what is kept, the casework keeps."""

    name = "tryggve.portals.ui"
    label = "ui"
