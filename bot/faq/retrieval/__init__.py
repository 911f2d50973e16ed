"""Finding the curated answer to a question, offline, with an honest "nothing fits"."""

import os

# Read when NumPy is first imported. Products here are small: more threads only wait for each other
# (measured on two cores: 40 ms a question with them, 28 ms without, and twice the processor time).
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
