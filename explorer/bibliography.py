"""The works that theorem files cite: a BibTeX file, a field on each line, what was checked in the line before an entry.

    % unverified: year
    @misc{armstrong2017regret,
      title = {Normative assumptions: regret},
      ...
    }
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import explorer.theorems
from explorer.language.faults import Fault

NAME = "references.bib"
ENTRY = re.compile(r"^\s*@\w+\s*\{\s*([^,\s]+)\s*,", re.MULTILINE)
WHOLE = re.compile(r"^(?:%[ \t]*([^\n]*)\n)?(@(\w+)\{([^,\s]+),\n(.*?)\n\})", re.MULTILINE | re.DOTALL)
FIELD = re.compile(r"^\s*(\w+)\s*=\s*\{(.*)\},?\s*$", re.MULTILINE)
CHECKED = "checked"
ACCENTS = {'"': "\u0308", "'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303", "v": "\u030c", "c": "\u0327"}


@dataclass(frozen=True)
class Work:
    """One entry: its key and fields, its text as BibTeX, and which fields were not checked ("" where all were)."""

    key: str
    kind: str
    fields: dict[str, str]
    bibtex: str
    unverified: str

    @property
    def text(self) -> str:
        """The work in one line, for people."""
        field = {name: plain(value) for name, value in self.fields.items()}
        where = next((field[name] for name in ("journal", "booktitle", "howpublished", "note") if name in field), "")
        parts = [f"{authors(field.get('author', ''))} ({field.get('year', 'no year')})", field.get("title", self.key)]
        number = field.get("volume", "") + (f"({field['number']})" if "number" in field else "")
        parts += [" ".join(part for part in (where, number) if part) + (
            f", pages {field['pages']}" if "pages" in field else "")] if where else []
        parts += [f"arXiv:{field['eprint']}"] if "eprint" in field else []
        parts += [f"https://doi.org/{field['doi']}"] if "doi" in field else [field["url"]] if "url" in field else []
        return ". ".join(part.rstrip(".") for part in parts) + "." + (
            f" [{self.unverified}]" if self.unverified else "")


def authors(text: str) -> str:
    """`Armstrong, Stuart and Mindermann, Sören` as `Armstrong and Mindermann`; more than three are cut short."""
    names = [name.partition(",")[0].strip() for name in text.split(" and ")]
    if len(names) > 3:
        return f"{names[0]} et al."
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]


def plain(text: str) -> str:
    r"""TeX as it is printed: `S{\"o}ren` is Sören."""
    import unicodedata
    text = re.sub(r"""\{?\\(["'`^~vc])\{?(\w)\}?\}?""", lambda m: m[2] + ACCENTS[m[1]], text)
    text = re.sub(r"\{?\\L\}?", "Ł", text)
    return unicodedata.normalize("NFC", text.replace("--", "–").replace("\\&", "&").replace("{", "").replace("}", ""))


def files(beside: Path | None = None) -> list[Path]:
    """The bibliography that comes with the theorems, and the one beside a user's file; those that exist."""
    folders = [Path(folder) for folder in explorer.theorems.__path__] + ([beside.parent] if beside else [])
    return [folder / NAME for folder in dict.fromkeys(folders) if (folder / NAME).is_file()]


def keys(beside: Path | None = None) -> list[str]:
    """Every key that can be cited, in order."""
    return [key for path in files(beside) for key in ENTRY.findall(path.read_text(encoding="utf-8"))]


def works(beside: Path | None = None) -> Iterator[Work]:
    """Every work, in order."""
    for path in files(beside):
        for said, whole, kind, key, body in WHOLE.findall(path.read_text(encoding="utf-8")):
            yield Work(key, kind, dict(FIELD.findall(body)), whole, "" if said == CHECKED else said or "unverified")


def cited(wanted: Iterable[str], beside: Path | None = None) -> list[Work]:
    """The works with these keys, in the bibliography's order; raises Fault for a key that it does not have."""
    wanted = list(wanted)
    found = {work.key: work for work in works(beside)}
    for key in wanted:
        if key not in found:
            raise Fault(f"the bibliography has no entry `{key}` in the form that is read here",
                        "write `% checked`, then the entry with one field on each line")
    return [work for key, work in found.items() if key in wanted]
