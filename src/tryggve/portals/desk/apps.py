from django.apps import AppConfig


class Portal(AppConfig):
    name = "tryggve.portals.desk"
    label = "desk"

    def ready(self) -> None:
        """What happens after signing is registered when the pages are read."""
        from tryggve.portals.desk import urls  # noqa: F401, PLC0415 - the models must be loaded first
