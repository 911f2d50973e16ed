"""Finding the curated answer to a question, offline, with an honest "nothing fits"."""
