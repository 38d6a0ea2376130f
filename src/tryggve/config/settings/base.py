"""What is the same wherever Tryggve runs, and where its own files are."""

import os
from pathlib import Path

from tryggve.config.settings.environment import MODE, Mode, folder, switch

TRYGGVE_MODE = MODE
PRODUCTION = MODE is Mode.PRODUCTION
SOURCE = Path(__file__).resolve().parents[2]
# A checkout keeps what the try-out makes in .try-out beside src; an installed package keeps it where it is started.
PROJECT = SOURCE.parents[1] if (SOURCE.parents[1] / "pyproject.toml").exists() else Path.cwd()
TRY_OUT_FOLDER = Path(os.environ.get("TRYGGVE_TRY_OUT", PROJECT / ".try-out")).absolute()

DEBUG = False
ROOT_URLCONF = "tryggve.config.urls"
WSGI_APPLICATION = "tryggve.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
APPEND_SLASH = False

# The clock that an operator moves exists in the try-out only.
MOVABLE_CLOCK = not PRODUCTION
SIMULATORS = switch("TRYGGVE_SIMULATORS", try_out=True)
FILES = folder("TRYGGVE_FILES", try_out=TRY_OUT_FOLDER / "files")
