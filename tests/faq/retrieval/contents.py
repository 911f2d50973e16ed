"""A small content folder for tests of the search, with entries of three places and a Spanish one."""

from __future__ import annotations

from pathlib import Path

ENTRIES = {
    "en/need.md": """\
id: need
question: Do I need a certificate to give peer support?
also: [can I just start helping people, is some kind of paper required, must I pass a course first]
tags: [certification, training]
place: us
""",
    "es/need.md": """\
id: need
question: ¿Necesito un certificado para dar apoyo entre pares?
also: [puedo empezar a ayudar sin papeles, hay que hacer un curso, me piden algún título]
place: us
""",
    "en/vt-hours.md": """\
id: vt-hours
question: How many hours of training does Vermont require?
also: [how long is the class in Vermont, number of course hours for the CPSP, length of the VT course]
place: us-vt
""",
    "en/ca-fee.md": """\
id: ca-fee
question: What does the exam fee cost in California?
also: [price of the California test, how much do I pay CalMHSA, what is the Medi-Cal exam fee]
place: us-ca
""",
    "en/gifts.md": """\
id: gifts
question: Can I accept gifts from someone I support?
also: [she wants to give me a present, is taking money from a person okay, he offered me a ring]
place: us
""",
    "en/watch.md": """\
id: watch
question: My job wants me to watch a person one-to-one. Is that peer support?
also: [should I sit outside a door all night, guard duty on the ward, am I a sitter]
place: us
""",
}
DECOYS = """\
en:
  - what is the weather going to be tomorrow
  - how do I bake a chocolate cake
es:
  - ¿cómo se hace el mole?
"""


def lay_out(folder: Path) -> Path:
    """Writes the files and gives back the content folder."""
    for name, head in ENTRIES.items():
        path = folder / "faq" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{head}---\nAn answer about {head[4:12]}.\n", encoding="utf-8")
    (folder / "faq" / "decoys.yaml").write_text(DECOYS, encoding="utf-8")
    return folder
