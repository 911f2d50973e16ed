"""Settings from the environment or `.env`, prefix `ALLIANCE_`: secrets and addresses, nothing else.

What the alliance is (name, places, roles) stands in `content/alliance.yaml`. The object is passed
in, never imported as state.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT: Final = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """Contract: names are `ALLIANCE_` plus the field's name in capitals."""

    model_config = SettingsConfigDict(
        env_prefix="ALLIANCE_", env_file=".env", env_file_encoding="utf-8", extra="ignore"
    )

    database_url: str = ""
    var_dir: Path = Path("var")
    content_dir: Path = Path("content")
    schedules_dir: Path = Path("schedules")
    discord_token: SecretStr = SecretStr("")
    discord_guild: str = ""
    discord_api_url: str = "https://discord.com/api/v10"
    telegram_token: SecretStr = SecretStr("")
    telegram_api_url: str = "https://api.telegram.org"
    telegram_webhook_secret: SecretStr = SecretStr("")
    web_host: str = "127.0.0.1"
    web_port: int = Field(default=8080, ge=0, le=65535)
    public_url: str = ""
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_json: bool = False

    @field_validator("log_level", mode="before")
    @classmethod
    def _capitals(cls, level: object) -> object:
        return level.upper() if isinstance(level, str) else level

    @property
    def database(self) -> str:
        """The database's address; by default one SQLite file in the data folder."""
        return self.database_url or f"sqlite+aiosqlite:///{self.var_dir / 'alliance.db'}"

    @property
    def content(self) -> Path:
        """The content folder; the default also works when started from elsewhere."""
        return _found(self.content_dir)

    @property
    def schedules(self) -> Path:
        """The schedules folder; the default also works when started from elsewhere."""
        return _found(self.schedules_dir)


SHIPPED_CONTENT: Final = ROOT / "content"


def shipped_unless(content: Path, name: str) -> Path:
    """A file or folder of the content folder; the shipped one where it is missing there.

    A content folder may hold the FAQ alone; sentences and safety cards must be there all the same.
    """
    own = content / name
    return own if own.exists() else SHIPPED_CONTENT / name


def _found(folder: Path) -> Path:
    if folder.is_absolute() or folder.is_dir():
        return folder
    beside = ROOT / folder
    return beside if beside.is_dir() else folder
