"""The neutral vocabulary: what people say to the bot, what the bot says to them, and who may ask.

Features speak only in these words and every platform renders all of them, so that whoever adds
a feature never meets a platform. Imports nothing but the standard library.
"""
