"""Series as they stand: the files of the schedules folder, and what coordinators made or changed in chat."""
