"""Django's settings, in small files by subject. Each setting that the surroundings decide is in docs/settings.md."""

from tryggve.config.settings.base import *
from tryggve.config.settings.apps import *
from tryggve.config.settings.database import DATABASES as DATABASES
from tryggve.config.settings.jobs import *
from tryggve.config.settings.language import *
from tryggve.config.settings.logs import LOGGING as LOGGING
from tryggve.config.settings.mail import *
from tryggve.config.settings.outside import *
from tryggve.config.settings.pages import *
from tryggve.config.settings.security import *
from tryggve.config.settings.portals import *
from tryggve.config.settings.production import refuse_what_is_unsafe

refuse_what_is_unsafe()
