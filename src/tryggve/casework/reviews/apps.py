from django.apps import AppConfig


class Room(AppConfig):
    name = "tryggve.casework.reviews"
    label = "reviews"
