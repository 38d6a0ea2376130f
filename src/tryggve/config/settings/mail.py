"""Knocks by mail: they say that something has happened, never what. The try-out keeps them as files."""

from tryggve.config.places import TRY_OUT
from tryggve.config.settings.base import PRODUCTION
from tryggve.config.settings.environment import number, secret, text

EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if PRODUCTION else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = TRY_OUT / "mail"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = text("TRYGGVE_MAIL_FROM", try_out="tryggve@localhost")
EMAIL_HOST = text("TRYGGVE_MAIL_HOST", try_out="localhost")
EMAIL_PORT = number("TRYGGVE_MAIL_PORT", try_out=25)
EMAIL_HOST_USER = text("TRYGGVE_MAIL_USER", try_out="tryggve")
EMAIL_HOST_PASSWORD = secret("TRYGGVE_MAIL_PASSWORD", try_out="")
EMAIL_USE_TLS = PRODUCTION
EMAIL_TIMEOUT = 10
