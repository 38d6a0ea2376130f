from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Only for its management commands; it has no tables."""

    name = "tryggve.config"
    label = "config"
