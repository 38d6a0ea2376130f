from django.apps import AppConfig


class Room(AppConfig):
    name = "tryggve.casework.ceilings"
    label = "ceilings"
