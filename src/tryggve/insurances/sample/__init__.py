"""A toy insurance that proves the plug: for tests, tutorials and training."""

from tryggve.insurances.sample.plug import Sample

__all__ = ["Sample"]
