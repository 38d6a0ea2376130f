"""What the web server calls."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tryggve.config.settings")

from django.conf import settings
from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

if settings.PRODUCTION:
    from tryggve.config.durability import refuse_a_forgetful_database

    refuse_a_forgetful_database()
