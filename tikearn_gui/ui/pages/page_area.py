"""The scrolled area that every page stands in: ground, size, and figures that turn grey when an answer is late."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from tikearn_gui.ui.format import Format
from tikearn_gui.ui.theme import Theme

__all__ = ["PageArea", "PageContent"]


class PageContent(Protocol):
    """What stands in the area."""

    fmt: Format

    def set_page_size(self, size: QSize) -> None:
        """The size that the page may fill without scrolling."""

    def set_stale(self, stale: bool) -> None:
        """An answer is late, or has come."""


class PageArea(QScrollArea):
    """Holds a widget that is also a :class:`PageContent`. ``asked`` tells that a lever has moved; if no figures come
    within 80 ms (:meth:`arrived`), the content turns stale."""

    def __init__(self, theme: Theme, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.page_content: PageContent = content  # type: ignore[assignment]
        self._holds = content
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._seen = theme.generation
        self.stale = False
        self._late = self.timer(theme.tokens.motion_ms["stale_delay"], self._turn_stale)
        self._paint_ground()

    def timer(self, milliseconds: int, then: Callable[[], None]) -> QTimer:
        """A timer of the page that goes off once."""
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(then)
        return timer

    def asked(self) -> None:
        """A lever has moved and new figures are on their way."""
        if not self._late.isActive():
            self._late.start()

    def arrived(self) -> None:
        """They are there."""
        self._late.stop()
        if self.stale:
            self.stale = False
            self.page_content.set_stale(False)

    def _turn_stale(self) -> None:
        self.stale = True
        self.page_content.set_stale(True)

    def set_format(self, fmt: Format) -> None:
        """Takes another locale or currency, or says everything anew."""
        raise NotImplementedError

    # -- looks --------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tells the content how large the page is."""
        self.page_content.set_page_size(self.size())
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Looks at the theme again where it has changed; says everything anew in another language."""
        super().changeEvent(event)
        if not hasattr(self, "_late"):
            return  # Qt tells of changes before the end of its own __init__
        if event.type() == QEvent.Type.LanguageChange:
            self.set_format(self.page_content.fmt)
        if self.theme.generation != self._seen:
            self._seen = self.theme.generation
            self._paint_ground()

    def _paint_ground(self) -> None:
        for widget in (self, self.viewport(), self._holds):
            palette = widget.palette()
            palette.setColor(widget.backgroundRole(), self.theme.colour("surface"))
            widget.setPalette(palette)
        self.viewport().setAutoFillBackground(True)
