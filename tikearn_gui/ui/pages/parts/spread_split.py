"""Where the range comes from: one bar in three parts, and what each part is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QWidget

from tikearn_gui.ui.accessible import Spoken
from tikearn_gui.ui.format import Format
from tikearn_gui.ui.pages import matters_words as words
from tikearn_gui.ui.pages.matters_views import Split
from tikearn_gui.ui.pages.parts.runs import STRONG, Run
from tikearn_gui.ui.plots.brushwork import text
from tikearn_gui.ui.theme import Theme
from tikearn_gui.ui.themed import Themed, design_painter

__all__ = ["SpreadSplit"]

BAR, GAP, RADIUS = 18.0, 2.0, 3.0
FIRST, PITCH = 28.0, 44.0
SQUARE, INDENT = 10.0, 18.0


class SpreadSplit(Spoken, Themed):
    """Shows a :class:`~tikearn_gui.ui.pages.matters_views.Split`; small negative shares, which are counting error, as
    none."""

    spoken_role = QAccessible.Role.StaticText

    def __init__(self, theme: Theme, fmt: Format, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.fmt = fmt
        self.view: Split | None = None
        self.show_split(None)

    def show_split(self, view: Split | None) -> None:
        """Takes new shares; None while they are counted."""
        self.view = view
        said = [f"{name} {share}, {note}" for _, name, note, share in self._rows()]
        self.setAccessibleName(". ".join([words.where_from(), *said] if view else [words.being_counted()]))
        self.update()

    def set_format(self, fmt: Format) -> None:
        """Takes another locale."""
        self.fmt = fmt
        self.show_split(self.view)

    @property
    def shares(self) -> tuple[float, float, float]:
        """The three shares, none below nothing, summing to 1; all nothing while none is known."""
        if self.view is None:
            return 0.0, 0.0, 0.0
        found = [max(share, 0.0) for share in (self.view.not_known, self.view.audience_luck, self.view.gift_luck)]
        whole = sum(found) or 1.0
        return found[0] / whole, found[1] / whole, found[2] / whole

    def _rows(self) -> list[tuple[str, str, str, str]]:
        known = self.view is not None
        return [
            (key, name, note, self.fmt.share(share) if known else "…")
            for (key, name, note), share in zip(words.parts(), self.shares, strict=True)
        ]

    @property
    def natural_height(self) -> float:
        """Bar and three rows."""
        return FIRST + 3 * PITCH - 4.0

    def sizeHint(self) -> QSize:
        """244 wide."""
        return QSize(self.theme.column(244), self.theme.px(self.natural_height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar, then the rows."""
        p, theme, width = design_painter(self, self.theme), self.theme, self.design_rect.width()
        p.setPen(Qt.PenStyle.NoPen)
        keys = [key for key, _, _ in words.parts()]
        shown = [(key, part) for key, part in zip(keys, self.shares, strict=True) if part > 0]
        left, room = 0.0, width - GAP * max(len(shown) - 1, 0)
        for key, part in shown:
            p.setBrush(theme.luck_colour(key))
            p.drawRoundedRect(QRectF(left, 0.0, max(room * part, 1.0), BAR), RADIUS, RADIUS)
            left += room * part + GAP
        if not shown:
            p.setBrush(theme.colour("sunken"))
            p.drawRoundedRect(QRectF(0.0, 0.0, width, BAR), RADIUS, RADIUS)
        body, small, lead = (
            Run("", "body").font(theme),
            Run("", "small").font(theme),
            theme.design_font("lead", STRONG),
        )
        for k, (key, name, note, share) in enumerate(self._rows()):
            top = FIRST + k * PITCH
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(theme.luck_colour(key))
            p.drawRoundedRect(QRectF(0.0, top + 4.0, SQUARE, SQUARE), 2.0, 2.0)
            text(p, INDENT, top + 14.0, name, body, theme.colour("text"))
            text(p, INDENT, top + 31.0, note, small, theme.colour("text_muted"))
            text(p, width - QFontMetricsF(lead).horizontalAdvance(share), top + 14.0, share, lead, theme.colour("text"))
        p.end()
