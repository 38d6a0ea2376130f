from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Its management commands, and the one place where the insurances are plugged in. It has no tables."""

    name = "tryggve.config"
    label = "config"

    def ready(self) -> None:
        from tryggve.casework.contract.registry import install  # noqa: PLC0415 - apps are loaded only now
        from tryggve.config.insurances import INSURANCES  # noqa: PLC0415

        install(INSURANCES)
