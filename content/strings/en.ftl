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

## faq: questions in one's own words, topics, and what nobody has answered yet

command-ask = Ask a question in your own words
command-ask-question = What would you like to know about peer support?
command-topics = Look through the answers by topic

faq-ask-how =
    Write your question in your own words, in English or Spanish. One question at a time works best.

    For example: *Do I need a certificate to help other people?*
faq-several =
    You asked several things at once. This is the first one I can answer. Please send the others one at a time.
faq-several-none =
    You asked several things at once, and I found no sure answer yet. Please send them one at a time.

faq-answer-elsewhere = This is about **{ $place }**. Other states have their own rules.
faq-answer-historic = This is a record of the past. It is not a rule today.
faq-answer-fallback =
    { $language ->
        [es] We do not have this in English yet; here it is in Spanish.
       *[other] We do not have this in English yet; here it is in another language.
    }
faq-awaiting-review = This text still waits for a review by Spanish-speaking peers.
faq-source =
    { $count ->
        [one] Source
       *[other] Sources
    }
faq-where = Where it applies
faq-as-of = As of
faq-as-of-reviewed = { $day }
faq-as-of-reviewed-facts = { $day }, with facts from: { $facts }
faq-as-of-facts = Facts from: { $facts }
faq-mind = Please keep in mind
faq-note-contested = People see this differently, so you find more than one view here.
faq-note-outdated = These facts are old. Read them as history.
faq-note-check = Confirm this with the source before you count on it.
faq-note-out-of-date = It may be out of date: { $reason }
faq-note-due = We meant to look at this again by { $day }, so some of it may have changed.

faq-button-not-this = Not this
faq-button-report = This is wrong or old
faq-button-topics = Topics
faq-button-none = None of these
faq-button-coordinator = Ask a coordinator
faq-button-source = Open source: { $source }
faq-button-back = Back to the list
faq-button-all-topics = All topics

faq-choices-title = Did you mean one of these?
faq-choices = I am not sure which answer fits. Choose one, or say that none of them does.
faq-choices-elsewhere =
    I am not sure which answer fits. Some of these are about another state; the button names it.
faq-choices-unknown-state = Nothing about **{ $place }** is written here yet. This is for the whole country or for other states.
faq-others-title = Perhaps one of these?
faq-others = Sorry that this was not it. These are the next closest answers.

faq-nothing-title = I do not know this one
faq-nothing =
    I only give answers that people have written and checked, and none of them fits your question.

    You can ask it in other words, look through the topics, or let a coordinator see it. Nothing has been passed on.

faq-talk-greeting-title = Hello!
faq-talk-greeting =
    I am a program that knows written answers about peer support work. What would you like to know? Ask in your own words.
faq-talk-thanks = You are welcome. Come back with a question at any time.
faq-talk-goodbye = Goodbye, and take care. I am here at any hour.
faq-talk-okay = All right. When you have a question, ask it in your own words. You can also look through the topics.
faq-talk-abilities-title = What I can do
faq-talk-abilities =
    I am a program, not a person. I give answers about peer support work that people have written and checked: training, certificates, jobs, values, rights, your own wellness.

    - Ask in your own words, in English or Spanish.
    - Each answer names its source, its place and its date.
    - When I do not know, I say so. A coordinator can see your question if you want that.

    Type **/help** for everything else, or **/support** for people to talk with.
faq-talk-empty = I can only read words. What would you like to know about peer support? Ask in your own words.
faq-unreadable =
    I could not make out a question in that. Could you ask it in plain words? A short sentence is enough.

faq-topics-title = Topics
faq-topics = What are you curious about? Choose a topic to see its questions.
faq-topics-prompt = Choose a topic
faq-topics-empty = There are no answers here yet. You can still ask a coordinator.
faq-topic-more = More questions
faq-topic-more-about = Answers that have no topic of their own yet
faq-topic-count =
    { $count ->
        [one] One question.
       *[other] { $count } questions.
    }
faq-topic-none-near = Here is nothing for your state or for the whole country yet. Look under the buttons below. You can choose your state with /me.
faq-topic-elsewhere = These are about other states. The rules in your state may differ.
faq-topic-untranslated = Nobody has written these in English yet. You can read them in Spanish.
faq-topic-prompt = Choose a question
faq-button-elsewhere =
    { $count ->
        [one] Other states (1)
       *[other] Other states ({ $count })
    }
faq-button-near = For you ({ $count })
faq-button-untranslated = In Spanish only ({ $count })
faq-entry-gone = That answer is not here any more. Try /ask or /topics.
faq-topic-gone = That topic is not here any more. Try /topics.

faq-hand-in-title = Ask a coordinator
faq-hand-in-intro =
    Your question goes to the people who coordinate the alliance. You can change it first. Your name is not sent with it. Cancel, and nothing is sent.
faq-hand-in-question = Your question
faq-hand-in-question-help = Please leave out names of people and workplaces.
faq-hand-in-answer = I would like an answer here
faq-hand-in-answer-help = Only then is it kept where to reach you, until you are answered.
faq-hand-in-submit = Send it
faq-hand-in-empty = There was no question in it, so nothing was sent.
faq-handed-title = A coordinator will see your question
faq-handed = This was kept:
faq-handed-nameless =
    With it: the language, the state ({ $place }) and the day ({ $day }). Nothing says who asked, so no answer can be sent to you. You can ask again here later.
faq-handed-answer =
    With it: the language, the state ({ $place }), the day ({ $day }) and where to reach you in private. That last part is erased once you are answered.

faq-report-title = Wrong or old?
faq-report-intro =
    Thank you for helping. A coordinator will look at this answer: { $question }
faq-report-note = What is wrong or old?
faq-report-note-help = A few words or a link help. Nothing says who wrote it.
faq-report-submit = Send it
faq-reported-title = Thank you
faq-reported =
    A coordinator will look at this answer. Kept: which answer it is, its language, the state, the day, and your note if you wrote one. Nothing says who told us.

## certification

command-certification = What a state asks of certified peer workers
command-certification-state = A state, such as Vermont or CA; empty for your own

certification-title = { $place }: { $credential }
certification-section-title = { $place }: { $section }
certification-side = { $place }: { $label }
certification-place-and-time = { $place }, { $as_of }
certification-facts-of = facts from { $as_of }

certification-section-overview = Overview
certification-section-training = Training and exam
certification-section-renewal = Renewal and CE
certification-section-who = Who can apply
certification-section-paths = Paths and costs
certification-section-sources = Law, bodies, sources

certification-status-in-force = The rule in force, as far as we know.
certification-status-recommendation = A recommendation from { $as_of }. It is not the rule.
certification-status-model = A model for states, from { $as_of }. It is not the rule of any state.
certification-status-voluntary = A credential by choice. It replaces no state's certificate.
certification-status-superseded = A plan from { $as_of }. Something else took its place; it is not the rule.

certification-unknown = This is not known to us. Ask { $ask }.
certification-unknown-short = not known to us; ask { $ask }
certification-differ = Sources differ:
certification-differ-ask = Ask which applies to you: { $ask }.
certification-differ-short = sources differ
certification-not-said = we hold nothing on this
certification-doubt-medium = We read this in a summary or an older page, so it may not be exact.
certification-doubt-medium-short = not fully confirmed
certification-doubt-low = We could not confirm this.
certification-doubt-low-short = not confirmed
certification-may-be-old = **May be out of date.** { $why }

certification-as-of = As of { $as_of }; reviewed on { $reviewed }. Rules change.
certification-overdue = We meant to check this again by { $day }. It may be out of date.
certification-source = Source: { $sources }
certification-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
certification-confirm = Confirm with: { $bodies }
certification-translation-awaiting = The Spanish text awaits review by Spanish-speaking peers.
certification-sources = Sources
certification-read-in-part = Read in part.
certification-confirm-list = Confirm with
certification-not-known-list = Not known to us

certification-other-states = Other states
certification-compare = Put it side by side with…
certification-compare-title = Side by side
certification-compare-hint = In brackets: the time that a number is from. Open either one for the full record.

certification-none-title = { $place }: no record here
certification-none = We do not hold the certification rule of { $place }, and we will not guess it. Here is how to find it:
certification-held = These are the places whose rules we hold. Another state's rule does not apply to you there.
certification-which-title = Which state?
certification-which =
    Each state has its own rule. Choose one, or write it after the command, such as `certification Texas`.
certification-no-such = I know no U.S. state called “{ $typed }”. You can write a name, such as Vermont, or its two letters, such as VT.
certification-no-such-near = I know no U.S. state called “{ $typed }”. Did you mean one of the first buttons?
certification-held-here = we hold its rule

certification-values = The fifteen values
certification-open-value = Open one value
certification-next-value = Next: { $name }
certification-contested = **People see this in more than one way.** { $words }
certification-ask-yourself = To ask yourself
certification-near-national = Close to it in national guidelines, by our own reading
certification-areas = Topics of training
certification-principles = And ways of working
certification-courses-today = Courses of today
certification-back = Back to the record

