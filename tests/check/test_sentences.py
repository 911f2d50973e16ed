"""Sentences in both languages: broken, missing, unlike."""

from tests.check.folder import Folder

DESCRIBED = "command-help = Help\ncommand-support = Support\ncommand-topics = Topics\n"


def told(folder: Folder, english: str, spanish: str) -> list[str]:
    folder.write("strings/en.ftl", DESCRIBED + english)
    folder.write("strings/es.ftl", DESCRIBED + spanish)
    return folder.told()


def test_sentences_that_agree(folder: Folder) -> None:
    english = "-bot = bot\na = Hello { $name }, I am { -bot }\n"
    spanish = "-bot = bot\na = Soy { -bot }, { $name }\n"
    english += "b = { $n ->\n  [one] day\n *[other] { $n } days\n }\n"
    spanish += "b = { $n ->\n  [one] día\n *[other] { $n } días\n }\n"
    assert told(folder, english, spanish) == []


def test_missing_in_either_language(folder: Folder) -> None:
    assert told(folder, "a = A\nb = B\n", "a = A\nc = C\n") == [
        "en.ftl:5 error b is not in es.ftl.",
        "es.ftl:5 error c is not in en.ftl.",
    ]


def test_other_arguments(folder: Folder) -> None:
    assert told(folder, "a = { $day } at { $time }\n", "a = { $day } a { $hora }\n") == [
        "es.ftl:4 error a takes $day, $hora here and $day, $time in en.ftl."
    ]
    assert told(folder, "a = Now\n", "a = { $day }\n") == [
        "es.ftl:4 error a takes $day here and nothing in en.ftl."
    ]


def test_broken_sentences_name_their_line(folder: Folder) -> None:
    found = told(folder, "a = A\nb { $x }\nc = C\n", "a = A\nc = C { $x\n\n# more\n")
    assert found[0].startswith("en.ftl:5 error Fluent cannot read this sentence: Expected")
    assert any(one.startswith("es.ftl:5 error Fluent cannot read this sentence") for one in found)


def test_ids_used_twice_and_calls_of_nothing(folder: Folder) -> None:
    assert told(folder, "a = A\nb = { a } { -it } { c }\na = B\n", "a = A\nb = B\n") == [
        "en.ftl:5 error b puts in -it, which is not in this file.",
        "en.ftl:5 error b puts in c, which is not in this file.",
        "en.ftl:6 error a is already on line 4.",
    ]


def test_every_command_is_described_in_few_words(folder: Folder) -> None:
    folder.write("strings/en.ftl", f"command-help = {'help ' * 30}\n")
    assert folder.told(commands=("help", "me")) == [
        "en.ftl:0 error The command /me has no description here.",
        "en.ftl:1 error command-help has 149 characters; menus hold 100.",
    ]


def test_a_language_the_bot_does_not_speak(folder: Folder) -> None:
    folder.write("strings/en.ftl", DESCRIBED)
    folder.write("strings/fr.ftl", "a = A\n")
    assert folder.told() == [
        "fr.ftl:0 warning The bot does not speak 'fr' yet; nobody reads this file."
    ]
