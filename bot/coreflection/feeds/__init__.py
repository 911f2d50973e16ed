"""Calendars to subscribe to: one for everybody, and each member's own.

A person puts an address into the calendar on their phone once, and sees every meeting at the right hour
from then on. The calendar for everybody holds no names and no links. A member's own holds the sessions
they have a seat at, with the way in; its address is a secret that they can change or stop at any time.
"""
