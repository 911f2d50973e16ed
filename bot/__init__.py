"""The alliance bot: one alliance of peer support workers, three doors, one database."""
