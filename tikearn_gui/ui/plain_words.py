"""Sentences of the model for people: levers by their names instead of their keys."""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QCoreApplication

from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.strategy import ANCHOR_LEVERS
from tikearn_gui.ui.text import lever_in_sentence

__all__ = ["in_plain_words"]


def in_plain_words(sentence: str) -> str:
    """A refusal of the model or of a file with the names that stand on the screen, and a full stop."""
    said = _keys().sub(_name_of, sentence).strip()
    if _keys().match(sentence.strip()):
        said = said[:1].upper() + said[1:]
    return said if said.endswith((".", "?")) else f"{said}."


@cache
def _keys() -> re.Pattern[str]:
    keys = sorted((*LEVERS, *ANCHOR_LEVERS), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(keys)})\b")


def _name_of(found: re.Match[str]) -> str:
    key = found[0]
    if key in LEVERS:
        return lever_in_sentence(key)
    return QCoreApplication.translate("Window", "your usual {lever}").format(
        lever=lever_in_sentence(ANCHOR_LEVERS[key])
    )
