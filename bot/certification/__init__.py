"""What it takes to be certified as a peer worker in a state, told with its sources and its date.

A person sees the rule of their own state first: training, experience, exam, renewal, costs, the
paths for people with experience or from elsewhere, and who to ask. What is not known is said to be
not known. A recommendation, a plan or a model is never shown as the rule. For a state whose rule
is not held, the person learns how to find it.
"""
