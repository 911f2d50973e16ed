"""Who holds the room: taken in turn from a pool, asked some days before, and never more than asked.

A facilitator gets one private question per date, can say yes, or no and somebody else is asked. What
is kept is who holds which date; nobody counts how often somebody said no.
"""
