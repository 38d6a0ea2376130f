"""Background work. A room's tasks are in its tasks.py; the way of a case has its own in flow/jobs.py."""

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "tasks"
PROCRASTINATE_IMPORT_PATHS = ["tryggve.casework.flow.jobs"]
PROCRASTINATE_WORKER_DEFAULTS = {"delete_jobs": "successful"}
