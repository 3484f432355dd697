"""The page Your streams: the creator's own LIVEs, how good forecasts of them were, and what they say of the levers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from tikearn_gui.ui.format import Format
from tikearn_gui.ui.pages import streams_words as words
from tikearn_gui.ui.pages.page_area import PageArea
from tikearn_gui.ui.pages.parts.empty import EmptyPage
from tikearn_gui.ui.pages.streams_content import StreamsContent
from tikearn_gui.ui.pages.streams_tables import FIT_USE, LIVE_DAY, LIVE_LEAVE
from tikearn_gui.ui.pages.streams_views import Streams
from tikearn_gui.ui.theme import Theme

__all__ = ["StreamsArea", "StreamsPage"]


class StreamsArea(PageArea):
    """The page while there is something to show."""

    def __init__(self, theme: Theme, fmt: Format, parent: QWidget | None = None) -> None:
        self.content = StreamsContent(theme, fmt)
        super().__init__(theme, self.content, parent)

    def set_format(self, fmt: Format) -> None:
        """Takes another locale or currency."""
        self.content.set_format(fmt)


class StreamsPage(QStackedWidget):
    """Shows :class:`Streams`, or how to begin. Places of LIVEs are those of the log."""

    import_asked = Signal()
    paste_asked = Signal()
    export_asked = Signal()
    cancel_asked = Signal()
    log_asked = Signal()
    widen_asked = Signal()
    live_asked = Signal(int)
    """A LIVE is to be changed."""
    leave_asked = Signal(int)
    """A LIVE is to be left out, or counted again."""
    use_asked = Signal(tuple)
    """Keys of levers that are to be taken from the log."""

    def __init__(self, theme: Theme, fmt: Format, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view: Streams | None = None
        self.area = StreamsArea(theme, fmt)
        self.empty = EmptyPage(theme)
        self._say_empty()
        self.addWidget(self.empty)
        self.addWidget(self.area)
        content, buttons = self.content, self.content.buttons
        wishes = {
            "bring": self.import_asked, "paste": self.paste_asked, "export": self.export_asked,
            "cancel": self.cancel_asked, "log": self.log_asked, "widen": self.widen_asked,
        }  # fmt: skip
        for name, wish in wishes.items():
            buttons[name].clicked.connect(wish)
        content.log.cell_pressed.connect(self._on_live)
        content.fits.cell_pressed.connect(self._on_fit)
        content.use.clicked.connect(self._on_use)
        self.empty.asked.connect(self.import_asked)
        self.empty.other_asked.connect(lambda name: wishes[name].emit())

    @property
    def content(self) -> StreamsContent:
        """The parts of the page."""
        return self.area.content

    def show_streams(self, view: Streams) -> None:
        """Shows a log, or how to begin one."""
        self.view = view
        self.content.show_streams(view)
        self._turn()

    def show_progress(self, share: float | None, name: str = "") -> None:
        """How far a reading is; None when there is none."""
        self.content.show_progress(share, name)
        self._turn(reading=share is not None)

    def _turn(self, *, reading: bool = False) -> None:
        view = self.view
        something = reading or (view is not None and bool(view.rows or view.periods))
        self.setCurrentWidget(self.area if something else self.empty)

    def set_format(self, fmt: Format) -> None:
        """Takes another locale or currency, or says everything anew."""
        self._say_empty()
        self.area.set_format(fmt)

    def _say_empty(self) -> None:
        self.empty.say(*words.nothing_yet())
        verbs = words.verbs()
        self.empty.offer({name: verbs[name] for name in ("log", "paste")})

    # -- wishes -------------------------------------------------------------------------------------------------

    def _on_live(self, key: str, column: int) -> None:
        if column == LIVE_DAY:
            self.live_asked.emit(int(key))
        elif column == LIVE_LEAVE:
            self.leave_asked.emit(int(key))

    def _on_fit(self, key: str, column: int) -> None:
        if column == FIT_USE:
            self.use_asked.emit((key,))

    def _on_use(self) -> None:
        fits = self.view.fits if self.view is not None else None
        self.use_asked.emit(tuple(row.key for row in fits or () if row.told and not row.used))
