"""A safe way to say "my job is being bent away from peer support", and words for how that happens.

The kinds of co-optation are here to help people name what they live through. They are signs to
talk over, never a finding against anyone.
"""
