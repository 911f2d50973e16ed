"""`python -m bot` is `alliance`."""

import sys

from bot.cli import main

sys.exit(main())
