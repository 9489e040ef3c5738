"""Tables that The Economist publishes: its tracker of estimates, the UK's monthly series, Meduza's weekly one."""

from conflictdata.interchange.datasets.economist import meduza, tracker, uk_mod

__all__ = ["FORMATS"]

FORMATS = (*tracker.FORMATS, *meduza.FORMATS, *uk_mod.FORMATS)
