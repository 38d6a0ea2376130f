from django.apps import AppConfig


class Room(AppConfig):
    name = "tryggve.casework.people"
    label = "people"
