"""Meets a person in distress: a card with people to reach, in private, before anything else.

What the words of `content/safety.yaml` recognise gets the card of its tier; `support` shows the
choices at any time. Nothing about it is stored, counted, logged or passed on, and none of it needs
the database, the index or a network beyond the chat platform.
"""
