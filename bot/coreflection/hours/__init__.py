"""Hours of one's own: kept for nobody but the member, who may carry them elsewhere.

Whoever was in the room types the code that was said there, or asks a facilitator; hours of other
learning are written down by hand. Out of it come a spreadsheet and, when the member asks for one, a
certificate that an employer can check without learning anything else.
"""
