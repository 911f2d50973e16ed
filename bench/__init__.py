"""Measurements: `make bench` prints one table. Never part of the tests: a timing is no assertion."""
