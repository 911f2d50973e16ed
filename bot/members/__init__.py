"""Who the bot talks with: a welcome that fits, the commands they may use, their settings, and all that
is held about them to see, take away and erase.

Whoever changes nothing and asks for nothing has no row: reading never makes one.
"""
