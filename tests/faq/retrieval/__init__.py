"""The search: states, stories, slips of the hand, vectors, and what it may answer."""
