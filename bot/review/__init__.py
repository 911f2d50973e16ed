"""One queue for coordinators: what newcomers asked and nobody has answered yet, and answers that
somebody found wrong or old.

A question is kept without its asker. Only who wants an answer leaves an address, until it arrives.
"""
