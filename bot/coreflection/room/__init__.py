"""In the room: prompts to think with, an agenda, the group's agreements, and a code said aloud.

A prompt comes back only when its deck is through. Facilitators say the room code; whoever was there
may type it for their own record of hours. Nothing is recorded, timed or inferred.
"""
