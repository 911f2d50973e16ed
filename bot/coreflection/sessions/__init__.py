"""Sessions and their seats: planned from series, shown on cards, taken first come first served.

A person sees the next meetings, takes a seat or a turn on the waitlist with one press, is offered a
seat that becomes free, and is reminded and told of changes. Who comes is shown to facilitators only,
unless somebody chose otherwise, and is forgotten 30 days after.
"""
