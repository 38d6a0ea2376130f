"""Logs go to standard error, one line each, without personal data: rooms log references, never names or numbers."""

from tryggve.config.settings.environment import text

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": text("TRYGGVE_LOG_LEVEL", try_out="WARNING")},
}
