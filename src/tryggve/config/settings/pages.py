"""Templates and static files. What a page looks like is the portals' business; this says where it is found."""

from tryggve.config.places import TRY_OUT
from tryggve.config.settings.base import PRODUCTION
from tryggve.config.settings.environment import folder, number

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csrf",
                "django.template.context_processors.i18n",
            ],
        },
    },
]

STATIC_URL = "/static/"
STATIC_ROOT = folder("TRYGGVE_STATIC", try_out=TRY_OUT / "static")
# Outside production the files are read where they lie, so that a changed style sheet shows at once.
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = not PRODUCTION
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage",
    },
}

# Bytes. A form is small; a document's own limit is casework.documents', with a sentence instead of an error page.
DATA_UPLOAD_MAX_MEMORY_SIZE = number("TRYGGVE_FORM_BYTES", try_out=1_000_000)
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
