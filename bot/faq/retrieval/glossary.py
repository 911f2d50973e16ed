"""Words that mean the same in this field, and chat shorthand written out. English and Spanish."""

from __future__ import annotations

import re
from functools import cache

_WRITTEN_OUT = {
    # Chat shorthand, written out before anything is looked up.
    "u": "you", "ur": "your", "r": "are", "ppl": "people", "pls": "please", "plz": "please",
    "thx": "thanks", "bc": "because", "cuz": "because", "w": "with", "abt": "about",
    "gonna": "going to", "wanna": "want to", "gotta": "have to", "idk": "i don't know",
    "tbh": "", "imo": "", "asap": "soon", "vs": "versus", "hrs": "hours", "hr": "hour",
    "yr": "year", "yrs": "years", "wk": "week", "mo": "month", "min": "minutes",
    "cert": "certification", "certs": "certifications", "certd": "certified", "recert": "recertification",
    "mgr": "manager", "supe": "supervisor", "dr": "doctor", "appt": "appointment",
    "meds": "medication", "med": "medication", "rx": "medication", "docs": "documentation",
    "1:1": "one-to-one", "1-1": "one-to-one", "1 on 1": "one-to-one", "1-to-1": "one-to-one",
    "vt": "vermont", "mn": "minnesota", "calif": "california", "cali": "california",
    "q": "que", "xq": "porque", "pq": "porque", "tmb": "también", "dnd": "donde",
}  # fmt: skip
_SPANISH_ONLY = frozenset({"q", "xq", "pq", "tmb", "dnd"})

# Each line: words and phrases that mean the same here. The first is what the word index uses.
_SAME = """
continuing education|ceu|ceus|ce credits|ce hours|ce credit|ce|continuing ed|credits
continuing education|educacion continua|creditos
peer specialist|recovery coach|peer worker|peer supporter|peer support specialist
peer specialist|peer support worker|peer provider|peer support provider|peer mentor
peer specialist|trabajador par|especialista par|apoyo entre pares
lived experience|experiencia vivida|been there myself
one-to-one observation|one-to-one|sitter|constant observation|line of sight|suicide watch|babysit
wage|pay|salary|salaries|paid|earn|wages|sueldo|salario
case manager|case management|case mgmt|care coordinator
substance use|addiction|sud|drug use|substance abuse
community health worker|chw|promotora|promotora de salud|promotor de salud
"""


@cache
def _shorthand() -> re.Pattern[str]:
    longest_first = sorted(_WRITTEN_OUT, key=len, reverse=True)
    return re.compile(
        r"(?<![\w'’/:-])("
        + "|".join(re.escape(word) for word in longest_first)
        + r")(?![\w'’/:-])",
        re.IGNORECASE,
    )


def write_out(text: str, language: str) -> str:
    """The text with chat shorthand written out ("do ppl need a cert in VT")."""

    def replace(match: re.Match[str]) -> str:
        word = match.group(1)
        if (word.lower() in _SPANISH_ONLY) != (language == "es"):
            return word
        return _WRITTEN_OUT[word.lower()]

    return re.sub(r"\s+", " ", _shorthand().sub(replace, text)).strip()


@cache
def _canonical() -> tuple[re.Pattern[str], dict[str, str]]:
    mapping = {}
    for line in _SAME.strip().splitlines():
        first, *others = line.split("|")
        mapping.update(dict.fromkeys(others, first))
    longest_first = sorted(mapping, key=len, reverse=True)
    pattern = re.compile(
        r"(?<![a-z0-9-])(" + "|".join(re.escape(word) for word in longest_first) + r")(?![a-z0-9-])"
    )
    return pattern, mapping


def concepts(folded: str) -> list[str]:
    """Which of the field's concepts a folded text speaks of, each once, in order."""
    pattern, mapping = _canonical()
    found = [mapping[match.group(1)] for match in pattern.finditer(folded)]
    return list(dict.fromkeys(found))
