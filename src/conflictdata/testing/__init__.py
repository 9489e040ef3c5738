"""For the tests of projects that build on conflictdata: strategies to draw data from, and laws that data obey.

`conflictdata.testing.strategies` has a Hypothesis strategy for each public type, and `conflictdata.testing.laws` the
checks that our own types pass, reusable for types of your own. Strategies require the extra ``testing``; once it is
installed, ``hypothesis.strategies.from_type`` draws our types without being told how.
"""