certification-about-required-to-work = Needed to do peer work
certification-about-certifier = Who certifies
certification-about-overseer = Who oversees it
certification-about-trainer = Who trains
certification-about-credentialer = Who grants the credential
certification-about-legal-basis = The law
certification-about-in-force-since = In force since
certification-about-categories = Kinds of peers
certification-about-minimum-age = Minimum age
certification-about-lived-experience = Lived experience
certification-about-education = Schooling
certification-about-residence = Where you live or work
certification-about-background-check = Background check
certification-about-other-conditions = Also asked
certification-about-training-hours = Training
certification-about-training-parts = Parts of the training
certification-about-training-content = What it covers
certification-about-training-format = How it is taught
certification-about-attendance = Attendance
certification-about-trainers = Who should teach
certification-about-specialties = Specialties
certification-about-experience = Work experience
certification-about-exam = Exam
certification-about-exam-format = Form of the exam
certification-about-pass-mark = Points needed to pass
certification-about-exam-languages = Languages of the exam
certification-about-ethics = Code of ethics
certification-about-supervision = Supervision
certification-about-renewal-cycle = Renewal
certification-about-ce-hours = Continuing education (CE)
certification-about-ce-topics = CE topics
certification-about-ce-approver = Who approves CE
certification-about-renewal-window = When to renew
certification-about-keep-records = Proof of CE
certification-about-levels = Levels
certification-about-standard-path = Path for newcomers
certification-about-experienced-path = Path for experienced peers
certification-about-reciprocity = Certified in another state
certification-about-interim = Interim rule
certification-about-cost = Cost
certification-about-application-fee = Application fee
certification-about-exam-fee = Exam fee
certification-about-course-fee = Course fee
certification-about-renewal-fee = Renewal fee
certification-about-late-fee = Late fee

## members: arriving, help, and what is held about somebody

command-start = What I am and where to begin
command-help = What you can do here
command-me = See, change, take away or erase what I keep about you

members-start-title = Welcome to { $alliance }
members-start-newcomer =
    I am a program, not a person. I answer questions about peer support work: how to begin, certification, training, pay, rights and values.

    Each answer was written ahead of time and shows its source and date. When I do not know, I say so. Then you can hand your question to a coordinator.

    You do not have to be a member to ask. Would you like to join? Ask me how: a coordinator can answer that.

    Write to me in your own words, or press a button.
members-start-member =
    Good to have you here. I am the alliance's program, not a person.

    Ask me about peer support work in your own words. Each answer shows its source and date. When I do not know, I say so, and you can hand your question to a coordinator.

    Under /sessions you find the next co-reflection sessions and can take a seat. I remind you before they begin. Type /help to see all you can do.
members-start-facilitator = **You facilitate sessions.** I ask you ahead of each of your dates. Open the date under /sessions to see who comes, the agenda and the room code.
members-start-coordinator = **You coordinate.** Questions and reports that wait for you are in /review. Plan sessions with /newsession; to move or cancel a date, open it under /sessions.
members-start-committee = **You are on the fidelity committee.** This bot has no channel for concerns yet, so none can reach you through it.
members-privacy = **Privacy:** I read only what you send me, and I keep little. Still, this chat is not fully private: whoever runs the app or the page could read it. Type /me to see or erase what I keep about you.
members-how-button = How to ask
members-topics-button = Browse topics
members-support-button = People to talk with
members-review-button = What waits for review
members-sessions-button = Next sessions

members-how-title = How to ask
members-how =
    - **In a private chat with me:** just write your question, the way you would say it.
    - **In a group or channel:** type /ask and your question, or mention me.
    - **One question at a time** works best.
    - If you mean another state than yours, name it.

    For example: *How do I become a peer worker?* or *What can I say when I am asked to watch someone?*

members-help-title = What you can do here
members-help = You can write a question to me at any time, without a command. Or use one of these:
members-help-anyone = For everyone
members-help-member = For members
members-help-facilitator = For facilitators
members-help-coordinator = For coordinators
members-help-committee = For the fidelity committee

members-me-title = What I keep about you
members-me-nothing = I keep nothing about you. The settings in use come from your app and from the alliance.
members-me-kept = I keep this:
members-held-settings =
    { $count ->
        [one] One setting you chose
       *[other] { $count } settings you chose
    }
members-held-accounts =
    { $count ->
        [one] Your account's id on this app, so that I know the settings are yours
       *[other] The ids of your { $count } accounts, so that I know the settings are yours
    }
members-held-roles =
    { $count ->
        [one] One role you were given here
       *[other] { $count } roles you were given here
    }
members-setting = { $value } ({ $why })
members-source-chosen = you chose it
members-source-app = from your app
members-source-alliance = from the alliance
members-language-label = Language
members-zone-label = Time zone
members-state-label = State
members-roles-label = Roles
members-zone-time = Time there now: { $time }
members-language-en = English
members-language-es = Español
members-language-default = Language of my app
members-alliance-default = Same as the alliance
members-role = { $role }: { $why }
members-role-member = Member
members-role-facilitator = Facilitator
members-role-coordinator = Coordinator
members-role-committee = Fidelity committee
members-roles-none = None. You can ask anything without one.
members-why-everybody = everyone on this app is one
members-why-file = the alliance's settings name you, or a role you have on this app
members-why-granted = it was given to you here
members-why-sample = you are a sample person of the trial
members-why-implied = it comes with your other role
members-zone-button = Change time zone
members-state-button = Change state
members-export-button = Get a copy
members-erase-button = Erase all of it
members-back = Back
members-saved = Saved.

members-zone-title = Your time zone
members-zone-body = I use it for every time I show you.
members-zone-prompt = Choose a time zone
members-zone-other = Somewhere else
members-zone-eastern = Eastern time: New York, Vermont
members-zone-central = Central time: Chicago, Minnesota
members-zone-mountain = Mountain time: Denver
members-zone-arizona = Arizona time: Phoenix
members-zone-pacific = Pacific time: Los Angeles, Seattle
members-zone-alaska = Alaska time: Anchorage
members-zone-hawaii = Hawaii time: Honolulu
members-zone-puerto-rico = Atlantic time: Puerto Rico
members-zone-guam = Chamorro time: Guam
members-zone-samoa = Samoa time: Pago Pago
members-zone-question = Where are you?
members-zone-help = A big city in your time zone, such as Denver or Mexico City; or its name, such as Pacific.
members-zone-unknown-title = I do not know that time zone
members-zone-unknown = A big city in the same time zone works best, such as *Chicago* or *Madrid*. An offset such as UTC-5 does not, since it leaves out summer time. Nothing was changed.
members-zone-near = Did you mean one of these? If not, try a big city in the same time zone. Nothing was changed so far.
members-zone-again = Try again
members-zone-list = Choose from a list

members-state-title = Your state
members-state-body = Answers for your state come first, then those for the whole country. You can still ask about any state.
members-state-prompt = Choose a state

members-export-title = Your copy
members-export = This file holds all that I keep about you.
members-export-alt = A text file (JSON) with all that the bot keeps about you
members-erase-title = Erase all of it?
members-erase = This would be erased:
members-erase-file-roles = Roles that come from the alliance's settings stay. A coordinator can tell you who looks after them.
members-erase-backups = The alliance's backups from before may still hold it until they are deleted. This cannot be taken back.
members-erase-yes = Yes, erase it
members-erase-no = No, keep it
members-erased-title = Erased
members-erased = I no longer keep this:

## review: what waits for a coordinator

command-review = Questions and reports that wait for a coordinator

review-title = What waits for you
review-nothing = Nothing is waiting. Thank you for looking.
review-counts =
    { $questions ->
        [one] 1 question
       *[other] { $questions } questions
    } and { $reports ->
        [one] 1 report
       *[other] { $reports } reports
    }, the oldest first.
review-undelivered =
    { $count ->
        [one] One answer is on its way: the app cannot be reached right now. I keep trying.
       *[other] { $count } answers are on their way: the apps cannot be reached right now. I keep trying.
    }
review-page = Page { $page } of { $pages }
review-previous = Previous page
review-next = Next page
review-card = { $number }. { $kind }, { $day }
review-card-wanted = { $number }. { $kind }, { $day }, answer wanted
review-card-gone = { $number }. { $kind }, { $day }, answer not delivered
review-card-report = { $answer }: { $note }
review-kind-question = Question
review-kind-report = Report
review-kind-place = Place
review-places =
    { $count ->
        [one] In one of the alliance's places I can post no more. See below.
       *[other] In { $count } of the alliance's places I can post no more. See below.
    }
review-place-title = A place where I can post no more
review-place-gone = I cannot find the place **{ $place }** on { $app } any more. Perhaps it was deleted, or I was taken out of it.
review-place-refused = On { $app } I am not allowed to post in the place **{ $place }**.
review-hint-place = Whoever runs the bot can see with `alliance check` what is missing and how to give it. When it is mended, press Done, and I try there again. Nothing else is lost: the other places go on.
review-no-note = No note was left.
review-open = Open { $number }

