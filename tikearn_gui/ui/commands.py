"""What can be done to strategies, goal, plan and levers: from what a person asks to steps of the session."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from tikearn_gui.core.lever import LeverError, Setting, three_digits
from tikearn_gui.core.strategy import Anchors
from tikearn_gui.project.project import MOST_STRATEGIES, Currency, Goal, Period, Project, ProjectError
from tikearn_gui.session.session import Session
from tikearn_gui.ui.levers.lever_row import LeverRow
from tikearn_gui.ui.plain_words import in_plain_words
from tikearn_gui.ui.present.cards import card_index, card_keys
from tikearn_gui.ui.text import lever_in_sentence
from tikearn_gui.ui.tip_text import tip_title
from tikearn_gui.ui.window_text import say

__all__ = ["Commands", "goal_for"]

WEEKS_A_MONTH: Final = 30.4375 / 7


def goal_for(goal: Goal, period: Period, *, weeks: int, lives: float) -> Goal:
    """The goal for another period at the same pace, to two digits; ``lives`` a week."""
    parts = {Period.PLAN: 1.0, Period.MONTH: WEEKS_A_MONTH / weeks, Period.LIVE: 1.0 / max(weeks * lives, 1.0)}
    usd = goal.usd * parts[period] / parts[goal.period]
    return Goal(float(f"{usd:.2g}"), period)


class Commands(QObject):
    """Carries out wishes. What the project refuses is said in its own sentence and changes nothing."""

    refused = Signal(str)
    """One plain sentence."""
    done = Signal(str, bool)
    """One plain sentence about what was done, and whether to offer to undo it."""
    rename_wished = Signal(str)
    """The key of a card whose name shall be typed."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._drag: int | None = None

    def _try(self, do: Callable[[], None]) -> bool:
        """Whether it could be done; if not, the reason was said."""
        try:
            do()
        except (LeverError, ProjectError) as problem:
            self.refused.emit(in_plain_words(str(problem)))
            return False
        return True

    @property
    def _project(self) -> Project:
        return self._session.project

    # -- levers -------------------------------------------------------------------------------------------------

    def begin_drag(self) -> None:
        """A lever is held; all its moves until it is let go are one step."""
        self._drag = self._session.begin_drag()

    def end_drag(self) -> None:
        """It is let go."""
        self._drag = None
        self._session.end_drag()

    def edit(self, key: str, setting: Setting) -> bool:
        """Moves a lever of the edited strategy."""
        return self._try(lambda: self._session.edit(key, setting, self._drag))

    def reset(self, key: str) -> bool:
        """Takes a lever back to the base, or the base's to its starting point."""
        return self._try(lambda: self._session.reset(key))

    def relink(self, key: str) -> bool:
        """Lets a lever follow the base again."""
        return self._try(lambda: self._session.relink(key))

    def make_mine(self, key: str) -> bool:
        """Takes a lever's figure as known: its range closes."""
        setting = self._project.strategy_of(self._session.edited)[key]
        return self.edit(key, setting.closed() if setting.unsure else setting)

    def reset_focused(self) -> None:
        """Resets the lever that has the focus."""
        key = focused_lever()
        if key is not None:
            self.reset(key)

    # -- strategies ---------------------------------------------------------------------------------------------

    def choose(self, key: str) -> None:
        """Edits another strategy, by the key of its card."""
        self._session.select(card_index(self._project, key))

    def new_strategy(self) -> None:
        """Adds a strategy that follows the base in everything, and asks for its name."""
        if self._room():
            project = self._project.add(self._project.free_name(say("new_name")))
            self._add(project, "new_strategy", len(project.strategies) - 1)

    def duplicate(self) -> None:
        """Copies the edited strategy behind itself, and asks for the copy's name."""
        if self._room():
            project, index = self._project, self._session.edited
            name = project.free_name(say("copy_name", name=project.names[index]))
            self._add(project.duplicate(index, name), "duplicate", index + 1)

    def _add(self, project: Project, text: str, index: int) -> None:
        self._session.apply(project, text, index)
        self.rename_wished.emit(card_keys(project)[index])

    def _room(self) -> bool:
        if len(self._project.strategies) < MOST_STRATEGIES:
            return True
        self.refused.emit(say("too_many"))
        return False

    def ask_name(self) -> None:
        """Has the name of the edited strategy typed."""
        self.rename_wished.emit(card_keys(self._project)[self._session.edited])

    def rename(self, key: str, name: str) -> None:
        """Gives a strategy another name."""
        index = card_index(self._project, key)
        if name.strip() != self._project.names[index]:
            self._try(lambda: self._session.apply(self._project.rename(index, name), "rename"))

    def recolour(self, slot: int) -> None:
        """Gives the edited strategy another colour."""
        self._session.apply(self._project.recolour(self._session.edited, slot), "recolour")

    def delete(self) -> None:
        """Removes the edited strategy."""
        self._delete(self._session.edited)

    def delete_card(self, key: str) -> None:
        """Removes a strategy by the key of its card."""
        self._delete(card_index(self._project, key))

    def _delete(self, index: int) -> None:
        name = self._project.names[index]
        if self._try(lambda: self._session.apply(self._project.remove(index), "delete")):
            self.done.emit(say("deleted", name=name), True)

    def make_base(self) -> None:
        """Makes the edited strategy the one that the others follow."""
        self.promote(self._session.edited)

    def promote(self, index: int) -> None:
        """Makes a strategy the one that the others follow; no figure moves."""
        self._session.apply(self._project.promote(index), "make_base")

    def move(self, steps: int) -> None:
        """Moves the edited strategy among the cards."""
        self._move(self._session.edited, self._session.edited + steps)

    def move_left(self) -> None:
        """One place to the front."""
        self.move(-1)

    def move_right(self) -> None:
        """One place to the back."""
        self.move(1)

    def reorder(self, key: str, to: int) -> None:
        """Puts a strategy at another place, by the key of its card."""
        self._move(card_index(self._project, key), to)

    def _move(self, index: int, to: int) -> None:
        if 0 <= to < len(self._project.strategies) and to != index:
            self._session.apply(self._project.move(index, to), "move")

    def this_is_usual(self) -> None:
        """Takes what the sliders say now as what is usual."""
        project, index = self._project, self._session.edited

        def take() -> None:
            self._session.apply(replace(project, anchors=Anchors.of(project.strategy_of(index))), "usual")

        if self._try(take):
            self.done.emit(say("usual_taken", name=project.names[index]), True)

    def try_tip(self, key: str) -> None:
        """Makes a strategy out of a tip on the edited one: its typical effect as levers, its hours as preparation."""
        if self._room():
            self._try(lambda: self._try_tip(key))

    def _try_tip(self, key: str) -> None:
        from tikearn_gui.core.tips import TIPS, applied  # noqa: PLC0415  # needs numpy

        project, tip = self._project, TIPS[key]
        before = project.strategy_of(self._session.edited)
        after = applied(tip, before)
        lives = max(after.number("streams_per_week"), 1.0)
        extra = tip.hours_per_live + tip.hours_per_week / lives
        if after == before:
            self.refused.emit(say("tip_used_up"))
            return
        if extra:
            after = after.with_value("preparation_hours", three_digits(after.number("preparation_hours") + extra))
        overrides = {key: after[key] for key in after.changed_from(project.base)}
        name = project.free_name(tip_title(tip.id))
        self._session.apply(project.add(name, overrides), "try_tip", len(project.strategies))
        self.done.emit(say("tip_tried", tip=name), True)

    # -- from one strategy to another ---------------------------------------------------------------------------

    def copy_lever(self, key: str, source: int, targets: Sequence[int]) -> None:
        """Gives other strategies the setting that a lever has in one of them, range and all, as one step."""
        project = self._project
        setting = project.strategy_of(source)[key]

        def copy() -> None:
            changed = project.with_levers({target: {key: setting} for target in targets})
            self._session.apply(changed, f"copy.{key}")

        if self._try(copy):
            self.done.emit(say("lever_copied", lever=lever_in_sentence(key), name=project.names[source]), True)

    def apply_values(self, values: Mapping[str, float]) -> None:
        """Puts values into levers of the edited strategy, their ranges moving along, as one step."""
        project, edited = self._project, self._session.edited

        def put() -> None:
            changed = project
            for key, value in values.items():
                changed = changed.with_value(edited, key, value)
            self._session.apply(changed, "apply_values" if len(values) > 1 else f"edit.{next(iter(values))}")

        if values and self._try(put):
            self.done.emit(say("values_applied", name=project.names[edited]), True)

    # -- goal and plan ------------------------------------------------------------------------------------------

    def set_goal(self, amount: float) -> None:
        """Sets the goal's amount, in the project's currency."""
        project = self._project
        usd = amount / project.currency.per_usd
        self._try(lambda: self._session.apply(replace(project, goal=replace(project.goal, usd=usd)), "goal"))

    def set_period(self, period: Period) -> None:
        """Sets the period of the goal, its amount at the same pace."""
        project = self._project
        lives = project.strategy_of(self._session.edited).number("streams_per_week")
        goal = goal_for(project.goal, period, weeks=project.weeks, lives=lives)
        self._try(lambda: self._session.apply(replace(project, goal=goal), "period"))

    def set_weeks(self, weeks: int) -> None:
        """Sets the length of the plan."""
        self._try(lambda: self._session.apply(replace(self._project, weeks=weeks), "weeks"))

    def set_currency(self, currency: Currency) -> None:
        """Sets the currency."""
        self._try(lambda: self._session.apply(replace(self._project, currency=currency), "currency"))

    def set_usual(self, anchors: Anchors) -> None:
        """Sets what is usual."""
        self._try(lambda: self._session.apply(replace(self._project, anchors=anchors), "usual"))


def focused_lever() -> str | None:
    """The key of the lever that has the focus."""
    widget: QWidget | None = QApplication.focusWidget()
    while widget is not None and not isinstance(widget, LeverRow):
        widget = widget.parentWidget()
    return widget.key if isinstance(widget, LeverRow) else None
