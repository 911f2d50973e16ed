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
faq-report-note = What is wrong or old? (optional)
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

    Ask me about peer support work in your own words. Each answer shows its source and date. When I do not know, I say so, and you can hand your question to a coordinator. Type /help to see all you can do.
members-start-facilitator = **You facilitate sessions.** What is ready for you stands under /help.
members-start-coordinator = **You coordinate.** Questions and reports that wait for you are in /review.
members-start-committee = **You are on the fidelity committee.** This bot has no channel for concerns yet, so none can reach you through it.
members-privacy = **Privacy:** I read only what you send me, and I keep little. Still, this chat is not fully private: whoever runs the app or the page could read it. Type /me to see or erase what I keep about you.
members-how-button = How to ask
members-topics-button = Browse topics
members-support-button = People to talk with
members-review-button = What waits for review

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