review-question-title = A question without an answer
review-report-title = An answer is reported as wrong or old
review-day-label = Handed in
review-day = { $day }
review-language-label = Language
review-language-en = English
review-language-es = Spanish
review-state-label = Place
review-subject-label = The answer
review-wanted-label = Answer wanted?
review-wanted = Yes, in private. You do not see who asked.
review-not-wanted = No. Nothing says who asked.
review-hint = Might others ask this too? Then it can become an answer of its own: a file in `content/faq`. CONTRIBUTING.md shows how.
review-hint-report = The answer is a file in `content/faq`. If the note is right, change it there.
review-show-entry = See the answer
review-answer = Answer
review-done = Done
review-back = Back to the list
review-stale = Somebody else took care of that one.
review-closed = Done. Its words will be erased after 30 days.

review-close-title = Close it without an answer?
review-close = This person hopes for an answer. If you close it now, none is sent, and the way to reach them is erased.
review-close-yes = Close without an answer

review-form-title = Your answer
review-form-intro = The question was:
review-form-question = What would you like to say?
review-form-help = It is sent in private, as from a coordinator, without your name.
review-form-submit = Send it
review-answer-empty = The answer was empty, so nothing was sent. The question still waits in /review.
review-sent-title = Sent
review-sent = The person has your answer. The way to reach them is erased here.
review-waiting-title = Kept for now
review-waiting = Their app cannot be reached right now. I keep your answer and send it as soon as that works.
review-gone-title = Not delivered
review-gone = This person cannot be reached any more, so your answer did not arrive. The way to reach them is erased here.
review-taken-title = Already taken care of
review-taken = Another coordinator took care of this question just before you. Your words were not sent. Here they are, so that they are not lost:
review-answered-title = An answer to your question
review-answered-asked = You asked:
review-answered-says = A coordinator says:
review-answered-footer = From a coordinator of { $alliance }. With this message, what linked you to the question is erased.
review-held =
    { $count ->
        [one] One question you handed to a coordinator, and how to bring you the answer
       *[other] { $count } questions you handed to a coordinator, and how to bring you the answers
    }

## web: the page itself

web-place-direct = Direct message
web-place-announcements = announcements
web-place-sessions = sessions
web-place-jobs = jobs
web-place-trainings = trainings
web-place-questions = questions
web-read-direct = Only you and the bot can read this.
web-read-place = Everyone in the alliance can read this place.
web-menu = Menu
web-places = Places
web-skip = Skip to writing
web-log = Messages in { $place }
web-nothing-here = Nothing here yet.
web-you = You
web-someone = Somebody
web-only-you = Only you can see this
web-others-view = What others see
web-my-view = Back to what you see
web-others-note = This is the place as another person sees it. What only you can see is left out.
web-others-composer = Go back to what you see to write here.
web-promise = What you type here is kept in memory for a few hours and is never written down.
web-language = Language
web-language-set = Your own language setting goes before this switch. To change it, type /me.
web-when = { $when }
web-now = now
web-in-days = { $count ->
    [one] in one day
   *[other] in { $count } days
}
web-in-hours = { $count ->
    [one] in one hour
   *[other] in { $count } hours
}
web-in-minutes = { $count ->
    [one] in one minute
   *[other] in { $count } minutes
}
web-ago-days = { $count ->
    [one] one day ago
   *[other] { $count } days ago
}
web-ago-hours = { $count ->
    [one] one hour ago
   *[other] { $count } hours ago
}
web-ago-minutes = { $count ->
    [one] one minute ago
   *[other] { $count } minutes ago
}
web-tone-good = Done
web-tone-notice = Please note
web-tone-care = With care
web-tone-problem = A problem
web-new-tab = (opens in a new tab)
web-download = Download { $name }
web-choose = Choose one
web-choose-one = Choose one of { $count }
web-choose-first = Choose one from the list first.
web-menu-go = Choose
web-menu-page = { $first } to { $last }

web-composer-direct = Your message
web-composer-place = Your message to everyone here
web-composer-placeholder = Ask in your own words
web-composer-place-placeholder = Write to everyone here
web-composer-hint = Enter sends. Shift and Enter starts a new line. Type / for commands.
web-composer-place-hint = The bot reads nothing here unless you write @alliance or start with /.
web-send = Send
web-thinking = One moment, looking…
web-away = The connection is gone. What you see stays, and this page keeps trying.
web-dismiss = Close
web-suggestions = Suggestions
web-suggestions-some = Suggestions are below. Use the up and down keys.
web-suggestions-none = No suggestions.
web-commands = Commands
web-command-example = with: { $example }
web-empty = Write something first, then send.
web-too-long = That is { $typed } characters long, and I can take { $most } at once. Please send it in parts. What you wrote is still there.
web-slow-down = That was a lot at once. Please wait a few seconds and try again. What you wrote is still there.

web-form = Form
web-form-page = Page { $page } of { $pages }
web-form-next = Continue
web-form-back = Back
web-form-cancel = Cancel
web-form-send = Send
web-form-sent = Sent: { $title }
web-form-left = Not sent: { $title }. Nothing was kept.
web-form-open = Not finished: { $title }. What you wrote is still here.
web-form-again = Open it again
web-form-stale = This form is from another visit, so I cannot take it. Copy what you wrote, reload the page and start again.
web-optional = (optional)
web-at-most = Up to { $most } characters.
web-choose-most = Choose up to { $most }.
web-misfits = { $count ->
    [one] One answer needs another look:
   *[other] { $count } answers need another look:
}
web-misfit-empty = Please write something here.
web-misfit-long = This is { $typed } characters long. Please use { $most } or fewer.
web-misfit-choice = Please choose one of these.
web-misfit-day = Please write a date like 2026-12-01.
web-misfit-agree = This needs your yes to go on.
web-misfit-few = { $least ->
    [one] Please choose at least one.
   *[other] Please choose at least { $least }.
}
web-misfit-many = { $most ->
    [one] Please choose one only.
   *[other] Please choose { $most } or fewer.
}

web-trial-who = Who you are
web-trial-who-hint = Sample people. Be any of them.
web-trial-you-are = You are { $name }
web-trial-newcomer = New here, has questions
web-trial-worker = Peer worker and member
web-trial-coordinator = Coordinates the alliance
web-trial-committee = Sits on the fidelity committee
web-trial-clock = Clock
web-trial-hour = 1 hour on
web-trial-day = 1 day on
web-trial-week = 1 week on
web-trial-moved = { $days ->
    [0] (moved on by { $hours ->
        [one] one hour
       *[other] { $hours } hours
    })
   *[other] (moved on by { $days ->
        [one] one day
       *[other] { $days } days
    }{ $hours ->
        [0] {""}
        [one] {" "}and one hour
       *[other] {" "}and { $hours } hours
    })
}
web-trial-moved-hour = The clock moved on by an hour.
web-trial-moved-day = The clock moved on by a day.
web-trial-moved-week = The clock moved on by a week.

web-page-home = To the alliance's own page
web-withdrawn = This was withdrawn.
web-problem-back = Back to the direct message
web-problem-code = If it keeps happening, tell a coordinator this code: { $code }
web-problem-400-title = That did not arrive well
web-problem-400 = Something in the request was not as this page sends it. Go back and try again.
web-problem-403-title = This page is from another visit
web-problem-403 = It was opened as somebody else, or in a browser that does not keep cookies. Copy what you wrote, reload the page and try again.
web-problem-404-title = There is nothing here
web-problem-404 = The address may be old or mistyped. Files are kept for a few hours only: ask for the file again.
web-problem-405-title = This address does not work that way
web-problem-405 = It takes what the page sends and has nothing to show by itself.
web-problem-413-title = That is too much at once
web-problem-413 = Please send less at one time.
web-problem-415-title = That did not arrive well
web-problem-415 = This page takes what its own forms send, and nothing else.
web-problem-429-title = A moment, please
web-problem-429 = That was a lot at once. Wait a few seconds and try again.
web-problem-500-title = That did not work
web-problem-500 = Something went wrong on this side. Nothing you sent was passed on. Please try again in a moment.

## discord: what the Discord door itself says

