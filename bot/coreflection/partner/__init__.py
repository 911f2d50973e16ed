"""Partners: two peers who want to are brought together once a round, and nobody asks whether they met.

A person joins, pauses, skips a round or leaves at any time, and says in private whom they do not want
to be matched with; nobody ever learns that.
"""
