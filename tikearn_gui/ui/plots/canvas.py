"""The ground of every plot: theme, size, frozen limits, keyboard, clipboard, nothing drawn while hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyqtgraph as pg  # type: ignore[import-untyped]
from PySide6.QtCore import QEasingCurve, QEvent, QRectF, Qt, QVariantAnimation
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from tikearn_gui.ui.plots.axes import QuietAxis
from tikearn_gui.ui.plots.layer import Layer
from tikearn_gui.ui.plots.scales import Limits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tikearn_gui.ui.format import Format
    from tikearn_gui.ui.theme import Theme

__all__ = ["Canvas"]


class Canvas(pg.GraphicsView):  # type: ignore[misc]
    """A view whose units are the design's pixels: at a text size of 150 % everything in it grows alike.

    Subclasses make their layers once, in ``__init__``, lay them out in :meth:`arrange` and fill them in
    :meth:`apply`, which is called only while the plot is on screen.
    """

    _ready = False  # pyqtgraph and Qt call some methods before the end of their own __init__

    def __init__(self, theme: Theme, fmt: Format, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self.theme = theme
        self.fmt = fmt
        self.limits: Limits | None = None
        self.stale = False
        self.moving = False
        self._seen = theme.generation
        self._pending = False
        self._goal_limits: Limits | None = None
        self._still: list[Layer | QuietAxis] = []
        self._following: list[Layer | QuietAxis] = []
        self._backdrop: QPixmap | None = None
        self._start: Limits | None = None
        self._easing = QVariantAnimation(self)
        self._easing.setStartValue(0.0)
        self._easing.setEndValue(1.0)
        self._easing.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._easing.valueChanged.connect(self._ease)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._paint_ground()
        self._ready = True

    def close(self) -> bool:
        """Closes like any widget; pyqtgraph's own would empty the plot, and it could not be shown again."""
        return bool(QWidget.close(self))

    # -- layers and size ----------------------------------------------------------------------------------------

    def add(self, *layers: Layer | QuietAxis, still: Sequence[Layer | QuietAxis] = ()) -> None:
        """Puts layers on the view, once; what is ``still`` stands behind them all and only changes in
        :meth:`arrange`."""
        for layer in (*still, *layers):
            if isinstance(layer, QuietAxis):
                layer.set_theme(self.theme)
            else:
                layer.screen = self.viewport()
            self.scene().addItem(layer)
        self._still, self._following = list(still), sorted(layers, key=lambda layer: layer.zValue())

    @property
    def scale_factor(self) -> float:
        """Widget pixels in one pixel of the design."""
        return self.theme.scale if self._ready else 1.0

    @property
    def area(self) -> QRectF:
        """The view in pixels of the design."""
        return QRectF(0.0, 0.0, self.width() / self.scale_factor, self.height() / self.scale_factor)

    def updateMatrix(self, propagate: bool = True) -> None:
        """Called by pyqtgraph after each change of size: units stay pixels of the design."""
        factor = self.scale_factor
        self.setSceneRect(QRectF(0.0, 0.0, self.width() / factor, self.height() / factor))
        self.setTransform(QTransform.fromScale(factor, factor))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lays the plot out anew."""
        super().resizeEvent(event)
        if self._ready and self.limits is not None:
            self.arrange()

    def arrange(self) -> None:
        """Places axes and layers for the present size, limits and theme."""
        self._backdrop = None

    # -- data ---------------------------------------------------------------------------------------------------

    def arrived(self, *, moving: bool) -> None:
        """New data are stored: shows them now, or when the plot comes into sight."""
        self.moving = moving
        self._pending = not self.isVisible()
        if not self._pending:
            self._show_data()

    def release(self) -> None:
        """The finger is up: the limits may follow the data again."""
        if self.moving:
            self.arrived(moving=False)

    def _show_data(self) -> None:
        if self.limits is None:
            self._take(self.wanted(None))
        self.apply()
        if not self.moving:
            self._settle()

    def apply(self) -> None:
        """Fills the layers from the stored data."""
        raise NotImplementedError

    def wanted(self, now: Limits | None) -> Limits:
        """The limits that suit the stored data, given the present ones."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        """Catches up with what came while hidden; without motion, since nobody saw the old limits."""
        super().showEvent(event)
        if self._pending:
            self._pending = False
            self._easing.stop()
            self.limits = None if not self.moving else self.limits
            self._show_data()

    def set_format(self, fmt: Format) -> None:
        """Takes another locale or currency, or says everything anew."""
        self.fmt = fmt
        self.restyle()

    # -- limits -------------------------------------------------------------------------------------------------

    def _settle(self) -> None:
        """Eases to the limits that suit the data, over 220 ms or at once where motion is reduced."""
        target = self.wanted(self._goal_limits or self.limits)
        if target == (self._goal_limits or self.limits):
            return
        duration = self.theme.motion("axis_settle")
        self._easing.stop()
        if duration == 0 or not self.isVisible():
            self._take(target)
            return
        self._start, self._goal_limits = self.limits, target
        self._easing.setDuration(duration)
        self._easing.start()

    def _ease(self, way: Any) -> None:
        if self._start is None or self._goal_limits is None:
            return
        arrived = float(way) >= 1.0
        self._put(self._goal_limits if arrived else self._start.between(self._goal_limits, float(way)))
        if arrived:
            self._goal_limits = None

    def _take(self, limits: Limits) -> None:
        self._goal_limits = None
        self._put(limits)

    def _put(self, limits: Limits) -> None:
        self.limits = limits
        self.arrange()

    # -- looks --------------------------------------------------------------------------------------------------

    def restyle(self) -> None:
        """Takes colours, fonts and text size from the theme anew."""
        self._paint_ground()
        self.updateMatrix()
        if self.limits is not None:
            self.arrange()
            if not self._pending:
                self.apply()
        for layer in self.scene().items():
            layer.update()  # those that are kept as a picture, too
        self.viewport().update()

    def _paint_ground(self) -> None:
        self._backdrop = None
        self.setBackgroundBrush(self.theme.colour("surface"))
        self.resetCachedContent()

    def changeEvent(self, event: QEvent) -> None:
        """Looks at the theme again where palette or style sheet changed."""
        super().changeEvent(event)
        looks = event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)
        if looks and self._ready and self.theme.generation != self._seen:
            self._seen = self.theme.generation
            self.restyle()

    # -- painting -----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """What is still comes from a picture, then the layers are painted.

        Qt's own way, item by item with an exposed part for each, takes half as long again. Pictures for files still go
        through the scene.
        """
        p = QPainter(self.viewport())
        p.drawPixmap(0, 0, self._backdrop_now())
        p.scale(self.scale_factor, self.scale_factor)
        for layer in self._following:
            _paint(p, layer)
        p.end()

    def _backdrop_now(self) -> QPixmap:
        ratio = self.viewport().devicePixelRatioF()
        size = (self.viewport().size().toSizeF() * ratio).toSize()
        kept = self._backdrop
        if kept is None or kept.size() != size or kept.devicePixelRatio() != ratio:
            kept = self._backdrop = QPixmap(size)
            kept.setDevicePixelRatio(ratio)
            kept.fill(self.theme.colour("surface"))
            p = QPainter(kept)
            p.scale(self.scale_factor, self.scale_factor)
            for item in self._still:
                _paint(p, item)
            p.end()
        return kept

    # -- words --------------------------------------------------------------------------------------------------

    def words(self) -> str:
        """What the plot says, as text."""
        raise NotImplementedError

    def copy(self) -> None:
        """Puts the plot's words on the clipboard."""
        QGuiApplication.clipboard().setText(self.words())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies; what the plot does not use goes on to the page."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif not self.read_by_key(event.key()):
            event.ignore()

    def read_by_key(self, key: int) -> bool:
        """Moves the reading; whether the key was used."""
        return False

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page, never the plot."""
        event.ignore()

    def paint_on(self, painter: QPainter, box: QRectF) -> None:
        """Paints the plot into a box of a picture, a page or a vector file."""
        self.scene().render(painter, box, self.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)


def _paint(p: QPainter, item: Layer | QuietAxis) -> None:
    """One item at its place, as a scene would."""
    if item.isVisible():
        p.save()
        p.translate(item.pos())
        item.paint(p, None, None)
        p.restore()