discord-done = Done.
discord-posted = Done. It is posted here for everyone.
discord-open-form = Open the form
discord-form-ready = The form is ready. Only you can see it. It is kept for a day.
discord-form-part = Part { $done } of { $all } is done. Nothing is sent yet. What you wrote is kept for a day.
discord-form-cancelled = Cancelled. Nothing was sent, and what you wrote is gone.
discord-form-expired = That form is no longer here: it was sent, cancelled, or is more than a day old. Please start it again.
discord-back-to-form = Back to the form
discord-form-waits = What you wrote in this form is still here. Only you can see it. Nothing was sent.
discord-continue = Continue
discord-change = Change what I wrote
discord-cancel = Cancel
discord-send = Send
discord-agree = Yes
discord-mend = Mend the date
discord-day-unclear = I could not read a date here: { $question }. Please write it like 2026-12-01: year, month, day. The rest of what you wrote is kept.
discord-chosen = Chosen: { $chosen }
discord-choose-some = Choose { $least } to { $most }.
discord-more-options = More options
discord-earlier-options = Earlier options
discord-file-too-large = too large for Discord
discord-words-only = I can read words only, not files, stickers or voice messages. Write me your question, and I will look for an answer.
discord-show = Show me privately
discord-closed = I could not send you a private message. Press the button, and only you will see my answer.
discord-not-yours = That answer is for the person who asked. Write to me, and I will answer you too.
discord-question-gone = I cannot find that question any more. Please ask me again.

## safety: people to talk with (the cards themselves stand in content/safety.yaml)

command-support = People you can talk with, at any time
safety-support-title = People you can talk with
safety-button-choices = Show peer choices
safety-button-about-988 = How private is 988?
safety-button-not-now = Not now
safety-button-back = Back to my question

## members: joining accounts

command-link = Join your Discord and Telegram selves, or part them
command-link-code = The code you got on the other app
members-link-title = Join your accounts
members-link =
    If you use this alliance in more than one app, you can be one member in all of them: your settings, and later your sessions and hours, go with you.

    Get a code here and type it on the other app, or the other way round. Nobody else sees it.
members-link-now = Joined now
members-link-here = { $app } (here)
members-link-page = Web page
members-link-make = Get a code
members-link-type = Type a code
members-link-part = Part this app from the others
members-link-code-title = Your code
members-link-code = It works once, for 10 minutes. Only type it into this bot, and show it to nobody.
members-link-code-how = On the other app, send me: **/link { $code }**
members-link-code-label = Code from the other app
members-link-look = Go on
members-link-confirm-title = Join these two?
members-link-confirm =
    This code comes from your account on **{ $app }**. After you join them, both are one member, and the settings there go before the ones here.

    If you did not make this code yourself, say no.
members-link-confirm-yes = Yes, join them
members-link-confirm-no = No
members-link-joined = Joined. You are one member on both now.
members-link-unknown = I do not know that code. It may have run out: they work for 10 minutes and once. Get a new one on the other app with /link.
members-link-own = You got this code here. Type it on the other app.
members-link-already = These two are joined already.
members-link-wait = That was a lot of tries. Please wait ten minutes, then get a new code.
members-link-parted = This app stands alone again. What was held stays with your other account.

drafts-held = { $count ->
    [one] A form you have half filled in. It is forgotten by itself.
   *[other] { $count } forms you have half filled in. They are forgotten by themselves.
}
notes-held = { $count ->
    [one] A note that keeps a button in this app working
   *[other] { $count } notes that keep buttons in this app working
}
link-codes-held = A code to join your accounts. It runs out by itself after 10 minutes.


## telegram: what the Telegram door itself says

telegram-when = { $when }
telegram-nothing = Done.
telegram-open-private = { $name }, I answer in private. Press the button and then Start. Only you will see it.
telegram-open = Open our private chat
telegram-faceless = You are writing as a group or a channel, so I cannot answer you alone. Write to me in a private chat.
telegram-not-yours = That answer is for somebody else. Write me your own question, and I will look for an answer.
telegram-waiting-gone = What I had for you is no longer here; I keep it for an hour only. Please ask me again.
telegram-words-only = I can read words only, not files, pictures, stickers or voice messages. Write me your question, and I will look for an answer.
telegram-forwarded = That is a command somebody else wrote, so I did not carry it out. If you want it, type it yourself.
telegram-cannot-send = this file cannot be sent on Telegram
telegram-withdrawn = This was withdrawn.

telegram-form-step = { $title } ({ $number } of { $all })
telegram-type = Write your answer as a message.
telegram-example = For example: { $example }
telegram-so-far = So far
telegram-day-how = Press a day, or write it like 2026-12-01: year, month, day.
telegram-day-unclear = I could not read a date there. Please write it like 2026-12-01: year, month, day.
telegram-choose-all = Press all that fit, then Done.
telegram-choose-some = Press { $least } to { $most }, then Done.
telegram-choose-least = { $least ->
    [one] Please choose at least one.
   *[other] Please choose at least { $least }.
}
telegram-choose-most = { $most ->
    [one] Please choose one only.
   *[other] Please choose { $most } at most. Press one again to take it back.
}
telegram-misfit-empty = I could not see any words in that. Please write a few.
telegram-too-long = That is { $typed } characters long, and { $most } fit here. Nothing is lost: it is still in this chat. Please send a shorter text.
telegram-other-half = This seems to be the rest of the same long text, so I did not take it as an answer. Please send one shorter text.
telegram-page = Page { $page } of { $pages }
telegram-done = Done
telegram-back = Back
telegram-skip = Skip
telegram-keep = Keep it
telegram-cancel = Cancel
telegram-continue = Continue
telegram-agree = Yes
telegram-send = Send
telegram-change = Change an answer
telegram-change-which = Which answer would you like to change?
telegram-no-answer = no answer
telegram-review = Please look it over. Nothing is sent yet.
telegram-sent = Sent: { $title }
telegram-form-cancelled = Cancelled. Nothing was sent, and what you wrote is gone.
telegram-form-waiting = Not finished: { $title }. What you wrote is kept for a day.
telegram-form-expired = That form is no longer here: it was sent, cancelled, or is more than a day old. Please start it again.
telegram-form-expired-typed = The form “{ $title }” waited for a day, and then I put it away. Nothing was sent. I take what you just wrote as a question.

## notify: what the bot tells a member by itself

command-notify = Choose what I remind you of, and when

notify-title = Reminders and notices
notify-body = I remind you of sessions you are going to. Here you choose when, how often and where.
notify-off = **Reminders are off.** You can turn them on again at any time.
notify-always = I always tell you when a session you are going to is cancelled or moved, and when a seat is free for you.
notify-value = { $value }
notify-saved = Saved.
notify-back = Back
notify-settings-button = Reminder settings
notify-quiet-label = Quiet hours
notify-quiet-button = Quiet hours
notify-quiet =
    Now: **{ $now }**, on the clock in your zone ({ $zone }).

    In quiet hours I wait. If something starts soon after, I write without a sound.
notify-quiet-hours = { $begin } to { $end }
notify-quiet-none = No quiet hours
notify-quiet-other = Other hours
notify-quiet-begin = Quiet from
notify-quiet-end = Until
notify-quiet-same = Those hours begin and end at the same time. Please choose two different hours.
notify-daily-label = Reminders a day
notify-daily-button = How many a day
notify-daily = If more are due on a day, the rest come together in one message, in time for the first of them.
notify-daily-number =
    { $count ->
        [one] At most 1
       *[other] At most { $count }
    }
notify-daily-all = All of them, one by one
notify-where-label = Where
notify-where-button = Which app
notify-where = Where should I write to you?
notify-where-same = The app where I signed up
notify-zone-button = Time zone
notify-muted-label = No reminders about
notify-unmute-prompt = Turn reminders on again for
notify-mute = Mute { $what }
notify-mute-all = Mute all reminders
notify-unmute-all = Turn reminders on
notify-undo = Undo
notify-muted = You get no more reminders about **{ $what }**.
notify-muted-all = You get no more reminders.
notify-unmuted = You get reminders about **{ $what }** again.
notify-unmuted-all = You get reminders again.
notify-topic-partner = Partners
notify-together-title = Your reminders, together
notify-together = So that I do not write too often, here they are in one message.
notify-reminder = Reminder
notify-when = { $when }
notify-clock-am = { $clock } AM
notify-clock-pm = { $clock } PM
notify-held = What you want to be told, and when


## sessions: reminders, notices of changes, and the post ahead of a date

sessions-reminder-title = Coming up: { $title }
sessions-reminder = You said that you are coming. If you cannot make it, that is fine. One press frees your seat for someone else.
sessions-reminder-open = You said that you are coming. If you cannot make it, that is fine.
sessions-reminder-room = It is your turn to hold the room. Thank you. If you cannot after all, one press says so.
sessions-notice-when = When
sessions-notice-begins = Starts
sessions-notice-where = Where
sessions-notice-video = By video
sessions-notice-phone = By phone
sessions-notice-room = In person
sessions-notice-join = Join by video
sessions-notice-way-missing = Your facilitator will send you the way in.
sessions-notice-note = Good to know: { $note }
sessions-notice-reason = The reason given: { $reason }
sessions-notice-details = Details
sessions-notice-still = I can still come
sessions-notice-cant = I can't
sessions-moved-title = New time: { $title }
sessions-moved = This session is at another time now. Your seat is kept. Does the new time work for you?
sessions-moved-open = This session is at another time now. Does the new time work for you?
sessions-moved-waiting = This session is at another time now. Your place in line is kept.
sessions-moved-was = It was
sessions-moved-now = It is now
sessions-cancelled-title = Cancelled: { $title }
sessions-cancelled = This session will not take place. There is nothing you need to do.
sessions-revived-title = It is on after all: { $title }
sessions-revived = This session was cancelled, and now it takes place after all. Your answer from before still counts.
sessions-channel-title = Coming up: { $title }
sessions-channel = Press Details for all about it.
sessions-channel-cancelled = This session will not take place.
sessions-event-where = See the card in the chat
sessions-held = { $count ->
    [one] An answer to a session. It is deleted 30 days after the session
   *[other] { $count } answers to sessions. Each is deleted 30 days after its session
}

