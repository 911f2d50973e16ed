"""Peers reflecting on their practice with each other: prompts, and what a session is made of.

Prompts are questions to think with, by theme and depth. Nobody records, quotes, scores or sums up
what is said, and nobody keeps count of who came.
"""
