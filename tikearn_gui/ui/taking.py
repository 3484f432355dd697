"""What can be taken out of the window: figures as text, the plot and the page as pictures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QWidget

from tikearn_gui.ui.asker import Asker
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.window_text import say

if TYPE_CHECKING:
    from tikearn_gui.ui.presenters.page_presenter import PagePresenter

__all__ = ["Taking", "picture_of"]

SHARPNESS: Final = 2.0
"""Device pixels in a pixel of a picture that is taken out."""


def _no_page() -> PagePresenter | None:
    return None


def picture_of(widget: QWidget, sharpness: float = SHARPNESS) -> QImage:
    """A widget with all in it, at a device pixel ratio of its own."""
    image = _blank(widget.size(), sharpness)
    painter = QPainter(image)
    widget.render(painter, QPoint())
    painter.end()
    return image


def _blank(size: QSize, sharpness: float) -> QImage:
    image = QImage(size * sharpness, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(sharpness)
    image.fill(Qt.GlobalColor.transparent)
    return image


class Taking(QObject):
    """Copies to the clipboard and writes pictures."""

    done = Signal(str)
    refused = Signal(str)

    def __init__(self, theme: Theme, asker: Asker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._asker = asker
        self.page: Callable[[], PagePresenter | None] = _no_page
        """That of the page on show, which everything comes from."""

    def figures(self) -> str:
        """The page as text."""
        page = self.page()
        return page.figures() if page is not None else ""

    def copy_figures(self) -> None:
        """Puts the page on the clipboard as text."""
        text = self.figures()
        if text:
            QGuiApplication.clipboard().setText(text)
            self.done.emit(say("copied_figures"))

    def copy_plot(self) -> None:
        """Puts the page's plot on the clipboard, as a picture and in words."""
        page = self.page()
        plot = page.plot() if page is not None else None
        if plot is None:
            return
        image = _blank(plot.size(), SHARPNESS)
        image.fill(self._theme.colour("surface"))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot.paint_on(painter, QRectF(plot.rect()))
        painter.end()
        data = QMimeData()
        data.setImageData(image)
        data.setText(plot.words())
        QGuiApplication.clipboard().setMimeData(data)
        self.done.emit(say("copied_plot"))

    def save_picture(self, folder: Path, title: str) -> None:
        """Writes the whole page, also what is scrolled away, as a picture."""
        page = self.page()
        content = page.picture() if page is not None else None
        if content is None:
            return
        path = self._asker.picture_to_save(folder / f"{title}.png")
        if path is None:
            return
        if picture_of(content).save(str(path), "PNG"):  # type: ignore[call-overload]
            self.done.emit(say("picture_saved", name=path.name))
        else:
            self.refused.emit(say("picture_failed", name=path.name))