## room: prompts, agenda and room codes of co-reflection

command-reflect = A prompt to think with, alone, in pairs or in a group
command-reflect-theme = Which theme? Leave it out for any

room-title = A prompt to reflect on
room-follow-up = *To go on:* { $words }
room-began-again = You have now seen all of these, so they begin again in a new order.
room-only-one = This is the only one of its kind so far. Another theme or setting has more.
room-theme-label = Theme
room-depth-label = How deep
room-another = Another one
room-deeper = Deeper
room-gentler = Gentler
room-show = Show it to everyone here
room-mine = One for me
room-theme-prompt = Another theme
room-any-theme = Any theme
room-setting-prompt = With whom?
room-for-pair = For two people. Below you can choose one for you alone.
room-for-group = For a group.
room-for-solo = For you, on your own.
room-aloud-title = A prompt for everyone here: { $theme }
room-nothing = There is no prompt like that yet. Please try another theme, or another setting.
room-no-prompts = There are no prompts here yet. A coordinator can add some.
room-no-such-theme = I do not know that theme. These are the ones I have:
room-awaiting-review = This text still waits for a review by Spanish-speaking peers.
room-agreements-button = Agreements
room-agreements-title = What we can agree on
room-agreements = Read them aloud, and ask what anyone would change. They belong to the group.
room-shapes-button = Ways to meet
room-agenda-title = Ways to meet
room-shapes = Choose the one that fits your time. It is a proposal; the group decides.
room-shape-prompt = Choose one
room-shape-named = **Agenda:** { $name }
room-minutes = { $minutes } min
room-opener = **To open:** { $words }
room-closer = **To close:** { $words }
room-passing = Passing is always fine. I do not join, record or time anything.
room-no-agenda = There is no agenda here yet. A coordinator can add one.
room-when-label = When
room-prompt-button = A prompt
room-was-there = I was there
room-code = The room code. Say it aloud so that people can add the hours to their own record:
room-code-how = It works from { $first } until { $last }. Nobody has to use it.
room-waiting = { $count ->
    [one] One person asks you to confirm that they were there. If you cannot say, press No. I keep nothing about that.
   *[other] { $count } people ask you to confirm that they were there. If you cannot say, press No. I keep nothing about that.
}
room-confirm = Yes, { $name } was there
room-decline = No
room-confirmed = Confirmed. They have the hours now.
room-declined = I told them kindly. Nothing about it is kept.
room-answered-already = That was answered already.
room-private = Only facilitators of this date see the code and the names.
room-facilitators-only = Only facilitators of this date can do that.
decks-held = { $count ->
    [one] Which reflection prompts you have seen, so that none comes twice
   *[other] Which reflection prompts you have seen, in { $count } apps, so that none comes twice
}

## hours: a member's own record, certificates, and checking them

command-hours = Your own record of hours, and certificates. Only you see it

