"""Every sentence of the window around the page: start page, files, undo, messages. Ids and names in, words out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from tikearn_gui.core.levers import LEVERS
from tikearn_gui.ui.text import lever_in_sentence
from tikearn_gui.ui.translation import QT_TRANSLATE_NOOP

__all__ = ["COLOUR_NAMES", "colour_name", "say", "undo_words"]

_UNDO: Final[Mapping[str, str]] = {
    "rename": QT_TRANSLATE_NOOP("Window", "name of a strategy"),
    "recolour": QT_TRANSLATE_NOOP("Window", "colour of a strategy"),
    "new_strategy": QT_TRANSLATE_NOOP("Window", "new strategy"),
    "duplicate": QT_TRANSLATE_NOOP("Window", "copy of a strategy"),
    "delete": QT_TRANSLATE_NOOP("Window", "deleted strategy"),
    "move": QT_TRANSLATE_NOOP("Window", "order of the strategies"),
    "make_base": QT_TRANSLATE_NOOP("Window", "another base"),
    "goal": QT_TRANSLATE_NOOP("Window", "goal"),
    "period": QT_TRANSLATE_NOOP("Window", "period of the goal"),
    "weeks": QT_TRANSLATE_NOOP("Window", "length of the plan"),
    "currency": QT_TRANSLATE_NOOP("Window", "currency"),
    "usual": QT_TRANSLATE_NOOP("Window", "what is usual for you"),
    "apply_values": QT_TRANSLATE_NOOP("Window", "what reaches the goal"),
    "try_tip": QT_TRANSLATE_NOOP("Window", "tip tried"),
    "import": QT_TRANSLATE_NOOP("Window", "imported LIVEs"),
    "log": QT_TRANSLATE_NOOP("Window", "log of your LIVEs"),
    "fit": QT_TRANSLATE_NOOP("Window", "what your LIVEs say"),
}
_LEVER_UNDO: Final[Mapping[str, str]] = {
    "edit": QT_TRANSLATE_NOOP("Window", "{lever}"),
    "reset": QT_TRANSLATE_NOOP("Window", "reset of {lever}"),
    "relink": QT_TRANSLATE_NOOP("Window", "{lever} as in the base"),
    "copy": QT_TRANSLATE_NOOP("Window", "copied {lever}"),
}

COLOUR_NAMES: Final = (
    QT_TRANSLATE_NOOP("Window", "plum"),
    QT_TRANSLATE_NOOP("Window", "petrol"),
    QT_TRANSLATE_NOOP("Window", "honey"),
    QT_TRANSLATE_NOOP("Window", "sky"),
    QT_TRANSLATE_NOOP("Window", "moss"),
    QT_TRANSLATE_NOOP("Window", "brick"),
    QT_TRANSLATE_NOOP("Window", "indigo"),
    QT_TRANSLATE_NOOP("Window", "stone"),
)

_WORDS: Final[Mapping[str, str]] = {
    # Status row
    "saved_at": QT_TRANSLATE_NOOP("Window", "Saved {time}"),
    "changed_since": QT_TRANSLATE_NOOP("Window", "Changed since {time}"),
    "not_saved": QT_TRANSLATE_NOOP("Window", "Not saved yet"),
    "not_saved_changes": QT_TRANSLATE_NOOP("Window", "Changed, not saved yet"),
    "saved": QT_TRANSLATE_NOOP("Window", "Saved"),
    "changed": QT_TRANSLATE_NOOP("Window", "Changed, not saved"),
    "nothing_leaves": QT_TRANSLATE_NOOP("Window", "Nothing leaves this computer"),
    "no_account": QT_TRANSLATE_NOOP("Window", "No account, no network, no tracking"),
    "not_connected": QT_TRANSLATE_NOOP(
        "Window", "Not connected with TikTok. Figures are forecasts with stated doubt, not promises."
    ),
    # Files
    "untitled": QT_TRANSLATE_NOOP("Window", "Untitled"),
    "modified": QT_TRANSLATE_NOOP("Window", "{title}, changed"),
    "file_kind": QT_TRANSLATE_NOOP("Window", "TikEarn projects (*.tikearn)"),
    "any_file": QT_TRANSLATE_NOOP("Window", "All files (*)"),
    "picture_kind": QT_TRANSLATE_NOOP("Window", "Pictures (*.png)"),
    "open_title": QT_TRANSLATE_NOOP("Window", "Open a project"),
    "save_title": QT_TRANSLATE_NOOP("Window", "Save the project"),
    "picture_title": QT_TRANSLATE_NOOP("Window", "Save the page as a picture"),
    "no_recent": QT_TRANSLATE_NOOP("Window", "No files yet"),
    "no_tips": QT_TRANSLATE_NOOP("Window", "No tips yet"),
    "keep_changes_title": QT_TRANSLATE_NOOP("Window", "Save the changes to “{title}”?"),
    "keep_changes": QT_TRANSLATE_NOOP("Window", "What you changed since the last save would be lost."),
    "keep_new": QT_TRANSLATE_NOOP("Window", "This project has no file yet. What you changed would be lost."),
    "verb_save": QT_TRANSLATE_NOOP("Window", "Save"),
    "verb_discard": QT_TRANSLATE_NOOP("Window", "Discard the changes"),
    "verb_stay": QT_TRANSLATE_NOOP("Window", "Keep working"),
    "save_elsewhere": QT_TRANSLATE_NOOP("Window", "Save elsewhere"),
    "open_another": QT_TRANSLATE_NOOP("Window", "Open another"),
    "picture_saved": QT_TRANSLATE_NOOP("Window", "The picture is saved as {name}."),
    "picture_failed": QT_TRANSLATE_NOOP("Window", "The picture could not be written to {name}. Choose another folder."),
    "one_file": QT_TRANSLATE_NOOP("Window", "Drop one project at a time."),
    "no_project_file": QT_TRANSLATE_NOOP("Window", "{name} is no TikEarn project. Projects end in .tikearn."),
    "open_elsewhere": QT_TRANSLATE_NOOP(
        "Window", "{name} is open in another window of TikEarn. Go on there, so that nothing is saved over."
    ),
    "is_a_copy": QT_TRANSLATE_NOOP(
        "Window", "{name} is open in another window of TikEarn, which does not answer. This is a copy without a file."
    ),
    "verb_save_as": QT_TRANSLATE_NOOP("Window", "Save as"),
    "settings_not_kept": QT_TRANSLATE_NOOP(
        "Window", "TikEarn cannot write to its folder {folder}, so it will not remember your settings."
    ),
    # Strategies
    "new_name": QT_TRANSLATE_NOOP("Window", "New idea"),
    "copy_name": QT_TRANSLATE_NOOP("Window", "{name} copy"),
    "base_name": QT_TRANSLATE_NOOP("Window", "My usual week"),
    "values_applied": QT_TRANSLATE_NOOP("Window", "Put into {name}."),
    "lever_copied": QT_TRANSLATE_NOOP("Window", "{name}: {lever} copied."),
    "deleted": QT_TRANSLATE_NOOP("Window", "{name} is deleted."),
    "verb_undo": QT_TRANSLATE_NOOP("Window", "Undo"),
    "usual_taken": QT_TRANSLATE_NOOP(
        "Window", "{name} is now what is usual for you. Every plan is measured against it."
    ),
    "tip_tried": QT_TRANSLATE_NOOP("Window", "{tip} is a strategy of its own now. Move its levers, or delete it."),
    "tip_used_up": QT_TRANSLATE_NOOP("Window", "This tip changes nothing here any more."),
    "too_many": QT_TRANSLATE_NOOP("Window", "There are eight strategies. Delete one before you make another."),
    "copied_figures": QT_TRANSLATE_NOOP("Window", "The figures are on the clipboard."),
    "copied_plot": QT_TRANSLATE_NOOP("Window", "The plot is on the clipboard."),
    # Start page
    "start_title": QT_TRANSLATE_NOOP("Window", "Which way of streaming will earn you more?"),
    "start_lead": QT_TRANSLATE_NOOP(
        "Window",
        "Likes pay nothing directly. They move what does pay. Play with the levers and see how sure that is.",
    ),
    "start_from": QT_TRANSLATE_NOOP("Window", "Start from what fits best"),
    "start_note": QT_TRANSLATE_NOOP("Window", "Every figure is a guess until you change it, and says so."),
    "start_newcomer": QT_TRANSLATE_NOOP("Window", "I am starting"),
    "start_regular": QT_TRANSLATE_NOOP("Window", "I go LIVE every week"),
    "start_established": QT_TRANSLATE_NOOP("Window", "I am well known"),
    "start_figures": QT_TRANSLATE_NOOP("Window", "{followers} followers, {views} views a LIVE, {lives} LIVEs a week"),
    "in_weeks": QT_TRANSLATE_NOOP("Window", "in {weeks} weeks"),
    "eight_of_ten": QT_TRANSLATE_NOOP("Window", "8 of 10: {range}"),
    "counting": QT_TRANSLATE_NOOP("Window", "counting …"),
    "own_project": QT_TRANSLATE_NOOP("Window", "Or go on with what is yours"),
    "drop_here": QT_TRANSLATE_NOOP("Window", "Drop your LIVEs or a project here"),
    "drop_note": QT_TRANSLATE_NOOP(
        "Window",
        "TikTok’s data export, a table or a .tikearn file.\n"
        "It is read on this computer and goes nowhere else.",
    ),
    "choose_file": QT_TRANSLATE_NOOP("Window", "Choose file"),
    "worked_example": QT_TRANSLATE_NOOP("Window", "Or look at a worked example"),
    "example_longer": QT_TRANSLATE_NOOP("Window", "Longer streams or more likes?"),
    "example_longer_note": QT_TRANSLATE_NOOP("Window", "two ideas on the same luck"),
    "example_battles": QT_TRANSLATE_NOOP("Window", "Battle nights"),
    "example_battles_note": QT_TRANSLATE_NOOP("Window", "gifts fall elsewhere, more of them or not"),
    "example_rent": QT_TRANSLATE_NOOP("Window", "The rent month"),
    "example_rent_note": QT_TRANSLATE_NOOP("Window", "what it takes to reach $900"),
    "recent_files": QT_TRANSLATE_NOOP("Window", "Files you used last"),
    "back_to": QT_TRANSLATE_NOOP("Window", "Back to {title}"),
    "start_setting": QT_TRANSLATE_NOOP("Window", "Show this page at start: View, Begin with the start page"),
    # When something breaks
    "failed_title": QT_TRANSLATE_NOOP("Window", "Something went wrong inside TikEarn"),
    "failed": QT_TRANSLATE_NOOP(
        "Window",
        "Your project is still here; save it under another name to be safe. What happened is written in {log}; "
        "it holds no figures of yours. If it happens again, please report it with that file.",
    ),
    "failed_no_log": QT_TRANSLATE_NOOP(
        "Window",
        "Your project is still here; save it under another name to be safe. If it happens again, please report it.",
    ),
    "verb_go_on": QT_TRANSLATE_NOOP("Window", "Go on"),
    "count_failed": QT_TRANSLATE_NOOP(
        "Window", "These figures could not be counted: {reason}. Undo the last change, then try again."
    ),
}  # fmt: skip


def say(identifier: str, **values: object) -> str:
    """A text of the window by its id, its places filled. Raises KeyError for an unknown id."""
    text = QCoreApplication.translate("Window", _WORDS[identifier])
    return text.format(**values) if values else text


def colour_name(slot: int) -> str:
    """The name of a strategy's colour."""
    return QCoreApplication.translate("Window", COLOUR_NAMES[slot])


def undo_words(identifier: str) -> str:
    """What a step of undo has done, by the id that the session gives it; empty for none."""
    if identifier in _UNDO:
        return QCoreApplication.translate("Window", _UNDO[identifier])
    kind, _, key = identifier.partition(".")
    if kind not in _LEVER_UNDO or key not in LEVERS:
        return ""
    return QCoreApplication.translate("Window", _LEVER_UNDO[kind]).format(lever=lever_in_sentence(key))
