"""The Earnings page: the one number, how sure it is, what moved it; under it fan, sources, likes, take-home."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from tikearn_gui.ui.format import Format
from tikearn_gui.ui.pages.earnings_layout import EarningsContent
from tikearn_gui.ui.pages.views import Earnings
from tikearn_gui.ui.theme import Theme

__all__ = ["SLOW_CLOCK_MS", "EarningsPage"]

SLOW_CLOCK_MS: Final = 100
"""Tables and small texts follow a drag at this pace: the eye reads them no faster, and the plots need the time."""


class EarningsPage(QScrollArea):
    """Shows :class:`~tikearn_gui.ui.pages.views.Earnings`.

    ``asked`` tells the page that a lever has moved; if no figures come within 80 ms it turns stale. Figures come by
    :meth:`show_earnings`, with ``moving`` while a finger is on a slider; :meth:`release` ends the drag.
    """

    period_chosen = Signal(object)
    """A Period was chosen in the sentence."""
    goal_chosen = Signal(float)
    """A goal was typed, or the goal line was let go."""
    goal_dragged = Signal(float)
    """The goal line is on its way."""
    lever_asked = Signal(str)
    """A lever's name was pressed; its key."""

    def __init__(self, theme: Theme, fmt: Format, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.view: Earnings | None = None
        self.content = EarningsContent(theme, fmt)
        self.setWidget(self.content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._seen = theme.generation
        self._pending = False
        self._late = self._timer(theme.tokens.motion_ms["stale_delay"], self._turn_stale)
        self._slow = self._timer(SLOW_CLOCK_MS, self._show_texts)
        self._connect()
        self._paint_ground()

    def _timer(self, milliseconds: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(then)
        return timer

    def _connect(self) -> None:
        content = self.content
        content.headline.period_chosen.connect(self.period_chosen)
        content.headline.goal_typed.connect(self.goal_chosen)
        content.headline.lever_asked.connect(self.lever_asked)
        content.fan.goal_dragged.connect(self.goal_dragged)
        content.fan.goal_dropped.connect(self.goal_chosen)

    # -- figures ------------------------------------------------------------------------------------------------

    def show_earnings(self, view: Earnings, *, moving: bool = False) -> None:
        """Shows figures; a hidden page keeps them until it is seen."""
        self.view = view
        self._late.stop()
        self._pending = not self.isVisible()
        if self._pending:
            return
        self.content.headline.show_headline(view.headline, moving=moving)
        self.content.fan.set_fan(view.fan, moving=moving)
        self.content.sources.set_sources(view.sources, moving=moving)
        if not moving:
            self._slow.stop()
            self._show_texts()
        elif not self._slow.isActive():
            self._slow.start()

    def release(self) -> None:
        """The finger is up: axes may follow, texts catch up."""
        self._slow.stop()
        if self.view is not None and not self._pending:
            self.content.headline.show_headline(self.view.headline)
            self.content.fan.release()
            self.content.sources.release()
            self._show_texts()

    def asked(self) -> None:
        """A lever has moved and new figures are on their way."""
        if not self._late.isActive():
            self._late.start()

    @property
    def stale(self) -> bool:
        """Whether what is shown is older than the levers."""
        return self.content.headline.stale

    def _turn_stale(self) -> None:
        if self.view is not None and not self._pending:
            self.content.set_stale(True)

    def _show_texts(self) -> None:
        if self.view is not None:
            self.content.show_texts(self.view)

    def showEvent(self, event: QShowEvent) -> None:
        """Catches up with what came while hidden."""
        super().showEvent(event)
        if self._pending and self.view is not None:
            self.show_earnings(self.view)

    def set_format(self, fmt: Format) -> None:
        """Takes another locale or currency."""
        self.content.set_format(fmt)
        self._show_texts()

    # -- looks --------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tells the content how large the page is; the fan fills its height."""
        self.content.set_page_size(self.size())
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Looks at the theme again where it has changed; says everything anew in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and getattr(self, "view", None) is not None:
            self.set_format(self.content.fmt)
        theme = getattr(self, "theme", None)
        if theme is not None and theme.generation != getattr(self, "_seen", theme.generation):
            self._seen = theme.generation
            self._paint_ground()

    def _paint_ground(self) -> None:
        for widget in (self, self.viewport(), self.content):
            palette = widget.palette()
            palette.setColor(widget.backgroundRole(), self.theme.colour("surface"))
            widget.setPalette(palette)
        self.viewport().setAutoFillBackground(True)
