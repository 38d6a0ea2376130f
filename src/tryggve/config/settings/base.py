"""What is the same wherever Tryggve runs."""

from tryggve.config.places import TRY_OUT
from tryggve.config.settings.environment import MODE, Mode, folder, switch

TRYGGVE_MODE = MODE
PRODUCTION = MODE is Mode.PRODUCTION

DEBUG = False
ROOT_URLCONF = "tryggve.config.urls"
WSGI_APPLICATION = "tryggve.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
APPEND_SLASH = False

# The clock that an operator moves exists in the try-out only.
MOVABLE_CLOCK = not PRODUCTION
SIMULATORS = switch("TRYGGVE_SIMULATORS", try_out=True)
MEDIA_ROOT = FILES = folder("TRYGGVE_FILES", try_out=TRY_OUT / "files")
