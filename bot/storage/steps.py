"""Alembic without its command line. Imported only when the tables have to change: it takes a while."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from alembic.script.revision import ResolutionError
from alembic.util.exc import CommandError
from sqlalchemy import Connection


def scripts_of(folder: Path) -> tuple[Config, ScriptDirectory]:
    """The migrations of a folder."""
    config = Config()
    config.set_main_option("script_location", folder.as_posix().replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config, ScriptDirectory.from_config(config)


def run(connection: Connection, folder: Path) -> None:
    """Runs every migration that the database lacks. Raises `LookupError`, as `migrate.upgrade` says."""
    config, scripts = scripts_of(folder)

    def steps(revision: Any, _context: object) -> object:
        try:
            return scripts._upgrade_revs("head", revision)
        except (CommandError, ResolutionError) as error:
            raise LookupError(str(revision)) from error

    environment = EnvironmentContext(config, scripts, fn=steps)
    with environment:
        environment.configure(
            connection=connection, transaction_per_migration=False, render_as_batch=True
        )
        # The caller's transaction is the unit of work: all migrations, or none.
        environment.get_context()._in_external_transaction = True
        environment.run_migrations()