hours-title = Your hours
hours-private = Only you see this record. I send it to nobody.
hours-none = Nothing is here yet. If you were in a session, type the room code that was said there. You can also write down hours of any other learning.
hours-total-label = In { $year }
hours-categories-label = By category
hours-no-category = Without a category
hours-amount = { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
}
hours-day = { $day }
hours-option = { $what } · { $day }
hours-more = { $count ->
    [one] One more entry is in the menu and in the spreadsheet.
   *[other] { $count } more entries are in the menu and in the spreadsheet.
}
hours-waiting = Waiting for a facilitator:
hours-code-button = I have a room code
hours-ask-button = Ask a facilitator
hours-add-button = Add hours by hand
hours-entry-prompt = Open an entry
hours-download-button = Download as a spreadsheet
hours-certificates-button = My certificates
hours-all-button = My hours
hours-back = Back
hours-day-label = Date
hours-hours-label = Hours
hours-what-label = What it was
hours-category-label = Category
hours-evidence-label = Where the proof is kept
hours-source-label = How it was recorded
hours-source-code = with the room code
hours-source-facilitator = a facilitator confirmed it
hours-source-hand = you wrote it down
hours-hours-help = Such as 1.5, or 1:30, or 90 minutes.
hours-category-help = Such as co-reflection, ethics or training. Leave it empty if you like.
hours-evidence-help = Such as “blue folder” or “email of May 3”. The paper stays with you.
hours-code-title = The room code
hours-code-label = Which code was said in the room?
hours-code-help = Two words and two digits. Small slips are fine.
hours-code-again = Try again
hours-claim-kept = **{ $title }** is in your record now. You can get a certificate for it under /hours.
hours-claim-already = **{ $title }** is already in your record.
hours-claim-unknown = I do not know that code. It works from 10 minutes before a session until a day after it. You can try again, or ask a facilitator.
hours-claim-too-many = That was many tries. Please wait an hour, or ask a facilitator: that always works.
hours-claim-asked = I asked the facilitators of **{ $title }**. I tell you when they answer. They see your name for this session only.
hours-claim-nobody = I know no facilitator of **{ $title }** whom I could ask. You can write the hours down by hand.
hours-claim-over = That session cannot be confirmed now: it was more than a week ago, was cancelled, or has not begun. You can write the hours down by hand.
hours-ask-title = Ask a facilitator
hours-ask = Which session were you in? Its facilitators see the name you use in this app, for this session only.
hours-ask-prompt = Choose a session
hours-ask-none = There was no session in the last week. You can write hours down by hand.
hours-add-title = Add hours by hand
hours-edit-title = Change this entry
hours-edit-button = Change
hours-remove-button = Remove
hours-remove-title = Remove this entry?
hours-remove = **{ $what }** goes out of your record.
hours-remove-certificate = A certificate that you made of it stays valid. You can withdraw it under “My certificates”.
hours-remove-yes = Yes, remove it
hours-removed = Removed.
hours-misfit-day = I could not read that date. Please write it like 2026-12-01: year, month, day.
hours-misfit-future = That day has not come yet. You can add it when it is over.
hours-misfit-hours = I could not read those hours. Please write them like 1.5, 1:30 or 90 minutes.
hours-misfit-what = Please say in a few words what it was.
hours-download-title = Your hours as a spreadsheet
hours-download = Open it in any spreadsheet program. Some cells may begin with an apostrophe ('), so that nothing in them runs as a formula.
hours-download-alt = A spreadsheet with your hours, one entry per line
hours-certificate-button = Get a certificate (PDF)
hours-certificate-title = A certificate
hours-certificate-intro = It shows the name you write here, the title, date and hours, who organized it, and how to check it. It shows nothing else. I do not keep the name.
hours-name-label = Your name as it should stand there
hours-name-help = Any name you choose. It is printed and then forgotten.
hours-language-label = Language of the certificate
hours-language-en = English
hours-language-es = Spanish
hours-issued-title = Your certificate
hours-issued =
    Here it is. Hand it to whom you like; I send it to nobody.

    Others can check it at { $address } with the code **{ $code }**. They see whether it is valid, the date and the hours, nothing else. You can withdraw it at any time under /hours.
hours-issued-local =
    Here it is. Hand it to whom you like; I send it to nobody.

    Its code is **{ $code }**. The alliance has no public page yet, so others cannot check it online. You can withdraw it at any time under /hours.
hours-issued-alt = Your certificate, one page
hours-refused-name = Please write the name that should stand on the certificate.
hours-refused-signs =
    I cannot print these characters on the certificate: **{ $signs }**

    No certificate was made. My font has Latin, Greek and Cyrillic letters with all their accents. Could you spell the name in one of these? I am sorry that your own script is missing.
hours-refused-title =
    The title of this session has characters that I cannot print: **{ $signs }**

    No certificate was made. A coordinator can help.
hours-refused-gone = That entry is no longer in your record, so no certificate was made.
hours-certificates-made = { $count ->
    [one] You made a certificate of this.
   *[other] You made { $count } certificates of this.
}
hours-certificates-title = My certificates
hours-certificates = I keep the date and hours of each, and whether it is valid. I do not keep the name. If a paper is lost, make a new one from its entry.
hours-made-valid = { $day }, { $hours }: valid
hours-made-withdrawn = { $day }, { $hours }: withdrawn
hours-withdraw-prompt = Withdraw one
hours-withdraw-title = Withdraw this certificate?
hours-withdraw = { $certificate }. Whoever checks it will see that it is withdrawn. This cannot be undone, but you can make a new one.
hours-withdraw-yes = Yes, withdraw it
hours-withdrawn = Withdrawn.
hours-asked = { $count ->
    [one] Somebody asks you to confirm that they were in **{ $title }**.
   *[other] { $count } people ask you to confirm that they were in **{ $title }**.
}
hours-asked-button = Look
hours-answered-yes = A facilitator confirmed that you were in **{ $title }**. The hours are in your record.
hours-answered-no = A facilitator could not confirm that you were in **{ $title }**. That is kept nowhere. You can write the hours down by hand.
hours-held = { $count ->
    [one] An entry in your record of hours
   *[other] { $count } entries in your record of hours
}
hour-requests-held = { $count ->
    [one] A session that a facilitator is to confirm. It goes by itself after a week.
   *[other] { $count } sessions that facilitators are to confirm. They go by themselves after a week.
}
certificates-held = { $count ->
    [one] That you made a certificate: date and hours, no name. If you erase this, the paper stays valid, and I no longer know that it is yours. To make it invalid, withdraw it first under /hours.
   *[other] That you made { $count } certificates: dates and hours, no names. If you erase this, the papers stay valid, and I no longer know that they are yours. To make one invalid, withdraw it first under /hours.
}

hours-paper-heading = Certificate of co-reflection
hours-paper-says = This certifies that
hours-paper-took-part = took part in co-reflection: peers learning together about their practice.
hours-paper-title = Session
hours-paper-date = Date
hours-paper-when = { $when }
hours-paper-hours = Hours
hours-paper-organiser = Organized by
hours-paper-check = Anyone can check this certificate at the address below. The page shows whether it is valid, the date and the hours, nothing else.
hours-paper-check-local = Ask the organizer to check this certificate by its code.
hours-paper-code = Code: { $code }
hours-paper-made = Made on { $day }

hours-verify-title = Check a certificate
hours-verify-how = Add the code on the certificate to the end of this page's address, like this: **/verify/7K2M9-QFX3D**
hours-verify-valid-title = This certificate is valid
hours-verify-valid = The alliance confirms this date and these hours. It tells nothing else about anybody.
hours-verify-withdrawn-title = This certificate was withdrawn
hours-verify-withdrawn = It is no longer valid. There can be many reasons, such as a corrected copy.
hours-verify-unknown-title = This code is not known
hours-verify-unknown = Please compare it with the certificate, letter by letter.

## series: made and changed in chat, for coordinators

command-newsession = Plan a co-reflection session or a series of them (coordinators)
series-held =
    { $count ->
        [one] One series or date that you made or changed as a coordinator
       *[other] { $count } series or dates that you made or changed as a coordinator
    }

series-new-title = New session
series-new-intro =
    One session, or a series of them. Times are in { $zone }. You will see every date in full before anything is kept.
series-look = Read it back
series-example = Tue, Dec 1 3pm
series-ask-title = Title
series-ask-title-es = Title in Spanish
series-ask-first = First date and time
series-ask-first-help = Such as: Tue, Dec 1 3pm, or 2026-12-01 15:00. In { $zone }.
series-ask-length = How long
series-ask-repeat = How often
series-ask-last = Last date
series-ask-last-help = Such as: June 29, 2027. Leave it empty to go on until you end it.
series-ask-seats = Seats
series-ask-seats-help = A number. Leave it empty for as many as come.
series-ask-place = Where
series-ask-place-help = Everybody reads this, so no link and no phone number here.
series-ask-link = Link to join
series-ask-link-help = Only people who have a seat see it.
series-ask-phone = Phone number to join
series-ask-phone-help = Only people who have a seat see it.
series-ask-names = Who holds the room
series-ask-names-help = Names with commas between them. They take turns, and I ask them before each date.
series-ask-about = What it is about
series-ask-when = New date and time
series-ask-note = Note for people who come
series-ask-reason = Reason
series-once-when-help = Such as: Wed, Jan 6 5pm. In { $zone }.
series-once-note-help = One sentence for the people who come, such as why it moved.
series-once-reason-help = Only the people who have a seat or wait for one read it.
series-once-seats-help = A number from 1 to 1000, for this date alone.
series-once-names-help = Names with commas between them, for this date alone. Leave it empty, and it is whoever's turn it is.
series-once-last-help = Such as: June 29, 2027. It still takes place on that day.
series-length =
    { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    }
series-repeat-once = Once
series-repeat-weekly = Every week
series-repeat-fortnightly = Every 2 weeks
series-repeat-monthly-weekday = Every month, on the same weekday
series-repeat-monthly-day = Every month, on the same day
series-until = Last date: { $day }
series-seats =
    { $count ->
        [one] 1 seat
       *[other] { $count } seats
    }
series-seats-open = As many as come
series-day = { $day }

series-wrong-title = Almost there
series-wrong = I could not use all of it. Everything you typed is kept. Please look at this again:
series-wrong-cannot = This cannot be done:
series-wrong-title-missing = Please give it a title.
series-wrong-seats = Please write a number from 1 to 1000.
series-wrong-names = That is more than I can hold: at most 20 names, with commas between them.
series-wrong-link = Please paste the whole link; it begins with https://
series-wrong-phone = I see no number in it.
series-wrong-last = The last date is before the first one.
series-wrong-public = It holds a link, an address or a phone number, and everybody may read it. Please put that under the link or the phone number.
series-wrong-other = This does not work together with the rest. Please look at it again.
series-wrong-collides = This series already meets at that time.
series-wrong-over = That date has begun or is over, so it stays as it is.
series-wrong-gone = This date is not on the calendar any more.

series-misread-empty = Please write a date and a time, such as: Tue, Dec 1 3pm
series-misread-not-understood = I could not read that. Please write it like: Tue, Dec 1 3pm, or 2026-12-01 15:00
series-misread-not-a-date = I could not read that date. Please write it like: June 29, 2027
series-misread-no-day = Which day? Please write it like: Tue, Dec 1 3pm
series-misread-no-time = At what time? Please write it like: Tue, Dec 1 3pm
series-misread-am-or-pm = Morning or afternoon? Please add am or pm, such as 3pm.
series-misread-midnight = Midnight could be one day or the next. Please write 11:59pm or 12:01am.
series-misread-no-such-time = There is no such time on a clock.
series-misread-no-such-date = There is no such date.
series-misread-other-weekday = That date falls on another weekday. Which one is right?
series-misread-day-or-month = That could be a day first or a month first. Please write the month as a word, such as: Dec 1
series-misread-one-time = Please write only when it begins; how long it takes is another question.
series-misread-repeats = Please write one date here; how often it comes back is another question.
series-misread-zone = Please leave the time zone out. Times are in the zone named above.
series-misread-past = That is in the past.
series-misread-too-far = That is more than five years away.

series-look-gap = The clocks skip that time on that day, so it begins an hour later.
series-look-fold = The clocks show that time twice on that day. The first one counts.
series-look-gap-on = On { $day } the clocks skip that time, so it begins an hour later.
series-look-fold-on = On { $day } the clocks show that time twice. The first one counts.
series-look-short-months = Months without a day { $day } are skipped.
series-look-last-weekday = Most months have no fifth one, so it is the last one of each month.
series-look-runs-into = It runs into another date of this series.
series-look-was-cancelled = That date was cancelled. Moved, it takes place.
series-look-few-seats = That is fewer seats than the { $least } people it needs.
series-look-unknown-names =
    I know no account for these names yet, so I cannot ask them: { $names }. Whoever keeps the file alliance.yaml can add them there, under “people”.

series-echo-title = Is this right?
series-echo = Please read every date. Nothing is kept or shown to anybody until you confirm.
series-field-title = Title
series-field-first = First date
series-field-length = How long
series-field-repeat = How often
series-field-seats = Seats
series-field-place = Where
series-field-doors = Only for people who have a seat
series-field-names = Who holds the room
series-field-about = About
series-field-next = The next dates
series-field-when = When
series-field-state = How it stands
series-field-series = The series
series-field-before = This date
series-field-after = New date
series-field-last = Last date
series-clocks-changed = the clocks have changed; it begins at the same hour
series-confirm = Yes, confirm
series-change = Change
series-drop = Never mind
series-dropped-title = All right
series-dropped = Nothing was changed.
series-stale = That is done already, or it was begun more than two days ago. Start again with /newsession or from the session's card.
series-gone = That session is not on the calendar any more.

series-made-title = It is on the calendar
series-made = **{ $title }** is planned.
series-made-now = A card for it appears now. Where: { $places }.
series-made-later = A card for it appears on { $when }. Where: { $places }.
series-made-nowhere = No place for session cards is set, so people find it with **/sessions**. Whoever keeps the file alliance.yaml can set one.
series-made-then = You can move, cancel or change one date from that date's card in **/sessions**.
series-platform-discord = Discord
series-platform-telegram = Telegram
series-platform-web = the web page

series-do-move = Move this date
series-do-cancel = Cancel this date
series-do-hold = Hold it after all
series-do-seats = Seats
series-do-staff = Who holds it
series-do-end = End the series
series-do-go-on = Let the series go on
series-why = Why is it so?
series-back = Back to the date
series-date-intro = { $title }, { $when }. You will see it in full before anything changes.
series-state-held = It takes place
series-state-moved = It takes place, moved from { $day }
series-state-cancelled = Cancelled
series-ends = Last date: { $day }
series-paused = This series pauses: nobody answered for three dates in a row. Dates with a card stay as they are. No new cards appear until you let it go on.
series-rota-nobody = Nobody is named
series-rota-decides = Whoever's turn it is
series-changed-meanwhile = **Somebody else changed this date while you were looking.** This is how it would be now:
series-echo-move = Move this date? People who have a seat keep it. They are told the old and the new time.
series-echo-cancel = Cancel this date? Everybody who has a seat or waits for one is told.
series-echo-hold = Hold this date after all? Everybody who was told that it is cancelled is told.
series-echo-seats = Change the seats of this date? Nobody who has a seat loses it. New seats go to those who wait.
series-echo-staff = Change who holds this date? They are asked in private.
series-echo-end = End the series? Dates after this are cancelled, and everybody who has a seat on one is told.
series-echo-go-on = Let the series go on as it was planned?
series-done-move = It is moved. People are told in a few minutes, so there is time to correct a slip.
series-done-cancel = It is cancelled. People are told in a few minutes, so there is time to correct a slip.
series-done-hold = It takes place.
series-done-seats = The seats are changed.
series-done-staff = It is kept. They are asked in private.
series-done-end = The series ends. People are told in a few minutes, so there is time to correct a slip.
series-done-go-on = The series goes on.

series-why-title = Why it is so
series-why-about = What was said in chat counts before a date in the file, and that before the rule of the series.
series-why-start = Begins
series-why-held = Takes place
series-why-duration = How long
series-why-capacity = Seats
series-why-min-people = People it needs
series-why-facilitators = Who holds the room
series-why-place = Where
series-why-note = Note
series-why-last-date = Last date
series-why-when = { $when }
series-why-ways = ways in for people who have a seat
series-why-chat = Said in chat by { $name }, { $when }
series-why-somebody = a coordinator
series-why-file = For this date: { $file }, line { $line }
series-why-rule = For the series: { $file }, line { $line }
series-why-default = Nobody said, so the usual counts

series-trouble-title = Something on the calendar needs a look
series-trouble-clash =
    The file **{ $file }** uses the id **{ $series }**, which belongs to a series made in chat. The series made in chat stays in use. Please give the file an id of its own.
series-trouble-stray =
    In **{ $series }**, the date { $day } was changed in chat, and the series does not meet on it any more. If another date is meant now, change that one from its card.
series-trouble-unreadable =
    I cannot read the series **{ $series }**, which was made in chat with another version of me. Please tell whoever runs the bot.

## rota: who holds the room

rota-held =
    { $count ->
        [one] One session you were asked to hold
       *[other] { $count } sessions you were asked to hold
    }
rota-when = When
rota-ask-title = Can you hold the room?
rota-ask = It would be your turn to hold **{ $title }**. Will you be there?
rota-ask-again = You may have missed this: it would be your turn to hold **{ $title }**. Will you be there?
rota-ask-footer = A no is fine, and nobody counts it.
rota-yes = I'll be there
rota-no = I can't, ask someone else
rota-no-after-all = I can't after all
rota-yes-after-all = I can after all
rota-answered-yes = Thank you. You hold the room. A reminder comes before it begins.
rota-answered-no = Thank you for saying so. I look for somebody else.
rota-answered-others = Others hold this date now, so you are free. Thank you.
rota-answered-over = That session has begun or is over.
rota-answered-cancelled = That session is cancelled, so you are free.
rota-coordinate = Look at this date
rota-silent-title = No answer about holding the room
rota-silent = **{ $name }** was asked about **{ $title }** and has not answered yet. Perhaps you can reach them, or name somebody else.
rota-nobody-title = I cannot ask this person
rota-nobody = **{ $name }** is to hold **{ $title }**, but I know no account for that name. Whoever keeps the file alliance.yaml can add it there, under “people”. Until then, please ask them yourself.
rota-short-title = Somebody is needed to hold the room
rota-short = Nobody is left to ask for **{ $title }**, and it needs somebody. You can name people, or decide what happens.
rota-off-title = You are free
rota-off = **{ $title }**, which you were asked to hold, is cancelled.
rota-released-title = You are free
rota-released = A coordinator named others to hold **{ $title }**, so you need not be there. Thank you for having said yes.
rota-paused-title = A series pauses
rota-paused =
    For three dates in a row, nobody answered about holding **{ $title }**. So no new cards of it appear for now.

    Dates that people already go to stay on the calendar. Whether they take place is yours to decide.
rota-resume = Let it go on
rota-resumed = It goes on. New cards appear as usual.
rota-not-paused = It does not pause any more.
rota-state-waiting = not asked yet
rota-state-asked = asked
rota-state-confirmed = will be there
rota-state-declined = cannot
rota-state-silent = has not answered
rota-state-nobody = I know no account for the name

## sessions: the next meetings, seats and the waitlist

command-sessions = See the next sessions and say whether you come
command-sessions-which = The name of one session

sessions-list-title = Sessions
sessions-list =
    These are the next sessions. Open one to see more and to answer. Coming is always your choice.
sessions-list-aloud =
    These are the next sessions. Type **/sessions** in a private chat with me to see more and to answer.
sessions-list-none = No sessions are planned right now. They show up here as soon as they are.
sessions-list-not-found = I found no session by that name.
sessions-list-menu = Open a session
sessions-list-when = { $when }
sessions-option = { $day }: { $title }
sessions-option-cancelled = Cancelled: { $day }, { $title }

sessions-when = When
sessions-other-zone = In the session's own zone
sessions-length = How long
sessions-length-minutes = { $minutes } minutes
sessions-length-hours =
    { $hours ->
        [one] 1 hour
       *[other] { $hours } hours
    }
sessions-length-both =
    { $hours ->
        [one] 1 hour and { $minutes } minutes
       *[other] { $hours } hours and { $minutes } minutes
    }
sessions-where = Where
sessions-moved-label = Moved
sessions-moved-from = It was planned for { $when }.
sessions-seats = Seats
sessions-seats-left =
    { $left ->
        [one] 1 of { $capacity } seats left.
       *[other] { $left } of { $capacity } seats left.
    }
sessions-seats-full = Full.
sessions-seats-waiting =
    { $waiting ->
        [one] Full. 1 person waits.
       *[other] Full. { $waiting } people wait.
    }
sessions-seats-open = Room for everybody.
sessions-seats-come-by = No seat needed. Just come by.
sessions-seats-closed = The time to answer is over.
sessions-opens = You can answer from { $when }.
sessions-note = **Good to know:** { $note }
sessions-reason = **Why:** { $reason }

sessions-card-footer = Only the facilitators see who comes, unless you choose otherwise.
sessions-card-cancelled-title = Cancelled: { $title }
sessions-card-cancelled = This session does not take place.
sessions-card-over = This session is over.

sessions-button-come = I'm coming
sessions-button-wait = Put me on the waitlist
sessions-button-remind = Remind me
sessions-button-cant = I can't
sessions-button-leave = I can't come after all
sessions-button-stop-waiting = Take me off the waitlist
sessions-button-no-reminder = Do not remind me
sessions-button-details = Details
sessions-button-calendar = Add to my calendar
sessions-button-agenda = Agenda
sessions-button-room = In the room
sessions-button-people = Who comes
sessions-button-manage = Coordinate
sessions-button-all = All sessions
sessions-button-back = Back
sessions-button-show = Show my name to others who come
sessions-button-hide = Hide my name
sessions-button-accept = Yes, I take it
sessions-button-pass = Pass
sessions-button-join = Join by video
sessions-button-hold = Hold it anyway
sessions-button-call-off = Cancel this date
sessions-button-call-off-yes = Yes, cancel it

sessions-mine-going = You have a seat.
sessions-mine-coming = You are coming.
sessions-mine-reminded = I will remind you.
sessions-mine-waitlist = You are number { $place } on the waitlist.
sessions-mine-offered = A seat is held for you.
sessions-mine-until = It is yours to take until { $when }. After that it goes to the next person.
sessions-mine-cant = You said that you can't come.
sessions-footer-shown = The facilitators and others who come see your name.
sessions-footer-hidden = Only the facilitators see your name.
sessions-others = Also coming
sessions-name-shown = Others who come can see your name now.
sessions-name-hidden = Only the facilitators see your name now.

sessions-way-video = Video
sessions-way-phone = Phone
sessions-way-room = Room
sessions-way-missing-label = The way in
sessions-way-missing = Your facilitator will send you the way in.
sessions-calendar = Open this file to put the session into your calendar.
sessions-calendar-alt = A calendar file for { $title }

sessions-became-seat = You have a seat.
sessions-became-seat-free = Good, you are coming.
sessions-became-already = You have a seat already.
sessions-became-already-free = You have told me already.
sessions-became-waiting = It is full. You are number { $place } on the waitlist. I write to you when a seat is free.
sessions-became-still-waiting = You are number { $place } on the waitlist. I write to you when a seat is free.
sessions-became-full = It is full, and there is no waitlist for this one.
sessions-became-out = Thank you for telling me. You can change your mind while answers are open.
sessions-became-passed = The seat goes on to the next person. Thank you for telling me.
sessions-became-gone-on = This seat is no longer held for you. You can ask for one again.
sessions-became-not-yet = You can answer from { $when }.
sessions-became-closed = The time to answer is over.
sessions-became-over = This session is over.
sessions-became-cancelled = This session does not take place.
sessions-reminded-day = A reminder comes the day before.
sessions-reminded = A reminder comes before it starts.
sessions-gone = I do not know this session any more. Type /sessions to see the next ones.

sessions-offer-title = A seat is free: { $title }
sessions-offer = You were waiting for a seat. This one is held for you. Do you want it?
sessions-offer-until = Held for you until
sessions-given-title = You have a seat: { $title }
sessions-given = There is room for everybody now, so the seat you waited for is yours.
sessions-lapsed-title = No longer held: { $title }
sessions-lapsed = The time for the seat that was held for you is over.
sessions-untold = A seat was free for you, and I could not reach you in time. I am sorry.
sessions-lapsed-again = If you still want to come, ask again.
sessions-lapsed-closed = The time to answer is over too, so I cannot offer it again.

sessions-people-coming = Coming: { $count }
sessions-people-waiting = Waiting: { $count }
sessions-people-nobody = Nobody yet.
sessions-people-unnamed = Somebody without a name
sessions-people-few =
    { $least ->
        [one] The plan says at least 1 person. You decide whether to hold it.
       *[other] The plan says at least { $least } people. You decide whether to hold it.
    }
sessions-people-footer = Only facilitators see this list. Nobody notes who was there.
sessions-facilitators-only = This is for the facilitators of this date.

sessions-few-title = A small circle: { $title }
sessions-few =
    { $coming ->
        [0] Nobody has said yet that they come.
        [one] 1 person comes so far.
       *[other] { $coming } people come so far.
    } The plan says at least { $least }. A small circle can be a good one. You decide.
sessions-few-held = Good. It takes place as planned.
sessions-calloff-title = Cancel { $title }?
sessions-calloff =
    { $count ->
        [0] Nobody has answered yet, so nobody has to be told.
        [one] 1 person has answered and is told.
       *[other] { $count } people have answered and are told.
    } A coordinator can take this back.
sessions-calledoff = It is cancelled. Everybody who has a seat or waits for one is told.

## partner: two peers brought together once a round

command-partner = Meet another peer worker once a round, if you like

partner-title = A partner to think with
partner-about =
    In each round I bring two peer workers together who both want to. You write or call each other and talk once, about whatever is on your mind in your work.

    - Nobody asks whether you met, or what was said.
    - You can skip a round, pause or leave at any time, without a reason.
    - You can say who you do not want to be matched with. Nobody ever learns that.
    - I try not to bring together people who work for the same employer.
partner-short = In each round I bring you together with another peer worker. Nobody asks whether you met.
partner-next = Next round
partner-you = You
partner-in = You are in.
partner-skipping = You sit this round out.
partner-paused = You pause.
partner-until = Until
partner-day = { $day }
partner-name = A partner sees
partner-handle = They reach you by
partner-join-button = Take part
partner-change-button = Change this
partner-join-title = Take part
partner-join-intro = Only the person you are brought together with sees your name and how to reach you.
partner-name-question = What should your partner call you?
partner-name-help = Any name you like.
partner-name-missing = Your partner needs something to call you by. Nothing was changed.
partner-handle-question = How can they reach you?
partner-handle-help = For example your name in this app, or a phone number. You can leave it empty.
partner-employer-question = Where do you work?
partner-employer-help = Only to keep you apart from colleagues there. Shown to nobody. You can leave it empty.
partner-employer-forget = Forget the employer I told you before
partner-join-submit = Save
partner-join-again = Try again
partner-skip-button = Skip this round
partner-unskip-button = I am in after all
partner-skipped = You sit this round out.
partner-unskipped = You are in.
partner-skip-late = That round is over already.
partner-pause-button = Pause
partner-pause-question = Until when?
partner-pause-help = Leave it empty to pause until you say.
partner-resume-button = Take part again
partner-resumed = You are in again.
partner-leave-button = Leave
partner-leave-title = Leave?
partner-leave = I forget your name, how to reach you, your list, and whom you met. You can come back at any time.
partner-leave-yes = Yes, leave
partner-left = You have left, and I have forgotten all of it.
partner-back = Back
partner-not-in = You do not take part at the moment.
partner-unwanted-button = Not with
partner-unwanted =
    I will not bring you together with the people on this list. Only you can see it.

    Somebody who supervises you, or whom you supervise, is a good name for it.
partner-unwanted-add = Add a name
partner-unwanted-drop = Take a name off
partner-unwanted-question = Who?
partner-unwanted-help = The name they go by here. I cannot tell you whether they take part.
partner-unwanted-kept = Kept. Nobody is told.
partner-unwanted-empty = Please write a name with letters.
partner-unwanted-full = Your list is full. Please take a name off first.
partner-heads-up-title = Partners are brought together soon
partner-heads-up = You are in. If this is not a good time, skip this round. Nobody is told.
partner-matched-title = Your partner this round
partner-matched =
    { $count ->
        [one] I have brought you together with:
       *[other] There was an odd number this time, so you are three. I have brought you together with:
    }
partner-matched-how = Whoever has a moment first writes. If neither of you does, that is fine too.
partner-prompt = A question to begin with, if you want one: *{ $prompt }*
partner-again-button = Match me again
partner-again = I look for somebody else. I write as soon as another person wants that too.
partner-again-late = That round is over. The next one comes soon.
partner-not-again-button = Not with this person again
partner-not-again = Nobody is told.
partner-not-again-choose = Who?
partner-nobody = This time I found nobody for you to meet. I try again next round.
partner-held = What you said to take part in partner pairing

## delivery: what the bot says on its own

delivery-held =
    { $count ->
        [one] One message the bot promised you or sent you in the last 30 days
       *[other] { $count } messages the bot promised you or sent you in the last 30 days
    }
delivery-gone-title = I cannot reach you on { $app }
delivery-gone = A message to you on { $app } did not go through. The bot may be blocked there, or the chat was deleted. What you signed up for there cannot be told to you there. To mend it, open the chat with the bot on { $app } and write it one word.

## calendar: calendars to subscribe to

command-calendar = Put the alliance's calendar, or your own, on your phone

calendar-title = Calendar
calendar-public = This address holds all sessions and trainings. It shows no names and no links, so you can pass it on.
calendar-how =
    Put it into your calendar once; it keeps itself up to date.

    - **Apple:** in Calendar, add an account, choose “Add Subscribed Calendar”, and paste it.
    - **Google:** on a computer, press + next to “Other calendars”, choose “From URL”, and paste it.
    - **Outlook:** choose “Add calendar”, then “Subscribe from web”, and paste it.

    Some apps open it by themselves from this: { $webcal }
calendar-late = Calendars look for changes only every few hours, some once a day. When something changes at the last minute, I tell you here.
calendar-local = For now only this computer can open it. Whoever runs the bot can give its page a public address.
calendar-unreachable = The alliance's page has no public address yet, so phones and computers cannot read a calendar from it. Whoever runs the bot can change that. All dates stand under /sessions.
calendar-google = Add to Google Calendar
calendar-file = Open the address
calendar-mine-button = My own calendar
calendar-mine-title = My own calendar
calendar-mine =
    It holds only the sessions you have a seat at, with the link or phone number to come in. Its address is secret.

    Please note: **whoever has the address sees it.** Give it to nobody but your calendar.
calendar-mine-none = You have no address yet.
calendar-mine-there = You have an address. I do not keep it, so I cannot show it again. You can get a new one; the old one then stops at once.
calendar-make = Make my address
calendar-new = New address
calendar-stop = Stop it
calendar-made-title = Your own calendar
calendar-made-again = The old address stopped just now.
calendar-made = I show this address only now. **Whoever has it sees your sessions**, so give it to nobody but your calendar.
calendar-stopped = Your own calendar has no address any more. Calendars that still ask for it get nothing.
calendar-no-address = Your own calendar has no address.
calendar-gone-title = No calendar here
calendar-gone = No calendar has this address. Perhaps it was changed or stopped. With /calendar you get a new one.
calendar-cancelled = Cancelled: { $title }
calendar-held = That your own calendar has an address. The address itself is not kept.
