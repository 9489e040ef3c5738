"""From the words for a date to the date, the period or the window of clock time that they mean.

A phrase is read by the words and the templates of its language, and by these conventions. None of them guesses: where
the words have two readings, the answer covers both.

===================================== ==================================================================================
Words                                 Reading
===================================== ==================================================================================
24 December, in August, on Monday     The latest that is not after ``relative_to``. Texts about events look back.
until March, by 1 January             Without a year: the last such date and the next one.
from 24 December to 3 January         The start is the latest not after ``relative_to``, the end the first after it.
last week, last month, last year      The calendar unit before; weeks begin on Monday (ISO 8601).
this past week                        The calendar week before, and the seven days before.
last August                           The latest August that is over; in August, this one too.
last Thursday                         The latest Thursday before, and the Thursday of the calendar week before.
this Thursday                         The Thursday of this calendar week, and the first that is not over.
next Thursday                         The first Thursday after, and the Thursday of the calendar week after.
two days ago                          Exactly so many days.
three weeks ago, a year later         Whatever rounds, or is cut, to so many units, and the calendar unit so many away.
weeks after, several days ago         At least two of the unit, and no upper bound.
earlier this week, later this month   The days of the unit before, or after, ``relative_to``.
early, mid, late December             Days 1 to 10, 11 to 20, 21 to the end.
early, mid, late 2024                 January to April, May to August, September to December.
early, mid, late spring               The first, second, third month.
early, mid, late last week            Monday to Wednesday, Tuesday to Thursday, Thursday to Sunday.
early, mid, late 1990s                Years 0 to 3, 3 to 6, 6 to 9.
spring 2024                           March to May, as EDTF ``2024-21``: the northern season unless a place is known.
winter 2024                           The winter that ends in 2024, and the one that begins in it.
before, after December 2024           Not within it.
around, circa 15 March 2022           EDTF ``~``, which widens no bounds. "Possibly" is ``?``.
between June and August 2024          At some time within: a date. From, since and until claim an extent: a period.
24-25 December 2024                   A period.
in the past three weeks               The period of 21 days that ends on ``relative_to``.
Christmas                             25 December in English and Korean; that and 7 January in Russian and Ukrainian.
overnight, a night                    From 18:00 to 09:00 of the next day.
overnight 25 December                 The night before and the night after. "Overnight into the 25th" is the one before.
small hours, dawn, morning            00:00 to 07:00, 03:00 to 09:00, 03:00 to 12:00.
noon, afternoon, evening              11:00 to 13:00, 12:00 to 19:00, 16:00 to 24:00.
early, late on Monday                 00:00 to 12:00, 16:00 to 24:00.
midnight of a day                     The one at its beginning, and the one at its end.
===================================== ==================================================================================
"""

from conflictdata.wording.dates.reading import read_date

__all__ = ["read_date"]
