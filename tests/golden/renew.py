"""Renews the golden figures: ``python -m tests.golden.renew``, from the folder of the project.

It plays the projects anew, says which figures moved by more than the tests allow, and writes ``figures.json``. Every
such move is a change for users: say in CHANGELOG.md what moved, how far, and why.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from tests.golden.projects import ABOUT, FILE, FUTURES, PROJECTS, SEED, WEEKS, Figures, figures_of, read

TOLERANCE = 0.001
"""Relative: systems differ in the last bits of exp and log, and so in a future here and there."""


def near(value: float, kept: float) -> bool:
    """Whether a figure is the kept one, as far as another system may differ."""
    return abs(value - kept) <= TOLERANCE * abs(kept)


def moves(kept: Mapping[str, Figures], new: Mapping[str, Figures]) -> Iterator[str]:
    """A line for each figure that moved, came or went."""
    for project in {**kept, **new}:
        before, after = kept.get(project, {}), new.get(project, {})
        for what in {**before, **after}:
            for which in ("median", "p10", "p90"):
                old, now = (figures.get(what, {}).get(which) for figures in (before, after))
                if old is None or now is None:
                    yield f"{project}, {what}, {which}: {'new' if old is None else 'gone'}"
                elif not near(now, old):
                    change = f"{now / old - 1:+.2%}" if old else "was 0"
                    yield f"{project}, {what}, {which}: {old:g} -> {now:g} ({change})"


def text(new: Mapping[str, Figures]) -> str:
    """The file's content."""
    content = {"about": ABOUT, "seed": SEED, "weeks": WEEKS, "futures": FUTURES, "projects": new}
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def main() -> None:
    """Renews the file and tells what moved."""
    kept, new = read(), {name: figures_of(case) for name, case in PROJECTS.items()}
    moved = list(moves(kept, new))
    FILE.write_text(text(new), encoding="utf-8", newline="\n")
    for line in moved:
        print(line)
    print(f"{FILE.name}: {len(moved)} figures moved." + (" Say why in CHANGELOG.md." if moved else ""))


if __name__ == "__main__":
    main()
