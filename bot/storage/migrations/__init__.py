"""One file a change of the tables, in order. Never edit a file that has been released."""
