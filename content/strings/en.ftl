# Every sentence the bot says, in English. One section a feature; ids begin with its name.
# Project Fluent syntax: https://projectfluent.org. Markdown (bold, italic, links, lists) works in bodies.

## chat: what any feature may need

chat-unknown-command =
    I do not know that command. Type **/help** to see what I can do, or write your question in your own words.
chat-stale-button = That button is from an older message. Please start again with /help.
chat-failed-title = That did not work
chat-failed =
    Something went wrong on my side, and I could not finish. Nothing you sent was passed on.

    Please try again in a moment. If it keeps happening, tell a coordinator this code: **{ $code }**
chat-needs-member = This is for members of the alliance. Type /start to see how to join.
chat-needs-facilitator = This is for people who facilitate sessions. A coordinator can tell you more.
chat-needs-coordinator = This is for coordinators. If you need something from them, type /help.
chat-needs-committee = This is for members of the fidelity committee.
