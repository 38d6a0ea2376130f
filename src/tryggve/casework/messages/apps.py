from django.apps import AppConfig


class Room(AppConfig):
    name = "tryggve.casework.messages"
    label = "messages"
