"""When things happen: series from files and from chat, expanded to dates that keep their wall time.

A person gets meetings at the hour they know, on both sides of a clock change, dates they can type as
they speak, and a feed for the calendar on their phone. Everything here is pure: no database, no
network, and now is always an argument. A meeting is known by its series and its original local start,
whatever happens to it later.
"""
