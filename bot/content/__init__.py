"""Reading the files people edit: YAML 1.2 with line numbers, errors with a mend, last good versions.

A broken file never stops the bot. Whoever runs it sees the file, the line and what to do.
"""

from bot.content.files import Document, Problem, Severity, Unreadable, read_front_matter, read_yaml
from bot.content.parsed import remembering
from bot.content.shapes import validate
from bot.content.watch import Watched

__all__ = [
    "Document",
    "Problem",
    "Severity",
    "Unreadable",
    "Watched",
    "read_front_matter",
    "read_yaml",
    "remembering",
    "validate",
]
